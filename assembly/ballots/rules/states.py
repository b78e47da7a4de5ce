"""What may be done with a ballot in each of its states, and what each audience may see of it.

``open → closed → counted → declared``; until it is counted it may also be ``cancelled``.
Closed: nothing more comes in. Counted: the box was opened. Declared: the result stands for good.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import rfc8785

from assembly.ballots.rules import refusals
from assembly.ballots.rules.terms import (
    CHOICES,
    FEWEST_FOR_SECRECY,
    LONGEST_REASON,
    REASONED,
    VOICES,
    Kind,
    Method,
)
from assembly.ballots.tally import Room
from assembly.core.errors import Refusal
from assembly.core.text import graphemes


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    DECLARED = "declared"
    CANCELLED = "cancelled"


FINISHED = frozenset({State.DECLARED, State.CANCELLED})


class Outcome(StrEnum):
    """What became of a declared ballot; the last three send a consensus call's draft back."""

    CARRIED = "carried"
    FALLEN = "fallen"
    ANOTHER_ROUND = "another_round"
    VOTE_CALLED = "vote_called"
    POSTPONED = "postponed"


SENT_BACK = frozenset({Outcome.ANOTHER_ROUND, Outcome.VOTE_CALLED, Outcome.POSTPONED})


@dataclass(frozen=True)
class Visible:
    """What may be shown of a ballot now. Names are never shown of a secret one."""

    received: bool  # "ได้รับแล้ว n จาก m"
    tally: bool
    names: bool


def visible(state: str, method: str, kind: str = "vote") -> Visible:
    """The one rule on which numbers may be shown, asked by page and push alike.

    Who holds up a consensus is for the desk to hear, not for the wall to name.
    """
    opened = State(state) in {State.COUNTED, State.DECLARED}
    named = Method(method) is Method.NAMED and Kind(kind) is not Kind.CONSENSUS
    return Visible(received=True, tally=opened, names=opened and named)


def dangers(method: str, electors: int, *, plain_link: bool) -> list[Refusal]:
    """Where a secret ballot would be less secret than people think; the desk confirms each."""
    if Method(method) is not Method.SECRET:
        return []
    small = [refusals.SmallSecretBallot(electors=electors)] if electors < FEWEST_FOR_SECRECY else []
    return [*small, *([refusals.SecretOverPlainLink()] if plain_link else [])]


def may_open(
    *,
    another_open: bool,
    electors: int,
    room: Room,
    method: str,
    warned: bool,
    plain_link: bool = False,
) -> None:
    """Whether a ballot may open now; ``warned`` once the desk has read and confirmed the dangers.

    Refuses: BallotAlreadyOpen, NoElectors, NoQuorum, NoQuorumOfDistricts, SmallSecretBallot,
    SecretOverPlainLink.
    """
    if another_open:
        raise refusals.BallotAlreadyOpen
    if electors < 1:
        raise refusals.NoElectors
    if room.present < room.quorum:
        raise refusals.NoQuorum(present=room.present, needed=room.quorum)
    if not room.quorum_met:
        raise refusals.NoQuorumOfDistricts(present=room.districts, needed=room.quorum_districts)
    for danger in [] if warned else dangers(method, electors, plain_link=plain_link):
        raise danger


def is_open(state: str, closes_at: datetime | None, now: datetime) -> bool:
    """Whether votes still come in: one that closes by itself is closed at its moment."""
    return State(state) is State.OPEN and (closes_at is None or now < closes_at)


@dataclass(frozen=True)
class Paper:
    """What a voter hands in, beside who hands it in and where."""

    choice: str
    remark: str = ""
    assisted: bool = False  # at a helper's device


def may_cast(paper: Paper, *, kind: str, method: str, channel: str, most: int, options: int) -> str:
    """The choice as it goes into the box, if this vote may come in through this channel.

    Refuses: ByHands, VotesOnPaper, VotedAtKiosk, UnknownChoice, NothingChosen, TooManyChosen,
    ReasonNeeded, ReasonTooLong.
    """
    if Method(method) is Method.HANDS:
        raise refusals.ByHands
    if channel == "paper":
        raise refusals.VotesOnPaper
    if channel == "kiosk" and not paper.assisted:
        raise refusals.VotedAtKiosk
    if Kind(kind) is Kind.PRIORITY:
        return _priorities(paper.choice, most, options)
    if paper.choice not in (CHOICES if Kind(kind) is Kind.VOTE else VOICES):
        raise refusals.UnknownChoice
    if paper.choice in REASONED:
        _check_reason(paper.remark)
    return paper.choice


def _priorities(choice: str, most: int, options: int) -> str:
    """Numbers of the list in any order, as they are kept: sorted, each once."""
    parts = [part for part in choice.split(",") if part]
    if not all(part.isascii() and part.isdecimal() and len(part) < 4 for part in parts):
        raise refusals.UnknownChoice
    numbers = sorted({int(part) for part in parts})
    if not numbers:
        raise refusals.NothingChosen
    if numbers[0] < 1 or numbers[-1] > options:
        raise refusals.UnknownChoice
    if len(numbers) > most:
        raise refusals.TooManyChosen(most=most, chosen=len(numbers))
    return ",".join(map(str, numbers))


def _check_reason(remark: str) -> None:
    if not remark.strip():
        raise refusals.ReasonNeeded
    check_length(remark)


def may_close(state: str) -> None:
    """Refuses: BallotNotOpen."""
    if State(state) is not State.OPEN:
        raise refusals.BallotNotOpen


def may_count(state: str) -> None:
    """Whether the box may be opened. Refuses: BallotNotClosed."""
    if State(state) is not State.CLOSED:
        raise refusals.BallotNotClosed


def may_declare(state: str) -> None:
    """Refuses: BallotNotCounted."""
    if State(state) is not State.COUNTED:
        raise refusals.BallotNotCounted


def may_cancel(state: str, *, declined: bool = False) -> None:
    """Whether the ballot may be called off: unread, or when a second person found the count wrong.

    Refuses: BallotAlreadyCounted.
    """
    if State(state) not in {State.OPEN, State.CLOSED} and not declined:
        raise refusals.BallotAlreadyCounted


def electorate_hash(member_ids: Iterable[int]) -> str:
    """One hash for the set of electors, in whatever order they come; the same at open and count."""
    return _hash(["electorate", *(str(member) for member in sorted(set(member_ids)))])


def question_hash(question: str, majority: str, method: str, choices: Sequence[str]) -> str:
    """One hash for all that a voter was asked; the same at open and count.

    ``choices`` are the ballot's own: the words of its kind, or the list with further terms.
    """
    return _hash(["question", question, majority, method, *choices])


def _hash(parts: list[str]) -> str:
    """SHA-256 of the list as canonical JSON (RFC 8785), in hex."""
    return hashlib.sha256(rfc8785.dumps(parts)).hexdigest()


def check_length(remark: str) -> None:
    """Refuses: ReasonTooLong."""
    over = graphemes(remark) - LONGEST_REASON
    if over > 0:
        raise refusals.ReasonTooLong(most=LONGEST_REASON, over=over)


def check_outcome(kind: str, send_back: str) -> None:
    """Only a consensus call may end without a decision. Refuses: OddTerms."""
    if send_back and (Kind(kind) is not Kind.CONSENSUS or send_back not in SENT_BACK):
        raise refusals.OddTerms
