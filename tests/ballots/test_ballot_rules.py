"""A ballot is opened, closed, counted and declared, once each and in this order."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.ballots import rules
from assembly.ballots.rules import State, Visible, visible
from assembly.core.errors import Refusal

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
        "present": 214,
        "quorum_needed": 150,
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
    open_with(present=150)
    open_with(electors=10)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"another_open": True}, rules.BallotAlreadyOpen),
        ({"electors": 0, "present": 0}, rules.NoElectors),
        ({"present": 149}, rules.NoQuorum),
        ({"electors": 9, "quorum_needed": 5}, rules.SmallSecretBallot),
    ],
)
def test_a_ballot_does_not_open(changes: dict[str, object], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        open_with(**changes)


def test_a_small_secret_ballot_opens_after_the_warning() -> None:
    open_with(electors=9, warned=True)
    open_with(electors=9, method="named")


def test_a_delegate_votes_while_it_is_open() -> None:
    for choice in rules.CHOICES:
        rules.may_cast("open", choice, elector=True)


@pytest.mark.parametrize("state", [state for state in State if state is not State.OPEN])
def test_nothing_comes_in_after_close(state: State) -> None:
    with pytest.raises(rules.BallotNotOpen):
        rules.may_cast(state, "yes", elector=True)


def test_an_observer_or_a_strange_choice_is_refused() -> None:
    with pytest.raises(rules.NotAnElector):
        rules.may_cast("open", "yes", elector=False)
    for choice in ("", "maybe", "YES", "เห็นด้วย"):
        with pytest.raises(rules.UnknownChoice):
            rules.may_cast("open", choice, elector=True)


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
        rules.may_cast(word, "yes", elector=True)


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
    rules.SmallSecretBallot(electors=9),
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
    hashes = {rules.question_hash(*question) for question in (asked, *changed)}
    hashes |= {rules.question_hash(*asked, choices=("yes", "no"))}
    assert len(hashes) == 5
    assert rules.question_hash(*asked) == rules.question_hash(*asked, choices=rules.CHOICES)
