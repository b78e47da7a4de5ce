"""Opening a ballot, voting, closing, opening the box, declaring; and leaving no trace of votes."""

from typing import Any

from sqlalchemy import delete, insert, select, update

from assembly.agenda.actions import item_in
from assembly.ballots import box, envelopes, events, rules, tally
from assembly.ballots.models import Ballot, CountedReceipt, Elector, Envelope
from assembly.ballots.queries import ballot, unfinished_ballot
from assembly.core import clock, ids
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.core.web import public_url
from assembly.journal.actions import Content, make_checkpoint, record
from assembly.meetings.actions import take_turn
from assembly.meetings.queries import delegates_present
from assembly.meetings.rules import check_is_open


@change
def open_ballot(
    actor: Actor,
    meeting_id: int,
    version: int,
    item_id: int,
    question: str,
    text: str,
    method: str,
    majority: str,
    *,
    warned: bool = True,
) -> int:
    """Open a ballot for the delegates who are checked in now; answers its id. Not repeatable.

    ``warned=False`` says that the desk has not confirmed ``queries.warnings_before_opening``.
    Raises ``Stale``, ``MeetingNotOpen``, ``BallotAlreadyOpen``, ``NoElectors``, ``NoQuorum`` or,
    unless warned, a danger.
    """
    item = item_in(meeting_id, item_id)
    sitting = take_turn(actor, meeting_id, version, N_("เปิดลงมติ วาระ %(number)s"), item.number)
    check_is_open(sitting.phase)
    electorate = delegates_present(meeting_id)
    row = Ballot(
        assembly_id=item.assembly_id,
        meeting_id=meeting_id,
        agenda_item_id=item_id,
        question=question,
        text=text,
        method=rules.Method(method).value,
        majority=tally.Majority(majority).value,
        opened_at=clock.now(),
        electors=len(electorate),
        quorum=sitting.quorum,
        present_at_open=len(electorate),
        electorate_hash=rules.electorate_hash(electorate),
    )
    rules.may_open(
        another_open=unfinished_ballot(meeting_id) is not None,
        electors=row.electors,
        present=row.present_at_open,
        quorum_needed=row.quorum,
        method=row.method,
        warned=warned,
        plain_link=public_url().startswith("http://"),
    )
    row.question_hash = box.hash_of_question(row)
    session().add(row)
    session().flush()
    session().execute(
        insert(Elector), [{"ballot_id": row.id, "member_id": member} for member in electorate]
    )
    if method == rules.Method.SECRET:
        row.public_key = envelopes.make_key(box.key_file(row.id))
    _record_opening(actor, row)
    return row.id


def _record_opening(actor: Actor, row: Ballot) -> None:
    about: Content = {
        "item": row.agenda_item_id,
        "method": row.method,
        "majority": row.majority,
        "electors": row.electors,
        "present": row.present_at_open,
        "quorum": row.quorum,
        "question_hash": row.question_hash,
        "electorate_hash": row.electorate_hash,
        "public_key": row.public_key.hex() if row.public_key else None,
    }
    record(actor, "ballot_opened", _subject(row.id), about)
    announce(events.BallotOpened(row.id, row.meeting_id, row.agenda_item_id))
    make_checkpoint("ballot_opened", _subject(row.id))


@change
def cast_vote(actor: Actor, ballot_id: int, choice: str, key: str) -> dict[str, str | int]:
    """Put a vote in the box; answers ``{"receipt": "7KMT 4XRN", "revision": 1}`` after the commit.

    Voting again replaces the vote, until the ballot closes. The same key gives the same answer and
    changes nothing, also when it comes late. Of a secret vote nothing but the envelope is written.
    Raises ``BallotNotOpen``, ``NotAnElector``, ``SlipRevoked`` or ``UnknownChoice``.
    """
    about = box.ballot_for(actor, ballot_id)
    before = box.paper_of(about.method, ballot_id, actor.member_id or 0)
    vote = f"{ballot_id}|{actor.member_id}|{key or ids.token()}"
    hashed = ids.keyed_hash("vote", vote)[:32]
    known = box.answers_to(before).get(hashed)
    if known is not None:
        return known
    rules.may_cast(about.state, choice, elector=about.elector is not None)
    revision = before.revision + 1 if before else 1
    paper: dict[str, Any] = {
        "ballot_id": ballot_id,
        "member_id": about.elector,
        "idempotency_hash": hashed,
        "revision": revision,
        "superseded": box.written(box.answers_to(before)),
    }
    if about.method == rules.Method.SECRET:
        info = envelopes.label(ballot_id, about.question_hash)
        box.put(about.method, paper | {"sealed": envelopes.seal(choice, about.public_key, info)})
    else:
        box.put(about.method, paper | {"choice": choice, "remark": ""})
        told: Content = {"member": actor.member_id, "choice": choice, "revision": revision}
        record(actor, "vote_cast", _subject(ballot_id), told)
    announce(events.VoteCast(ballot_id, about.meeting_id, about.agenda_item_id))
    return box.answers_to(box.paper_of(about.method, ballot_id, about.elector))[hashed]


