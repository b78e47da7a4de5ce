"""The secretary's words: what counts now, what stands beside it, what was written before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import exists, select

from assembly.core.db import session
from assembly.minutes.models import Passage, Wording


@dataclass(frozen=True)
class WordingView:
    """One wording of a passage, and who wrote it when."""

    number: int
    text: str
    because: str
    written_by: str
    writer_id: int | None
    written_at: datetime


@dataclass(frozen=True)
class PassageView:
    """A passage as it reads now; ``beside``: others that wait for a choice, the oldest first."""

    place: str
    version: int
    text: str
    written_by: str
    written_at: datetime | None
    beside: tuple[WordingView, ...] = ()
    kept: int = 0  # wordings there are in all


Passages: TypeAlias = Mapping[str, PassageView]


def passage_row(meeting_id: int, place: str) -> Passage | None:
    wanted = select(Passage).where(Passage.meeting_id == meeting_id, Passage.place == place)
    return session().scalar(wanted)


def passages_of(meeting_id: int) -> dict[str, PassageView]:
    """Every passage that anybody has written in, by its place."""
    wanted = select(Passage, Wording).join(Wording, Wording.passage_id == Passage.id)
    wanted = wanted.where(Passage.meeting_id == meeting_id).order_by(Passage.id, Wording.number)
    rows: dict[str, tuple[Passage, list[Wording]]] = {}
    for passage, said in session().execute(wanted):
        rows.setdefault(passage.place, (passage, []))[1].append(said)
    return {place: _view(passage, said) for place, (passage, said) in rows.items()}


def texts_of(meeting_id: int) -> dict[str, str]:
    """What counts now, by place."""
    wanted = select(Passage.place, Wording.text).join(Wording, Wording.passage_id == Passage.id)
    now = wanted.where(Passage.meeting_id == meeting_id, Wording.number == Passage.version)
    return dict(iter(session().execute(now)))


def text_at(meeting_id: int, place: str) -> str:
    return texts_of(meeting_id).get(place, "")


def wording(passage: Passage | None, number: int) -> Wording | None:
    """One wording of a passage, or ``None`` for a number nobody wrote."""
    return session().get(Wording, (passage.id, number)) if passage else None


def earlier_wordings(meeting_id: int, place: str) -> list[WordingView]:
    """What can be taken back, the newest first.

    Words that the same person only went on with are not told again: they stand in the next.
    """
    passage = passage_row(meeting_id, place)
    if passage is None:
        return []
    wanted = select(Wording).where(Wording.passage_id == passage.id).order_by(Wording.number)
    rows = list(session().scalars(wanted))
    pairs = zip(rows, [*rows[1:], None], strict=True)
    told = [row for row, then in pairs if then is None or not _goes_on(row, then)]
    return [_wording(row) for row in reversed(told) if row.number != passage.version]


def differs(meeting_id: int) -> bool:
    """Whether somewhere two wordings wait for a choice."""
    mine = exists().where(
        Passage.meeting_id == meeting_id, Wording.passage_id == Passage.id, Wording.is_open
    )
    return bool(session().scalar(select(mine)))


def _goes_on(row: Wording, then: Wording) -> bool:
    return row.writer_id == then.writer_id and then.text.startswith(row.text)


def _view(passage: Passage, said: list[Wording]) -> PassageView:
    now = next((one for one in said if one.number == passage.version), None)
    return PassageView(
        place=passage.place,
        version=passage.version,
        text=now.text if now else "",
        written_by=now.written_by if now else "",
        written_at=now.written_at if now else None,
        beside=tuple(_wording(one) for one in said if one.is_open),
        kept=len(said),
    )


def _wording(row: Wording) -> WordingView:
    return WordingView(
        row.number, row.text, row.because, row.written_by, row.writer_id, row.written_at
    )
