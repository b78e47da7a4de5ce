"""The promises as an address asks for them, and their sums; read in few statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from assembly.commitments.actions import describe
from assembly.commitments.queries import Asked, commitment_views, listing_of, totals_of
from assembly.commitments.rules import STATES, Described
from assembly.core.thai import be_year
from assembly.extensions import db
from assembly.plans.queries import strategies_of
from tests.factories.deciding import adopt
from tests.factories.hall import Hall
from tests.factories.minutes import secretary
from tests.factories.promises import (
    DUE,
    Promised,
    divided,
    many_promises,
    moved,
    promised,
    reported,
    version_of,
)

TODAY = date(2026, 11, 26)


@pytest.fixture
def scene(hall: Hall) -> Promised:
    return promised(hall)


def ids_of(scene: Promised, asked: Asked, today: date = TODAY) -> list[int]:
    db.session.remove()
    return [row.id for row in listing_of(scene.hall.assembly_id, asked, today=today).rows]


def test_what_is_late_comes_first_and_is_counted(scene: Promised) -> None:
    after = DUE + timedelta(days=1)
    assert ids_of(scene, Asked(heed="late")) == []
    assert ids_of(scene, Asked(heed="late"), after) == [scene.first]
    assert ids_of(scene, Asked(), after) == list(scene.ids)
    found = listing_of(scene.hall.assembly_id, Asked(), today=after)
    assert (found.found, found.total, found.late, found.unreported) == (2, 2, 1, 2)
    assert found.years == (be_year(DUE),)
    moved(scene.hall, scene.first, "kept", "เห็นแล้ว")
    assert ids_of(scene, Asked(heed="late"), after) == []


def test_each_filter_finds_its_own(scene: Promised) -> None:
    first, second = scene.ids
    reported(scene.hall, first, moves=True)
    said = Described("ขอให้คณะทำงานบอกผลที่ลานกลาง", district_code="8203")
    describe(secretary(scene.hall), second, version_of(second), said)
    land = scene.bodies["state"]
    for asked, found in (
        (Asked(state="moving"), [first]),
        (Asked(heed="unreported"), [second]),
        (Asked(district="8203"), [second]),
        (Asked(district="8204"), []),
        (Asked(body=land), [first]),
        (Asked(body=scene.bodies["private"]), []),
        (Asked(strategy=3), [first]),
        (Asked(year=be_year(DUE)), [first]),
        (Asked(year=be_year(DUE) - 1), []),
        (Asked(year=10**14), []),
        (Asked(words="คณะทำงาน ลานกลาง"), [second]),
        (Asked(words="มติที่ ๑๓.๑"), [first, second]),
        (Asked(words="100%"), []),
    ):
        assert ids_of(scene, asked) == found, asked


def test_a_whole_is_found_by_what_its_parts_say(scene: Promised) -> None:
    divided(scene.hall, scene.first, 1, 1)
    assert ids_of(scene, Asked(words="ส่วนที่ 2")) == [scene.first]
    assert [len(view.parts) for view in listing_of(scene.hall.assembly_id, Asked()).rows] == [2, 0]


def test_only_these_may_be_asked_for(scene: Promised) -> None:
    found = listing_of(scene.hall.assembly_id, Asked(), among=[scene.ids[1]])
    assert [row.id for row in found.rows] == [scene.ids[1]]
    assert listing_of(scene.hall.assembly_id, Asked(), among=[]).found == 0


def test_another_assembly_s_promises_are_not_told(scene: Promised) -> None:
    assert listing_of(scene.hall.assembly_id + 1, Asked()).found == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(
    st.dictionaries(
        st.sampled_from(["q", "state", "heed", "body", "district", "strategy", "year", "page"]),
        st.text(max_size=20) | st.integers(-5, 10**20).map(str),
    )
)
def test_whatever_an_address_says_is_answered(scene: Promised, said: dict[str, str]) -> None:
    asked = Asked.by(said)
    found = listing_of(scene.hall.assembly_id, asked, today=TODAY)
    assert found.asked.page <= found.pages
    assert Asked.by({k: str(v) for k, v in asked.address(page=asked.page).items()}) == asked


def test_the_sums_tell_of_every_strategy_and_district(scene: Promised) -> None:
    many_promises(scene.hall, scene.resolution_id, 40)
    db.session.remove()
    where = scene.hall.assembly_id
    by_district = totals_of(where, "district", today=TODAY)
    assert {one.key for one in by_district[:-1]} == {f"820{n}" for n in range(1, 9)}
    assert by_district[-1].key == ""
    assert [one.all for one in by_district] == [5] * 8 + [2]
    assert sum(one.kept for one in by_district) == 8
    by_strategy = {one.key: one for one in totals_of(where, "strategy", today=TODAY)}
    assert len(by_strategy) == len(strategies_of(where)) + 1
    assert by_strategy[0].all == 40
    bodies = totals_of(where, "body", today=TODAY)
    assert [one.all for one in bodies] == [1, 1, 1]
    years = totals_of(where, "year", today=DUE + timedelta(days=8))
    assert [(one.key, one.all) for one in years] == [(be_year(DUE), 31), (0, 11)]
    assert years[0].late == 5
    for one in by_district:
        assert set(one.counts) == set(STATES)
        assert 0 <= one.progress <= 100


@contextmanager
def counted() -> Iterator[list[str]]:
    said: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        said.append(statement)

    event.listen(db.engine, "before_cursor_execute", hear)
    yield said
    event.remove(db.engine, "before_cursor_execute", hear)


def test_many_are_read_in_as_few_statements_as_two(scene: Promised) -> None:
    ids = many_promises(scene.hall, scene.resolution_id, 60)
    db.session.remove()
    with counted() as few:
        commitment_views(ids[:2])
    db.session.remove()
    with counted() as many:
        assert len(commitment_views(ids)) == 60
    assert len(many) == len(few) <= 8


def test_a_later_resolution_has_promises_of_its_own(scene: Promised) -> None:
    adopt(scene.hall, 1)
    found = listing_of(scene.hall.assembly_id, Asked(words="13.2"), today=TODAY)
    assert {row.resolution for row in found.rows} == {"13.2"}
