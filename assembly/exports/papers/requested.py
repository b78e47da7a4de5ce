"""A letter to a body about what it is to do: the first one, a reminder, one to the level above."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class EarlierLetter:
    """A letter that this one refers to."""

    number: str
    dated: date
    organisation: str


@dataclass(frozen=True)
class Below:
    """What became of it at the level below."""

    organisation: str
    outcome: str  # silent, refused, accepted
    days: int  # of silence, until this letter or until it was answered
    answered_on: date | None = None
    reason: str = ""  # of a refusal, where everybody may read it
    promised_on: date | None = None


@dataclass(frozen=True)
class RequestLetter:
    kind: str  # request, reminder, escalation
    number: str  # empty: a draft
    dated: date | None
    organisation: str
    addressee: str
    title: str
    asked: tuple[str, ...]
    until: date | None  # by which an answer is asked for
    resolution: str  # its number
    resolution_title: str
    meeting: str  # สมัชชาใหญ่พังงาแห่งความสุข ครั้งที่ 12/2568
    held_on: date
    place: str
    item_title: str
    signer: str
    signer_office: str
    link: str  # the permanent address of what was promised
    grievances: int = 0
    districts: int = 0  # of how many they come from
    earlier: tuple[EarlierLetter, ...] = ()  # the earliest first
    reminder: int = 0  # the how manieth it is
    days: int = 0  # since the first letter
    asked_until: date | None = None  # what the letter before asked for
    received_on: date | None = None  # the body said that it got the letter
    below: tuple[Below, ...] = ()  # the lowest first
    reply: str = ""  # the body's private address; never on a paper for everybody
    reply_until: date | None = None


@dataclass(frozen=True)
class RequestBook:
    """The letters of a request, or one of them."""

    assembly: str
    title: str
    place: str  # the province the letters are written in
    as_of: date
    letters: tuple[RequestLetter, ...]
    names: tuple[str, ...]
    is_example: bool
