"""The order is fair, total, and the same however the requests arrive."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.speakers.rules import (
    LONGEST,
    LongEnough,
    ReasonNeeded,
    check_reason,
    longer,
    order,
    person_key,
    seconds_between,
    seconds_left,
    time_by_district,
)

MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DISTRICTS = ("8201", "8202", "8203", None)


@dataclass(frozen=True)
class Asked:
    """One request or speech in a test: who, from where, at which minute."""

    id: int
    person: str
    district_code: str | None = "8201"
    minute: int = 0
    kind: str = "speech"
    seconds: int = 60

    @property
    def asked_at(self) -> datetime:
        return MORNING + timedelta(minutes=self.minute)


people = st.sampled_from(["สมชาย", "อรุณี", "ดลเลาะ", "มาลี", "วิชัย"])
kinds = st.sampled_from(["speech", "speech", "speech", "point_of_order"])
asked = st.builds(
    Asked,
    id=st.integers(1, 10_000),
    person=people,
    district_code=st.sampled_from(DISTRICTS),
    minute=st.integers(0, 9),
    kind=kinds,
    seconds=st.integers(0, 600),
)
several = st.lists(asked, max_size=12, unique_by=lambda one: one.id)


def test_who_has_not_spoken_goes_before_who_asked_earlier() -> None:
    spoken = [Asked(1, "สมชาย")]
    waiting = [Asked(2, "สมชาย", minute=1), Asked(3, "อรุณี", minute=5)]
    assert [one.person for one in order(waiting, spoken)] == ["อรุณี", "สมชาย"]


def test_among_equals_the_district_that_spoke_least_is_first() -> None:
    spoken = [Asked(1, "มาลี", "8201")]
    waiting = [Asked(2, "สมชาย", "8201", 1), Asked(3, "อรุณี", "8202", 5)]
    assert [one.person for one in order(waiting, spoken)] == ["อรุณี", "สมชาย"]


def test_then_who_asked_first() -> None:
    waiting = [Asked(2, "สมชาย", "8201", 5), Asked(3, "อรุณี", "8202", 1)]
    assert [one.person for one in order(waiting, [])] == ["อรุณี", "สมชาย"]


def test_a_point_of_order_comes_before_all_and_costs_nothing_later() -> None:
    point = Asked(9, "สมชาย", minute=9, kind="point_of_order")
    assert order([Asked(2, "อรุณี"), point], [Asked(1, "สมชาย")])[0] is point
    raised = [Asked(1, "สมชาย", kind="point_of_order")]
    waiting = [Asked(2, "สมชาย", minute=1), Asked(3, "อรุณี", minute=2)]
    assert [one.person for one in order(waiting, raised)] == ["สมชาย", "อรุณี"]


@given(several, several, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_how_requests_arrive(waiting, spoken, chance) -> None:  # type: ignore[no-untyped-def]  # hypothesis gives them
    shuffled, mixed = list(waiting), list(spoken)
    chance.shuffle(shuffled)
    chance.shuffle(mixed)
    assert order(shuffled, mixed) == order(waiting, spoken)


@given(several, several)
def test_everybody_who_waits_is_called_once(waiting: list[Asked], spoken: list[Asked]) -> None:
    found = order(waiting, spoken)
    assert Counter(found) == Counter(waiting)


@given(several, several)
def test_nobody_is_before_one_who_has_spoken_less(
    waiting: list[Asked], spoken: list[Asked]
) -> None:
    times = Counter(one.person for one in spoken if one.kind == "speech")
    districts = Counter(one.district_code for one in spoken if one.kind == "speech")
    line = order(waiting, spoken)
    points = [one for one in line if one.kind == "point_of_order"]
    assert line[: len(points)] == points
    assert [p.asked_at for p in points] == sorted(p.asked_at for p in points)
    for before, after in zip(line[len(points) :], line[len(points) + 1 :], strict=False):
        assert times[before.person] <= times[after.person]
        if times[before.person] == times[after.person]:
            assert districts[before.district_code] <= districts[after.district_code]


@given(several, several)
def test_taking_the_first_away_leaves_the_others_in_their_order(
    waiting: list[Asked], spoken: list[Asked]
) -> None:
    line = order(waiting, spoken)
    assert order(line[1:], spoken) == line[1:]


@given(st.integers(0, 4000), st.integers(0, 3600))
def test_the_time_left_and_the_time_gone_make_the_time_allowed(gone: int, allowed: int) -> None:
    now = MORNING + timedelta(seconds=gone)
    assert seconds_left(MORNING, allowed, now) == max(0, allowed - gone)


def test_a_clock_that_was_set_back_gives_nobody_more_time() -> None:
    earlier = MORNING - timedelta(minutes=5)
    assert seconds_between(MORNING, earlier) == 0
    assert seconds_left(MORNING, 180, earlier) == 180


@given(several)
def test_the_districts_share_all_the_time_that_was_spoken(spoken: list[Asked]) -> None:
    shared = time_by_district(spoken)
    assert sum(shared.values()) == sum(one.seconds for one in spoken)
    assert set(shared) == {one.district_code for one in spoken}


def test_time_is_added_up_to_an_hour() -> None:
    assert longer(180) == 240
    with pytest.raises(LongEnough):
        longer(LONGEST - 59)


def test_only_who_is_called_before_their_turn_needs_a_reason() -> None:
    assert check_reason("ยาวแค่ไหนก็ไม่ต้องมี", is_next=True) == ""
    assert check_reason("เจ้าของเรื่องขอชี้แจง", is_next=False) == "เจ้าของเรื่องขอชี้แจง"
    with pytest.raises(ReasonNeeded):
        check_reason("", is_next=False)


def test_one_person_is_one_however_they_were_added() -> None:
    assert person_key(7, "สมชาย") == person_key(7, "นายสมชาย")
    assert person_key(None, "#7") == "#7" != person_key(None, "สมชาย")
