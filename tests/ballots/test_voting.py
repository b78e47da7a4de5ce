"""Casting, casting again, repeating, being refused; counting and declaring."""

import logging

import pytest
from sqlalchemy import delete, select, update

from assembly.ballots import actions, box
from assembly.ballots.models import Ballot, CountedReceipt, Elector, Envelope, Vote
from assembly.ballots.queries import broken_invariants, is_counted, my_vote, named_votes
from assembly.ballots.rules import (
    BallotAltered,
    BallotNotClosed,
    BallotNotCounted,
    BallotNotOpen,
    BoxKeyMissing,
    NotAnElector,
    UnknownChoice,
)
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.journal.models import Entry
from assembly.meetings.actions import check_in
from assembly.people.actions import add_member, issue_slip, revoke_slip
from assembly.people.models import SignIn, Slip
from assembly.people.rules import SlipRevoked
from tests.ballots.conftest import Plenary

METHODS = pytest.mark.parametrize("method", ["named", "secret"])


@change
def alters(statement) -> None:
    """Somebody with the database in hand."""
    session().execute(statement)


@METHODS
def test_a_whole_ballot_from_opening_to_declaration(plenary: Plenary, method: str) -> None:
    plenary.opens_ballot(method)
    for place in range(8):
        plenary.votes(place, "yes")
    plenary.votes(8, "no")
    plenary.votes(9, "abstain")
    assert (plenary.board.received, plenary.board.yes, plenary.board.verdict) == (10, None, None)
    plenary.closes()
    assert (plenary.board.received, plenary.board.yes) == (10, None)
    plenary.counts()
    board = plenary.board
    assert (board.yes, board.no, board.abstain, board.spoiled, board.cast) == (8, 1, 1, 0, 10)
    assert board.verdict is not None  # worked out and shown, not yet declared
    assert (board.verdict.carried, board.declared, plenary.row.carried) == (True, False, None)
    plenary.declares()
    assert plenary.board.verdict is not None
    assert plenary.board.verdict.carried
    assert plenary.row.carried is True
    assert broken_invariants() == []


@METHODS
def test_voting_again_replaces_the_vote(plenary: Plenary, method: str) -> None:
    plenary.opens_ballot(method)
    first = plenary.votes(0, "yes")
    second = plenary.votes(0, "no")
    assert (first["revision"], second["revision"]) == (1, 2)
    assert first["receipt"] != second["receipt"]
    assert plenary.board.received == 1
    plenary.closes()
    plenary.counts()
    assert (plenary.row.yes, plenary.row.no) == (0, 1)
    assert is_counted(plenary.ballot_id, str(second["receipt"]))
    assert not is_counted(plenary.ballot_id, str(first["receipt"]))


@METHODS
def test_a_double_tap_is_one_vote_with_one_answer(plenary: Plenary, method: str) -> None:
    plenary.opens_ballot(method)
    first = plenary.votes(0, "yes", "same-key")
    assert plenary.votes(0, "yes", "same-key") == first
    assert plenary.board.received == 1


@METHODS
def test_a_late_repeat_brings_no_old_choice_back(plenary: Plenary, method: str) -> None:
    plenary.opens_ballot(method)
    first = plenary.votes(0, "yes", "key-1")
    plenary.votes(0, "no", "key-2")
    assert plenary.votes(0, "yes", "key-1") == first
    plenary.closes()
    plenary.counts()
    assert (plenary.row.yes, plenary.row.no) == (0, 1)


@METHODS
def test_a_phone_whose_answer_was_lost_learns_it_after_closing_too(
    plenary: Plenary, method: str
) -> None:
    plenary.opens_ballot(method)
    first = plenary.votes(0, "yes", "key-1")
    plenary.closes()
    assert plenary.votes(0, "yes", "key-1") == first
    with pytest.raises(BallotNotOpen):
        plenary.votes(0, "no", "key-2")


@METHODS
def test_the_same_key_of_two_people_is_two_votes(plenary: Plenary, method: str) -> None:
    plenary.opens_ballot(method)
    one, other = plenary.votes(0, "yes", "key"), plenary.votes(1, "yes", "key")
    assert one["receipt"] != other["receipt"]
    assert plenary.board.received == 2


def test_a_secret_receipt_changes_with_every_envelope(plenary: Plenary) -> None:
    plenary.opens_ballot()
    receipts = {plenary.votes(place, "yes")["receipt"] for place in range(12)}
    assert len(receipts) == 12
    assert {len(sealed) for sealed in session().scalars(select(Envelope.sealed))} == {304}


@METHODS
def test_a_closed_ballot_takes_nothing_more(plenary: Plenary, method: str) -> None:
    plenary.opens_ballot(method)
    plenary.votes(0, "yes")
    plenary.closes()
    with pytest.raises(BallotNotOpen):
        plenary.votes(1, "yes")
    with pytest.raises(BallotNotOpen):
        plenary.closes()
    assert plenary.board.received == 1


