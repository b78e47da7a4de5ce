"""Votes: from a phone, at a helper's device, or on paper that a helper hands out."""

from typing import Any

from sqlalchemy import delete

from assembly.ballots import box, envelopes, events, rules
from assembly.ballots.actions.steps import subject
from assembly.ballots.models import Ballot, Elector
from assembly.ballots.queries import ballot, elector_in
from assembly.core import clock, ids
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.text import clean
from assembly.journal.actions import Content, record
from assembly.people.queries import actor_by_slip


@change
def cast_vote(
    actor: Actor,
    ballot_id: int,
    choice: str,
    key: str,
    remark: str = "",
    *,
    helper: Actor | None = None,
) -> dict[str, str | int]:
    """Put a vote in the box; answers ``{"receipt": "7KMT 4XRN", "revision": 1}`` after the commit.

    Voting again replaces the vote, until the ballot closes. The same key gives the same answer and
    changes nothing, also when it comes late. Of a secret vote nothing but the envelope is written.
    ``remark`` says why in a consensus call; ``helper`` is whose device it was given at.
    Raises ``BallotNotOpen`` (which says whether an earlier vote stands), ``NotAnElector``,
    ``SlipRevoked`` or what ``rules.may_cast`` refuses.
    """
    about = box.ballot_for(actor, ballot_id)
    before = box.paper_of(about.method, ballot_id, actor.member_id or 0)
    vote = f"{ballot_id}|{actor.member_id}|{key or ids.token()}"
    hashed = ids.keyed_hash("vote", vote)[:32]
    known = box.answers_to(before).get(hashed)
    if known is not None:
        return known
    _check_open(about, before)
    handed = rules.Paper(choice, clean(remark), assisted=helper is not None)
    choice = _checked(about, handed)
    paper: dict[str, Any] = {
        "ballot_id": ballot_id,
        "member_id": about.elector,
        "idempotency_hash": hashed,
        "revision": before.revision + 1 if before else 1,
        "superseded": box.written(box.answers_to(before)),
    }
    put = _put(actor, about, paper, choice, handed.remark)
    if helper is not None:
        elector = elector_in(ballot_id, about.elector)
        elector.channel, elector.helper_id = "kiosk", helper.staff_id
    announce(events.VoteCast(ballot_id, about.meeting_id, about.agenda_item_id))
    return box.answer_of(put)


def _check_open(about: Any, before: Any) -> None:
    """A vote that comes too late is told whether an earlier one of this voter stands."""
    if rules.is_open(about.state, about.closes_at, clock.now()):
        if about.elector is None:
            raise rules.NotAnElector
        return
    if about.elector is None:
        raise rules.BallotNotOpen
    raise rules.ClosedWithVote if before or about.voted else rules.ClosedWithoutVote


def _checked(about: Any, handed: rules.Paper) -> str:
    listed = about.kind == rules.Kind.PRIORITY
    return rules.may_cast(
        handed,
        kind=about.kind,
        method=about.method,
        channel=about.channel,
        most=about.most_choices,
        options=len(box.options_of(about.id)) if listed else 0,
    )


def _put(
    actor: Actor, about: Any, paper: dict[str, Any], choice: str, remark: str
) -> dict[str, Any]:
    """Into the box, and what was put there.

    The journal hears of an open vote, never of what people think of a draft.
    """
    if about.method == rules.Method.SECRET:
        info = envelopes.label(about.id, about.question_hash)
        paper["sealed"] = envelopes.seal(choice, about.public_key, info)
        box.put(about.method, paper)
        return paper
    paper |= {"choice": choice, "remark": remark if choice in rules.REASONED else ""}
    box.put(about.method, paper)
    if about.kind != rules.Kind.CONSENSUS:
        told: Content = {
            "member": actor.member_id,
            "choice": choice,
            "revision": int(paper["revision"]),
        }
        record(actor, "vote_cast", subject(about.id), told)
    return paper


@change
def cast_assisted(
    helper: Actor, ballot_id: int, code: str, choice: str, key: str, remark: str = ""
) -> dict[str, str | int]:
    """A vote at a helper's device, by the twelve digits on the voter's slip; answered as a phone's.

    That this person was helped, and by whom, is recorded; the choice is no less secret.
    Raises ``WrongSlip`` and whatever ``cast_vote`` raises.
    """
    voter = actor_by_slip(code)
    answer = cast_vote(voter, ballot_id, choice, key, remark, helper=helper)
    about: Content = {"member": voter.member_id, "helper": helper.staff_id}
    record(helper, "vote_assisted", subject(ballot_id), about)
    return answer


@change
def give_paper(helper: Actor, ballot_id: int, member_id: int) -> None:
    """Hand an elector a paper ballot: from now on this person votes on paper and nowhere else.

    A vote already given elsewhere is taken out of the box. May be repeated.
    Raises ``BallotNotOpen``, ``NoPaper`` or ``NotAnElector``.
    """
    row, elector = _on_paper(ballot_id, member_id)
    if elector.channel == "paper":
        return
    paper = box.PAPERS[row.method]
    session().execute(
        delete(paper).where(paper.ballot_id == ballot_id, paper.member_id == member_id)
    )
    elector.channel, elector.helper_id = "paper", helper.staff_id
    record(helper, "paper_given", subject(ballot_id), {"member": member_id})
    announce(events.VoteCast(ballot_id, row.meeting_id, row.agenda_item_id))


@change
def take_paper_back(helper: Actor, ballot_id: int, member_id: int) -> None:
    """An unused paper ballot comes back: the person votes on a phone again. May be repeated."""
    row, elector = _on_paper(ballot_id, member_id)
    if elector.channel != "paper":
        return
    elector.channel, elector.helper_id = "", None
    record(helper, "paper_returned", subject(ballot_id), {"member": member_id})
    announce(events.VoteCast(ballot_id, row.meeting_id, row.agenda_item_id))


def _on_paper(ballot_id: int, member_id: int) -> tuple[Ballot, Elector]:
    row = ballot(ballot_id)
    if not rules.is_open(row.state, row.closes_at, clock.now()):
        raise rules.BallotNotOpen
    if not row.takes_paper:
        raise rules.NoPaper
    return row, elector_in(ballot_id, member_id)
