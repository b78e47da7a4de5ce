"""The desk sees where it hurts; everybody sees numbers, and nobody is counted out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.actions import tell, withhold
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries import wall
from assembly.grievances.rules import About, is_unresolved
from assembly.matrix.queries import Line, Matrix, matrix_of, public_matrix
from assembly.matrix.rules import public_line, step
from assembly.plans.queries import strategies_of
from tests.factories.hall import Hall


def strategy(hall: Hall, number: int) -> int:
    return strategies_of(hall.assembly_id)[number - 1].id


def heard(hall: Hall, place: str, number: int | None, *, urgent: bool = False, n: int = 1) -> None:
    under = strategy(hall, number) if number else None
    for turn in range(n):
        key = f"{place}-{number}-{urgent}-{turn}"
        tell(hall.assembly_id, place, under, f"น้ำไม่ไหล {key}", key, About(urgent=urgent))


@change
def mark(**values: object) -> None:
    """What the desk's other verbs write: all rows at once."""
    for row in session().scalars(select(Grievance)):
        for name, value in values.items():
            setattr(row, name, value)


def seen(hall: Hall, within: str | None = None) -> Matrix:
    db.session.remove()
    return matrix_of(hall.assembly_id, within)


def line(matrix: Matrix, number: int) -> Line:
    return next(line for line in matrix.lines if line.number == number)


def test_every_strategy_and_district_stands_in_it_zero_too(hall: Hall) -> None:
    matrix = seen(hall)
    assert [row.number for row in matrix.lines] == [*range(1, 11), 0]
    assert len(matrix.places) == 8
    assert matrix.total.told == 0
    page = hall.browser("helper").get(f"/matrix/{hall.slug}").text
    assert "ยังไม่มีความทุกข์" in page


def test_cells_rows_and_columns_add_up(hall: Hall) -> None:
    heard(hall, "820101", 3, n=2)
    heard(hall, "820201", 3, urgent=True)
    heard(hall, "820201", None)
    matrix = seen(hall)
    assert line(matrix, 3).total.told == 3
    assert line(matrix, 0).total.told == 1
    assert matrix.total.told == sum(t.told for t in matrix.totals) == 4
    assert (matrix.total.unresolved, matrix.total.urgent) == (4, 1)
    assert [cell.step for cell in line(matrix, 3).cells if cell.count.told] in ([2, 1], [1, 2])


def test_what_is_answered_is_counted_and_owed_no_longer(hall: Hall) -> None:
    heard(hall, "820101", 3, urgent=True)
    mark(answered_on=clock.today())
    total = seen(hall).total
    assert (total.told, total.unresolved, total.urgent) == (1, 0, 0)


def test_what_was_withdrawn_is_gone_and_what_is_withheld_stays(hall: Hall) -> None:
    heard(hall, "820101", 3)
    row = session().scalars(select(Grievance)).one()
    withhold(hall.facilitator, row.id)
    assert seen(hall).total.told == 1
    assert wall(hall.assembly_id).total == 0  # and the desk is told why the two differ
    page = hall.browser("helper").get(f"/matrix/{hall.slug}").text
    assert "ไม่เผยแพร่ 1 เรื่อง จอใหญ่ไม่นับ" in page
    mark(state="withdrawn")
    assert seen(hall).total.told == 0


def test_people_who_suffer_the_same_are_counted_beside(hall: Hall) -> None:
    heard(hall, "820101", 3)
    row = session().scalars(select(Grievance)).one()

    @change
    def join() -> None:
        for who in ("one", "two"):
            session().add(MeToo(grievance_id=row.id, who_hash=who, joined_on=clock.today()))

    join()
    total = seen(hall).total
    assert (total.told, total.joined) == (1, 2)
    assert "เดือดร้อนเหมือนกันอีก 2 คน" in hall.browser("helper").get(f"/matrix/{hall.slug}").text


def test_a_district_opens_into_its_subdistricts(hall: Hall) -> None:
    heard(hall, "820201", 9)
    heard(hall, "820301", 9)
    matrix = seen(hall, "8202")
    assert {place.code[:4] for place in matrix.places} == {"8202"}
    assert matrix.total.told == 1
    page = hall.browser("secretary").get(f"/matrix/{hall.slug}?district=8202").text
    assert "เกาะยาวน้อย" in page
    assert seen(hall, "no such place").district is None


def test_the_public_sees_only_what_was_published_and_no_small_cell(hall: Hall) -> None:
    heard(hall, "820101", 3, n=6)
    heard(hall, "820201", 3, n=2)
    heard(hall, "820301", 3, n=1)
    assert public_matrix(hall.assembly_id).most == 0
    client = hall.app.test_client()
    assert "ยังไม่มีความทุกข์ที่เผยแพร่" in client.get(f"/a/{hall.slug}/matrix").text
    mark(state="reviewed", published_on=clock.today())
    db.session.remove()
    found = next(row for row in public_matrix(hall.assembly_id).lines if row.number == 3)
    assert sorted(found.counts, key=str) == sorted([6, None, None, 0, 0, 0, 0, 0], key=str)
    assert found.total == 9
    assert "1–4" in client.get(f"/a/{hall.slug}/matrix").text


@given(st.lists(st.integers(0, 30), max_size=9))
def test_no_sum_tells_the_one_cell_that_is_unsaid(counts: list[int]) -> None:
    said, total = public_line(counts)
    assert all(n is None or n == 0 or n >= 5 for n in said)
    assert total is None or said.count(None) != 1
    assert total is None or total == sum(counts)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_tint_is_none_only_for_nothing_and_the_deepest_for_the_most(n: int, more: int) -> None:
    most = n + more
    assert 0 <= step(n, most) <= 4
    assert (step(n, most) == 0) == (n == 0)
    assert step(most, most) == min(most, 4)


@pytest.mark.parametrize("state", ["new", "reviewed", "withheld", "withdrawn"])
def test_what_is_owed_is_one_rule(state: str) -> None:
    assert is_unresolved(state, is_answered=False, is_item_done=False) == (state != "withdrawn")
    assert not is_unresolved(state, is_answered=True, is_item_done=False)
    assert not is_unresolved(state, is_answered=False, is_item_done=True)
