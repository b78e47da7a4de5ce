"""Calling a meeting, and putting down what was agreed about it."""

from datetime import date

from sqlalchemy import select

from assembly.core import ids
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.journal.actions import record
from assembly.meetings.actions.turns import take_turn
from assembly.meetings.models import Meeting
from assembly.meetings.rules import (
    NumberInUse,
    NumberTaken,
    Settings,
    check_not_over,
)


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
    """Put down what was agreed about a planned or open meeting.

    Refuses: NumberTaken, NumberInUse, Stale.
    """
    sitting = take_turn(actor, meeting_id, version, N_("แก้ข้อมูลการประชุม"))
    check_not_over(sitting.phase)
    called = (settings.kind, settings.number)
    if sitting.phase == "open" and called != (sitting.kind, sitting.number):
        raise NumberInUse
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


def _free_code() -> str:
    code = ids.digits(6)
    taken = session().scalar(select(Meeting.id).where(Meeting.code == code))
    return code if taken is None else _free_code()
