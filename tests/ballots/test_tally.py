"""The count of the hall: 163 of 208, ties, empty boxes, and rules that hold for every tally."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.ballots.tally import (
    Balance,
    Room,
    Share,
    Tally,
    Why,
    agree,
    agreeing,
    count,
    decide,
    is_tied,
    majority_named,
    prefer,
    rank,
    reveals_voters,
)

votes = st.integers(0, 3000)
tallies = st.builds(Tally, votes, votes, votes, st.integers(0, 5))
small = st.builds(Tally, *[st.integers(0, 6)] * 4)
NAMES = ("simple", "absolute", "two_thirds", "3/4", "1/1")
majorities = st.sampled_from(NAMES)


def test_the_land_question_of_the_twelfth_plenary() -> None:
    verdict = decide(Tally(yes=163, no=31, abstain=14), "two_thirds", Room(214, 150))
    assert verdict.carried
    assert (verdict.needed, verdict.base) == (139, 208)
    assert (verdict.why, verdict.quorum_met, verdict.unanimous) == (Why.REACHED, True, False)


def test_exactly_two_thirds_is_enough() -> None:
    verdict = decide(Tally(yes=120, no=41, abstain=19), "two_thirds", Room(180, 0))
    assert (verdict.carried, verdict.needed, verdict.base) == (True, 120, 180)


@pytest.mark.parametrize(("yes", "carried"), [(138, False), (139, True)])
def test_two_thirds_turns_on_one_vote(yes: int, carried: bool) -> None:
    verdict = decide(Tally(yes=yes, no=208 - yes), "two_thirds", Room(208, 0))
    assert verdict.carried is carried
    assert verdict.why == (Why.REACHED if carried else Why.MISSED)


def test_abstentions_weigh_in_two_thirds_but_not_in_simple() -> None:
    tally = Tally(yes=60, no=20, abstain=40)
    assert decide(tally, "simple", Room(120, 0)).carried
    assert not decide(tally, "two_thirds", Room(120, 0)).carried
    lines = [majority_named(name).needed(tally, 120) for name in ("simple", "two_thirds")]
    assert lines == [41, 80]


def test_a_tie_falls() -> None:
    verdict = decide(Tally(yes=95, no=95, abstain=3), "simple", Room(193, 100))
    assert (verdict.carried, verdict.why, verdict.needed) == (False, Why.TIED, 96)


def test_one_vote_more_carries_a_simple_majority() -> None:
    assert decide(Tally(yes=95, no=94), "simple", Room(189, 100)).carried
    assert majority_named("simple").needed(Tally(yes=95, no=94), 189) == 95


@pytest.mark.parametrize("majority", NAMES)
@pytest.mark.parametrize("tally", [Tally(), Tally(spoiled=3)])
def test_an_empty_box_decides_nothing(majority: str, tally: Tally) -> None:
    verdict = decide(tally, majority, Room(10, 0))
    assert (verdict.carried, verdict.why, verdict.base) == (False, Why.NO_VOTES, 1)
    assert verdict.needed == (6 if majority == "absolute" else 1)


@pytest.mark.parametrize("majority", NAMES)
def test_only_abstentions_carry_nothing(majority: str) -> None:
    assert not decide(Tally(abstain=12), majority, Room(12, 0)).carried


def test_without_quorum_nothing_carries() -> None:
    verdict = decide(Tally(yes=40), "simple", Room(40, 41))
    assert (verdict.carried, verdict.quorum_met, verdict.why) == (False, False, Why.NO_QUORUM)
    assert decide(Tally(yes=40), "simple", Room(41, 41)).carried


def test_unanimous_means_everybody_said_yes() -> None:
    assert decide(Tally(yes=7), "two_thirds", Room(7, 0)).why == Why.UNANIMOUS
    for other in (Tally(7, no=1), Tally(7, abstain=1), Tally(7, spoiled=1), Tally(no=7)):
        assert not decide(other, "simple", Room(8, 0)).unanimous


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
        decide(Tally(1), "unanimity", Room(1, 0))


@given(st.lists(st.sampled_from(["yes", "no", "abstain"])), st.integers(0, 9))
def test_every_envelope_is_counted_once(choices: list[str], spoiled: int) -> None:
    tally = count(choices, spoiled)
    assert tally.received == len(choices) + spoiled
    assert tally.cast == len(choices)


@given(tallies)
def test_majorities_agree_with_fractions(tally: Tally) -> None:
    share = Fraction(tally.yes, tally.cast) if tally.cast else Fraction(0)
    against = Fraction(tally.yes, tally.yes + tally.no) if tally.yes + tally.no else Fraction(0)
    assert decide(tally, "two_thirds", Room(1, 1)).carried == (share >= Fraction(2, 3))
    assert decide(tally, "simple", Room(1, 1)).carried == (against > Fraction(1, 2))


@given(tallies | small, majorities)
def test_the_line_stands_where_the_verdict_turns(tally: Tally, majority: str) -> None:
    """The yes bar passes the line exactly when the ballot carries, and the line is on the bar."""
    verdict = decide(tally, majority, Room(1, 1))
    assert verdict.carried == (tally.yes >= verdict.needed)
    assert verdict.needed >= 1
    assert majority == "absolute" or verdict.needed <= verdict.base


@given(small, majorities)
def test_one_more_yes_never_turns_a_verdict_down(tally: Tally, majority: str) -> None:
    more = Tally(tally.yes + 1, tally.no, tally.abstain, tally.spoiled)
    if decide(tally, majority, Room(1, 1)).carried:
        assert decide(more, majority, Room(1, 1)).carried


@given(small, majorities)
def test_the_reason_fits_the_verdict(tally: Tally, majority: str) -> None:
    verdict = decide(tally, majority, Room(1, 1))
    assert verdict.carried == (verdict.why in {Why.UNANIMOUS, Why.REACHED})


def test_more_than_half_of_those_present_is_asked_of_silence_too() -> None:
    tally = Tally(yes=50, no=10)
    assert decide(tally, "simple", Room(120)).carried
    verdict = decide(tally, "absolute", Room(120))
    assert (verdict.carried, verdict.needed, verdict.why) == (False, 61, Why.MISSED)
    assert decide(Tally(yes=61, no=0), "absolute", Room(120)).carried


def test_a_network_weighs_once_however_many_of_its_people_are_here() -> None:
    tally = Tally(yes=5, no=2)
    assert not decide(tally, "absolute", Room(present=40, electors=0)).carried
    assert decide(tally, "absolute", Room(present=40, electors=9)).carried


@given(st.integers(1, 100), st.integers(1, 100))
def test_a_custom_share_is_more_than_half_and_at_most_all(part: int, of: int) -> None:
    if part <= of < 2 * part:
        assert majority_named(f"{part}/{of}") == Share(part, of)
    else:
        with pytest.raises(ValueError, match="more than half"):
            majority_named(f"{part}/{of}")


@pytest.mark.parametrize("odd", ["", "most", "3/", "/4", "-3/4", "3/4/5", "๓/๔", "1/0", "200/300"])
def test_an_odd_majority_is_no_majority(odd: str) -> None:
    with pytest.raises(ValueError, match=r"no such majority|share"):
        majority_named(odd)


@given(tallies | small, st.integers(1, 60), st.integers(1, 60))
def test_a_share_agrees_with_fractions(tally: Tally, part: int, more: int) -> None:
    of = min(100, part + more % part)
    share = Fraction(tally.yes, tally.cast) if tally.cast else Fraction(0)
    reached = decide(tally, f"{part}/{of}", Room(1)).carried
    assert reached == (tally.cast > 0 and share >= Fraction(part, of))


@given(tallies | small, majorities, st.integers(0, 3000))
def test_one_vote_fewer_than_the_line_never_carries(tally: Tally, majority: str, here: int) -> None:
    rule = majority_named(majority)
    line = rule.needed(tally, here)
    assert rule.reached(tally, here) == (tally.yes >= line)


def test_a_majority_in_too_few_districts_does_not_carry() -> None:
    districts = {"8201": Tally(9, 1), "8202": Tally(3, 3), "8203": Tally(0, 4), "8204": Tally(2, 1)}
    assert agreeing(districts) == 2
    whole = Tally(yes=14, no=9)
    assert decide(whole, "simple", Room(30), Balance(2, agreeing(districts))).carried
    verdict = decide(whole, "simple", Room(30), Balance(3, agreeing(districts)))
    assert (verdict.carried, verdict.why, verdict.balance.met) == (False, Why.UNBALANCED, False)


def test_too_few_districts_in_the_room_decide_nothing() -> None:
    verdict = decide(Tally(yes=40), "simple", Room(40, 20, districts=3, quorum_districts=5))
    assert (verdict.carried, verdict.why) == (False, Why.NO_QUORUM)


@pytest.mark.parametrize(("chair", "carried"), [("yes", True), ("no", False)])
def test_the_chair_decides_a_tie_and_nothing_else(chair: str, carried: bool) -> None:
    tied = decide(Tally(20, 20, 3), "simple", Room(50), casting_vote=chair)
    assert (tied.carried, tied.why) == (carried, Why.CASTING_VOTE)
    clear = decide(Tally(21, 20), "simple", Room(50), casting_vote="no")
    assert (clear.carried, clear.why) == (True, Why.REACHED)
    assert is_tied(Tally(4, 4), "simple")
    assert not is_tied(Tally(4, 4), "two_thirds")
    assert not is_tied(Tally(), "simple")


@pytest.mark.parametrize(
    ("agrees", "remark", "not_yet", "why"),
    [
        (30, 4, 0, Why.CONSENSUS),
        (30, 4, 1, Why.OBJECTIONS),
        (0, 2, 0, Why.CONSENSUS),
        (0, 0, 0, Why.NO_VOTES),
    ],
)
def test_consensus_is_when_no_objection_is_left(
    agrees: int, remark: int, not_yet: int, why: Why
) -> None:
    verdict = agree({"agree": agrees, "remark": remark, "not_yet": not_yet}, Room(40, 20))
    assert (verdict.carried, verdict.why) == (why is Why.CONSENSUS, why)
    assert verdict.unanimous is False
    assert not agree({"agree": 30}, Room(10, 20)).carried
    assert agree({"agree": 30, "remark": 0, "not_yet": 0}, Room(40)).unanimous


def test_equals_at_the_border_are_all_chosen() -> None:
    ranked = rank({1: 5, 2: 9, 3: 5, 4: 1}, [1, 2, 3, 4, 5], most=2)
    assert [(r.number, r.place, r.chosen) for r in ranked] == [
        (2, 1, True), (1, 2, True), (3, 2, True), (4, 4, False), (5, 5, False),
    ]  # fmt: skip


@given(
    st.dictionaries(st.integers(1, 12), st.integers(0, 50)),
    st.integers(1, 12),
    st.integers(1, 12),
)
def test_a_list_of_priorities_is_in_order(votes: dict[int, int], length: int, most: int) -> None:
    numbers = list(range(1, length + 1))
    ranked = rank(votes, numbers, most)
    assert sorted(r.number for r in ranked) == numbers
    assert [r.votes for r in ranked] == sorted((r.votes for r in ranked), reverse=True)
    chosen = [r.votes for r in ranked if r.chosen]
    left = [r.votes for r in ranked if not r.chosen]
    assert not left or not chosen or min(chosen) > max(left)
    assert all(r.votes > 0 for r in ranked if r.chosen)
    assert prefer(votes, Room(1)).carried == (sum(votes.values()) > 0)
