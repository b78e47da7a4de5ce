"""Rows that the verbs begin with, made when they are first needed."""

from sqlalchemy import func, select

from assembly.agenda.queries import item
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce
from assembly.core.db import session
from assembly.journal.actions import Content, record
from assembly.meetings.queries import meeting
from assembly.minutes import rules
from assembly.minutes.events import PassageWritten
from assembly.minutes.models import Minutes, Passage, Wording
from assembly.minutes.queries import minutes_row, passage_row


def minutes_of(meeting_id: int) -> Minutes:
    """A meeting's minutes; begun now, if nobody has."""
    row = minutes_row(meeting_id)
    if row is None:
        row = Minutes(
            assembly_id=meeting(meeting_id).assembly_id, meeting_id=meeting_id, state="drafting"
        )
        session().add(row)
        session().flush()
    return row


def passage_of(meeting_id: int, place: str) -> Passage:
    """A place in the minutes to write in. Raises ``NoSuchPassage`` or ``MinutesFrozen``."""
    row = minutes_row(meeting_id)
    rules.check_writable(row.state if row else "drafting")
    found = passage_row(meeting_id, place)
    if found is None:
        item_id = rules.item_of_place(place)
        if item_id is not None and item(item_id).meeting_id != meeting_id:
            raise rules.NoSuchPassage
        found = Passage(meeting_id=meeting_id, place=place, item_id=item_id, version=0)
        session().add(found)
        session().flush()
    return found


def keep(actor: Actor, passage: Passage, text: str, because: str, *, counts: bool = True) -> int:
    """Add a wording under the next number; ``counts``: it is what the passage reads from now."""
    highest = select(func.max(Wording.number)).where(Wording.passage_id == passage.id)
    number = (session().scalar(highest) or 0) + 1
    session().add(
        Wording(
            passage_id=passage.id,
            number=number,
            text=text,
            because=because,
            is_open=because == "beside",
            written_by=actor.name,
            writer_id=actor.staff_id or None,
            written_at=clock.now(),
        )
    )
    if counts:
        passage.version = number
    session().flush()
    told: Content = {
        "place": passage.place,
        "number": number,
        "because": because,
        "length": len(text),
    }
    record(actor, "discussion_written", f"meeting:{passage.meeting_id}", told)
    announce(PassageWritten(passage.meeting_id, passage.place))
    return number
