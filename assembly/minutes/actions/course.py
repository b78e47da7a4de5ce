"""From drafting to adopted: who signs, until when corrections are heard, and the frozen paper."""

import hashlib
from datetime import date

from sqlalchemy import select

from assembly.agenda.queries import item
from assembly.ballots.models import Ballot
from assembly.core import clock, thai
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import BadInput
from assembly.core.i18n import current
from assembly.core.text import clean
from assembly.journal.actions import make_checkpoint, record
from assembly.meetings.queries import meeting
from assembly.minutes import rules
from assembly.minutes.actions.ground import minutes_of
from assembly.minutes.events import MinutesMoved
from assembly.minutes.models import Minutes
from assembly.minutes.queries import adoption_choices, differs, signers_of, waiting_in


@change
def sign_minutes(
    actor: Actor, meeting_id: int, recorder_id: int | None, reviewer_id: int | None
) -> None:
    """Name ผู้จด and ผู้ตรวจ. May be repeated. Raises ``MinutesFrozen``, ``BadInput``."""
    row = minutes_of(meeting_id)
    rules.check_writable(row.state)
    known = {id_ for id_, _name in signers_of(row.assembly_id)}
    if {recorder_id, reviewer_id} - known - {None}:
        raise BadInput
    row.recorder_id, row.reviewer_id = recorder_id, reviewer_id
    told = {"recorder": recorder_id, "reviewer": reviewer_id}
    record(actor, "minutes_signers_named", f"meeting:{meeting_id}", told)
    announce(MinutesMoved(meeting_id, row.state))


@change
def circulate_minutes(actor: Actor, meeting_id: int, until: date) -> None:
    """Let the minutes go round, and hear corrections until the end of a day. Again: another day.

    Raises ``MinutesFrozen``, ``MeetingNotClosed``, ``OddDate``, ``WordingsDiffer``.
    """
    row, phase = minutes_of(meeting_id), meeting(meeting_id).phase
    undecided = differs(meeting_id)
    rules.check_circulates(row.state, phase, until, clock.today(), differ=undecided)
    row.state, row.correct_until = "circulated", until
    row.circulated_at = row.circulated_at or clock.now()
    subject = f"meeting:{meeting_id}"
    record(actor, "minutes_circulated", subject, {"until": until.isoformat()})
    announce(MinutesMoved(meeting_id, row.state))
    make_checkpoint("minutes_circulated", subject)


@change
def settle_adoption(actor: Actor, meeting_id: int, item_id: int | None, note: str) -> None:
    """Write down how these minutes are being adopted; ``freeze_minutes`` follows at once.

    Without an item: by circulation, the day having passed. With one: by that later meeting.
    Raises what ``rules.check_adoptable`` does, ``DateNotPassed``, ``NotItsMeeting``,
    ``ItemDecidedOtherwise``.
    """
    row = minutes_of(meeting_id)
    undecided = differs(meeting_id)
    rules.check_adoptable(row.state, waiting_in(row.id), differ=undecided)
    if item_id is None:
        _check_day_passed(row)
    else:
        _check_its_meeting(meeting_id, item_id)
    row.adopted_how = "circulation" if item_id is None else "meeting"
    row.adopted_item_id, row.adopted_note = item_id, clean(note, newlines=False)
    row.adopted_at = clock.now()
    session().flush()


@change
def freeze_minutes(actor: Actor, meeting_id: int, paper: str) -> str:
    """Keep the paper itself, as canonical JSON; from now on nothing else is read. Answers its hash.

    Only after ``settle_adoption``, in the same change.
    """
    row = minutes_of(meeting_id)
    rules.check_writable(row.state)
    row.paper, row.paper_sha256 = paper, hashlib.sha256(paper.encode()).hexdigest()
    row.state = "adopted"
    session().flush()
    subject = f"meeting:{meeting_id}"
    told = {"how": row.adopted_how, "item": row.adopted_item_id, "sha256": row.paper_sha256}
    record(actor, "minutes_adopted", subject, told)
    announce(MinutesMoved(meeting_id, row.state))
    make_checkpoint("minutes_adopted", subject)
    return row.paper_sha256


def _check_day_passed(row: Minutes) -> None:
    if row.correct_until is None or clock.today() <= row.correct_until:
        until = row.correct_until or clock.today()
        raise rules.DateNotPassed(day=thai.long_date(until, current()))


def _check_its_meeting(meeting_id: int, item_id: int) -> None:
    """A later meeting's item, where nothing was voted or what was voted was carried."""
    if item_id not in {id_ for id_, _title in adoption_choices(meeting(meeting_id))}:
        raise rules.NotItsMeeting
    wanted = select(Ballot.carried).where(
        Ballot.agenda_item_id == item(item_id).id, Ballot.state == "declared"
    )
    voted = list(session().scalars(wanted.order_by(Ballot.id)))
    if voted and not voted[-1]:
        raise rules.ItemDecidedOtherwise