def test_who_came_after_the_opening_cannot_vote_in_it(plenary: Plenary) -> None:
    hall = plenary.hall
    plenary.opens_ballot("named")
    late = add_member(SYSTEM, hall.assembly_id, "8201", ("นาง", "มาสาย", ""))
    issue_slip(SYSTEM, late, hall.meeting_id)
    check_in(SYSTEM, hall.meeting_id, late)
    hall.members.append(late)
    with pytest.raises(NotAnElector):
        plenary.votes(-1, "yes")


def test_a_slip_of_another_meeting_gives_no_vote_here(plenary: Plenary) -> None:
    plenary.opens_ballot("named")
    from_elsewhere = plenary.hall.delegate(0)
    from_elsewhere = Actor(**{**from_elsewhere.__dict__, "meeting_id": 999})
    with pytest.raises(NotAnElector):
        actions.cast_vote(from_elsewhere, plenary.ballot_id, "yes", "k")
    with pytest.raises(NotAnElector):
        actions.cast_vote(Actor(participant="p"), plenary.ballot_id, "yes", "k")


def test_a_revoked_slip_gives_no_vote(plenary: Plenary) -> None:
    plenary.opens_ballot()
    slip = session().scalar(select(Slip.id).where(Slip.member_id == plenary.hall.members[0]))
    revoke_slip(SYSTEM, slip)
    with pytest.raises(SlipRevoked):
        plenary.votes(0, "yes")


def test_a_sign_in_that_has_just_ended_gives_no_vote(plenary: Plenary) -> None:
    plenary.opens_ballot()
    phone = plenary.hall.phone(0)
    sign_in = session().scalar(select(SignIn.id).where(SignIn.slip_id.is_not(None)))
    phone.post("/out")
    stale = Actor(**{**plenary.hall.delegate(0).__dict__, "member_sign_in": sign_in})
    with pytest.raises(SlipRevoked):
        actions.cast_vote(stale, plenary.ballot_id, "yes", "k")


def test_a_choice_that_is_not_on_the_ballot_is_refused(plenary: Plenary) -> None:
    plenary.opens_ballot()
    with pytest.raises(UnknownChoice):
        plenary.votes(0, "maybe")
    with pytest.raises(NotFound):
        actions.cast_vote(plenary.hall.delegate(0), 999, "yes", "k")


def test_no_step_can_be_taken_out_of_turn(plenary: Plenary) -> None:
    plenary.opens_ballot("named")
    with pytest.raises(BallotNotClosed):
        plenary.counts()
    with pytest.raises(BallotNotCounted):
        plenary.declares()
    plenary.finishes()
    for step, refusal in (
        (plenary.closes, BallotNotOpen),
        (plenary.counts, BallotNotClosed),
        (plenary.declares, BallotNotCounted),
    ):
        with pytest.raises(refusal):
            step()


def test_another_meetings_desk_does_not_reach_this_ballot(plenary: Plenary) -> None:
    hall = plenary.hall
    plenary.opens_ballot("named")
    with pytest.raises(NotFound):
        actions.close_ballot(hall.facilitator, hall.meeting_id + 1, 1, plenary.ballot_id)


def test_named_votes_are_journalled_and_shown_only_after_the_count(plenary: Plenary) -> None:
    plenary.opens_ballot("named")
    plenary.votes(0, "yes")
    plenary.votes(1, "no")
    plenary.votes(1, "abstain")
    entries = select(Entry.type).where(Entry.type == "vote_cast")
    assert len(session().scalars(entries).all()) == 3
    assert named_votes(plenary.ballot_id, inside=True) == []
    plenary.closes()
    assert named_votes(plenary.ballot_id, inside=True) == []
    plenary.counts()
    shown = [(vote.name, vote.choice) for vote in named_votes(plenary.ballot_id, inside=True)]
    assert shown == [("นายสมชาย ใจดี", "yes"), ("นายดลเลาะ ใจดี", "abstain")]


