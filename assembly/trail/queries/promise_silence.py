"""The silence clock: who has not answered, who refused, who answered late; by whom and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from assembly.core.db import session
from assembly.requests.models import Request
from assembly.requests.queries import (
    AnswerView,
    LetterView,
    RequestView,
    Silent,
    requests_of_commitments,
    requests_of_proposals,
)

SHOWN = 12  # of each kind; the list below is narrowed to the rest


@dataclass(frozen=True)
class Told:
    """One request on the clock: how long, and what was written."""

    silent: Silent
    view: RequestView
    share: int  # hundredths of the longest silence that is shown
    asked: int | None  # where in that the day lies until which an answer was asked for

    @property
    def href_of(self) -> tuple[str, int]:
        """Which page tells of it: a promise's, or a proposal's."""
        one = self.silent
        if one.proposal_id is not None:
            return "proposal", one.proposal_id
        return "promise", one.parent_id or one.commitment_id or 0

    @property
    def first(self) -> LetterView | None:
        return self.view.letters[0] if self.view.letters else None

    @property
    def reminders(self) -> tuple[LetterView, ...]:
        return tuple(letter for letter in self.view.letters if letter.kind == "reminder")

    @property
    def received(self) -> AnswerView | None:
        """The body said that the letter came, which is no answer."""
        said = [one for one in self.view.answers if one.kind == "received" and _stands(one)]
        return said[0] if said else None

    @property
    def refusal(self) -> AnswerView | None:
        """The last word by which it refused."""
        said = [
            one for one in self.view.answers if _stands(one) and "refused" in (one.kind, one.plan)
        ]
        return said[-1] if said else None


@dataclass(frozen=True)
class Clock:
    """Of each kind the first ones, and how many there are."""

    going: tuple[Told, ...]
    refused: tuple[Told, ...]
    late: tuple[Told, ...]
    counts: tuple[int, int, int]
    asked: int  # how many letters were sent at all


def clock_of(found: Sequence[Silent]) -> Clock:
    """The longest silences, then those that refused and those that answered late, the newest
    first."""
    going = [one for one in found if one.silence.goes_on]
    over = sorted(
        (one for one in found if not one.silence.goes_on), key=_newest_first, reverse=True
    )
    refused = [one for one in over if one.state == "refused"]
    late = [one for one in over if one.silence.came_late and one.state != "refused"]
    views = _views([one for kind in (going, refused, late) for one in kind[:SHOWN]])
    most = max((one.silence.days for one in going), default=0) or 1

    def told(kind: list[Silent]) -> tuple[Told, ...]:
        known = [(one, views[one.request_id]) for one in kind[:SHOWN] if one.request_id in views]
        return tuple(_told(one, view, most) for one, view in known)

    counts = (len(going), len(refused), len(late))
    return Clock(told(going), told(refused), told(late), counts, asked=len(found))


def letters_without_answer(assembly_id: int, today: date) -> tuple[int, date | None]:
    """How many there are, and the day on which the earliest of them was sent."""
    wanted = select(func.count(), func.min(Request.sent_on)).where(
        Request.assembly_id == assembly_id,
        Request.sent_on.is_not(None),
        Request.state != "withdrawn",
        Request.answered_on.is_(None) | (Request.answered_on > today),
    )
    count, since = session().execute(wanted).one()
    return count, since


def _told(one: Silent, view: RequestView, most: int) -> Told:
    share = min(100, 100 * one.silence.days // most)
    asked = (one.due_on - one.sent_on).days if one.due_on else None
    at = 100 * asked // most if asked is not None and asked < one.silence.days else None
    return Told(one, view, share, at)


def _views(found: Sequence[Silent]) -> dict[int, RequestView]:
    """The requests with their letters and answers, in a few readings however many they are."""
    of_promises = {one.commitment_id for one in found if one.commitment_id is not None}
    of_proposals = {one.proposal_id for one in found if one.proposal_id is not None}
    groups = [
        *requests_of_commitments(of_promises, public=True).values(),
        *requests_of_proposals(of_proposals, public=True).values(),
    ]
    return {view.id: view for group in groups for view in group}


def _newest_first(one: Silent) -> tuple[date, int]:
    return one.answered_on or date.min, one.request_id


def _stands(answer: AnswerView) -> bool:
    return answer.corrected_by is None
