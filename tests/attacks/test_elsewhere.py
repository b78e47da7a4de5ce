"""Another assembly's rows, named in a form's fields where no address guards them."""

from typing import Any

import pytest
from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.models import Grievance, GrievancePicture
from assembly.issues.models import Issue
from assembly.registry.actions import add_organisation
from assembly.statements.actions import ask_statement
from assembly.statements.models import Statement
from tests.factories.hall import Hall, gather
from tests.grievances.test_desk import told


@pytest.fixture
def there(hall: Hall) -> Hall:
    return gather(hall.app, slug="another", code="111111")


@change
def theirs(there: Hall, voice: int) -> dict[str, int]:
    """An issue and a picture of the other assembly."""
    issue = Issue(assembly_id=there.assembly_id, title="เรื่องของเขา", made_on=clock.today())
    about = {"name": "theirs.jpg", "width": 1, "height": 1, "bytes": 1}
    picture = GrievancePicture(grievance_id=voice, **about)
    session().add_all([issue, picture])
    session().flush()
    return {"issue": issue.id, "picture": picture.id}


def state(there: Hall) -> list[Any]:
    """Everything of the other assembly that could have been touched."""
    db.session.remove()
    told_there = select(Grievance).where(Grievance.assembly_id == there.assembly_id)
    rows = session().scalars(told_there.order_by(Grievance.id)).all()
    names = ("id", "version", "state", "issue_id", "agenda_item_id", "organisation_id", "outcome")
    pictures = session().scalars(select(GrievancePicture.is_cleared)).all()
    statements = session().scalars(select(Statement.state)).all()
    return [[getattr(row, name) for name in names] for row in rows] + [pictures, statements]


def test_no_field_reaches_into_another_assembly(hall: Hall, there: Hall) -> None:
    mine, voice = told(hall, "เรื่องของเรา"), told(there, "เรื่องลับของเขา")
    more = theirs(there, voice)
    body = add_organisation(SYSTEM, there.assembly_id, "ประปาของเขา", "state", "district")
    asked = ask_statement(SYSTEM, there.meeting_id, "เขาเห็นอย่างไร")
    before, pick = state(there), f"{voice}:1"
    inbox, desk = f"/inbox/{hall.slug}", f"/desk/{hall.code}"
    attempts: list[tuple[str, dict[str, Any]]] = [
        (f"{inbox}/{verb}", {"pick": [pick], "because": "ก", "answer": "ก", "issue_title": "ก"})
        for verb in ("clear", "withhold", "strategy", "read", "answer", "group", "ungroup")
    ]
    attempts += [
        (f"{inbox}/forward", {"pick": [f"{mine}:1"], "organisation": body}),
        (f"{inbox}/group", {"pick": [f"{mine}:1"], "issue": more["issue"]}),
        (f"{inbox}/group", {"pick": [f"{mine}:1"], "also": [pick], "issue_title": "ก"}),
        (
            f"{inbox}/agenda",
            {"pick": [f"{mine}:1"], "meeting": there.meeting_id, "item_title": "ก"},
        ),
        (f"{inbox}/picture/{mine}", {"version": 1, "picture": more["picture"], "cleared": "1"}),
        (f"{inbox}/picture/{voice}", {"version": 1, "picture": more["picture"], "cleared": "1"}),
        (f"{inbox}/issues/{more['issue']}", {"version": 1, "title": "ก"}),
        (f"{inbox}/issues/{more['issue']}/undo", {"version": 1}),
        (
            f"/office/{hall.slug}/organisations/{body}",
            {"version": 1, "name": "ก", "sector": "state", "level": "district"},
        ),
        (f"{desk}/items/{hall.items[0]}/grievances", {"version": hall.version, "ids": [voice]}),
        (f"{desk}/items/{there.items[0]}/grievances", {"version": hall.version, "ids": [mine]}),
        (f"{desk}/grievances/{voice}/withhold", {}),
        (f"{desk}/sense/{asked}/withheld", {"seen": "open"}),
        (f"/m/{hall.code}/grievances/{voice}/join", {}),
        (f"/m/{hall.code}/sense/{asked}", {"choice": "agree"}),
        (f"/matrix/{hall.slug}/0/8201/item", {"meeting": there.meeting_id, "title": "ก"}),
        (f"/office/{hall.slug}/export/grievances.json", {"meeting": there.code}),
    ]
    helper = hall.browser("facilitator")
    for address, fields in attempts:
        answer = helper.post(address, data=fields, headers={"Accept": "application/json"})
        assert 400 <= answer.status_code < 500, (address, fields)
        assert "เรื่องลับของเขา" not in answer.text
    assert state(there) == before
    for address in (f"?at={voice}", f"?grouped={more['issue']}", f"?district=8201&at={voice}"):
        shown = helper.get(f"{inbox}{address}").text
        assert "ของเขา" not in shown, address
