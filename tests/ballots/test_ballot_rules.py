"""A ballot is opened, closed, counted and declared, once each and in this order."""

import re
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.ballots import rules
from assembly.ballots.rules import State, Visible, visible
from assembly.ballots.tally import Room
from assembly.core.errors import Refusal
from tests.factories.hall import DISTRICTS

STEPS = {
    "close": (rules.may_close, {State.OPEN}, rules.BallotNotOpen),
    "count": (rules.may_count, {State.CLOSED}, rules.BallotNotClosed),
    "declare": (rules.may_declare, {State.COUNTED}, rules.BallotNotCounted),
    "cancel": (rules.may_cancel, {State.OPEN, State.CLOSED}, rules.BallotAlreadyCounted),
}


def open_with(**changes: object) -> None:
    """The plenary's ballot as the facilitator opens it, with one thing changed."""
    plenary: dict[str, object] = {
        "another_open": False,
        "electors": 214,
        "room": Room(214, 150),
        "method": "secret",
        "warned": False,
    }
    rules.may_open(**{**plenary, **changes})  # type: ignore[arg-type]  # the plenary's own values


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_its_state(step: str, state: State) -> None:
    may, allowed, refusal = STEPS[step]
    if state in allowed:
        may(state)
    else:
        with pytest.raises(refusal):
            may(state)


def test_a_ballot_opens_before_a_full_hall() -> None:
    open_with()
    open_with(room=Room(150, 150))
    open_with(room=Room(150, 150, districts=6, quorum_districts=6))
    open_with(electors=10)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"another_open": True}, rules.BallotAlreadyOpen),
        ({"electors": 0, "room": Room(0, 150)}, rules.NoElectors),
        ({"room": Room(149, 150)}, rules.NoQuorum),
        ({"room": Room(150, 150, 5, 6)}, rules.NoQuorumOfDistricts),
        ({"electors": 9, "room": Room(9, 5)}, rules.SmallSecretBallot),
    ],
)
def test_a_ballot_does_not_open(changes: dict[str, object], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        open_with(**changes)


def test_a_small_secret_ballot_opens_after_the_warning() -> None:
    open_with(electors=9, warned=True)
    open_with(electors=9, method="named")


def casts(choice: str, remark: str = "", **terms: object) -> str:
    """A vote as it would go into the box of a named ballot, unless the terms say otherwise."""
    usual: dict[str, object] = {
        "kind": "vote", "method": "named", "channel": "", "most": 1, "options": 0,
    }  # fmt: skip
    assisted = bool(terms.pop("assisted", False))
    return rules.may_cast(rules.Paper(choice, remark, assisted), **{**usual, **terms})  # type: ignore[arg-type]  # words and numbers as named


def test_the_three_words_are_votes_and_no_others() -> None:
    for choice in rules.CHOICES:
        assert casts(choice) == choice
    for choice in ("", "maybe", "YES", "เห็นด้วย", "agree"):
        with pytest.raises(rules.UnknownChoice):
            casts(choice)


@pytest.mark.parametrize("state", State)
def test_votes_come_in_while_it_is_open_and_until_its_moment(state: State) -> None:
    now = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
    assert rules.is_open(state, None, now) == (state is State.OPEN)
    assert rules.is_open(state, now + timedelta(seconds=1), now) == (state is State.OPEN)
    assert not rules.is_open(state, now, now)


def test_paper_goes_before_the_helper_and_the_helper_before_the_phone() -> None:
    with pytest.raises(rules.VotesOnPaper):
        casts("yes", channel="paper", assisted=True)
    with pytest.raises(rules.VotedAtKiosk):
        casts("yes", channel="kiosk")
    assert casts("yes", channel="kiosk", assisted=True) == "yes"
    with pytest.raises(rules.ByHands):
        casts("yes", method="hands")


def test_who_does_not_agree_yet_says_why() -> None:
    assert casts("agree", kind="consensus") == "agree"
    for voice in ("remark", "not_yet"):
        assert casts(voice, "ข้อ 2 กว้างไป", kind="consensus") == voice
        with pytest.raises(rules.ReasonNeeded):
            casts(voice, "  ", kind="consensus")
        with pytest.raises(rules.ReasonTooLong):
            casts(voice, "ก" * (rules.LONGEST_REASON + 1), kind="consensus")


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.randoms())
def test_priorities_are_kept_sorted_and_once_each(numbers: list[int], chance: Random) -> None:
    chance.shuffle(numbers)
    said = ",".join(map(str, numbers))
    if len(set(numbers)) > 4:
        with pytest.raises(rules.TooManyChosen):
            casts(said, kind="priority", most=4, options=9)
    else:
        kept = casts(said, kind="priority", most=4, options=9)
        assert kept == ",".join(map(str, sorted(set(numbers))))


