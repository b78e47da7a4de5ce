"""Nothing ends before it begins, nothing leads round to itself, pictures hold everybody."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.registry.rules import (
    EndsBeforeItBegins,
    TooDeep,
    check_depth,
    check_span,
    draw_networks,
    draw_tree,
    forest,
    generations,
    has_loop,
    leads_round,
    reach,
    standing_of,
)
from assembly.registry.rules.drawing import Drawing

IDS = st.integers(0, 30)
LINKS = st.lists(st.tuples(IDS, IDS), max_size=80)


def test_nothing_ends_before_it_begins() -> None:
    check_span(2011, 2011)
    check_span(None, 1990)
    with pytest.raises(EndsBeforeItBegins):
        check_span(2011, 2010)


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (None, "open"),
        (date(2026, 1, 1), "ended"),
        (date(2026, 6, 1), "soon"),
        (date(2027, 6, 1), "standing"),
    ],
)
def test_an_agreement_that_soon_ends_says_so(ends: date | None, said: str) -> None:
    assert standing_of(ends, date(2026, 5, 1)) == said


def grown(links: list[tuple[int, int]], *, one_parent: bool) -> dict[int, list[int]]:
    """Links put down one after another, each only if the rules let it."""
    above: dict[int, list[int]] = {}
    for low, high in links:
        if one_parent and above.get(low):
            continue
        if not leads_round(above, low, high):
            above.setdefault(low, []).append(high)
    return above


@given(LINKS, st.booleans())
def test_however_links_are_put_down_nothing_stands_above_itself(
    links: list[tuple[int, int]], one_parent: bool
) -> None:
    above = grown(links, one_parent=one_parent)
    assert has_loop(above) is None
    for one in above:
        assert one not in reach(above, one)


@given(LINKS)
def test_a_link_is_refused_only_where_it_would_lead_round(links: list[tuple[int, int]]) -> None:
    above = grown(links, one_parent=False)
    for low, high in links:
        tried = {**above, low: [*above.get(low, []), high]}
        assert leads_round(above, low, high) == (has_loop(tried) is not None)


@given(LINKS)
def test_the_forest_holds_everybody_once_below_their_parent(links: list[tuple[int, int]]) -> None:
    above = grown(links, one_parent=True)
    parents: Mapping[int, int | None] = {one: (above.get(one) or [None])[0] for one in range(31)}
    trees = forest(range(31), parents)
    assert sum(tree.size for tree in trees) == 31
    drawn = draw_tree(trees)
    assert sorted(spot.id for spot in drawn.spots) == list(range(31))
    assert {(line.one, line.other) for line in drawn.lines} == {
        (high, low) for low, high in parents.items() if high is not None
    }
    assert_readable(drawn)


@given(LINKS)
def test_a_history_runs_from_the_oldest_and_names_everybody_once(
    links: list[tuple[int, int]],
) -> None:
    earlier = grown(links, one_parent=False)
    rows = generations(0, earlier)
    assert rows[-1] == [0]
    said = [one for row in rows for one in row]
    assert sorted(said) == sorted({0, *reach(earlier, 0)})


@given(st.dictionaries(IDS, st.lists(IDS, unique=True, max_size=12), max_size=8))
def test_the_picture_of_networks_holds_everybody_once(members: dict[int, list[int]]) -> None:
    inside = {one for network, each in members.items() for one in (network, *each)}
    drawn = draw_networks(members, [one for one in range(31) if one not in inside], [(0, 1)])
    assert sorted(spot.id for spot in drawn.spots) == list(range(31))
    assert_readable(drawn)
    assert draw_networks(members, [], [(0, 1)]) == draw_networks(members, [], [(0, 1)])


def assert_readable(drawn: Drawing) -> None:
    """No two names lie upon each other, and none outside."""
    for spot in drawn.spots:
        assert 0 <= spot.x <= drawn.width - 60
        assert 0 <= spot.y <= drawn.height
    places = sorted((spot.y, spot.x) for spot in drawn.spots)
    for place, (y, x) in enumerate(places):
        for below, beside in places[place + 1 :]:
            if below - y >= 20:
                break
            assert abs(beside - x) >= 200


def test_a_tree_as_deep_as_no_province_is_refused() -> None:
    check_depth({n: [n + 1] for n in range(10)})
    with pytest.raises(TooDeep):
        check_depth({n: [n + 1] for n in range(13)})
