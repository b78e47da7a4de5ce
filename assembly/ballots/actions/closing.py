"""Closing, opening the box, declaring; and leaving no trace of secret votes."""

from collections import Counter
from typing import Any

from sqlalchemy import delete, insert, select, update

from assembly.ballots import box, envelopes, erasing, events, rules, seals
from assembly.ballots.actions.confirming import ask_if_wanted, check_second
from assembly.ballots.actions.steps import subject, take
from assembly.ballots.models import Ballot, Counted, CountedReceipt, Dissent, Elector, Envelope
from assembly.ballots.queries import (
    ballot,
    due_ballots,
    elector_in,
    is_tied,
    outcome_words,
    room_now,
    teller_figures,
    verdict_of,
    waits_for_chair,
)
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.journal.actions import Content, make_checkpoint, record
from assembly.meetings.queries import meeting


@change
def close_ballot(actor: Actor, meeting_id: int, version: int, ballot_id: int) -> None:
    """Let nothing more in, and seal what lies in the box into the journal. Not repeatable.

    A consensus call is counted in the same moment.

    Goes through the same queue as the votes: what was acknowledged is in, what comes later is not.
    Raises ``Stale`` or ``BallotNotOpen``.
    """
    row = take(actor, meeting_id, version, ballot_id, N_("ปิดลงมติ"))
    _close(actor, row)


@change
def close_due_ballots() -> int:
    """Close every ballot whose time has come; answers how many. May be repeated.

    From that moment on no vote was taken, whenever this runs.
    """
    due = due_ballots()
    for ballot_id in due:
        row = ballot(ballot_id)
        version = meeting(row.meeting_id).version
        _close(SYSTEM, take(SYSTEM, row.meeting_id, version, ballot_id, N_("ปิดลงมติเมื่อครบเวลา")))
    return len(due)


def _close(actor: Actor, row: Ballot) -> None:
    rules.may_close(row.state)
    leaves = [box.leaf_of(paper) for paper in box.papers_in(row)]
    row.state, row.closed_at = rules.State.CLOSED.value, clock.now()
    room = room_now(meeting(row.meeting_id))
    row.present_at_close, row.districts_at_close = room.present, room.districts
    row.envelopes, row.envelopes_root = len(leaves), envelopes.root(leaves)
    sealed: Content = {
        "envelopes": row.envelopes,
        "envelopes_root": row.envelopes_root,
        "present": row.present_at_close,
        "districts": row.districts_at_close,
    }
    record(actor, "ballot_closed", subject(row.id), sealed)
    announce(events.BallotClosed(row.id, row.meeting_id, row.agenda_item_id))
    make_checkpoint("ballot_closed", subject(row.id))
    if row.kind == rules.Kind.CONSENSUS:
        _count(actor, row)  # there is no box to open before witnesses


@change
def count_ballot(actor: Actor, meeting_id: int, version: int, ballot_id: int) -> None:
    """Open the box and count, all in one transaction: interrupted, it simply begins again.

    A secret box is empty afterwards; its key and the database's log go right after the commit.
    Raises ``Stale``, ``BallotNotClosed``, ``BallotAltered``, ``BoxKeyMissing``, ``CountsDiffer`` or
    ``CountedTwice``.
    """
    _count(actor, take(actor, meeting_id, version, ballot_id, N_("เปิดหีบนับคะแนน")))


def _count(actor: Actor, row: Ballot) -> None:
    rules.may_count(row.state)
    papers = box.papers_in(row)
    if not seals.is_unaltered(row, papers):
        raise rules.BallotAltered
    choices = box.choices_in(row, papers)
    _write_count(row, _of_phones(row, papers, choices) + _of_tellers(row))
    row.spoiled = choices.count(None)
    row.state = rules.State.COUNTED.value
    _write_who_voted(row, papers)
    if row.method == rules.Method.SECRET:
        session().execute(delete(Envelope).where(Envelope.ballot_id == row.id))
        row.purge_pending = True
    figures: Content = {
        "spoiled": row.spoiled,
        "counted": [f"{c.channel}|{c.choice}|{c.votes}" for c in box.counted(row.id)],
    }
    record(actor, "ballot_counted", subject(row.id), figures)
    ask_if_wanted(actor, row)
    announce(events.BallotCounted(row.id, row.meeting_id, row.agenda_item_id))


Parts = Counter[tuple[str, str, str]]  # channel, district, choice → votes


def _of_phones(row: Ballot, papers: list[Any], choices: list[str | None]) -> Parts:
    """The box in its parts."""
    read = [(p.member_id, c) for p, c in zip(papers, choices, strict=True) if c is not None]
    homes = _homes(row, [member for member, _choice in read])
    parts: Parts = Counter()
    for member, choice in read:
        for word in _words(row, choice):
            parts["phone", homes.get(member, ""), word] += 1
    return parts


def _homes(row: Ballot, voters: list[int]) -> dict[int, str]:
    """The district each vote is counted in. Of a consensus call none: in a district with one
    delegate it would name who does not agree; of a secret ballot only if it asks for balance.
    """
    is_secret = row.method == rules.Method.SECRET
    if row.kind == rules.Kind.CONSENSUS or (is_secret and not row.balance):
        return {}
    homes = box.districts_of_electors(row.id)
    if not is_secret:
        return homes
    told = rules.districts_told(Counter(homes[member] for member in voters))
    return {member: home for member, home in homes.items() if home in told}


def _words(row: Ballot, choice: str) -> list[str]:
    """One vote as what is counted of it: a list of priorities counts each line and the voter."""
    return [*choice.split(","), "ballots"] if row.kind == rules.Kind.PRIORITY else [choice]


