"""What the secretary writes of a request, of a letter that left, and of an answer on paper."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import regex

from assembly.core import thai
from assembly.core.text import graphemes
from assembly.letterhead.rules import CHANNELS
from assembly.registry.rules import LEVELS
from assembly.requests.rules import refusals
from assembly.requests.rules.standing import KINDS, PLANS

LONGEST_TITLE = 200
LONGEST_LINE = 120
LONGEST_TEXT = 4000
LONGEST_NUMBER = 40
LONGEST_REASON = 400
USUAL_DAYS = 30  # within which an answer is asked for, unless the secretary says another day
REMINDER_DAYS = 15

_BAHT = regex.compile(r"[0-9]{1,15}(\.[0-9]{1,2})?")


@dataclass(frozen=True)
class Written:
    """What is asked of whom."""

    organisation_id: int
    addressee: str
    title: str
    asked: str
    signer: str = ""
    signer_office: str = ""
    due_on: date | None = None  # until when an answer is asked for; settled when it is sent


@dataclass(frozen=True)
class Posted:
    """A letter that left."""

    letter_number: str
    channel: str
    sent_on: date
    due_on: date | None = None


@dataclass(frozen=True)
class Said:
    """What a body answered."""

    kind: str
    answered_on: date
    text: str = ""
    promised_on: date | None = None
    plan: str = ""
    budget: str = ""
    letter_number: str = ""
    corrects: int | None = None


def check_written(said: Written) -> None:
    """Refuses: RequestHasNoTitle, NothingIsRequested, RequestTooLong."""
    if not said.title or not said.addressee:
        raise refusals.RequestHasNoTitle
    if not said.asked:
        raise refusals.NothingIsRequested
    lines = (said.addressee, said.signer, said.signer_office)
    limits = [(said.title, LONGEST_TITLE), (said.asked, LONGEST_TEXT)]
    _check_lengths([*limits, *((line, LONGEST_LINE) for line in lines)])


def check_posted(said: Posted, *, after: date | None, today: date) -> None:
    """Refuses: LetterNeedsNumber, LetterFromTheFuture, LetterBeforeLast, AskedBackTooEarly."""
    if not said.letter_number or said.channel not in CHANNELS:
        raise refusals.LetterNeedsNumber
    _check_lengths([(said.letter_number, LONGEST_NUMBER)])
    if said.sent_on > today:
        raise refusals.LetterFromTheFuture
    if after is not None and said.sent_on < after:
        raise refusals.LetterBeforeLast(day=thai.long_date(after))
    if said.due_on is not None and said.due_on <= said.sent_on:
        raise refusals.AskedBackTooEarly


def check_said(said: Said, *, sent_on: date, today: date, correctable: Collection[int]) -> None:
    """Refuses what cannot be an answer to a letter sent on ``sent_on``.

    ``correctable``: the numbers of the answers that stand.
    """
    if said.kind not in KINDS:
        raise refusals.NoSuchAnswerKind
    if said.corrects is not None and said.corrects not in correctable:
        raise refusals.NoSuchAnswer
    _check_lengths([(said.text, LONGEST_TEXT), (said.letter_number, LONGEST_NUMBER)])
    _check_days(said, sent_on, today)
    _check_kind(said)


def _check_days(said: Said, sent_on: date, today: date) -> None:
    if said.answered_on > today:
        raise refusals.LetterFromTheFuture
    if said.answered_on < sent_on:
        raise refusals.AnsweredBeforeSent(day=thai.long_date(sent_on))
    if said.promised_on is not None and said.promised_on < said.answered_on:
        raise refusals.PromisedTooEarly


def _check_kind(said: Said) -> None:
    if said.kind == "plan" and said.plan not in PLANS:
        raise refusals.AnswerNeedsPlan
    is_no = said.kind == "refused" or (said.kind == "plan" and said.plan == "refused")
    if is_no and not said.text:
        raise refusals.RefusalNeedsReason
    if said.kind == "reported" and not said.text:
        raise refusals.AnswerNeedsWords
    if said.budget and not _BAHT.fullmatch(said.budget):
        raise refusals.NoSuchBudget


def plain_baht(typed: str) -> str:
    """An amount as people type it, with Thai digits, commas and the word, as a plain decimal."""
    bare = "".join(str(int(c)) if c.isdecimal() else c for c in typed)
    return bare.replace(",", "").replace("บาท", "").strip()


def in_baht(plain: str) -> str:
    """1250000.50 → 1,250,000.50"""
    whole, dot, part = plain.partition(".")
    return f"{int(whole):,}{dot}{part}"


def asked_until(sent_on: date, kind: str) -> date:
    """The day that is offered as the one until which an answer is asked for."""
    return sent_on + timedelta(days=REMINDER_DAYS if kind == "reminder" else USUAL_DAYS)


def levels_above(level: str) -> list[str]:
    """The higher levels, the next one first."""
    order = list(LEVELS)
    return order[order.index(level) + 1 :]


def _check_lengths(limits: list[tuple[str, int]]) -> None:
    over = sum(max(graphemes(text) - most, 0) for text, most in limits)
    if over:
        raise refusals.RequestTooLong(over=over)


def words_hash(said: Any) -> str:
    """What the journal keeps of an answer's words: enough to show that they were not changed."""
    day = said.promised_on.isoformat() if said.promised_on else ""
    words = (said.text, day, said.plan, said.budget, said.letter_number, str(said.corrects or ""))
    return hashlib.sha256("\n".join(words).encode()).hexdigest()
