"""The public log of decisions: what the journal says about one assembly, newest first.

An entry is shown only if its kind is told in public (``trail.facts``) and its subject belongs to
the assembly. Who acted is the role that the journal holds; no name of anybody stands in it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from flask_babel import gettext
from sqlalchemy import Select, func, select

from assembly.assemblies.models import Assembly
from assembly.core import clock, thai
from assembly.core.db import session
from assembly.journal.checkpoints import fingerprint
from assembly.journal.models import Entry, Payload
from assembly.journal.queries import journal_size, newest_checkpoint
from assembly.meetings.queries import MeetingView, meeting_or_none, meetings_of
from assembly.meetings.queries import view_of as meeting_view
from assembly.trail.facts import BESIDE, GROUPS, ROLES, TOLD, WORDS, Told
from assembly.trail.queries.subjects import Thing, about, of_assembly, of_meeting, things

ON_A_PAGE = 50
MOST_DIGITS = 15  # of a number in an address


@dataclass(frozen=True)
class Asked:
    """What an address asks for; what it does not understand it does not ask."""

    meeting: str = ""
    kind: str = ""
    day: date | None = None
    about: str = ""  # "ballot:17", "resolution:5", "clause:9"
    before: int | None = None  # entries with smaller numbers
    after: int | None = None

    @classmethod
    def by(cls, said: Mapping[str, str]) -> "Asked":
        kind = said.get("kind", "")
        return cls(
            meeting=said.get("meeting", "")[:6],
            kind=kind if kind in GROUPS else "",
            day=_day(said.get("day", "")),
            about=said.get("about", "")[:40],
            before=_number(said.get("before", "")),
            after=_number(said.get("after", "")),
        )

    def address(self, **other: object) -> dict[str, object]:
        """The arguments of the same page with something else asked; from its beginning."""
        wanted = {
            "meeting": self.meeting,
            "kind": self.kind,
            "day": self.day.isoformat() if self.day else "",
            "about": self.about,
        }
        told = wanted | other
        return {name: value for name, value in told.items() if value not in ("", None)}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.address())


@dataclass(frozen=True)
class Line:
    """One entry as anybody may read it."""

    seq: int
    kind: str
    group: str
    on: date
    at: datetime | None  # none where the hour would date a grievance
    role: str
    sentence: str
    thing: Thing | None
    leaf_hash: str

    @property
    def short_hash(self) -> str:
        return f"{self.leaf_hash[:4]} {self.leaf_hash[4:8]} {self.leaf_hash[8:12]}"


@dataclass(frozen=True)
class LogPage:
    asked: Asked
    lines: tuple[Line, ...]
    older: int | None  # the number to ask before
    newer: int | None  # the number to ask after
    size: int  # of the whole journal
    fingerprint: str
    signed_at: datetime | None
    meetings: tuple[MeetingView, ...]
    thing: Thing | None  # what the page is about, if about one thing

    @property
    def days(self) -> list[tuple[date, list[Line]]]:
        """The lines by their day, the newest first."""
        found: dict[date, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.on, []).append(line)
        return list(found.items())


def log_page(assembly_id: int, asked: Asked) -> LogPage:
    wanted = _narrowed(assembly_id, asked)
    rows, older, newer = _one_page(wanted, asked)
    known = things({row.subject for row, _content in rows} | ({asked.about} - {""}))
    signed = newest_checkpoint()
    return LogPage(
        asked=asked,
        lines=tuple(_line(row, content, known) for row, content in rows),
        older=older,
        newer=newer,
        size=journal_size(),
        fingerprint=fingerprint(bytes.fromhex(signed.root)) if signed else "",
        signed_at=signed.made_at if signed else None,
        meetings=tuple(meeting_view(row) for row in meetings_of(assembly_id)),
        thing=known.get(asked.about),
    )


Rows = list[tuple[Entry, str]]


def _one_page(wanted: Select[Entry, str], asked: Asked) -> tuple[Rows, int | None, int | None]:
    """The entries asked for, newest first, and the numbers that lead to older and newer ones."""
    forward = asked.after is not None
    if forward:
        paged = wanted.where(Entry.seq > asked.after).order_by(Entry.seq)
    else:
        paged = wanted.order_by(Entry.seq.desc())
        paged = paged if asked.before is None else paged.where(Entry.seq < asked.before)
    found: Rows = [
        (row, content or "") for row, content in session().execute(paged.limit(ON_A_PAGE + 1))
    ]
    more, rows = len(found) > ON_A_PAGE, found[:ON_A_PAGE]
    rows = rows[::-1] if forward else rows
    if not rows:
        return [], None, None
    older = rows[-1][0].seq if more or forward else None
    newer = rows[0][0].seq if (more if forward else asked.before is not None) else None
    return rows, older, newer


def _narrowed(assembly_id: int, asked: Asked) -> Select[Entry, str]:
    kinds = [kind for kind, told in TOLD.items() if _is_asked(told, asked)]
    wanted = select(Entry, Payload.content).outerjoin(Payload, Payload.seq == Entry.seq)
    wanted = wanted.where(Entry.type.in_(kinds))
    if _is_one_of_several():
        wanted = wanted.where(Entry.subject.in_(of_assembly(assembly_id)))
    if asked.about:
        wanted = wanted.where(Entry.subject.in_(about(assembly_id, asked.about)))
    if asked.meeting:
        sitting = meeting_or_none(asked.meeting)
        here = sitting.id if sitting and sitting.assembly_id == assembly_id else 0
        wanted = wanted.where(Entry.subject.in_(of_meeting(here)))
    if asked.day:
        begins, ends = (_as_hashed(asked.day + timedelta(days=n)) for n in (0, 1))
        wanted = wanted.where(Entry.at_utc >= begins, Entry.at_utc < ends)
    return wanted


def _is_asked(told: Told, asked: Asked) -> bool:
    return told.group == asked.kind if asked.kind else told.group not in BESIDE


def _is_one_of_several() -> bool:
    """Alone, an assembly owns every entry, also of rows that are gone: an item taken out again."""
    return (session().scalar(select(func.count(Assembly.id))) or 0) > 1


def _as_hashed(day: date) -> str:
    """The beginning of a day in Thailand, as the journal writes moments."""
    begins = datetime.combine(day, time(), clock.BANGKOK).astimezone(UTC)
    return begins.isoformat(timespec="milliseconds")


def _line(row: Entry, content: str, known: Mapping[str, Thing]) -> Line:
    told = TOLD[row.type]
    at = datetime.fromisoformat(row.at_utc)
    return Line(
        seq=row.seq,
        kind=row.type,
        group=told.group,
        on=thai.to_bangkok(at).date(),
        at=None if told.day_only else at,
        role=str(ROLES.get(row.actor_role, row.actor_role)),
        sentence=sentence_of(told, json.loads(content) if content else {}),
        thing=known.get(row.subject),
        leaf_hash=row.leaf_hash,
    )


def sentence_of(told: Told, content: Mapping[str, Any]) -> str:
    """The kind's sentence with what the entry says; without it where that was erased or unsaid."""
    if told.full is None or content.get("present") == 0:  # a stage registers nobody
        return str(told.plain)
    said = {
        name: _word(name, value, content) for name, value in content.items() if value is not None
    }
    try:
        return str(told.full) % said
    except KeyError:
        return str(told.plain)


def _word(name: str, value: object, content: Mapping[str, Any]) -> str:
    if name == "step":
        return str(gettext(str(value))).replace("%(number)s", str(content.get("about", "")))
    if isinstance(value, bool):
        value = str(value).lower()
    words = WORDS.get(name, {})
    if isinstance(value, int):
        return f"{value:,}"
    return str(words.get(str(value), value))


def _day(said: str) -> date | None:
    try:
        found = date.fromisoformat(said) if len(said) == len("2026-11-20") else None
    except ValueError:
        return None
    return found if found and date.min < found < date(9000, 1, 1) else None


def _number(said: str) -> int | None:
    good = said.isascii() and said.isdecimal() and len(said) <= MOST_DIGITS
    return int(said) if good else None
