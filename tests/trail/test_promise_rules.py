"""The arithmetic of the promise board: bars, map and timeline, whatever promises there are."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assembly.trail.rules import quarters, standing, tiles
from assembly.trail.rules.quarters import Dated, drawn, quarter_of, years_of
from assembly.trail.rules.standing import Counts, counted, pieces, standing_of

TODAY = date(2026, 2, 14)
PHANGNGA = [f"820{n}" for n in range(1, 9)]

days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
standings = st.sampled_from(standing.ORDER)


@st.composite
def promises(draw: st.DrawFn) -> list[Dated]:
    """Any promises; a kept one has the day on which it was."""
    made = []
    for how in draw(st.lists(standings, max_size=40)):
        due = draw(st.none() | days)
        made.append(Dated(how, due, draw(days) if how == "kept" else None))
    return made


def test_a_promise_is_late_the_day_after_its_day_unless_it_is_over() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert standing_of("moving", TODAY, TODAY) == "moving"
    for state in ("waiting", "moving", "review"):
        assert standing_of(state, yesterday, TODAY) == "late"
        assert standing_of(state, None, TODAY) == state
    for state in ("kept", "ended"):
        assert standing_of(state, yesterday, TODAY) == state


@given(st.lists(standings, max_size=300), st.integers(0, 200))
def test_a_bar_shows_every_promise_once_without_gap_or_overlap(some: list[str], more: int) -> None:
    counts = counted(some)
    longest = len(some) + more
    drawn_pieces = pieces(counts, longest)
    assert sum(piece.count for piece in drawn_pieces) == counts.total == len(some)
    at = 0
    for piece in drawn_pieces:
        assert piece.x == at
        at += piece.width
    assert at == standing.WHOLE * len(some) // max(longest, 1)


@given(st.dictionaries(standings, st.integers(1, 2000), min_size=1))
def test_pieces_lie_in_one_order_and_a_bigger_number_is_never_a_shorter_piece(
    each: dict[str, int],
) -> None:
    row = pieces(Counts(each), sum(each.values()))
    places = [standing.ORDER.index(piece.kind) for piece in row]
    assert places == sorted(places)
    for one in row:
        for other in row:
            assert one.count <= other.count or one.width >= other.width - 1


def test_phangnga_has_a_map_and_another_province_a_grid() -> None:
    placed = tiles.places_of(PHANGNGA)
    assert placed[0].code == "8206"  # คุระบุรี is farthest north
    assert placed[-1].code == "8202"  # เกาะยาว lies in the bay, south-east
    assert tiles.places_of(PHANGNGA[:-1]) == ()
    assert tiles.places_of(["8301", "8302", "8303"]) == ()
    assert tiles.places_of([]) == ()


@given(st.permutations(PHANGNGA))
def test_the_map_is_the_same_in_whatever_order_it_is_asked_for(codes: list[str]) -> None:
    placed = tiles.places_of(codes)
    assert sorted(place.code for place in placed) == PHANGNGA
    assert len({(place.row, place.column) for place in placed}) == len(codes)


def test_the_fourth_quarter_ends_with_the_year() -> None:
    assert quarter_of(date(2025, 12, 31)) == (2568, 4)
    assert quarter_of(date(2026, 1, 1)) == (2569, 1)
    assert quarter_of(date(2026, 3, 31)) == (2569, 1)
    assert quarter_of(date(2026, 4, 1)) == (2569, 2)


def test_the_timeline_tells_what_was_kept_when_and_what_is_still_to_come() -> None:
    told = years_of(
        [
            Dated("kept", date(2025, 12, 31), date(2026, 1, 20)),
            Dated("late", date(2025, 12, 31)),
            Dated("moving", date(2026, 9, 30)),
            Dated("ended", date(2026, 9, 30)),
            Dated("waiting", None),
        ],
        TODAY,
    )
    by_year = {year.year: year.quarters for year in told}
    assert list(by_year) == [2568, 2569, 2570]
    assert (by_year[2568][3].kept, by_year[2568][3].late) == (1, 1)
    assert by_year[2569][0].done == 1
    assert by_year[2569][2].ahead == 1


@given(promises(), days)
def test_within_its_years_the_timeline_forgets_and_invents_nothing(
    some: list[Dated], today: date
) -> None:
    told = years_of(some, today)
    years = [year.year for year in told]
    assert years == list(range(years[0], years[0] + len(years)))
    assert quarters.FEWEST <= len(years) <= quarters.MOST
    assert quarter_of(today)[0] in years
    due = [one for one in some if one.due and one.standing != "ended"]
    assert sum(year.due for year in told) == sum(quarter_of(one.due)[0] in years for one in due)
    done = [one.kept_on for one in some if one.kept_on]
    assert sum(year.done for year in told) == sum(quarter_of(day)[0] in years for day in done)


@given(promises(), days)
def test_every_column_fits_and_only_nothing_is_drawn_as_nothing(
    some: list[Dated], today: date
) -> None:
    panels = drawn(years_of(some, today), today)
    assert [panel.today is not None for panel in panels].count(True) == 1
    for panel in panels:
        assert panel.today is None or 0 <= panel.today < 100
        for column in panel.columns:
            assert 0 <= column.up <= quarters.ROOM
            assert 0 <= column.down <= quarters.ROOM + 3 * quarters.LEAST
            for height, count in (
                (column.up, column.quarter.done),
                (column.kept, column.quarter.kept),
                (column.late, column.quarter.late),
                (column.ahead, column.quarter.ahead),
            ):
                assert bool(height) == bool(count)
