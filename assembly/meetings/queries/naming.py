"""A meeting as pages name it, with what is agreed about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from assembly.core import thai
from assembly.core.i18n import current
from assembly.meetings.models import Meeting
from assembly.meetings.rules import Settings

KINDS: dict[str, Callable[[], str]] = {
    "plenary": lambda: _("สมัชชาใหญ่"),
    "listening_stage": lambda: _("เวทีรับฟังความทุกข์"),
    "working_group": lambda: _("คณะทำงาน"),
}


@dataclass(frozen=True)
class MeetingView:
    """A meeting as every page of it names it."""

    id: int
    code: str
    kind: str
    number: int
    title: str
    theme: str
    place: str
    held_on: date
    phase: str
    version: int


def view_of(row: Meeting) -> MeetingView:
    theme = getattr(row, f"theme_{current()}")
    return MeetingView(
        row.id,
        row.code,
        row.kind,
        row.number,
        title_of(row),
        theme,
        row.place,
        row.held_on,
        row.phase,
        row.version,
    )


def title_of(row: Meeting) -> str:
    """“สมัชชาใหญ่ ครั้งที่ 13/2569”."""
    year = thai.year(row.held_on, current())
    named = {"kind": KINDS[row.kind](), "number": row.number, "year": year}
    return str(_("%(kind)s ครั้งที่ %(number)s/%(year)s", **named))


def settings_of(row: Meeting) -> Settings:
    """What is agreed about a meeting, as it stands."""
    return Settings(**{name: getattr(row, name) for name in Settings.__annotations__})


def last_turn(row: Meeting) -> LazyString | str:
    """What was last done at the desk, in the language of whoever reads it."""
    return lazy_gettext(row.last_did, number=row.last_about) if row.last_did else "—"


def name_of(row: object) -> str:
    """The Thai or English name of a row that has ``name_th`` and ``name_en``."""
    return str(getattr(row, f"name_{current()}"))