@given(st.text(max_size=20))
def test_no_other_text_is_a_list_of_priorities(text: str) -> None:
    try:
        kept = casts(text, kind="priority", most=3, options=5)
    except (rules.UnknownChoice, rules.NothingChosen, rules.TooManyChosen):
        return
    assert set(kept.split(",")) <= {"1", "2", "3", "4", "5"}


def test_terms_that_do_not_go_together_are_refused() -> None:
    for odd in (
        rules.Terms("secret", takes_hands=True),
        rules.Terms("loud"),
        rules.Terms(kind="auction"),
        rules.Terms(constituency="village"),
        rules.Terms(balance=-1),
        rules.Terms("named", balance=3, takes_paper=True),
        rules.Terms("hands", kind="priority", options=("ก", "ข")),
    ):
        with pytest.raises(rules.OddTerms):
            rules.settled(odd)
    with pytest.raises(rules.OddShare):
        rules.settled(rules.Terms("named", "1/3"))


def test_a_list_has_more_lines_than_may_be_chosen() -> None:
    three = ("ที่ดิน", "น้ำ", "หมอ")
    assert rules.settled(rules.Terms("named", kind="priority", most_choices=2, options=three))
    for options, most in ((three, 3), (three, 0), (("ที่ดิน", "ที่ดิน"), 1), ((), 1)):
        terms = rules.Terms("named", kind="priority", most_choices=most, options=options)
        with pytest.raises(rules.TooFewOptions):
            rules.settled(terms)
    many = tuple(f"ข้อ {n}" for n in range(rules.MOST_OPTIONS + 1))
    with pytest.raises(rules.TooManyOptions):
        rules.settled(rules.Terms("named", kind="priority", options=many))


def test_what_does_not_belong_to_the_kind_is_left_out() -> None:
    call = rules.settled(rules.Terms("secret", "two_thirds", "consensus", balance=3))
    assert (call.method, call.majority, call.balance) == ("named", "simple", 0)
    two_thirds = rules.settled(rules.Terms("named", "two_thirds", chair_breaks_tie=True))
    assert not two_thirds.chair_breaks_tie
    assert rules.settled(rules.Terms("hands", takes_paper=True)).takes_hands


def test_district_balance_needs_enough_people_for_a_secret() -> None:
    hall = {"8201": 12, "8202": 10, "8203": 4}
    rules.check_balance(rules.Terms("named", balance=3), hall)
    with pytest.raises(rules.SmallDistricts):
        rules.check_balance(rules.Terms("secret", balance=2), hall)
    rules.check_balance(rules.Terms("secret", balance=2), {"8201": 12, "8202": 10})
    with pytest.raises(rules.TooFewDistricts):
        rules.check_balance(rules.Terms("named", balance=4), hall)


def test_two_tellers_must_have_counted_alike() -> None:
    assert rules.agreed([]) is None
    assert rules.agreed(["a"]) is None
    assert rules.agreed(["a", "b"]) is None
    assert rules.agreed(["a", "b", "a"]) == "a"
    assert rules.agreed(["a", "b", "a", "b"]) is None


def test_a_teller_counts_no_more_people_than_there_are() -> None:
    rules.check_figures({"yes": 3, "no": 1, "abstain": 0}, "vote", 4)
    rules.check_figures({"ballots": 2, "1": 2, "2": 1}, "priority", 2, 2)
    with pytest.raises(rules.TooManyHands):
        rules.check_figures({"yes": 3, "no": 2, "abstain": 0}, "vote", 4)
    for odd in ({}, {"yes": -1}, {"ballots": 1, "1": 2}):
        with pytest.raises(rules.OddFigures):
            rules.check_figures(odd, "priority" if "ballots" in odd else "vote", 9)


