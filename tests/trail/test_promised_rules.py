"""What was promised, as somebody reads it who suffered the matter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.commitments.rules import STATES
from assembly.trail.rules import Journey, Sitting, chain_of, headline, woven
from assembly.trail.rules.promised import (
    FRESH,
    Promised,
    by_when,
    came_of,
    heaps_of,
    in_order,
    is_news,
    kept_among,
    others_said,
)

TODAY = date(2026, 9, 1)
ADOPTED = date(2025, 11, 20)
OFFICE = "ที่ทำการปกครองจังหวัด"

days = st.dates(date(2025, 11, 20), TODAY)
promises = st.lists(
    st.builds(
        Promised,
        id=st.integers(1, 10**6),
        title=st.just("ตั้งคณะทำงาน 4 ฝ่าย"),
        state=st.sampled_from(list(STATES)),
        state_on=days,
        number=st.integers(1, 9),
        reported_on=st.none() | days,
        is_overdue=st.booleans(),
        is_here=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


def promise(state: str = "moving", **facts: object) -> Promised:
    plain: dict[str, object] = {"id": 1, "title": "ตั้งคณะทำงาน 4 ฝ่าย", "state_on": ADOPTED}
    return Promised(**plain | {"state": state} | facts)  # type: ignore[arg-type]  # test data


def journey(*made: Promised, **facts: object) -> Journey:
    plain: dict[str, object] = {
        "told_on": date(2025, 9, 3),
        "withheld": False,
        "others": 46,
        "sitting": Sitting("5.3", "สมัชชาใหญ่ ครั้งที่ 12", ADOPTED, heard=True),
        "resolution": "12.3",
    }
    return Journey(**plain | {"promises": made} | facts)  # type: ignore[arg-type]  # test data


@given(promises, st.randoms())
def test_the_same_promises_stand_in_the_same_order_and_none_is_lost(
    made: list[Promised], chance: object
) -> None:
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    assert in_order(shuffled) == in_order(made)
    assert sorted(one.id for one in in_order(made)) == sorted(one.id for one in made)


@given(promises)
def test_the_first_is_of_ones_own_district_and_the_furthest_there(made: list[Promised]) -> None:
    if not made:
        return
    first = in_order(made)[0]
    assert first.is_here or not any(one.is_here for one in made)
    beside = [one for one in made if one.is_here == first.is_here]
    assert first.state == "kept" or not any(one.state == "kept" for one in beside)


@given(promises)
def test_what_is_counted_adds_up(made: list[Promised]) -> None:
    kept, of = kept_among(made)
    assert 0 <= kept <= of <= len(made)
    assert of == len([one for one in made if one.state != "ended"])
    _first, *others = in_order(made) or (None,)
    said = others_said(others)
    assert bool(said) == bool(others)
    if others:
        assert said.startswith(f"อีก {len(others)} ข้อ: ")
        numbers = [int(part.rsplit(" ", 1)[1]) for part in said.split(": ")[1].split(" · ")]
        assert sum(numbers) - sum(one.is_silent for one in others) == len(others)


@given(promises)
def test_every_promise_stands_in_one_heap(made: list[Promised]) -> None:
    told = heaps_of(made)
    assert sorted(p.id for h in told for p in h.promises) == sorted(p.id for p in made)
    for heap in told:
        assert f"{len(heap.promises)} ข้อ" in heap.text
        assert all(p.is_silent == (heap.state == "silent") for p in heap.promises)


@given(promises)
def test_the_chain_never_says_kept_before_all_that_counts_is(made: list[Promised]) -> None:
    kept, of = kept_among(made)
    steps = {step.name: step for step in chain_of(journey(*made), "th")}
    is_done = "kept" in steps and steps["kept"].state == "done"
    assert is_done == (0 < of == kept)
    assert ("promised" in steps) == bool(made)


@given(promises)
def test_what_goes_on_stands_before_what_is_waited_for(made: list[Promised]) -> None:
    states = [s.state for s in woven(chain_of(journey(*made), "th"), [], ADOPTED, "th")]
    assert states == sorted(states, key=["done", "begun", "waiting"].index)


CAME_TO = {
    "kept": ([promise("kept")], "พันธสัญญาจากความทุกข์ของท่าน บรรลุผลแล้ว"),
    "all kept but one that was ended": (
        [promise("kept"), promise("ended", id=2)],
        "พันธสัญญาจากความทุกข์ของท่าน บรรลุผลแล้ว",
    ),
    "some kept": (
        [promise("kept"), promise("waiting", id=2), promise("moving", id=3)],
        "พันธสัญญาจากความทุกข์ของท่าน บรรลุผลแล้ว 1 จาก 3 ข้อ",
    ),
    "all ended": ([promise("ended")], "พันธสัญญาจากความทุกข์ของท่าน ยุติแล้ว"),
    "under way": ([promise("moving")], "ความทุกข์ของท่าน เป็นธรรมนูญ ข้อ 17 แล้ว"),
}


@pytest.mark.parametrize(("made", "said"), CAME_TO.values(), ids=CAME_TO)
def test_the_headline_says_what_came_of_it(
    app: object, made: Sequence[Promised], said: str
) -> None:
    assert headline(journey(*made, clause="17")) == said


def test_a_promise_under_way_stands_after_the_clause(app: object) -> None:
    moving = promise(lead=OFFICE, due=date(2026, 9, 30))
    *_before, written, promised, kept = chain_of(journey(moving, clause="17"), "th")
    assert written.name == "written"
    assert (promised.title, promised.when) == ("พันธสัญญา: กำลังขับเคลื่อน", "ภายใน 30 ก.ย. 69")
    assert promised.text == f"{OFFICE}: ตั้งคณะทำงาน 4 ฝ่าย"
    assert (promised.state, kept.state) == ("begun", "waiting")
    assert kept.text == "เมื่อถึงขั้นนี้ เราจะบอกท่านที่หน้านี้"


def test_a_day_that_has_passed_is_said_so(app: object) -> None:
    due = date(2026, 8, 31)
    assert by_when(promise(due=due, is_late=True), "th") == "เลยกำหนด 31 ส.ค. 69"
    assert by_when(promise(due=due), "th") == "ภายใน 31 ส.ค. 69"
    assert by_when(promise("kept", due=due, state_on=due), "th") == "31 ส.ค. 69"
    assert by_when(promise(), "th") == ""


def test_a_kept_promise_ends_the_way_and_no_clause_is_waited_for(app: object) -> None:
    names = [(s.name, s.state) for s in chain_of(journey(promise("kept")), "th")]
    assert names[-2:] == [("promised", "done"), ("kept", "done")]
    assert "written" not in dict(names)


def test_an_ended_promise_waits_for_nothing(app: object) -> None:
    names = [step.name for step in chain_of(journey(promise("ended"), clause="17"), "th")]
    assert names[-1] == "promised"


def test_a_resolution_that_asks_nobody_promises_nothing(app: object) -> None:
    assert chain_of(journey(), "th")[-1].name == "written"


def test_who_took_it_back_waits_for_no_promise(app: object) -> None:
    from assembly.trail.rules import Noted

    gone = Noted("withdrawn", "undo", "ถอน", "", TODAY)
    steps = woven(chain_of(journey(promise()), "th"), [gone], ADOPTED, "th")
    assert {step.state for step in steps} == {"done"}


@given(promises, st.integers(0, 400))
def test_news_is_what_became_of_it_of_late(made: list[Promised], later: int) -> None:
    today = TODAY + timedelta(days=later)
    for one in made:
        if is_news(one, today):
            assert (today - one.newest).days < FRESH
            assert one.state != "waiting" or one.reported_on
        if one.state == "moving" and (today - one.newest).days < FRESH:
            assert is_news(one, today)
        assert not is_news(replace(one, state="waiting", reported_on=None), today)


def test_nothing_is_said_where_nothing_was_promised() -> None:
    assert came_of([]) == ""
    assert others_said([]) == ""