@change
def close_ballot(actor: Actor, meeting_id: int, version: int, ballot_id: int) -> None:
    """Let nothing more in, and seal what lies in the box into the journal. Not repeatable.

    Goes through the same queue as the votes: what was acknowledged is in, what comes later is not.
    Raises ``Stale`` or ``BallotNotOpen``.
    """
    row = _take(actor, meeting_id, version, ballot_id, N_("ปิดลงมติ"))
    rules.may_close(row.state)
    leaves = [box.leaf_of(paper) for paper in box.papers_in(row)]
    row.state, row.closed_at = rules.State.CLOSED.value, clock.now()
    row.present_at_close = len(delegates_present(meeting_id))
    row.envelopes, row.envelopes_root = len(leaves), envelopes.root(leaves)
    sealed: Content = {
        "envelopes": row.envelopes,
        "envelopes_root": row.envelopes_root,
        "present": row.present_at_close,
    }
    record(actor, "ballot_closed", _subject(ballot_id), sealed)
    announce(events.BallotClosed(ballot_id, meeting_id, row.agenda_item_id))
    make_checkpoint("ballot_closed", _subject(ballot_id))


@change
def count_ballot(actor: Actor, meeting_id: int, version: int, ballot_id: int) -> None:
    """Open the box and count, all in one transaction: interrupted, it simply begins again.

    A secret box is empty afterwards; its key and the database's log go right after the commit.
    Raises ``Stale``, ``BallotNotClosed``, ``BallotAltered`` or ``BoxKeyMissing``.
    """
    row = _take(actor, meeting_id, version, ballot_id, N_("เปิดหีบนับคะแนน"))
    rules.may_count(row.state)
    papers = box.papers_in(row)
    if not box.is_unaltered(row, papers):
        raise rules.BallotAltered
    choices = box.choices_in(row, papers)
    found = tally.count([c for c in choices if c is not None], choices.count(None))
    row.yes, row.no, row.abstain, row.spoiled = found.yes, found.no, found.abstain, found.spoiled
    row.state = rules.State.COUNTED.value
    _write_who_voted(row, papers)
    if row.method == rules.Method.SECRET:
        session().execute(delete(Envelope).where(Envelope.ballot_id == ballot_id))
        row.purge_pending = True
    figures = {"yes": found.yes, "no": found.no, "abstain": found.abstain, "spoiled": found.spoiled}
    record(actor, "ballot_counted", _subject(ballot_id), figures)
    announce(events.BallotCounted(ballot_id, meeting_id, row.agenda_item_id))


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
def declare_ballot(actor: Actor, meeting_id: int, version: int, ballot_id: int) -> None:
    """Declare the result, for good. What is carried is adopted in the same moment. Not repeatable.

    Raises ``Stale`` or ``BallotNotCounted``.
    """
    row = _take(actor, meeting_id, version, ballot_id, N_("ประกาศผลการลงมติ"))
    rules.may_declare(row.state)
    row.state, row.declared_at = rules.State.DECLARED.value, clock.now()
    row.carried = box.verdict_of(row).carried
    record(actor, "ballot_declared", _subject(ballot_id), box.declared_figures(row))
    announce(events.BallotDeclared(ballot_id, meeting_id, row.agenda_item_id, row.carried))
    make_checkpoint("ballot_declared", _subject(ballot_id))


def purge_box(ballot_id: int, patience: float = 60.0) -> bool:
    """Destroy the key of a counted secret ballot and every page its envelopes lay on.

    Runs outside a change and may be repeated; ``False`` if somebody read the old pages for all the
    seconds of our ``patience``, and then the next start finishes it.
    """
    if not ballot(ballot_id).purge_pending:
        return True
    session().close()  # our own reading would keep the old pages
    envelopes.destroy_key(box.key_file(ballot_id))
    if not box.forget_pages(patience):
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
        record(SYSTEM, "box_destroyed", _subject(ballot_id), {})


def _take(actor: Actor, meeting_id: int, version: int, ballot_id: int, did: str) -> Ballot:
    """The ballot, for one step at the desk. Raises ``NotFound`` or ``Stale``."""
    row = session().get(Ballot, ballot_id, with_for_update=True)
    if row is None or row.meeting_id != meeting_id:
        raise NotFound
    take_turn(actor, meeting_id, version, did)
    return row


def _subject(ballot_id: int) -> str:
    return f"ballot:{ballot_id}"
