"""The course of a promise: from one state to the next, and until another day."""

from datetime import date

from assembly.commitments import rules
from assembly.commitments.actions.ground import (
    hashed,
    line_told,
    parts_of,
    settle,
    subject,
    write_line,
)
from assembly.commitments.events import CommitmentChanged, CommitmentMoved
from assembly.commitments.models import Commitment
from assembly.commitments.rules import OFFICE, By
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.core.versions import seen, touch
from assembly.journal.actions import Content, record
from assembly.resolutions.actions import assign_item
from assembly.resolutions.models import OperativeItem
from assembly.resolutions.queries import items_of_resolution, resolution
from assembly.resolutions.rules import Assigned


@change
def move(
    actor: Actor,
    commitment_id: int,
    version: int,
    state: str,
    day: date,
    reason: str,
    by: By = OFFICE,
) -> None:
    """Put a commitment into another state since ``day``; a line of its record says why.

    When a meeting says that a whole is kept, what is open of its parts ends by the same word.
    Refuses: Stale, NoSuchState, NoSuchStep, ReasonNeeded, ProofNeeded, DayToCome, SaidTooLong,
    PartsAreOpen, WholeIsKept.
    """
    row, reason = seen(Commitment, commitment_id, version), clean(reason)
    rules.check_step(row.state, state, reason)
    rules.check_length(reason, rules.LONGEST_REPORT)
    rules.check_happened(day, clock.today())
    whole = session().get_one(Commitment, row.parent_id).state if row.parent_id else None
    rules.check_whole(whole, state)
    if state == "kept":
        _end_parts(actor, row, day, reason, by)
    change_state(actor, row, state, day, reason, by)


def _end_parts(actor: Actor, row: Commitment, day: date, reason: str, by: By) -> None:
    """A meeting decided about the whole, so about all of it. Refuses: PartsAreOpen."""
    going = [part for part in parts_of(row.id) if part.state in rules.OPEN]
    rules.check_parts(0 if by.source == "meeting" else len(going))
    for part in going:
        change_state(actor, part, "ended", day, reason, by)


def change_state(
    actor: Actor,
    row: Commitment,
    state: str,
    day: date,
    reason: str,
    by: By = OFFICE,
) -> None:
    """The step itself, once it was found good; also for what follows by itself."""
    before, row.state, row.state_on = row.state, state, day
    said = {"text": reason, "state": state, "before": before}
    line = write_line(actor, row, "state", day, **said, **vars(by))
    touch(actor, row, N_("เปลี่ยนสถานะ"))
    settle(row.id)
    content: Content = {"number": line.number, "from": before, "to": state}
    record(actor, "commitment_moved", subject(row), {**content, "text_sha256": hashed(reason)})
    announce(CommitmentMoved(row.id, row.assembly_id))


@change
def extend(
    actor: Actor,
    commitment_id: int,
    version: int,
    due: date,
    reason: str,
    by: By = OFFICE,
) -> None:
    """Give a commitment another day; that of a whole is also the day of its operative item.

    Refuses: Stale, IsOver, SameDay, DueIsOver, ReasonNeeded, SaidTooLong, BeginsAfterItsEnd.
    """
    row, reason = seen(Commitment, commitment_id, version), clean(reason)
    rules.check_extended(row.state, row.due_on, due, clock.today())
    rules.check_period(row.kind, row.begins_on, due)
    if not reason:
        raise rules.ReasonNeeded
    rules.check_length(reason, rules.LONGEST_REPORT)
    before, row.due_on = row.due_on, due
    days = {"before": before.isoformat() if before else "", "after": due.isoformat()}
    line = write_line(actor, row, "due", clock.today(), text=reason, **days, **vars(by))
    touch(actor, row, N_("ขยายเวลา"))
    content: Content = {**days, "text_sha256": hashed(reason), **line_told(line)}
    record(actor, "commitment_extended", subject(row), content)
    if row.parent_id is None:
        _write_back(actor, row, due)
    announce(CommitmentChanged(row.id, row.assembly_id))


def _write_back(actor: Actor, row: Commitment, due: date) -> None:
    """Let the register say it too; coming back from there it changes nothing any more."""
    item = session().get_one(OperativeItem, row.item_id)
    adopted = resolution(item.resolution_id)
    now = next(n for n in items_of_resolution(adopted.id) if n.number == item.number).assigned
    said = Assigned(now.lead, now.partners, due)
    assign_item(actor, adopted.id, adopted.version, item.number, said)
