"""Whatever the order of votes, second thoughts, repeats, close: the tally is what was told."""

import random
import threading
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from assembly.ballots import actions
from assembly.ballots.models import Ballot, Counted, CountedReceipt, Elector, Envelope, Vote
from assembly.ballots.queries import broken_invariants, is_counted
from assembly.ballots.rules import CHOICES, BallotNotOpen, Terms
from assembly.core.change import change
from assembly.core.db import session
from tests.ballots.conftest import Plenary

CASTS = st.tuples(st.integers(0, 5), st.sampled_from(CHOICES), st.sampled_from(["a", "b", "c"]))
METHODS = pytest.mark.parametrize("method", ["named", "secret"])


@change
def the_day_goes_on() -> None:
    """Forget the last example, so that the next can open its ballot in the same meeting."""
    for table in (Vote, Envelope, Elector, CountedReceipt, Counted, Ballot):
        session().execute(delete(table))


def opens(plenary: Plenary, method: str) -> None:
    hall = plenary.hall
    plenary.ballot_id = actions.open_ballot(
        hall.facilitator, hall.meeting_id, hall.version, hall.items[0], "ถาม", "", Terms(method)
    )


@METHODS
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(casts=st.lists(CASTS, max_size=25), close_after=st.integers(0, 25))
def test_every_order_gives_the_tally_that_was_told(
    plenary: Plenary, method: str, casts: list[tuple[int, str, str]], close_after: int
) -> None:
    plenary.waits_for_purge()
    the_day_goes_on()
    opens(plenary, method)
    told: dict[tuple[int, str], dict[str, str | int]] = {}
    last: dict[int, tuple[str, str | int]] = {}
    for turn, (place, choice, key) in enumerate(casts):
        if turn == close_after:
            plenary.closes()
        if (place, key) in told:
            assert plenary.votes(place, choice, key) == told[place, key]
        elif turn >= close_after:
            with pytest.raises(BallotNotOpen):
                plenary.votes(place, choice, key)
        else:
            told[place, key] = plenary.votes(place, choice, key)
            last[place] = (choice, told[place, key]["receipt"])
            assert plenary.board.received == len(last)
    if plenary.row.state == "open":
        plenary.closes()
    plenary.counts()
    expected = Counter(choice for choice, _receipt in last.values())
    row = plenary.row
    assert (row.yes, row.no, row.abstain) == tuple(expected[choice] for choice in CHOICES)
    assert (row.spoiled, row.envelopes) == (0, len(last))
    assert all(is_counted(row.id, str(receipt)) for _choice, receipt in last.values())
    assert broken_invariants() == []


@METHODS
def test_votes_at_once_with_the_close_among_them(plenary: Plenary, method: str) -> None:
    """Twelve phones vote three times each while the desk closes: what was told is what counts."""
    plenary.opens_ballot(method)
    told: dict[int, str] = {}
    refused: list[int] = []
    delegates = [plenary.hall.delegate(place) for place in range(12)]
    start = threading.Barrier(13)

    def phone(place: int) -> None:
        chance = random.Random(place)
        with plenary.hall.app.app_context():
            start.wait()
            for turn in range(3):
                choice = chance.choice(CHOICES)
                try:
                    actions.cast_vote(delegates[place], plenary.ballot_id, choice, f"{turn}")
                except BallotNotOpen:
                    refused.append(place)
                else:
                    told[place] = choice

    phones = [threading.Thread(target=phone, args=(place,)) for place in range(12)]
    for thread in phones:
        thread.start()
    start.wait()
    plenary.closes()
    for thread in phones:
        thread.join()
    plenary.counts()
    expected = Counter(told.values())
    row = plenary.row
    assert (row.yes, row.no, row.abstain) == tuple(expected[choice] for choice in CHOICES)
    assert row.envelopes == len(told)
    assert broken_invariants() == []


def test_two_facilitators_close_at_once_and_one_is_told(plenary: Plenary) -> None:
    plenary.opens_ballot("named")
    hall, seen = plenary.hall, plenary.hall.version
    answers: list[str] = []

    def desk() -> None:
        with hall.app.app_context():
            try:
                actions.close_ballot(hall.facilitator, hall.meeting_id, seen, plenary.ballot_id)
                answers.append("closed")
            except Exception as refusal:  # noqa: BLE001 -- whatever it is, it is compared below
                answers.append(type(refusal).__name__)

    desks = [threading.Thread(target=desk) for _ in range(2)]
    for thread in desks:
        thread.start()
    for thread in desks:
        thread.join()
    assert sorted(answers) == ["Stale", "closed"]
