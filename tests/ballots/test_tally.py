"""The count of the hall: 163 of 208, ties, empty boxes, and rules that hold for every tally."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.ballots.tally import (
    Majority,
    Tally,
    Why,
    count,
    counted,
    decide,
    needed,
    reveals_voters,
)

votes = st.integers(0, 3000)
tallies = st.builds(Tally, votes, votes, votes, st.integers(0, 5))
small = st.builds(Tally, *[st.integers(0, 6)] * 4)
majorities = st.sampled_from(list(Majority))


def test_the_land_question_of_the_twelfth_plenary() -> None:
    verdict = decide(
        Tally(yes=163, no=31, abstain=14), "two_thirds", present=214, quorum_needed=150
    )
    assert verdict.carried
    assert (verdict.needed, verdict.base) == (139, 208)
    assert (verdict.why, verdict.quorum_met, verdict.unanimous) == (Why.REACHED, True, False)


def test_exactly_two_thirds_is_enough() -> None:
    verdict = decide(Tally(yes=120, no=41, abstain=19), "two_thirds", 180, 0)
    assert (verdict.carried, verdict.needed, verdict.base) == (True, 120, 180)


@pytest.mark.parametrize(("yes", "carried"), [(138, False), (139, True)])
def test_two_thirds_turns_on_one_vote(yes: int, carried: bool) -> None:
    verdict = decide(Tally(yes=yes, no=208 - yes), "two_thirds", 208, 0)
    assert verdict.carried is carried
    assert verdict.why == (Why.REACHED if carried else Why.MISSED)


def test_abstentions_weigh_in_two_thirds_but_not_in_simple() -> None:
    tally = Tally(yes=60, no=20, abstain=40)
    assert decide(tally, "simple", 120, 0).carried
    assert not decide(tally, "two_thirds", 120, 0).carried
    assert (counted(tally, "simple"), counted(tally, "two_thirds")) == (80, 120)
    assert (needed(tally, "simple"), needed(tally, "two_thirds")) == (41, 80)


def test_a_tie_falls() -> None:
    verdict = decide(Tally(yes=95, no=95, abstain=3), "simple", 193, 100)
    assert (verdict.carried, verdict.why, verdict.needed) == (False, Why.TIED, 96)


def test_one_vote_more_carries_a_simple_majority() -> None:
    assert decide(Tally(yes=95, no=94), "simple", 189, 100).carried
    assert needed(Tally(yes=95, no=94), "simple") == 95


@pytest.mark.parametrize("majority", Majority)
@pytest.mark.parametrize("tally", [Tally(), Tally(spoiled=3)])
def test_an_empty_box_decides_nothing(majority: Majority, tally: Tally) -> None:
    verdict = decide(tally, majority, 10, 0)
    assert (verdict.carried, verdict.why, verdict.needed, verdict.base) == (
        False,
        Why.NO_VOTES,
        1,
        1,
    )


@pytest.mark.parametrize("majority", Majority)
def test_only_abstentions_carry_nothing(majority: Majority) -> None:
    assert not decide(Tally(abstain=12), majority, 12, 0).carried


def test_without_quorum_nothing_carries() -> None:
    verdict = decide(Tally(yes=40), "simple", present=40, quorum_needed=41)
    assert (verdict.carried, verdict.quorum_met, verdict.why) == (False, False, Why.NO_QUORUM)
    assert decide(Tally(yes=40), "simple", present=41, quorum_needed=41).carried


def test_unanimous_means_everybody_said_yes() -> None:
    assert decide(Tally(yes=7), "two_thirds", 7, 0).why == Why.UNANIMOUS
    for other in (Tally(7, no=1), Tally(7, abstain=1), Tally(7, spoiled=1), Tally(no=7)):
        assert not decide(other, "simple", 8, 0).unanimous


def test_figures_that_give_people_away() -> None:
    assert reveals_voters(Tally(5, 3, 1), fewest=10)
    assert reveals_voters(Tally(no=40), fewest=10)
    assert reveals_voters(Tally(), fewest=10)
    assert not reveals_voters(Tally(30, 9, 1), fewest=10)


def test_counting_the_box() -> None:
    assert count(["yes", "no", "yes", "abstain"], spoiled=2) == Tally(2, 1, 1, 2)
    assert count([]) == Tally()
    with pytest.raises(TypeError):
        count(["yes", "maybe"])
    with pytest.raises(ValueError, match="negative"):
        Tally(yes=-1)
    with pytest.raises(ValueError, match="unanimity"):
        decide(Tally(1), "unanimity", 1, 0)


@given(st.lists(st.sampled_from(["yes", "no", "abstain"])), st.integers(0, 9))
def test_every_envelope_is_counted_once(choices: list[str], spoiled: int) -> None:
    tally = count(choices, spoiled)
    assert tally.received == len(choices) + spoiled
    assert tally.cast == len(choices)


@given(tallies)
def test_majorities_agree_with_fractions(tally: Tally) -> None:
    share = Fraction(tally.yes, tally.cast) if tally.cast else Fraction(0)
    against = Fraction(tally.yes, tally.yes + tally.no) if tally.yes + tally.no else Fraction(0)
    assert decide(tally, "two_thirds", 1, 1).carried == (share >= Fraction(2, 3))
    assert decide(tally, "simple", 1, 1).carried == (against > Fraction(1, 2))


@given(tallies | small, majorities)
def test_the_line_stands_where_the_verdict_turns(tally: Tally, majority: Majority) -> None:
    """The yes bar passes the line exactly when the ballot carries, and the line is on the bar."""
    verdict = decide(tally, majority, 1, 1)
    assert verdict.carried == (tally.yes >= verdict.needed)
    assert 1 <= verdict.needed <= verdict.base


@given(small, majorities)
def test_one_more_yes_never_turns_a_verdict_down(tally: Tally, majority: Majority) -> None:
    more = Tally(tally.yes + 1, tally.no, tally.abstain, tally.spoiled)
    if decide(tally, majority, 1, 1).carried:
        assert decide(more, majority, 1, 1).carried


@given(small, majorities)
def test_the_reason_fits_the_verdict(tally: Tally, majority: Majority) -> None:
    verdict = decide(tally, majority, 1, 1)
    assert verdict.carried == (verdict.why in {Why.UNANIMOUS, Why.REACHED})
