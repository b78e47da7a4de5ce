"""A plenary that is over, and its minutes on the table of two secretaries."""

from datetime import timedelta

from flask.testing import FlaskClient

from assembly.agenda.actions import add_item
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.meetings.actions import call_meeting, close_meeting, open_meeting
from assembly.meetings.queries import meeting
from assembly.minutes.actions import circulate_minutes
from assembly.minutes.models import Minutes
from assembly.minutes.queries import minutes_row
from assembly.people.actions import add_staff, issue_slip
from assembly.people.queries import member, paper_slips
from tests.factories.decisions import begin, decide
from tests.factories.hall import Hall

UNTIL = 14  # days


def secretary(hall: Hall) -> Actor:
    roles = frozenset({(hall.assembly_id, "secretary")})
    return Actor(staff_id=hall.staff["secretary"], name="ฝั่งฟ้า น้ำทิพย์", roles=roles)


def second_secretary(hall: Hall) -> Actor:
    """Made when she is first needed."""
    if "second" not in hall.staff:
        hall.staff["second"] = add_staff(SYSTEM, "อรุณี ทะเลงาม", hall.assembly_id, "secretary")
    roles = frozenset({(hall.assembly_id, "secretary")})
    return Actor(staff_id=hall.staff["second"], name="อรุณี ทะเลงาม", roles=roles)


def over(hall: Hall, votes: str = "yyyyyyyyyyyn") -> None:
    """A meeting with one decision, closed."""
    begin(hall)
    decide(hall, votes)
    close_meeting(hall.facilitator, hall.meeting_id, hall.version)
    db.session.remove()


def circulated(hall: Hall) -> None:
    over(hall)
    go_round(hall)


def phone_with_slip(hall: Hall, place: int) -> FlaskClient:
    """The n-th delegate comes back with the slip while the minutes go round."""
    name = member(hall.members[place]).full_name
    code = next(slip.code for slip in paper_slips(hall.meeting_id) if slip.member == name)
    phone = hall.app.test_client()
    answer = phone.post(f"/minutes/{hall.code}", data={"code": code})
    assert answer.status_code == 302, answer.text
    return phone


def go_round(hall: Hall) -> None:
    until = clock.today() + timedelta(days=UNTIL)
    circulate_minutes(secretary(hall), hall.meeting_id, until)
    db.session.remove()


@change
def day_passes(hall: Hall) -> None:
    """The last day for corrections was yesterday."""
    row = minutes_row(hall.meeting_id)
    assert row is not None
    row.correct_until = clock.today() - timedelta(days=1)


def next_plenary(hall: Hall, title: str = "รับรองรายงานการประชุม") -> tuple[int, int]:
    """The meeting after this one, opened; its id and that of the item that adopts minutes."""
    held_on = meeting(hall.meeting_id).held_on + timedelta(days=90)
    meeting_id = call_meeting(SYSTEM, hall.assembly_id, 14, held_on, "หอประชุม", 1, code="555111")
    item_id = add_item(SYSTEM, meeting_id, title, kind="deliberate")
    for member_id in hall.members:
        issue_slip(SYSTEM, member_id, meeting_id)
    db.session.remove()
    open_meeting(hall.facilitator, meeting_id, meeting(meeting_id).version)
    db.session.remove()
    return meeting_id, item_id


def row_of(hall: Hall) -> Minutes:
    db.session.remove()
    found = minutes_row(hall.meeting_id)
    assert found is not None
    return session().get_one(Minutes, found.id)
