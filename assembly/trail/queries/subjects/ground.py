"""What names share: a thing as people call it, the rows it is read from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, select

from assembly.agenda.models import AgendaItem
from assembly.core.db import session
from assembly.meetings.models import Meeting
from assembly.meetings.queries import title_of


@dataclass(frozen=True)
class Thing:
    """What an entry is about, as people call it, and where it stands."""

    name: str
    endpoint: str = ""  # of its public page, if it has one
    arguments: Mapping[str, Any] = field(default_factory=dict)


Rows = Select[int]


def parts(subject: str) -> tuple[str, int]:
    word, _colon, number = subject.partition(":")
    good = number.isascii() and number.isdecimal() and len(number) <= 15
    return word, int(number) if good else 0


Named = dict[int, Thing]


def at_meeting(row: Meeting) -> Thing:
    return Thing(title_of(row), "hall.phone", {"code": row.code})


def item_name(row: AgendaItem) -> str:
    return str(_("วาระ %(number)s %(title)s", number=row.number, title=row.title))


def rows_in(table: Any, ids: Collection[int]) -> list[Any]:
    return list(session().scalars(select(table).where(table.id.in_(ids))))
