"""A new edition of the charter: a second person reads it before it is adopted at the office."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from assembly.charter.actions import add_clause, adopt_edition
from assembly.charter.queries import chapters_of, charter_of, last_edition
from assembly.charter.queries.confirming import draft_hash, edition_to_confirm
from assembly.checks.actions import confirm, settle_checks
from assembly.checks.queries import confirmation_of
from assembly.checks.rules import ChangedSince, NeedsSecondPerson
from assembly.core.access import SYSTEM, Actor
from assembly.extensions import db
from tests.factories.decisions import lay_charter
from tests.factories.hall import Hall


@pytest.fixture
def charter(hall: Hall) -> str:
    """The assembly wants editions confirmed; its charter has one clause. Answers its subject."""
    lay_charter(hall)
    add_clause(SYSTEM, chapters_of(hall.assembly_id)[0].id, "ทุกคนรู้ผลการพิจารณา")
    settle_checks(SYSTEM, hall.assembly_id, ["edition"])
    row = charter_of(hall.assembly_id)
    assert row is not None
    return f"charter:{row.id}"


def secretary(hall: Hall) -> Actor:
    mine = frozenset({(hall.assembly_id, "secretary")})
    return Actor(staff_id=hall.staff["secretary"], roles=mine)


def press(hall: Hall, office: FlaskClient):
    """The secretary presses adopt at the charter's table, as the page stands."""
    db.session.remove()
    row = charter_of(hall.assembly_id)
    assert row is not None
    day = {"day": "20", "month": "11", "year": "2569", "place": "หอประชุม"}
    return office.post(
        "/office/phangnga/charter/charter/adopt", data=day | {"version": row.version}
    )


def adopted(hall: Hall) -> bool:
    db.session.remove()
    row = charter_of(hall.assembly_id)
    return row is not None and last_edition(row.id) is not None


def test_pressing_adopt_asks_and_does_not_adopt(hall: Hall, charter: str) -> None:
    office = hall.browser("secretary")
    answer = press(hall, office)
    assert answer.status_code == 409
    assert not adopted(hall)
    told = confirmation_of(charter)
    assert told is not None
    assert told.waiting
    page = hall.browser("facilitator").get("/office/phangnga/checks").text
    assert "ทุกคนรู้ผลการพิจารณา" in page
    confirm(hall.facilitator, charter, told.sha256)
    press(hall, office)
    assert adopted(hall)


def test_a_clause_added_meanwhile_is_not_what_was_confirmed(hall: Hall, charter: str) -> None:
    number = int(charter.partition(":")[2])
    with pytest.raises(NeedsSecondPerson):
        adopt_edition(secretary(hall), hall.assembly_id, date(2026, 11, 20), "พังงา")
    press(hall, hall.browser("secretary"))
    before = draft_hash(number)
    add_clause(SYSTEM, chapters_of(hall.assembly_id)[0].id, "อีกข้อหนึ่ง")
    db.session.remove()
    assert draft_hash(number) != before
    with pytest.raises(ChangedSince):
        confirm(hall.facilitator, charter, before)
    shown = edition_to_confirm(charter)
    assert shown is not None
    assert "อีกข้อหนึ่ง" in shown.text
