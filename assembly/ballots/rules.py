"""What may be done with a ballot in each of its states, and what each audience may see of it.

``open → closed → counted → declared``; until it is counted it may also be ``cancelled``.
Closed: nothing more comes in. Counted: the box was opened. Declared: the result stands for good.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import rfc8785
from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

CHOICES = ("yes", "no", "abstain")
FEWEST_FOR_SECRECY = 10


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    DECLARED = "declared"
    CANCELLED = "cancelled"


class Method(StrEnum):
    NAMED = "named"
    SECRET = "secret"  # noqa: S105 -- a way of voting, not a password


class BallotAlreadyOpen(Refusal):
    message = _l("มีการลงมติเปิดอยู่แล้ว โปรดปิดและประกาศผลเรื่องนั้นก่อน")


class BallotNotOpen(Refusal):
    message = _l("การลงมติเรื่องนี้ไม่ได้เปิดอยู่ จึงรับเสียงเพิ่มไม่ได้ เสียงที่รับไว้แล้วยังอยู่ครบ")


class BallotNotClosed(Refusal):
    message = _l("ต้องปิดลงมติก่อน จึงจะเปิดหีบนับคะแนนได้ และเปิดหีบได้ครั้งเดียว")


class BallotNotCounted(Refusal):
    message = _l("ต้องเปิดหีบนับคะแนนก่อน จึงจะประกาศผลได้ และประกาศได้ครั้งเดียว")


class BallotAlreadyCounted(Refusal):
    message = _l("เปิดหีบนับคะแนนแล้ว จึงยกเลิกการลงมตินี้ไม่ได้")


class NotAnElector(Refusal):
    status = 403
    message = _l("ท่านไม่อยู่ในรายชื่อผู้มีสิทธิออกเสียงเรื่องนี้ โปรดสอบถามที่โต๊ะลงทะเบียน")


class OtherVoter(Refusal):
    """The form was made for somebody who used this phone before."""

    message = _l("เครื่องนี้เปลี่ยนคนแล้ว เสียงที่ค้างส่งของคนก่อนยังไม่ถูกนับ ให้คนนั้นเข้าด้วยบัตรแล้วลงใหม่")


class UnknownChoice(Refusal):
    status = 422
    message = _l("โปรดเลือก เห็นด้วย ไม่เห็นด้วย หรือ งดออกเสียง อย่างใดอย่างหนึ่ง")


class NoElectors(Refusal):
    message = _l("ยังไม่มีผู้แทนลงทะเบียนเข้าประชุม จึงยังเปิดลงมติไม่ได้")


class NoQuorum(Refusal):
    message = _l("องค์ประชุมยังไม่ครบ มีผู้แทน %(present)s คน ต้องมีอย่างน้อย %(needed)s คน")


class SmallSecretBallot(Refusal):
    """A warning: the desk may go on after reading it."""

    message = _l(
        "มีผู้มีสิทธิออกเสียงเพียง %(electors)s คน ผลที่ประกาศอาจทำให้เดาได้ว่าใครเลือกอะไร "
        "หากจะลงมติลับต่อไป โปรดกดยืนยัน"
    )


class SecretOverPlainLink(Refusal):
    """A warning: the desk may go on after reading it."""

    message = _l(
        "เครื่องในห้องนี้ส่งข้อมูลกันโดยไม่เข้ารหัส ผู้ดูแลเครือข่ายอาจดักเห็นเสียงที่ส่งมาจากโทรศัพท์ได้ "
        "หากจะลงมติลับต่อไป โปรดกดยืนยัน"
    )


class BallotAltered(Refusal):
    """What lies in the database is not what was sealed: counting it would prove nothing."""

    message = _l("ข้อมูลการลงมตินี้ไม่ตรงกับตอนเปิดหรือตอนปิด จึงยังนับไม่ได้ โปรดแจ้งผู้ดูแลระบบ")


class BoxKeyMissing(Refusal):
    message = _l("ไม่พบกุญแจเปิดหีบของการลงมตินี้ ซองทั้งหมดยังอยู่ครบ โปรดแจ้งผู้ดูแลระบบ")


@dataclass(frozen=True)
class Visible:
    """What may be shown of a ballot now. Names are never shown of a secret one."""

    received: bool  # "ได้รับแล้ว n จาก m"
    tally: bool
    names: bool


def visible(state: str, method: str) -> Visible:
    """The one rule on which numbers may be shown, asked by page and push alike."""
    opened = State(state) in {State.COUNTED, State.DECLARED}
    return Visible(received=True, tally=opened, names=opened and Method(method) is Method.NAMED)


def dangers(method: str, electors: int, *, plain_link: bool) -> list[Refusal]:
    """Where a secret ballot would be less secret than people think; the desk confirms each."""
    if Method(method) is not Method.SECRET:
        return []
    small = [SmallSecretBallot(electors=electors)] if electors < FEWEST_FOR_SECRECY else []
    return [*small, *([SecretOverPlainLink()] if plain_link else [])]


def may_open(
    *,
    another_open: bool,
    electors: int,
    present: int,
    quorum_needed: int,
    method: str,
    warned: bool,
    plain_link: bool = False,
) -> None:
    """Whether a ballot may open now; ``warned`` once the desk has read and confirmed the dangers.

    Refuses: BallotAlreadyOpen, NoElectors, NoQuorum, SmallSecretBallot, SecretOverPlainLink.
    """
    if another_open:
        raise BallotAlreadyOpen
    if electors < 1:
        raise NoElectors
    if present < quorum_needed:
        raise NoQuorum(present=present, needed=quorum_needed)
    for danger in [] if warned else dangers(method, electors, plain_link=plain_link):
        raise danger


def may_cast(state: str, choice: str, *, elector: bool) -> None:
    """Whether this vote may come in. Refuses: BallotNotOpen, NotAnElector, UnknownChoice."""
    if State(state) is not State.OPEN:
        raise BallotNotOpen
    if not elector:
        raise NotAnElector
    if choice not in CHOICES:
        raise UnknownChoice


def may_close(state: str) -> None:
    """Refuses: BallotNotOpen."""
    if State(state) is not State.OPEN:
        raise BallotNotOpen


def may_count(state: str) -> None:
    """Whether the box may be opened. Refuses: BallotNotClosed."""
    if State(state) is not State.CLOSED:
        raise BallotNotClosed


def may_declare(state: str) -> None:
    """Refuses: BallotNotCounted."""
    if State(state) is not State.COUNTED:
        raise BallotNotCounted


def may_cancel(state: str) -> None:
    """Whether the ballot may be called off unread. Refuses: BallotAlreadyCounted."""
    if State(state) not in {State.OPEN, State.CLOSED}:
        raise BallotAlreadyCounted


def electorate_hash(member_ids: Iterable[int]) -> str:
    """One hash for the set of electors, in whatever order they come; the same at open and count."""
    return _hash(["electorate", *(str(member) for member in sorted(set(member_ids)))])


def question_hash(
    question: str, majority: str, method: str, choices: Iterable[str] = CHOICES
) -> str:
    """One hash for all that a voter was asked; the same at open and count."""
    return _hash(["question", question, majority, method, *choices])


def _hash(parts: list[str]) -> str:
    """SHA-256 of the list as canonical JSON (RFC 8785), in hex."""
    return hashlib.sha256(rfc8785.dumps(parts)).hexdigest()
