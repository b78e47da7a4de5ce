"""Opening a ballot on settled terms; and calling it off, unread."""

from datetime import timedelta

from sqlalchemy import delete, func, insert, select

from assembly.agenda.actions import item_in
from assembly.ballots import box, envelopes, events, rules, seals
from assembly.ballots.actions.confirming import was_declined
from assembly.ballots.actions.steps import subject, take
from assembly.ballots.models import Ballot, Elector, Envelope, Option, TellerCount, Vote
from assembly.ballots.queries import room_now, unfinished_ballot
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.web import public_url
from assembly.journal.actions import Content, make_checkpoint, record
from assembly.meetings.actions import take_turn
from assembly.meetings.models import Meeting
from assembly.meetings.queries import delegates_present
from assembly.meetings.rules import check_is_open
from assembly.people.models import Member


@change
def open_ballot(
    actor: Actor,
    meeting_id: int,
    version: int,
    item_id: int,
    question: str,
    text: str,
    terms: rules.Terms,
    *,
    warned: bool = True,
    round_: int = 0,
) -> int:
    """Open a ballot for the delegates who are checked in now; answers its id. Not repeatable.

    ``warned=False`` says that the desk has not confirmed ``queries.warnings_before_opening``.
    ``round_``: the n-th time this is asked, where several matters are asked under one item.
    Raises ``Stale``, ``MeetingNotOpen``, ``BallotAlreadyOpen``, ``NoElectors``, ``NoQuorum``, a
    refusal of the terms or, unless warned, a danger.
    """
    item = item_in(meeting_id, item_id)
    sitting = take_turn(actor, meeting_id, version, N_("เปิดลงมติ วาระ %(number)s"), item.number)
    check_is_open(sitting.phase)
    terms = rules.settled(terms)
    electorate = delegates_present(meeting_id, terms.constituency)
    room = room_now(sitting)
    rules.may_open(
        another_open=unfinished_ballot(meeting_id) is not None,
        electors=len(electorate),
        room=room,
        method=terms.method,
        warned=warned,
        plain_link=public_url().startswith("http://"),
    )
    rules.check_balance(terms, _by_district(electorate))
    row = _new_ballot(sitting, item_id, question, text, terms)
    row.round = round_ if round_ and terms.kind == rules.Kind.CONSENSUS else row.round
    row.electors, row.electorate_hash = len(electorate), rules.electorate_hash(electorate)
    row.quorum, row.quorum_districts = room.quorum, room.quorum_districts
    row.present_at_open, row.districts_at_open = room.present, room.districts
    _put_down(row, electorate, terms)
    _record_opening(actor, row)
    return row.id


def _new_ballot(
    sitting: Meeting, item_id: int, question: str, text: str, terms: rules.Terms
) -> Ballot:
    now = clock.now()
    return Ballot(
        assembly_id=sitting.assembly_id,
        meeting_id=sitting.id,
        agenda_item_id=item_id,
        question=question,
        text=text,
        kind=terms.kind,
        method=terms.method,
        majority=terms.majority,
        constituency=terms.constituency,
        balance=terms.balance,
        chair_breaks_tie=terms.chair_breaks_tie,
        most_choices=terms.most_choices,
        takes_paper=terms.takes_paper,
        takes_hands=terms.takes_hands,
        round=_round(item_id, terms.kind),
        opened_at=now,
        closes_at=now + timedelta(minutes=terms.minutes) if terms.minutes else None,
    )


def _round(item_id: int, kind: str) -> int:
    """Which time a consensus is called on this item."""
    if kind != rules.Kind.CONSENSUS:
        return 1
    asked = select(func.count()).where(
        Ballot.agenda_item_id == item_id,
        Ballot.kind == kind,
        Ballot.state == rules.State.DECLARED,
    )
    return (session().scalar(asked) or 0) + 1


def _put_down(row: Ballot, electorate: list[int], terms: rules.Terms) -> None:
    """The ballot with its list, its electors and its key; the question is sealed in its hash."""
    row.question_hash = ""
    session().add(row)
    session().flush()
    session().add_all(
        Option(ballot_id=row.id, number=number, text=text)
        for number, text in enumerate(terms.options, 1)
    )
    session().flush()
    row.question_hash = seals.hash_of_question(row)
    session().execute(
        insert(Elector), [{"ballot_id": row.id, "member_id": member} for member in electorate]
    )
    if row.method == rules.Method.SECRET:
        row.public_key = envelopes.make_key(box.key_file(row.id))
    session().flush()


def _by_district(members: list[int]) -> dict[str, int]:
    wanted = select(Member.district_code, func.count()).where(Member.id.in_(members))
    return {row[0]: row[1] for row in session().execute(wanted.group_by(Member.district_code))}


def _record_opening(actor: Actor, row: Ballot) -> None:
    about: Content = {
        "item": row.agenda_item_id,
        "kind": row.kind,
        "method": row.method,
        "majority": row.majority,
        "constituency": row.constituency,
        "balance": row.balance,
        "round": row.round,
        "electors": row.electors,
        "present": row.present_at_open,
        "quorum": row.quorum,
        "districts": row.districts_at_open,
        "quorum_districts": row.quorum_districts,
        "question_hash": row.question_hash,
        "electorate_hash": row.electorate_hash,
        "public_key": row.public_key.hex() if row.public_key else None,
        "closes_at": row.closes_at.isoformat() if row.closes_at else None,
    }
    record(actor, "ballot_opened", subject(row.id), about)
    announce(events.BallotOpened(row.id, row.meeting_id, row.agenda_item_id))
    make_checkpoint("ballot_opened", subject(row.id))


@change
def cancel_ballot(
    actor: Actor, meeting_id: int, version: int, ballot_id: int, reason: str = ""
) -> None:
    """Call a ballot off before its box is opened; what lay in it is destroyed unread.

    For a ballot opened by mistake, or one whose key was lost; or, once counted, one whose figures a
    second person found wrong: they stay in the journal. Its question may be asked again.
    Raises ``Stale`` or ``BallotAlreadyCounted``.
    """
    row = take(actor, meeting_id, version, ballot_id, N_("ยกเลิกการลงมติ"))
    rules.may_cancel(row.state, declined=was_declined(row))
    for table in (Envelope, Vote, TellerCount):
        session().execute(delete(table).where(table.ballot_id == ballot_id))
    was_counted = row.state == rules.State.COUNTED  # then its box is gone already, or going
    row.state, row.closed_at = rules.State.CANCELLED.value, row.closed_at or clock.now()
    row.purge_pending = row.purge_pending or (row.method == rules.Method.SECRET and not was_counted)
    record(actor, "ballot_cancelled", subject(ballot_id), {"reason": reason})
    announce(events.BallotCancelled(ballot_id, meeting_id, row.agenda_item_id))
    make_checkpoint("ballot_cancelled", subject(ballot_id))
