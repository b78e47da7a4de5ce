"""Single votes, as far as anybody may know them: the own one, open ones, reasons, dissent."""

import json
from dataclasses import dataclass

from sqlalchemy import func, select

from assembly.ballots import box, envelopes, rules
from assembly.ballots.models import CountedReceipt, Dissent, Elector, TellerCount, Vote
from assembly.ballots.queries.rows import ballot
from assembly.core.db import session
from assembly.meetings.queries import name_of
from assembly.people.models import Member
from assembly.people.queries import actor_by_slip
from assembly.places.models import District


@dataclass(frozen=True)
class MyVote:
    """What one member may know of the own vote. The choice is not among it.

    ``channel``: "paper" or "kiosk" when the person votes there and not on a phone.
    """

    is_elector: bool
    received: bool
    receipt: str | None
    channel: str = ""


@dataclass(frozen=True)
class NamedVote:
    name: str  # "" where the reader may not know it
    district: str
    choice: str


@dataclass(frozen=True)
class Voice:
    """A reason given in a consensus call, for the desk."""

    stance: str
    reason: str
    name: str
    district: str


def my_vote(ballot_id: int, member_id: int) -> MyVote:
    """Whether a member may vote, has voted, and with what receipt.

    Once a secret box was opened, nothing says any more which receipt was whose.
    """
    elector = session().get(Elector, (ballot_id, member_id))
    if elector is None:
        return MyVote(is_elector=False, received=False, receipt=None)
    paper = box.paper_of(ballot(ballot_id).method, ballot_id, member_id)
    if paper is None:
        return MyVote(True, elector.voted, None, elector.channel)
    return MyVote(True, True, box.receipt_of(paper), elector.channel)


def named_votes(ballot_id: int, *, inside: bool) -> list[NamedVote]:
    """Who chose what, by district and name, once it may be seen; never of a secret ballot.

    The meeting sees every name (``inside``), the public those of who agreed to it; the others come
    last in their district, in no order that tells them apart.
    """
    row = ballot(ballot_id)
    if not rules.visible(row.state, row.method, row.kind).names:
        return []
    wanted = (
        select(Member, District, Vote.choice)
        .join(Vote, Vote.member_id == Member.id)
        .join(District, District.code == Member.district_code)
        .where(Vote.ballot_id == ballot_id)
        .order_by(Member.district_code, Member.given_name, Member.id)
    )
    found = session().execute(wanted)
    shown = [
        (
            where.code,
            NamedVote(who.full_name if inside or who.may_name else "", name_of(where), choice),
        )
        for who, where, choice in found
    ]
    return [vote for _code, vote in sorted(shown, key=_namelessness)]


def _namelessness(shown: tuple[str, NamedVote]) -> tuple[str, bool, str]:
    code, vote = shown
    return code, not vote.name, "" if vote.name else vote.choice


def is_counted(ballot_id: int, typed: str) -> bool:
    """Whether a receipt, as somebody typed it, is among the counted ones."""
    code = envelopes.typed_receipt(typed)
    return session().get(CountedReceipt, (ballot_id, code)) is not None


def my_count(ballot_id: int, channel: str, district_code: str, staff_id: int) -> dict[str, int]:
    """What this teller entered at a post; empty before."""
    entry = session().get(TellerCount, (ballot_id, channel, district_code, staff_id))
    found: dict[str, int] = json.loads(entry.figures) if entry else {}
    return found


@dataclass(frozen=True)
class Helped:
    """Whoever stands before a helper with a slip, and how far this person's vote is."""

    member_id: int
    name: str
    code: str
    vote: MyVote


def ballot_of_slip(ballot_id: int, code: str) -> Helped:
    """An elector by the digits of the slip.

    Raises ``WrongSlip``, ``SlipRevoked`` or ``NotAnElector``.
    """
    who = actor_by_slip(code)
    if who.meeting_id != ballot(ballot_id).meeting_id:
        raise rules.NotAnElector
    vote = my_vote(ballot_id, who.member_id or 0)
    if not vote.is_elector:
        raise rules.NotAnElector
    return Helped(who.member_id or 0, who.name, code, vote)


def voices(ballot_id: int) -> list[Voice]:
    """The reasons people gave in a consensus call, those who do not agree yet first."""
    wanted = (
        select(Member, District, Vote)
        .join(Vote, Vote.member_id == Member.id)
        .join(District, District.code == Member.district_code)
        .where(Vote.ballot_id == ballot_id, Vote.remark != "")
        .order_by(Vote.choice, District.position, Member.given_name, Member.id)
    )
    return [
        Voice(vote.choice, vote.remark, who.full_name, name_of(where))
        for who, where, vote in session().execute(wanted)
    ]


def dissents(ballot_id: int) -> list[Voice]:
    """Who asked to be named as not agreeing with the result."""
    wanted = (
        select(Member, District, Dissent.text)
        .join(Dissent, Dissent.member_id == Member.id)
        .join(District, District.code == Member.district_code)
        .where(Dissent.ballot_id == ballot_id)
        .order_by(District.position, Member.given_name, Member.id)
    )
    return [
        Voice("dissent", text, who.full_name, name_of(where))
        for who, where, text in session().execute(wanted)
    ]


def my_dissent(ballot_id: int, member_id: int) -> str | None:
    """The words of this member's dissent, empty if there is no reason; ``None`` without one."""
    return session().scalar(
        select(Dissent.text).where(Dissent.ballot_id == ballot_id, Dissent.member_id == member_id)
    )


def dissent_count(ballot_id: int) -> int:
    wanted = select(func.count()).where(Dissent.ballot_id == ballot_id)
    return session().scalar(wanted) or 0
