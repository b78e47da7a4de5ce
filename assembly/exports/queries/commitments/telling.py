"""Rows → commitments as papers tell them."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assembly.commitments.rules import days_late
from assembly.core import thai
from assembly.exports.papers import CommitmentPaper, PartPaper, RequestPaper
from assembly.exports.queries.commitments.asking import Requests
from assembly.exports.queries.commitments.lines import Lines
from assembly.exports.queries.commitments.rows import Rows

AT_ONCE = 100  # papers; then whoever waits for the server has a turn


@dataclass(frozen=True)
class Told:
    """All that was read, and the address that each commitment has below."""

    rows: Rows
    lines: Lines
    requests: Requests
    today: date
    address: str


def papers_of(wholes: Sequence[Any], told: Told) -> Iterator[CommitmentPaper]:
    for n, one in enumerate(wholes):
        yield _paper(one, told)
        if n % AT_ONCE == 0:
            time.sleep(0)


def _paper(one: Any, told: Told) -> CommitmentPaper:
    rows = told.rows
    parts = tuple(_part(part, told) for part in rows.parts.get(one.id, ()))
    asked = tuple(told.requests.get(one.id, ()))
    return CommitmentPaper(
        link=f"{told.address}{one.id}",
        resolution=one.resolution,
        item=one.item,
        resolution_title=one.resolution_title,
        meeting=rows.sittings[one.meeting_id],
        adopted_on=thai.to_bangkok(one.adopted_at).date(),
        kind=one.kind,
        title=one.title,
        expected=one.expected,
        strategy=rows.strategies.get(one.strategy_id),
        lead=rows.lead(one.id),
        partners=rows.partners(one.id),
        district_code=one.district_code or "",
        place=rows.place(one),
        begins=one.begins_on,
        due=one.due_on,
        state=one.state,
        state_on=one.state_on,
        progress=100 if one.state == "kept" else one.progress,
        reported_on=one.reported_on,
        late_days=days_late(one.state, one.due_on, told.today),
        silent_days=_longest([*asked, *(each for part in parts for each in part.requests)]),
        parts=parts,
        reports=told.lines.get(one.id, ()),
        requests=asked,
    )


def _part(one: Any, told: Told) -> PartPaper:
    rows = told.rows
    return PartPaper(
        title=one.title,
        lead=rows.lead(one.id),
        partners=rows.partners(one.id),
        district_code=one.district_code or "",
        place=rows.place(one),
        begins=one.begins_on,
        due=one.due_on,
        weight=one.weight,
        state=one.state,
        state_on=one.state_on,
        progress=100 if one.state == "kept" else one.progress,
        link=f"{told.address}{one.id}",
        reports=told.lines.get(one.id, ()),
        requests=tuple(told.requests.get(one.id, ())),
    )


def _longest(asked: Sequence[RequestPaper]) -> int:
    return max((one.silent_days for one in asked if one.is_silent), default=0)
