"""One promise from end to end: what was asked of whom, what became of it, where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assembly.commitments.queries import (
    CommitmentView,
    EvidenceView,
    LineView,
    commitment_view,
    evidence_of,
    timeline_of,
)
from assembly.core.qr import Code, code_for
from assembly.core.web import public_url
from assembly.follow_up.queries import (
    FollowUpView,
    PlacedItem,
    PlacedPromise,
    decided_on,
    items_about,
    promises_on,
)
from assembly.requests.queries import (
    AnswerView,
    LetterView,
    RequestView,
    requests_of_commitments,
)
from assembly.requests.rules import Silence, longest
from assembly.resolutions.queries import resolution
from assembly.trail.queries.matters import Trail, trail_of


@dataclass(frozen=True)
class PromisePage:
    """A promise, or a part of one, with everything that anybody may read of it."""

    one: CommitmentView
    whole: CommitmentView | None  # of a part
    lines: tuple[LineView, ...]  # the latest day first
    evidence: Mapping[int, tuple[EvidenceView, ...]]  # of each report, by its id
    requests: tuple[RequestView, ...]  # about it and its parts, the earliest first
    trail: Trail
    standing: str  # of the resolution it stands on
    today: date
    address: str
    qr: Code
    again: tuple[PlacedItem, ...] = ()  # running orders on which it stood again
    decided: tuple[FollowUpView, ...] = ()  # by meetings, about it
    earlier: tuple[PlacedPromise, ...] = ()  # of which it grew: risen from below, or come back

    @property
    def why(self) -> LineView | None:
        """The line by which it came to stand as it does."""
        moves = (n for n in self.lines if n.kind == "state" and n.commitment_id == self.one.id)
        return next((n for n in moves if n.before and n.state == self.one.state), None)

    @property
    def reported(self) -> LineView | None:
        """The latest report that stands and that everybody reads."""
        told = (n for n in self.lines if n.kind == "report" and n.seen == "shown")
        return next((line for line in told if not line.is_struck), None)

    @property
    def silence(self) -> Silence | None:
        """The one to be told first: that which goes on, the longest."""
        found = [one.silence(self.today) for one in self.requests if one.state != "withdrawn"]
        return longest([one for one in found if one is not None])

    @property
    def is_late(self) -> bool:
        return self.one.is_late(self.today)

    def course_of(self, request: RequestView) -> tuple[LetterView | AnswerView, ...]:
        """Its letters and answers as they went to and fro."""
        steps: list[LetterView | AnswerView] = [*request.letters, *request.answers]
        return tuple(sorted(steps, key=_by_step))

    def right_of(self, line: LineView) -> LineView | None:
        """The line that says rightly what this one says wrongly."""
        return self._beside(line, line.corrected_by)

    def wrong_of(self, line: LineView) -> LineView | None:
        return self._beside(line, line.corrects)

    def _beside(self, line: LineView, number: int | None) -> LineView | None:
        mine = (n for n in self.lines if n.commitment_id == line.commitment_id)
        return next((other for other in mine if other.number == number), None)


def promise_page(commitment_id: int, today: date) -> PromisePage:
    """Raises ``NotFound``."""
    one = commitment_view(commitment_id)
    asked = requests_of_commitments([one.id, *(part.id for part in one.parts)], public=True)
    adopted = resolution(one.resolution_id)
    lines = timeline_of(one.id, public=True)
    address = f"{public_url()}/k/{one.id}"
    return PromisePage(
        one=one,
        whole=commitment_view(one.parent_id) if one.parent_id is not None else None,
        lines=lines,
        evidence=evidence_of([line.id for line in lines]),
        requests=tuple(sorted((r for each in asked.values() for r in each), key=_by_day)),
        trail=trail_of(adopted.agenda_item_id),
        standing=adopted.standing,
        today=today,
        address=address,
        qr=code_for(address),
        again=items_about(one.id),
        decided=decided_on(one.id),
        earlier=promises_on(adopted.agenda_item_id),
    )


def _by_day(request: RequestView) -> tuple[date, int]:
    return request.sent_on or date.max, request.id


def _by_step(step: LetterView | AnswerView) -> tuple[date, bool, int]:
    if isinstance(step, AnswerView):
        return step.answered_on, True, step.number
    return step.sent_on, False, step.number
