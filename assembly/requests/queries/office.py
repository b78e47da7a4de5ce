"""What the office has to do about requests, and one of them as a line of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import func, select

from assembly.core.db import session
from assembly.requests.models import Answer, Request
from assembly.requests.queries.silences import Silent, silences
from assembly.requests.queries.views import (
    AnswerView,
    LetterView,
    Neighbour,
    RequestView,
    drafts_of,
)
from assembly.requests.rules import Stand, reminder_is_due


@dataclass(frozen=True)
class Work:
    """An assembly's requests by what is to be done with them; each stands in one group."""

    reminders: tuple[Silent, ...]  # a reminder is ready
    unread: tuple[Silent, ...]  # an answer came by the link and nobody read it
    refused: tuple[Silent, ...]  # waits for a next step
    drafts: tuple[RequestView, ...]
    overdue: tuple[Silent, ...]  # reminded, and still within the new days
    waiting: tuple[Silent, ...]  # within the days that were given
    answered: tuple[Silent, ...]

    @cached_property
    def silent(self) -> tuple[Silent, ...]:
        """All who have not answered, the longest silence first."""
        return tuple(s for s in self.everything if s.silence.goes_on)

    @cached_property
    def everything(self) -> tuple[Silent, ...]:
        groups = (self.reminders, self.unread, self.refused, self.overdue)
        found = [one for group in (*groups, self.waiting, self.answered) for one in group]
        return tuple(sorted(found, key=lambda one: -one.silence.days))

    @property
    def is_empty(self) -> bool:
        return not self.everything and not self.drafts


def work_of(assembly_id: int, today: date) -> Work:
    """Every request of an assembly, in a handful of readings."""
    found, unread, risen = silences(assembly_id, today), _unread(assembly_id), _risen(assembly_id)
    groups: dict[str, list[Silent]] = {name: [] for name in Work.__annotations__}
    for one in found:
        groups[_group(one, one.request_id in unread, one.request_id in risen)].append(one)
    drafts = tuple(drafts_of(assembly_id))
    return Work(**{**{k: tuple(v) for k, v in groups.items()}, "drafts": drafts})  # type: ignore[arg-type]  # each by its name


def _group(one: Silent, is_unread: bool, is_risen: bool) -> str:
    if is_unread:
        return "unread"
    if one.state == "refused":
        is_over = one.promise in ("kept", "ended")
        return "answered" if is_risen or is_over else "refused"
    if not one.silence.goes_on:
        return "answered"
    if one.reminder_is_due:
        return "reminders"
    return "overdue" if one.silence.is_overdue else "waiting"


def _unread(assembly_id: int) -> set[int]:
    wanted = (
        select(Answer.request_id)
        .join(Request, Request.id == Answer.request_id)
        .where(Request.assembly_id == assembly_id, Answer.seen == "unread")
    )
    return set(session().scalars(wanted))


def _risen(assembly_id: int) -> set[int]:
    """Those that were taken to the level above."""
    wanted = select(Request.escalated_from_id).where(
        Request.assembly_id == assembly_id,
        Request.escalated_from_id.is_not(None),
        Request.state != "withdrawn",
    )
    return {id_ for id_ in session().scalars(wanted) if id_}


@dataclass(frozen=True)
class Moment:
    """One thing that happened to a request; ``gap`` days of silence lie before it."""

    day: date
    gap: int = 0
    letter: LetterView | None = None
    answer: AnswerView | None = None
    risen: Neighbour | None = None
    withdrawn: str = ""


def moments_of(view: RequestView) -> tuple[Moment, ...]:
    """Letters, answers and what else happened, as one line of time."""
    found = [Moment(one.sent_on, letter=one) for one in view.letters]
    found += [Moment(one.answered_on, answer=one) for one in view.answers]
    if view.withdrawn_on:
        found.append(Moment(view.withdrawn_on, withdrawn=view.withdrawn_because))
    above = view.escalated_to
    if above and above.sent_on and above.state != "withdrawn":
        found.append(Moment(above.sent_on, risen=above))
    return _spaced(sorted(found, key=lambda one: (one.day, one.letter is None)))


def _spaced(found: Sequence[Moment]) -> tuple[Moment, ...]:
    days = [one.day for one in found]
    gaps = [(day - before).days for before, day in zip(days[:1] + days, days, strict=False)]
    return tuple(
        Moment(one.day, gap, one.letter, one.answer, one.risen, one.withdrawn)
        for one, gap in zip(found, gaps, strict=True)
    )


def stand_of(view: RequestView, today: date) -> Stand:
    """How it stands, for the rule of the next step."""
    told = view.silence(today)
    last = view.letters[-1].due_on if view.letters else None
    above = view.escalated_to
    return Stand(
        state=view.state,
        silence=told,
        reminder_is_due=told is not None and reminder_is_due(told, last, today),
        reminders=sum(one.kind == "reminder" for one in view.letters),
        unread=len(view.unread),
        is_escalated=above is not None and above.state != "withdrawn",
    )


def count_unread(assembly_id: int) -> int:
    """How many answers nobody has read."""
    wanted = (
        select(func.count())
        .select_from(Answer)
        .join(Request, Request.id == Answer.request_id)
        .where(Request.assembly_id == assembly_id, Answer.seen == "unread")
    )
    return session().scalar(wanted) or 0
