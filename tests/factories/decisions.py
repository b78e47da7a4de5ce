"""A hall that decides: from an open item to a declared ballot, in few words."""

from assembly.agenda.actions import open_item
from assembly.ballots.actions import cast_vote, close_ballot, count_ballot, declare_ballot
from assembly.ballots.rules import Terms
from assembly.charter.actions import found_charter
from assembly.core import ids
from assembly.core.access import SYSTEM
from assembly.meetings.actions import open_meeting
from assembly.plans.queries import strategies_of
from assembly.resolutions.actions import put_to_vote, show_draft, write_draft
from tests.factories.hall import Hall

QUESTION = "ให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย ตรวจแนวเขตที่ดินชุมชน ให้เสร็จใน 1 ปี"
TEXT = "ขอให้จังหวัดตั้งคณะทำงาน 4 ฝ่าย ทุกอำเภอ\nขอให้คณะทำงานบอกผลที่ลานกลางของทุกหมู่บ้าน"


def begin(hall: Hall) -> None:
    """Everybody checks in and the meeting opens."""
    hall.everyone_checks_in()
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)


def open_vote(
    hall: Hall,
    place: int = 0,
    method: str = "named",
    majority: str = "simple",
    minutes: int = 0,
    kind: str = "vote",
) -> int:
    """Open the n-th item, write and show its draft, put it to the vote; the ballot's id."""
    chair, item_id = hall.facilitator, hall.items[place]
    open_item(chair, hall.meeting_id, hall.version, item_id)
    write_draft(chair, hall.meeting_id, hall.version, item_id, QUESTION, TEXT)
    show_draft(chair, hall.meeting_id, hall.version, item_id)
    terms = Terms(method, majority, kind, minutes=minutes)
    return put_to_vote(chair, hall.meeting_id, hall.version, item_id, terms)


def everyone_votes(hall: Hall, ballot_id: int, choices: str) -> None:
    """The n-th delegate votes the n-th letter: y, n or a; a dot stays silent."""
    words = {"y": "yes", "n": "no", "a": "abstain"}
    for place, letter in enumerate(choices):
        if letter in words:
            cast_vote(hall.delegate(place), ballot_id, words[letter], ids.token())


def finish_vote(hall: Hall, ballot_id: int) -> None:
    """Close, open the box, declare."""
    for verb in (close_ballot, count_ballot, declare_ballot):
        verb(hall.facilitator, hall.meeting_id, hall.version, ballot_id)


def decide(hall: Hall, choices: str, place: int = 0, method: str = "named") -> int:
    """The whole way from an item to a declared ballot; the ballot's id."""
    ballot_id = open_vote(hall, place, method)
    everyone_votes(hall, ballot_id, choices)
    finish_vote(hall, ballot_id)
    return ballot_id


def lay_charter(hall: Hall) -> None:
    """A charter with a general chapter and one for each strategy, no clause yet."""
    chapters = [(s.short_th, s.id) for s in strategies_of(hall.assembly_id)]
    found_charter(
        SYSTEM,
        hall.assembly_id,
        "ธรรมนูญพังงาแห่งความสุข",
        "เราชาวพังงาร่วมกันวางธรรมนูญนี้",
        [("บททั่วไป", None), *chapters],
    )
