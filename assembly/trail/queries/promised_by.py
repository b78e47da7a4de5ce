"""What one organisation promised, how it stands, what it did about it, and when it was silent."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from assembly.commitments.models import Commitment, Report
from assembly.commitments.queries import CommitmentView, commitments_of_body
from assembly.core.db import session
from assembly.requests.queries import RequestView, requests_to
from assembly.requests.rules import Silence
from assembly.trail.rules.standing import Counts, counted, standing_of

SHOWN = 8


@dataclass(frozen=True)
class Promised:
    """One promise it leads or helps to keep, in whole or in part."""

    view: CommitmentView
    standing: str
    leads: bool


@dataclass(frozen=True)
class Did:
    """One report of what it did, that everybody reads and nobody corrected."""

    commitment_id: int
    title: str
    happened_on: date
    text: str
    by_itself: bool  # it reported by its own link


@dataclass(frozen=True)
class PromisedBy:
    counts: Counts
    led: int
    promised: tuple[Promised, ...]  # what needs a look first
    asked: int  # letters that were sent to it
    answered: int
    silent: tuple[tuple[RequestView, Silence], ...]  # those without an answer, the longest first
    refused: int
    did: tuple[Did, ...]
    reports: int

    @property
    def is_empty(self) -> bool:
        return not (self.counts.total or self.asked or self.reports)


def promised_by(organisation_id: int, today: date) -> PromisedBy:
    """In a few readings however much it promised."""
    mine = [
        _promised(view, organisation_id, today) for view in commitments_of_body(organisation_id)
    ]
    letters = [r for r in requests_to(organisation_id, public=True) if r.state != "withdrawn"]
    silences = [(letter, told) for letter in letters if (told := letter.silence(today))]
    going = [(letter, told) for letter, told in silences if told.goes_on]
    return PromisedBy(
        counts=counted(one.standing for one in mine),
        led=sum(one.leads for one in mine),
        promised=tuple(sorted(mine, key=_order)[:SHOWN]),
        asked=len(letters),
        answered=sum(letter.answered_on is not None for letter in letters),
        silent=tuple(sorted(going, key=lambda pair: -pair[1].days)),
        refused=sum(letter.state == "refused" for letter in letters),
        did=tuple(_did(organisation_id)),
        reports=session().scalar(_reports(organisation_id, func.count())) or 0,
    )


def _promised(view: CommitmentView, organisation_id: int, today: date) -> Promised:
    leads = any(body.id == organisation_id and body.leads for body in view.everybody)
    return Promised(view, standing_of(view.state, view.due_on, today), leads)


def _order(one: Promised) -> tuple[int, date, int]:
    rank = {"late": 0, "kept": 2, "ended": 3}.get(one.standing, 1)
    return rank, one.view.due_on or date.max, -one.view.id


def _did(organisation_id: int) -> list[Did]:
    wanted = _reports(organisation_id, Report, Commitment.title)
    newest = wanted.order_by(Report.happened_on.desc(), Report.id.desc()).limit(SHOWN)
    return [
        Did(row.commitment_id, title, row.happened_on, row.text, row.source == "body")
        for row, title in session().execute(newest)
    ]


def _reports(organisation_id: int, *what: Any) -> Any:
    later = aliased(Report)
    corrected = exists().where(
        later.commitment_id == Report.commitment_id,
        later.corrects == Report.number,
        later.seen == "shown",
    )
    return (
        select(*what)
        .select_from(Report)
        .join(Commitment, Commitment.id == Report.commitment_id)
        .where(
            Report.organisation_id == organisation_id,
            Report.kind == "report",
            Report.seen == "shown",
            ~corrected,
        )
    )