@pytest.mark.parametrize("method", ["named", "secret"])
def test_before_the_count_only_the_number_received_is_shown(method: str) -> None:
    for state in ("open", "closed", "cancelled"):
        assert visible(state, method) == Visible(received=True, tally=False, names=False)


@pytest.mark.parametrize("state", ["counted", "declared"])
def test_after_the_count_names_are_shown_of_named_ballots_only(state: str) -> None:
    assert visible(state, "named") == Visible(received=True, tally=True, names=True)
    assert visible(state, "secret") == Visible(received=True, tally=True, names=False)


@pytest.mark.parametrize("word", ["opened", ""])
def test_an_unknown_state_shows_nothing_at_all(word: str) -> None:
    with pytest.raises(ValueError, match="State"):
        visible(word, "secret")
    with pytest.raises(ValueError, match="State"):
        rules.is_open(word, None, datetime.now(UTC))


REFUSALS = [
    rules.BallotAlreadyOpen(),
    rules.BallotNotOpen(),
    rules.BallotNotClosed(),
    rules.BallotNotCounted(),
    rules.BallotAlreadyCounted(),
    rules.NotAnElector(),
    rules.UnknownChoice(),
    rules.NoElectors(),
    rules.NoQuorum(present=149, needed=150),
    rules.NoQuorumOfDistricts(present=5, needed=6),
    rules.SmallSecretBallot(electors=9),
    rules.TooManyChosen(most=3, chosen=4),
    rules.TooManyHands(counted=9, most=8),
    rules.CountsDiffer(where="กะปง"),
    rules.ClosedWithVote(),
    rules.ClosedWithoutVote(),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.reason)
def test_refusals_speak_thai_and_have_names(refusal: Refusal) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)+", refusal.reason)
    assert refusal.status in {403, 409, 422}
    assert re.search("[ก-ฮ]", refusal.sentence)
    assert not re.search("[A-Za-z%]", refusal.sentence)
    for fact in refusal.facts.values():
        assert str(fact) in refusal.sentence


members = st.lists(st.integers(1, 2**53), max_size=20, unique=True)


@given(members, st.randoms())
def test_the_electorate_has_no_order(roll: list[int], chance: Random) -> None:
    shuffled = roll[:]
    chance.shuffle(shuffled)
    assert rules.electorate_hash(roll) == rules.electorate_hash(shuffled)


@given(members, members)
def test_another_electorate_has_another_hash(one: list[int], other: list[int]) -> None:
    same = rules.electorate_hash(one) == rules.electorate_hash(other)
    assert same == (set(one) == set(other))


def test_any_change_of_the_question_changes_its_hash() -> None:
    asked = ("ให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย", "two_thirds", "secret")
    changed = [
        ("ให้ทุกอำเภอมีคณะทำงาน 3 ฝ่าย", *asked[1:]),
        (asked[0], "simple", "secret"),
        (*asked[:2], "named"),
    ]
    words = rules.CHOICES
    hashes = {rules.question_hash(*question, words) for question in (asked, *changed)}
    hashes |= {
        rules.question_hash(*asked, choices) for choices in (words[:2], (*words, "balance=3"))
    }
    assert len(hashes) == 6


@given(st.dictionaries(st.sampled_from(DISTRICTS), st.integers(1, 40)))
def test_no_part_of_a_secret_ballot_is_small_enough_to_tell_who_voted_how(
    voters: dict[str, int],
) -> None:
    told = rules.districts_told(voters)
    assert all(voters[district] >= rules.FEWEST_FOR_SECRECY for district in told)
    left = sum(number for district, number in voters.items() if district not in told)
    assert left == 0 or left >= rules.FEWEST_FOR_SECRECY or not told


def test_a_teller_counts_no_more_priorities_than_the_people_had() -> None:
    rules.check_figures({"1": 3, "2": 3, "ballots": 3}, "priority", 3, 2)
    with pytest.raises(rules.OddFigures):
        rules.check_figures({"1": 3, "2": 3, "3": 1, "ballots": 3}, "priority", 3, 2)
