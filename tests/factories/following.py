"""The plenary after the one that promised: it stands on its report item and follows up."""

from datetime import date

from assembly.agenda.actions import add_item, finish_item, open_item
from assembly.ballots.actions import cast_vote, close_ballot, count_ballot, declare_ballot
from assembly.ballots.rules import Terms
from assembly.core import ids
from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.follow_up.actions import ask
from assembly.follow_up.rules import Asked
from assembly.meetings.actions import call_meeting, check_in, close_meeting, open_meeting
from assembly.people.actions import issue_slip
from tests.factories.hall import Hall

NAMED = Terms("named", "simple", "vote")
CALL = Terms("named", kind="consensus")
WHY = "ตัวแทนทั้ง 8 อำเภอยืนยันว่าประชุมครบแล้ว"
REPORT, DECIDE = 0, 1  # places among the next meeting's items


def call_next(hall: Hall, number: int = 14, code: str = "515151") -> Hall:
    """The next plenary of the same people, planned: the standing point, and what is decided."""
    meeting_id = call_meeting(
        SYSTEM, hall.assembly_id, number, date(2027, 5, 20), "หอประชุมจังหวัดพังงา", 6, code=code
    )
    items = [
        add_item(SYSTEM, meeting_id, "เรื่องสืบเนื่อง", kind="report"),
        add_item(SYSTEM, meeting_id, "เรื่องเพื่อพิจารณา", kind="decide"),
    ]
    for member_id in hall.members:
        issue_slip(SYSTEM, member_id, meeting_id)
    same = (hall.members, hall.staff)
    return Hall(hall.app, hall.assembly_id, hall.slug, meeting_id, code, items, *same)


def follows_up(hall: Hall) -> Hall:
    """The meeting that promised is over; the next one is open and on its report item."""
    finish_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    close_meeting(hall.facilitator, hall.meeting_id, hall.version)
    later = call_next(hall)
    for member_id in later.members:
        check_in(SYSTEM, later.meeting_id, member_id)
    open_meeting(later.facilitator, later.meeting_id, later.version)
    open_item(later.facilitator, later.meeting_id, later.version, later.items[REPORT])
    return later


def asks(later: Hall, commitment_id: int, asked: Asked, terms: Terms = NAMED) -> int:
    """The facilitator asks the hall; the ballot's id."""
    return ask(later.facilitator, later.meeting_id, later.version, commitment_id, asked, terms)


def answers(later: Hall, ballot_id: int, choices: str, send_back: str = "") -> None:
    """The n-th delegate says the n-th letter, and the result is declared: y, n, a; or in a
    consensus call g (agrees) and o (objects)."""
    words = {"y": "yes", "n": "no", "a": "abstain", "g": "agree", "o": "not_yet"}
    for place, letter in enumerate(choices):
        remark = "ยังไม่เห็นรายงาน" if letter == "o" else ""
        cast_vote(later.delegate(place), ballot_id, words[letter], ids.token(), remark)
    who, sitting = later.facilitator, later.meeting_id
    close_ballot(who, sitting, later.version, ballot_id)
    if not set(choices) & {"g", "o"}:
        count_ballot(who, sitting, later.version, ballot_id)
    declare_ballot(who, sitting, later.version, ballot_id, send_back)
    db.session.remove()