def _of_tellers(row: Ballot) -> Parts:
    """What two tellers counted alike. Raises ``CountsDiffer`` or ``CountedTwice``."""
    parts: Parts = Counter()
    for channel, district, figures in teller_figures(row):
        for choice, votes in figures.items():
            parts[channel, district, choice] += votes
    return parts


def _write_count(row: Ballot, parts: Parts) -> None:
    session().add_all(
        Counted(ballot_id=row.id, channel=channel, district_code=home, choice=choice, votes=votes)
        for (channel, home, choice), votes in sorted(parts.items())
    )
    session().flush()
    if row.kind == rules.Kind.VOTE:
        sums: Counter[str] = Counter()
        for (_channel, _home, choice), votes in parts.items():
            sums[choice] += votes
        row.yes, row.no, row.abstain = sums["yes"], sums["no"], sums["abstain"]


def _write_who_voted(row: Ballot, papers: list[Any]) -> None:
    """Who voted, and apart from it, in sorted order, which receipts were counted."""
    paper = box.PAPERS[row.method]
    voted = select(paper.member_id).where(paper.ballot_id == row.id)
    mine = Elector.ballot_id == row.id
    session().execute(update(Elector).where(mine, Elector.member_id.in_(voted)).values(voted=True))
    receipts = sorted({box.receipt_of(paper) for paper in papers})
    if receipts:
        session().execute(
            insert(CountedReceipt), [{"ballot_id": row.id, "receipt": code} for code in receipts]
        )


@change
def break_tie(actor: Actor, meeting_id: int, version: int, ballot_id: int, choice: str) -> None:
    """The chair's casting vote on a tie, before the result is declared; the last one counts.

    Raises ``Stale``, ``BallotNotCounted``, ``NotTied`` or ``UnknownChoice``.
    """
    row = take(actor, meeting_id, version, ballot_id, N_("ประธานออกเสียงชี้ขาด"))
    rules.may_declare(row.state)
    if not (row.chair_breaks_tie and is_tied(row)):
        raise rules.NotTied
    if choice not in ("yes", "no"):
        raise rules.UnknownChoice
    row.casting_vote = choice
    record(actor, "casting_vote", subject(ballot_id), {"choice": choice})
    ask_if_wanted(actor, row)


@change
def declare_ballot(
    actor: Actor, meeting_id: int, version: int, ballot_id: int, send_back: str = ""
) -> None:
    """Declare the result, for good. What is carried is adopted in the same moment. Not repeatable.

    ``send_back`` ends a round of a consensus call without a decision: another_round, vote_called
    or postponed. Raises ``Stale``, ``BallotNotCounted``, ``TieUnbroken``, ``OddTerms`` or
    ``NeedsSecondPerson``.
    """
    row = take(actor, meeting_id, version, ballot_id, outcome_words(send_back))
    rules.may_declare(row.state)
    rules.check_outcome(row.kind, send_back)
    if waits_for_chair(row):
        raise rules.TieUnbroken
    check_second(actor, row)
    row.state, row.declared_at = rules.State.DECLARED.value, clock.now()
    row.carried = verdict_of(row).carried and not send_back
    row.outcome = (
        send_back or (rules.Outcome.CARRIED if row.carried else rules.Outcome.FALLEN).value
    )
    record(actor, "ballot_declared", subject(ballot_id), seals.declared_figures(row))
    fact = events.BallotDeclared(
        ballot_id, meeting_id, row.agenda_item_id, row.carried, row.outcome
    )
    announce(fact)
    make_checkpoint("ballot_declared", subject(ballot_id))


@change
def record_dissent(actor: Actor, ballot_id: int, text: str) -> None:
    """An elector asks that disagreement with a declared result stand in the minutes, by name.

    The last words count; empty words are a wish to be named without a reason.
    Raises ``BallotNotDeclared``, ``NotAnElector`` or ``ReasonTooLong``.
    """
    row = ballot(ballot_id)
    if row.state != rules.State.DECLARED:
        raise rules.BallotNotDeclared
    elector = elector_in(ballot_id, actor.member_id or 0)
    text = clean(text)
    rules.check_length(text)
    said = session().scalar(
        select(Dissent).where(
            Dissent.ballot_id == ballot_id, Dissent.member_id == elector.member_id
        )
    ) or Dissent(ballot_id=ballot_id, member_id=elector.member_id)
    said.text = text
    session().add(said)
    session().flush()
    record(actor, "dissent_recorded", subject(ballot_id), {"member": elector.member_id})
    announce(events.DissentRecorded(ballot_id, row.meeting_id, row.agenda_item_id))


def purge_box(ballot_id: int, patience: float = 60.0) -> bool:
    """Destroy the key of a counted secret ballot and every page its envelopes lay on.

    Runs outside a change and may be repeated; ``False`` if somebody read the old pages for all the
    seconds of our ``patience``, and then the next start finishes it.
    """
    if not ballot(ballot_id).purge_pending:
        return True
    session().close()  # our own reading would keep the old pages
    envelopes.destroy_key(box.key_file(ballot_id))
    if not erasing.forget_pages(patience):
        return False
    _end_purge(ballot_id)
    return True


def finish_purges() -> None:
    """At start: finish what a stop interrupted between count and purge."""
    for ballot_id in list(session().scalars(select(Ballot.id).where(Ballot.purge_pending))):
        purge_box(ballot_id, patience=5.0)


@change
def _end_purge(ballot_id: int) -> None:
    row = ballot(ballot_id)
    if row.purge_pending:
        row.purge_pending = False
        record(SYSTEM, "box_destroyed", subject(ballot_id), {})