def test_a_secret_vote_writes_no_entry_and_no_line(
    plenary: Plenary, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    plenary.opens_ballot()
    before = len(session().scalars(select(Entry.seq)).all())
    capfd.readouterr()
    with caplog.at_level(logging.DEBUG):
        for place in range(12):
            plenary.votes(place, "yes")
        plenary.votes(0, "no")
    assert len(session().scalars(select(Entry.seq)).all()) == before
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_while_open_a_member_sees_the_receipt_and_afterwards_nobody_does(plenary: Plenary) -> None:
    plenary.opens_ballot()
    told = plenary.votes(0, "yes")
    me, other = plenary.hall.members[:2]
    assert my_vote(plenary.ballot_id, me).receipt == told["receipt"]
    assert not my_vote(plenary.ballot_id, other).received
    plenary.finishes()
    mine = my_vote(plenary.ballot_id, me)
    assert (mine.received, mine.receipt) == (True, None)
    assert not my_vote(plenary.ballot_id, other).received
    typed = str(told["receipt"]).lower().replace(" ", "-").replace("0", "o")
    assert is_counted(plenary.ballot_id, typed)


@pytest.mark.parametrize("typed", ["", "7KMT", "7KMT 4XRN 7KMT", "ใบรับของฉัน", "7KMT 4XR!"])
def test_what_is_no_receipt_is_not_counted(plenary: Plenary, typed: str) -> None:
    plenary.opens_ballot()
    plenary.votes(0, "yes")
    plenary.finishes()
    assert not is_counted(plenary.ballot_id, typed)


def test_an_envelope_that_cannot_be_read_is_spoiled_not_lost(plenary: Plenary) -> None:
    plenary.opens_ballot()
    plenary.votes(0, "yes")
    plenary.votes(1, "yes")
    alters(
        update(Envelope)
        .where(Envelope.member_id == plenary.hall.members[1])
        .values(sealed=b"\x00" * 304)
    )
    plenary.finishes()
    assert (plenary.row.yes, plenary.row.spoiled, plenary.row.envelopes) == (1, 1, 2)
    assert broken_invariants() == []


def test_an_envelope_of_one_ballot_opens_in_no_other(plenary: Plenary) -> None:
    plenary.opens_ballot()
    plenary.votes(0, "yes")
    sealed = session().scalar(select(Envelope.sealed))
    plenary.finishes()
    plenary.opens_ballot(item=1)
    plenary.votes(1, "yes")
    alters(update(Envelope).values(sealed=sealed))
    plenary.finishes()
    assert (plenary.row.yes, plenary.row.spoiled) == (0, 1)


@pytest.mark.parametrize(
    "statement",
    [
        update(Ballot).values(question="คำถามอื่น"),
        update(Ballot).values(text="ร่างอื่น"),
        update(Ballot).values(majority="two_thirds"),
        delete(Elector).where(Elector.member_id % 2 == 1),
        delete(Envelope).where(Envelope.member_id % 2 == 1),
        update(Envelope).values(sealed=b"\x01" * 304),
    ],
    ids=["question", "draft", "majority", "electorate", "fewer envelopes", "other envelopes"],
)
def test_a_box_that_was_changed_after_closing_is_not_counted(plenary: Plenary, statement) -> None:
    plenary.opens_ballot()
    for place in range(10):
        plenary.votes(place, "yes")
    plenary.closes()
    assert broken_invariants() == []
    alters(statement)
    assert len(broken_invariants()) >= 1
    with pytest.raises(BallotAltered):
        plenary.counts()
    assert session().scalars(select(Envelope.member_id)).all() != []


def test_without_its_key_the_box_stays_closed_and_whole(plenary: Plenary) -> None:
    plenary.opens_ballot()
    plenary.votes(0, "yes")
    plenary.closes()
    key = box.key_file(plenary.ballot_id)
    kept = key.read_bytes()
    key.unlink()
    with pytest.raises(BoxKeyMissing):
        plenary.counts()
    assert plenary.row.state == "closed"
    key.write_bytes(kept)
    plenary.counts()
    assert plenary.row.yes == 1


@pytest.mark.parametrize(
    ("method", "statement"),
    [
        ("named", update(Ballot).values(yes=5, no=0)),
        ("named", update(Ballot).values(carried=False)),
        ("named", update(Vote).values(choice="no")),
        ("named", update(Ballot).values(present_at_close=12, quorum=1)),
        ("secret", update(Ballot).values(yes=2, no=2)),
        ("secret", update(Elector).values(voted=False)),
        ("secret", update(Ballot).values(envelopes=9)),
    ],
)
def test_verify_sees_a_declared_result_that_was_changed(
    plenary: Plenary, method: str, statement
) -> None:
    plenary.opens_ballot(method)
    for place, choice in enumerate(["yes", "yes", "yes", "no"]):
        plenary.votes(place, choice)
    plenary.finishes()
    assert broken_invariants(plenary.hall.assembly_id) == []
    alters(statement)
    broken = broken_invariants(plenary.hall.assembly_id)
    assert broken
    assert plenary.row.question in broken[0]


def test_quorum_is_measured_at_the_close(plenary: Plenary) -> None:
    plenary.opens_ballot("named")
    plenary.votes(0, "yes")
    alters(update(Ballot).values(quorum=13))
    plenary.finishes()
    verdict = plenary.board.verdict
    assert verdict is not None
    assert not verdict.carried
    assert not verdict.quorum_met


def test_nobody_voted_and_nothing_breaks(plenary: Plenary) -> None:
    plenary.opens_ballot()
    plenary.finishes()
    assert plenary.row.carried is False
    assert session().scalars(select(CountedReceipt)).all() == []
    assert broken_invariants() == []
