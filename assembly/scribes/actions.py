"""Writing down for another: one by one at a stage, or a pile of paper at once."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from assembly.core import clock, ids
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.columns import BadRows
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.grievances.actions import tell
from assembly.grievances.actions.ground import note_step
from assembly.grievances.events import GrievanceReviewed
from assembly.grievances.models import Grievance
from assembly.grievances.queries import tracking_hash
from assembly.grievances.rules import About
from assembly.journal.actions import Content, record
from assembly.meetings.models import Meeting
from assembly.scribes.queries import code_on, key_on, preview
from assembly.scribes.rules import Letter, NotTypedHere, ReadAlready

AT_ONCE = 50  # grievances in one change


@change
def write_down(
    actor: Actor,
    meeting_id: int,
    subdistrict: str,
    strategy_id: int | None,
    text: str,
    key: str,
    *,
    urgent: bool = False,
    target_group: str | None = None,
) -> dict[str, str]:
    """Write down what somebody says at a meeting; answers ``{"code": 16 digits}``.

    May be repeated under its key, as ``tell`` may, which refuses what is not in order.
    """
    sitting = session().get_one(Meeting, meeting_id)
    about = About(urgent, target_group, meeting_id, typed_by=actor.staff_id or None)
    return tell(sitting.assembly_id, subdistrict, strategy_id, text, key, about)


@change
def take_back(actor: Actor, meeting_id: int, code: str) -> None:
    """Withdraw what this scribe mistyped, before anybody read it. May be repeated.

    Refuses: NotTypedHere, ReadAlready.
    """
    hashed = tracking_hash(ids.only_digits(code))
    row = session().scalar(select(Grievance).where(Grievance.tracking_hash == hashed))
    if row is None or (row.meeting_id, row.typed_by) != (meeting_id, actor.staff_id):
        raise NotTypedHere
    if row.state == "withdrawn":
        return
    if row.state != "new" or row.outcome or row.agenda_item_id or row.issue_id:
        raise ReadAlready
    row.state = "withdrawn"
    row.version += 1
    note_step(row, "withdrawn")
    record(actor, "grievance_withdrawn", f"meeting:{meeting_id}", {})
    announce(GrievanceReviewed(row.assembly_id))


def import_grievances(
    actor: Actor, assembly_id: int, content: bytes, era: str = "", meeting_id: int | None = None
) -> dict[str, int]:
    """Every grievance of a file, none unless all rows are good; answers ``{"added", "known"}``.

    May be repeated, also after a power cut in the middle: what is in already stays as it is. It is
    written in short changes, so that a hall that votes meanwhile does not wait for it. With a
    meeting they count as told there, on its day where the paper names none.
    Refuses: BadRows, and what ``preview`` refuses.
    """
    sitting = session().get(Meeting, meeting_id) if meeting_id else None
    if sitting is not None and sitting.assembly_id != assembly_id:
        raise NotFound
    found = preview(assembly_id, content, era)
    if found.pile.problems:
        raise BadRows(count=found.wrong_lines)
    for start in range(0, len(found.new), AT_ONCE):
        _take_some(actor, assembly_id, found.new[start : start + AT_ONCE], meeting_id)
    told = {"added": len(found.new), "known": found.known}
    _note_import(actor, assembly_id, told)
    return told


@change
def _take_some(
    actor: Actor, assembly_id: int, letters: Sequence[Letter], meeting_id: int | None
) -> None:
    sitting = session().get_one(Meeting, meeting_id) if meeting_id else None
    for letter in letters:
        _take(actor, assembly_id, letter, sitting)


@change
def _note_import(actor: Actor, assembly_id: int, told: dict[str, int]) -> None:
    content: Content = {**told, "source": "paper"}
    record(actor, "grievances_imported", f"assembly:{assembly_id}", content)


def _take(actor: Actor, assembly_id: int, letter: Letter, sitting: Meeting | None) -> None:
    about = About(
        letter.urgent,
        letter.target_group,
        sitting.id if sitting else None,
        typed_by=actor.staff_id or None,
    )
    said = (letter.subdistrict, letter.strategy_id, letter.text, key_on(letter))
    if _is_in(assembly_id, letter):
        return  # who imports the same at the same time was first; it may have its batch already
    tell(assembly_id, *said, about)
    day = letter.told_on or (min(sitting.held_on, clock.today()) if sitting else None)
    if day is not None:
        _on_day(assembly_id, letter, day)


def _is_in(assembly_id: int, letter: Letter) -> bool:
    hashed = tracking_hash(code_on(assembly_id, letter))
    known = select(Grievance.id).where(Grievance.tracking_hash == hashed)
    return session().scalar(known) is not None


def _on_day(assembly_id: int, letter: Letter, day: date) -> None:
    """The day on the paper, not that of the import."""
    hashed = tracking_hash(code_on(assembly_id, letter))
    row = session().scalars(select(Grievance).where(Grievance.tracking_hash == hashed)).one()
    row.told_on = day
