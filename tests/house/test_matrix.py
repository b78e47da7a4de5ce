"""Every route × every role × own or other assembly: who is let in is what the policy says."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule

from assembly.charter.actions import add_chapter
from assembly.charter.queries import chapters_of
from assembly.checks.actions import ask_confirming
from assembly.checks.queries import confirmation_of
from assembly.commitments.actions import report_with_evidence
from assembly.commitments.queries import commitments_of_resolutions, evidence_of
from assembly.commitments.rules import Told
from assembly.core import clock
from assembly.core.access import POLICY, SYSTEM, needed_by
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.pictures import remade
from assembly.extensions import db
from assembly.follow_up.models import FollowUp
from assembly.grievances.actions import tell
from assembly.grievances.models import Grievance, GrievancePicture
from assembly.grievances.queries import new_grievances
from assembly.issues.actions import group
from assembly.meetings.actions import call_meeting, close_meeting, open_meeting
from assembly.meetings.queries import meeting
from assembly.minutes.actions import circulate_minutes, propose_correction
from assembly.proposals.actions import write_proposal
from assembly.proposals.rules import Written
from assembly.registry.actions import add_organisation, name_representative, write_agreement
from assembly.registry.rules import AgreementSaid, Party, RepresentativeSaid, Signed
from assembly.resolutions.actions import write_clause
from assembly.resolutions.queries import resolution_of_item
from assembly.speakers.actions import add_guest_speaker
from assembly.statements.actions import ask_statement
from assembly.tasks.actions import give_task
from assembly.tasks.rules import Said
from tests.factories.decisions import begin, decide, lay_charter
from tests.factories.drafting import propose, show_lines
from tests.factories.hall import Hall, gather
from tests.factories.proofs import ALL, POSTS
from tests.factories.requests import answers, ask, send
from tests.factories.uploads import jpeg

STAFF = ("facilitator", "secretary", "teller", "helper", "admin")
ROLES = ("anyone", "delegate", "observer", *STAFF)


def arguments(hall: Hall) -> dict[str, object]:
    """One true value for every argument an address may have, all of one assembly."""
    begin(hall)
    lay_charter(hall)
    show_lines(hall, 2)
    amendment_id = propose(hall, 1, "delete", 1)
    ballot_id = decide(hall, "yyyyyyyyyyyn")
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    chapter = chapters_of(hall.assembly_id)[0]
    tell(hall.assembly_id, "820101", None, "น้ำไม่ไหล", f"key-{hall.slug}")
    commitments = commitments_of_resolutions([adopted.id])[adopted.id]
    speaker = add_guest_speaker(SYSTEM, hall.meeting_id, "นางมาลี ใจดี")
    return {
        "code": hall.code,
        "speech_id": speaker,
        "slug": hall.slug,
        "item_id": hall.items[0],
        "ballot_id": ballot_id,
        "amendment_id": amendment_id,
        "kind": "change",
        "paragraph": 1,
        "resolution_id": adopted.id,
        "commitment_id": commitments[0].id,
        "clause_id": write_clause(SYSTEM, adopted.id, chapter.id, "ทุกคนรู้ผล"),
        "grievance_id": new_grievances(hall.assembly_id, 1)[0].id,
        "picture_id": sent_picture(hall),
        "number": 3,
        "name": "main",
        "token": "no-such-token",
        "channel": "hands",
        "district": "8201",
        "member_id": hall.members[5],
        "issue_id": _issue(hall),
        "task_id": give_task(SYSTEM, hall.assembly_id, Said("โทรตามหนังสือ")),
        "organisation_id": (
            body := add_organisation(SYSTEM, hall.assembly_id, "อบต.ตัวอย่าง", *BODY)
        ),
        "representative_id": name_representative(SYSTEM, body, 1, RepresentativeSaid("นางมาลี ใจดี")),
        "agreement_id": _agreement(hall),
        "proposal_id": write_proposal(
            SYSTEM, adopted.id, 1, Written(body, "นายก อบต.", "ขอคณะทำงาน", "ขอให้ตั้งคณะทำงาน")
        ),
        "request_id": (asked := ask(commitments[0].id, organisation_id=body)),
        "answer_id": answers(send(asked, 3), "received"),
        "state": "heard",
        "what": "proposals",
        "file_format": "json",
        "schema": "assembly.charter-2",
        "statement_id": ask_statement(SYSTEM, hall.meeting_id, "ตลาดนัดควรปิดสองทุ่ม"),
        "step": "up",
        "place": "before",
        "correction_id": _correction(hall),
        "confirmation_id": _asked(hall),
        "document": "charter",
        "day": "2025-11-20",
        "part": "preamble",
        "key": "new",
        **_reported(adopted.id),
        "follow_up_id": _followed(hall, adopted.id),
        "change_id": add_chapter(SYSTEM, chapter.charter_id, f"after:h{chapter.id}", "น้ำ"),
    }


def _followed(hall: Hall, resolution_id: int) -> int:
    """What a hall was asked about a promise, and has not decided."""
    promise = commitments_of_resolutions([resolution_id])[resolution_id][0]
    row = FollowUp(
        meeting_id=hall.meeting_id,
        agenda_item_id=hall.items[0],
        commitment_id=promise.id,
        kind="close",
        made_at=clock.now(),
        made_by="ธนพร",
    )
    return _kept(row)


@change
def _kept(row: FollowUp) -> int:
    session().add(row)
    session().flush()
    return row.id


def sent_picture(hall: Hall) -> int:
    """The picture of a grievance that came with one."""
    key, small = f"picture-{hall.slug}", remade(jpeg())
    tell(hall.assembly_id, "820101", None, "สะพานหัก", key, picture=small)
    wanted = select(GrievancePicture.id).join(
        Grievance, Grievance.id == GrievancePicture.grievance_id
    )
    return session().scalars(wanted.where(Grievance.assembly_id == hall.assembly_id)).one()


def _reported(resolution_id: int) -> dict[str, object]:
    """What a body reported of a promise, with what shows it; nobody has read it yet."""
    promise = commitments_of_resolutions([resolution_id])[resolution_id][0]
    told = report_with_evidence(SYSTEM, promise.id, Told(clock.today(), POSTS, seen="unread"), ALL)
    one = evidence_of([told], public=False)[told][0]
    return {"report_id": told, "evidence_id": one.id, "sort": "report", "sheet_id": told}


def _asked(hall: Hall) -> int:
    """What waits for a second person."""
    ask_confirming(SYSTEM, hall.assembly_id, f"minutes:{hall.meeting_id}", "minutes", "a" * 64)
    found = confirmation_of(f"minutes:{hall.meeting_id}")
    assert found is not None
    return found.id


BODY = ("local_government", "subdistrict")


def _correction(hall: Hall) -> int:
    """What a delegate asks to be corrected in the minutes of an earlier meeting."""
    past = call_meeting(SYSTEM, hall.assembly_id, 7, date(2026, 5, 7), "หอประชุมอำเภอ", 1)
    open_meeting(SYSTEM, past, meeting(past).version)
    db.session.remove()
    close_meeting(SYSTEM, past, meeting(past).version)
    circulate_minutes(SYSTEM, past, clock.today())
    said = ("before", 0, "ประธานเปิดประชุม", "ไม่ได้จดไว้")
    return propose_correction(hall.delegate(0), past, *said)


def _agreement(hall: Hall) -> int:
    add_organisation(SYSTEM, hall.assembly_id, "สมาคมตัวอย่าง", "community", "province")
    sides = (Party("อบต.ตัวอย่าง"), Party("สมาคมตัวอย่าง"))
    return write_agreement(SYSTEM, hall.assembly_id, AgreementSaid("ร่วมมือ", Signed(2020), sides))


def _issue(hall: Hall) -> int:
    told = new_grievances(hall.assembly_id, 1)[0].id
    return group(SYSTEM, hall.assembly_id, [(told, 1)], None, "น้ำไม่ไหล")


@pytest.fixture
def addresses(hall: Hall) -> dict[str, dict[str, object]]:
    """True arguments in the own assembly and in another one."""
    other = gather(hall.app, slug="another", code="111111")
    return {"own": arguments(hall), "other": arguments(other)}


def routes(app: Flask) -> Iterator[tuple[Rule, str]]:
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            for method in sorted({"GET", "POST"} & set(rule.methods or ())):
                yield rule, method


def browsers(hall: Hall) -> dict[str, FlaskClient]:
    people = {role: hall.browser(role) for role in STAFF}
    return {
        "anyone": hall.app.test_client(),
        "delegate": hall.phone(0),
        "observer": hall.observer(),
        **people,
    }


def test_every_route_lets_in_whom_the_policy_names(
    hall: Hall, addresses: dict[str, dict[str, object]]
) -> None:
    """A forbidden page answers 403; an allowed one anything but 403, and never a crash."""
    people = browsers(hall)
    wrong = []
    for rule, method in routes(hall.app):
        if rule.endpoint == "door.leave":
            continue  # it would sign the browsers out; it is open to everybody
        for where, values in addresses.items():
            path = rule.build({name: values[name] for name in rule.arguments})[1]
            for role, browser in people.items():
                status = browser.open(path, method=method, data={}).status_code
                if not as_expected(rule.endpoint, role, where, rule.arguments, status):
                    wrong.append(f"{method} {path} as {role} of {where}: {status}")
    assert wrong == []


def as_expected(endpoint: str, role: str, where: str, named: set[str], status: int) -> bool:
    action = needed_by(endpoint)
    about_assembly = named & {
        "code",
        "slug",
        "clause_id",
        "resolution_id",
        "ballot_id",
        "item_id",
        "speech_id",
        "proposal_id",
        "issue_id",
    }
    held = {"anyone"} if where == "other" or not about_assembly else {"anyone", role}
    if action is None or not POLICY[action] & held:
        return status == 403
    return status != 403 and status < 500


def test_the_roles_of_the_policy_are_the_roles_tried() -> None:
    named = set().union(*POLICY.values())
    assert named <= set(ROLES)


def test_an_address_that_mixes_two_assemblies_is_not_found(
    hall: Hall, addresses: dict[str, dict[str, object]]
) -> None:
    desk = hall.browser("facilitator")
    own, other = addresses["own"], addresses["other"]
    mixed = [f"/desk/{own['code']}/items/{other['item_id']}/open"]
    mixed += [f"/desk/{own['code']}/ballots/{other['ballot_id']}/close"]
    mixed += [f"/desk/{own['code']}/amendments/{other['amendment_id']}/accept"]
    mixed += [f"/desk/{own['code']}/resolutions/{other['resolution_id']}/clause"]
    for path in mixed:
        assert desk.post(path, data={}).status_code == 404, path
    db.session.remove()
