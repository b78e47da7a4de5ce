"""A request with its letters, answers and neighbours, as pages and papers read it."""

from dataclasses import dataclass
from datetime import date, datetime

from assembly.letterhead.rules import CHANNELS
from assembly.requests.rules import KINDS, PLANS, STATES, Silence, in_baht, silence


@dataclass(frozen=True)
class LetterView:
    number: int
    kind: str  # request, reminder, escalation
    letter_number: str
    channel: str
    sent_on: date
    due_on: date | None
    made_at: datetime
    made_by: str

    @property
    def channel_name(self) -> str:
        return str(CHANNELS[self.channel]) if self.channel else ""


@dataclass(frozen=True)
class AnswerView:
    id: int
    number: int
    kind: str
    answered_on: date
    text: str  # empty for the public until the office has read it, and where it is withheld
    promised_on: date | None
    plan: str
    budget: str
    letter_number: str
    source: str
    answerer: str  # for the office alone
    made_at: datetime
    made_by: str
    corrects: int | None
    corrected_by: int | None
    report_id: int | None
    seen: str
    withheld_because: str

    @property
    def kind_name(self) -> str:
        return str(KINDS[self.kind])

    @property
    def plan_name(self) -> str:
        return str(PLANS[self.plan]) if self.plan else ""

    @property
    def baht(self) -> str:
        """1250000 → 1,250,000"""
        return in_baht(self.budget) if self.budget else ""


@dataclass(frozen=True)
class Neighbour:
    """A request that this one was escalated from, or to."""

    id: int
    organisation: str
    state: str
    sent_on: date | None
    level: str

    @property
    def state_name(self) -> str:
        return str(STATES[self.state])


@dataclass(frozen=True)
class RequestView:
    id: int
    assembly_id: int
    commitment_id: int | None
    proposal_id: int | None
    organisation_id: int
    organisation: str
    sector: str
    level: str
    addressee: str
    title: str
    asked: tuple[str, ...]
    signer: str
    signer_office: str
    state: str
    sent_on: date | None
    due_on: date | None  # the day the first letter asked for
    answered_on: date | None
    withdrawn_on: date | None
    withdrawn_because: str
    plan: str
    version: int
    letters: tuple[LetterView, ...] = ()
    answers: tuple[AnswerView, ...] = ()
    escalated_from: Neighbour | None = None
    escalated_to: Neighbour | None = None

    @property
    def state_name(self) -> str:
        return str(STATES[self.state])

    @property
    def plan_name(self) -> str:
        return str(PLANS[self.plan]) if self.plan else ""

    @property
    def is_sent(self) -> bool:
        """Whether it ever left the house; then everybody may read it."""
        return self.sent_on is not None

    @property
    def unread(self) -> tuple[AnswerView, ...]:
        return tuple(one for one in self.answers if one.seen == "unread")

    def silence(self, today: date) -> Silence | None:
        """How long the body is or was silent; none before it was sent."""
        if self.sent_on is None:
            return None
        return silence(
            self.sent_on,
            today,
            due_on=self.due_on,
            answered_on=self.answered_on,
            withdrawn_on=self.withdrawn_on,
        )
