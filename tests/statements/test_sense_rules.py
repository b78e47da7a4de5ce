"""The arithmetic: exact, the same for every order of districts, and nobody's answer to be read."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assembly.statements.rules import (
    LEAST,
    Answers,
    Groups,
    best,
    consensus,
    dividing,
    division,
    groups_of,
    of_one_mind,
    percent,
    refusal,
    standing,
)

COUNT = st.integers(0, 400)
ANSWERS = st.builds(Answers, COUNT, COUNT, COUNT)
FEW = st.builds(Answers, st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
CODES = st.sampled_from([None, *(f"82{n:02}" for n in range(1, 9))])
HALLS = st.dictionaries(CODES, ANSWERS | FEW, max_size=9)
FULL = st.lists(ANSWERS.filter(lambda each: each.n >= LEAST), min_size=1, max_size=8)


def groups(*answers: Answers) -> Groups:
    return Groups({str(n): each for n, each in enumerate(answers)})


@given(HALLS)
def test_no_group_of_fewer_than_five_can_be_read_or_worked_out(
    cells: dict[str | None, Answers],
) -> None:
    found = groups_of(cells)
    everybody = sum(cells.values(), Answers())
    if everybody.n < LEAST:
        assert found is None
        return
    assert found is not None
    assert all(each.n >= LEAST for each in found.all)  # the rest is what subtraction would give
    assert found.total == everybody
    assert None not in found.shown
    assert all(found.shown[code] == cells[code] for code in found.shown)


def test_one_small_district_takes_the_next_smallest_with_it() -> None:
    found = groups_of({"a": Answers(2, 1), "b": Answers(9), "c": Answers(5, 1), "d": Answers()})
    assert found is not None
    assert found.shown == {"b": Answers(9)}
    assert found.rest == Answers(7, 2)


def test_several_small_districts_stand_together_and_take_nobody_with_them() -> None:
    found = groups_of({"a": Answers(3), "b": Answers(0, 3), "c": Answers(6)})
    assert found == Groups({"c": Answers(6)}, Answers(3, 3))


def test_who_comes_from_elsewhere_is_counted_and_never_a_group_of_their_own() -> None:
    found = groups_of({None: Answers(0, 2), "a": Answers(8), "b": Answers(9)})
    assert found == Groups({"b": Answers(9)}, Answers(8, 2))


def test_the_formula_is_the_one_on_the_wall() -> None:
    two = groups(Answers(8, 2), Answers(3, 1, 1))
    assert consensus(two).product == Fraction(9, 12) * Fraction(4, 7)
    assert refusal(two).product == Fraction(3, 12) * Fraction(2, 7)
    assert division(two) == Fraction(8, 10) * Fraction(1, 5) + Fraction(2, 10) * Fraction(3, 5)


@given(FULL, st.randoms())
def test_the_order_of_districts_changes_nothing(hall: list[Answers], chance: object) -> None:
    turned = sorted(hall, key=lambda each: (each.n, each.agree))
    assert consensus(groups(*hall)) == consensus(groups(*turned))
    assert division(groups(*hall)) == division(groups(*turned))


@given(FULL)
def test_every_hall_has_a_score_between_nothing_and_all(hall: list[Answers]) -> None:
    found = groups(*hall)
    assert 0 < consensus(found).product < 1
    assert 0 <= consensus(found).percent <= 100
    assert 0 <= division(found) <= 1
    assert 0 <= percent(division(found)) <= 100
    assert standing(found) in ("agreed", "refused", "divided", "open")


@given(FULL, st.integers(1, 8))
def test_as_many_districts_of_one_mind_score_as_one_of_them(hall: list[Answers], n: int) -> None:
    one, many = consensus(groups(hall[0])), consensus(groups(*hall[:1] * n))
    assert one.above(many) == 0
    assert one.percent == many.percent


@given(FULL, st.integers(0, 7))
def test_one_more_who_agrees_raises_the_score(hall: list[Answers], at: int) -> None:
    at %= len(hall)
    more = [each + Answers(1) if n == at else each for n, each in enumerate(hall)]
    assert consensus(groups(*more)).above(consensus(groups(*hall))) == 1


@given(FULL)
def test_to_agree_and_to_refuse_are_two_sides_of_one_measure(hall: list[Answers]) -> None:
    other = [Answers(each.disagree, each.agree, each.passed) for each in hall]
    assert consensus(groups(*hall)) == refusal(groups(*other))
    assert division(groups(*hall)) == division(groups(*other))


def test_a_small_district_that_is_against_it_weighs_as_much_as_a_large_one() -> None:
    without = consensus(groups(Answers(300), Answers(200)))
    with_it = consensus(groups(Answers(300), Answers(200), Answers(0, 6)))
    assert without.percent >= 99
    assert with_it.percent == 50
    assert standing(groups(Answers(300), Answers(200), Answers(0, 6))) == "divided"


def test_everybody_of_one_mind_divides_nobody() -> None:
    assert division(groups(Answers(5), Answers(70))) == 0
    assert division(groups(Answers(0, 0, 9))) == 0
    assert standing(groups(Answers(5), Answers(70))) == "agreed"
    assert standing(groups(Answers(0, 5), Answers(0, 70))) == "refused"
    assert standing(groups(Answers(0, 0, 9))) == "open"
    assert standing(None) == "few"


class Told:
    def __init__(self, number: int, *hall: Answers) -> None:
        self.number, self.groups = number, groups(*hall) if hall else None


@given(st.lists(FULL | st.just([]), max_size=6))
def test_no_statement_stands_on_both_lists_and_each_list_is_in_order(
    halls: list[list[Answers]],
) -> None:
    told = [Told(number, *hall) for number, hall in enumerate(halls)]
    together, apart = of_one_mind(told), dividing(told)
    assert not {one.number for one in together} & {one.number for one in apart}
    scores = [best(one.groups) for one in together if one.groups]
    assert all(a.above(b) >= 0 for a, b in pairwise(scores))
    pairs = [division(one.groups) for one in apart if one.groups]
    assert pairs == sorted(pairs, reverse=True)
