"""Buttons pressed on the wrong page: an old tab, another item, a meeting that is over."""

import pytest

from assembly.agenda.actions import finish_item, open_item
from assembly.ballots.rules import Terms
from assembly.grievances.actions import attach, tell
from assembly.grievances.queries import attached_to, find_by_code
from assembly.grievances.rules import ItemIsDone
from assembly.meetings.actions import close_meeting
from assembly.meetings.rules import MeetingNotOpen
from assembly.resolutions.actions import put_to_vote, show_draft, write_draft
from assembly.resolutions.rules import NotTheItem
from tests.factories.decisions import QUESTION, TEXT, begin, decide
from tests.factories.hall import Hall


def told(hall: Hall, text: str) -> int:
    code = tell(hall.assembly_id, "820109", None, text, key=text)["code"]
    found = find_by_code(code)
    assert found is not None
    return found.id


def test_only_the_item_the_room_is_on_can_be_put_to_the_vote(hall: Hall) -> None:
    """An old tab opened a ballot that no phone showed and no button of the desk could close."""
    begin(hall)
    chair, (old, here, _later) = hall.facilitator, hall.items
    write_draft(chair, hall.meeting_id, hall.version, old, QUESTION, TEXT)
    open_item(chair, hall.meeting_id, hall.version, here)
    with pytest.raises(NotTheItem):
        put_to_vote(chair, hall.meeting_id, hall.version, old, Terms("named"))
    open_item(chair, hall.meeting_id, hall.version, old)
    assert put_to_vote(chair, hall.meeting_id, hall.version, old, Terms("named"))


def test_what_a_decision_grew_from_is_not_taken_from_under_it(hall: Hall) -> None:
    """Grievances could be moved to another item; the clause then came from nobody's trouble."""
    begin(hall)
    chair, (decided, other, _) = hall.facilitator, hall.items
    voice, late = told(hall, "น้ำเค็ม"), told(hall, "ที่หลวง")
    attach(chair, hall.meeting_id, hall.version, decided, [voice])
    decide(hall, "yyyyyyyyyyyn")
    open_item(chair, hall.meeting_id, hall.version, other)
    with pytest.raises(ItemIsDone):
        attach(chair, hall.meeting_id, hall.version, other, [voice])
    with pytest.raises(ItemIsDone):
        attach(chair, hall.meeting_id, hall.version, decided, [late])
    assert (attached_to(decided), attached_to(other)) == (1, 0)


def test_a_voice_behind_the_wrong_item_can_still_be_moved(hall: Hall) -> None:
    begin(hall)
    voice, (wrong, right, _) = told(hall, "น้ำเค็ม"), hall.items
    for item_id in (wrong, right):
        attach(hall.facilitator, hall.meeting_id, hall.version, item_id, [voice])
    assert (attached_to(wrong), attached_to(right)) == (0, 1)


def test_a_meeting_that_is_over_stays_as_it_was(hall: Hall) -> None:
    """Grievances could be put behind its items, and a draft be written and shown on its wall."""
    begin(hall)
    chair, (item_id, *_) = hall.facilitator, hall.items
    voice = told(hall, "น้ำเค็ม")
    open_item(chair, hall.meeting_id, hall.version, item_id)
    write_draft(chair, hall.meeting_id, hall.version, item_id, QUESTION, TEXT)
    finish_item(chair, hall.meeting_id, hall.version, item_id)
    close_meeting(chair, hall.meeting_id, hall.version)
    seen = hall.version
    with pytest.raises(MeetingNotOpen):
        attach(chair, hall.meeting_id, seen, item_id, [voice])
    with pytest.raises(MeetingNotOpen):
        write_draft(chair, hall.meeting_id, seen, item_id, "อื่น", "อื่น")
    with pytest.raises(MeetingNotOpen):
        show_draft(chair, hall.meeting_id, seen, item_id)
    assert (hall.version, attached_to(item_id)) == (seen, 0)
