"""Calling, opening, closing, checking in; and what every desk verb goes through: compare and swap,
and a note of how things stood, where the step can be taken back."""

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from assembly.core import clock, ids
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import Base, session
from assembly.core.errors import NotFound, Stale
from assembly.core.i18n import N_
from assembly.journal.actions import make_checkpoint, record
from assembly.meetings.events import (
    MeetingChanged,
    MeetingClosed,
    MeetingOpened,
    MemberCheckedIn,
    MemberLeft,
    StepUndone,
)
from assembly.meetings.models import Attendance, Meeting
from assembly.meetings.queries import last_turn, present_now
from assembly.meetings.rules import (
    NothingToUndo,
    NumberTaken,
    OtherMeetingsSlip,
    Settings,
    check_is_open,
    check_may_enter,
    check_may_open,
    check_not_over,
)
from assembly.people.queries import slip_by


@change
def call_meeting(
    actor: Actor,
    assembly_id: int,
    number: int,
    held_on: date,
    place: str,
    quorum: int,
    *,
    kind: str = "plenary",
    themes: tuple[str, str] = ("", ""),
    code: str = "",
    **more: int | str,
) -> int:
    """Put a meeting on the calendar; answers its id. Without ``code`` a free one is drawn.

    ``more`` is what else ``rules.Settings`` names: quorum, Wi-Fi, seconds of a speech.
    """
    meeting = Meeting(
        assembly_id=assembly_id,
        number=number,
        held_on=held_on,
        place=place,
        quorum=quorum,
        kind=kind,
        theme_th=themes[0],
        theme_en=themes[1],
        code=code or _free_code(),
        **more,
    )
    session().add(meeting)
    session().flush()
    record(actor, "meeting_called", f"meeting:{meeting.id}", {"number": number, "quorum": quorum})
    return meeting.id


@change
def settle_meeting(actor: Actor, meeting_id: int, version: int, settings: Settings) -> None:
    """Put down what was agreed about a planned or open meeting. Refuses: NumberTaken, Stale."""
    sitting = take_turn(actor, meeting_id, version, N_("แก้ข้อมูลการประชุม"))
    check_not_over(sitting.phase)
    check_number(sitting.assembly_id, settings, besides=meeting_id)
    for name, value in vars(settings).items():
        setattr(sitting, name, value)
    record(actor, "meeting_settled", f"meeting:{meeting_id}", settings.on_record())


def check_number(assembly_id: int, settings: Settings, besides: int | None = None) -> None:
    """No two meetings of a series have one number. Refuses: NumberTaken."""
    taken = select(Meeting.id).where(
        Meeting.assembly_id == assembly_id,
        Meeting.kind == settings.kind,
        Meeting.number == settings.number,
    )
    if session().scalar(taken) not in (None, besides):
        raise NumberTaken(number=settings.number)


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
    for one in sorted(json.loads(kept), key=lambda one: not one["gone"]):
        _put_back(one["table"], one["key"], one["was"])
    session().flush()
    record(actor, "step_undone", f"meeting:{meeting_id}", {"step": did, "about": about})
    announce(StepUndone(meeting_id))


@change
def open_meeting(actor: Actor, meeting_id: int, version: int) -> None:
    """Open a planned meeting; the journal's checkpoint marks the moment."""
    meeting = take_turn(actor, meeting_id, version, N_("เปิดประชุม"))
    check_may_open(meeting.phase)
    meeting.phase, meeting.opened_at = "open", clock.now()
    record(actor, "meeting_opened", f"meeting:{meeting_id}", {"present": present_now(meeting_id)})
    announce(MeetingOpened(meeting_id))
    make_checkpoint("meeting_opened", f"meeting:{meeting_id}")


@change
def close_meeting(actor: Actor, meeting_id: int, version: int) -> None:
    """Close an open meeting."""
    meeting = take_turn(actor, meeting_id, version, N_("ปิดประชุม"))
    check_is_open(meeting.phase)
    meeting.phase, meeting.closed_at, meeting.current_item_id = "closed", clock.now(), None
    record(actor, "meeting_closed", f"meeting:{meeting_id}", {"present": present_now(meeting_id)})
    announce(MeetingClosed(meeting_id))
    make_checkpoint("meeting_closed", f"meeting:{meeting_id}")


@change
def check_in(actor: Actor, meeting_id: int, member_id: int) -> None:
    """Record that a member is here. May be repeated. Raises ``MeetingIsOver``."""
    meeting = session().get_one(Meeting, meeting_id)
    check_may_enter(meeting.phase)
    if session().get(Attendance, (meeting_id, member_id)) is not None:
        return
    here = Attendance(meeting_id=meeting_id, member_id=member_id, checked_in_at=clock.now())
    session().add(here)
    session().flush()
    record(actor, "member_checked_in", f"meeting:{meeting_id}", {"member": member_id})
    announce(MemberCheckedIn(meeting_id, member_id))


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


@change
def check_in_with_slip(
    actor: Actor, *, token: str = "", code: str = "", meeting_id: int | None = None
) -> dict[str, int]:
    """Check in whoever a slip was printed for: ``{"meeting", "member", "again": 0 or 1}``.

    May be repeated. With ``meeting_id`` only a slip of that meeting counts.
    Raises ``WrongSlip``, ``SlipRevoked``, ``OtherMeetingsSlip`` or ``MeetingIsOver``.
    """
    slip = slip_by(token=token, code=code)
    if meeting_id not in (None, slip.meeting_id):
        raise OtherMeetingsSlip
    again = session().get(Attendance, (slip.meeting_id, slip.member_id)) is not None
    check_in(actor, slip.meeting_id, slip.member_id)
    return {"meeting": slip.meeting_id, "member": slip.member_id, "again": int(again)}


@change
def undo_check_in(actor: Actor, meeting_id: int, member_id: int) -> None:
    """Take a check-in back. May be repeated. Raises ``MeetingIsOver``: what was is then a record.

    A higher feature may refuse too: nobody leaves the electorate of an open ballot.
    """
    meeting = session().get_one(Meeting, meeting_id)
    check_may_enter(meeting.phase)
    here = session().get(Attendance, (meeting_id, member_id))
    if here is None:
        return
    session().delete(here)
    session().flush()
    record(actor, "check_in_undone", f"meeting:{meeting_id}", {"member": member_id})
    announce(MemberLeft(meeting_id, member_id))


@change
def set_quorum(actor: Actor, meeting_id: int, number: int, percent: int, districts: int) -> None:
    """Say what this meeting's decisions take; ballots opened from now on ask for it.

    May be repeated. Raises ``MeetingIsOver``.
    """
    meeting = session().get_one(Meeting, meeting_id, with_for_update=True)
    check_may_enter(meeting.phase)
    meeting.quorum, meeting.quorum_percent, meeting.quorum_districts = number, percent, districts
    rule: dict[str, int | str] = {"number": number, "percent": percent, "districts": districts}
    record(actor, "quorum_set", f"meeting:{meeting_id}", rule)
    announce(MeetingChanged(meeting_id))


def _free_code() -> str:
    code = ids.digits(6)
    taken = session().scalar(select(Meeting.id).where(Meeting.code == code))
    return code if taken is None else _free_code()
