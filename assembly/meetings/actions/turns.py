"""What every desk verb goes through: compare and swap; and a note of how things stood, where the
step can be taken back.
"""

import json
from datetime import datetime
from typing import Any

from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import Base, session
from assembly.core.errors import NotFound, Stale
from assembly.core.i18n import N_
from assembly.journal.actions import record
from assembly.meetings.events import (
    MeetingChanged,
    StepUndone,
)
from assembly.meetings.models import Meeting
from assembly.meetings.queries import last_turn
from assembly.meetings.rules import (
    NothingToUndo,
)


def take_turn(actor: Actor, meeting_id: int, version: int, did: str, number: str = "") -> Meeting:
    """Compare and swap at the desk: whoever saw the newest version acts, everybody else is told.

    ``did`` is what the other facilitator will read, marked with ``N_`` and with the item's
    ``%(number)s`` where it has one. Raises ``Stale``.
    """
    meeting = check_turn(meeting_id, version)
    meeting.version += 1
    meeting.undo = ""
    meeting.last_by, meeting.last_did, meeting.last_about = actor.name, did, number
    announce(MeetingChanged(meeting_id))
    return meeting


def check_turn(meeting_id: int, version: int) -> Meeting:
    """The meeting, if this desk saw its newest version: asked before anything else is refused, for
    what stands in the way is what the other one did. Raises ``Stale``.
    """
    meeting = session().get(Meeting, meeting_id, with_for_update=True)
    if meeting is None:
        raise NotFound
    if meeting.version != version:
        raise Stale(who=meeting.last_by or "—", what=last_turn(meeting))
    return meeting


def keep_undo(sitting: Meeting, row: Base, *columns: str) -> None:
    """Note how a row stands, so that this step can be taken back.

    After ``take_turn``, before the change. Without ``columns``, all of it: the row is going away.
    """
    mapper = row.__mapper__
    names = columns or tuple(mapper.columns.keys())
    kept = json.loads(sitting.undo or "[]")
    kept.insert(  # the newest first: the oldest has the last word
        0,
        {
            "table": mapper.local_table.name,  # type: ignore[attr-defined]  # ours are all tables
            "key": list(mapper.primary_key_from_instance(row)),
            "gone": not columns,
            "was": {name: _written(getattr(row, name)) for name in names},
        },
    )
    sitting.undo = json.dumps(kept)


def keep_undo_too(meeting_id: int, row: Base, *columns: str) -> None:
    """For what follows from a step, in a reaction: a note more, if the step can be taken back."""
    sitting = session().get_one(Meeting, meeting_id)
    if sitting.undo:
        keep_undo(sitting, row, *columns)


@change
def undo_step(actor: Actor, meeting_id: int, version: int) -> None:
    """Take the last step back: everything stands as before it. Refuses: NothingToUndo, Stale."""
    sitting = session().get_one(Meeting, meeting_id)
    kept, did, about = sitting.undo, sitting.last_did, sitting.last_about
    take_turn(actor, meeting_id, version, N_("ถอยหนึ่งขั้น"))
    if not kept:
        raise NothingToUndo
    for one in _in_order(json.loads(kept)):
        _put_back(one["table"], one["key"], one["was"])
    session().flush()
    record(actor, "step_undone", f"meeting:{meeting_id}", {"step": did, "about": about})
    announce(StepUndone(meeting_id))


def _in_order(kept: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What went away comes first, in the order in which it went: others refer to the first."""
    gone = [one for one in reversed(kept) if one["gone"]]
    return gone + [one for one in kept if not one["gone"]]


def _put_back(table: str, key: list[Any], was: dict[str, Any]) -> None:
    kind = next(m.class_ for m in Base.registry.mappers if m.local_table.name == table)  # type: ignore[attr-defined]  # ours are all tables
    values = {name: _read(value) for name, value in was.items()}
    row = session().get(kind, tuple(key))
    if row is None:
        session().add(kind(**values))
        session().flush()
    else:
        for name, value in values.items():
            setattr(row, name, value)


def _written(value: Any) -> Any:
    return {"at": value.isoformat()} if isinstance(value, datetime) else value


def _read(value: Any) -> Any:
    return datetime.fromisoformat(value["at"]) if isinstance(value, dict) else value
