"""n of 8 districts heard: those nobody came to stand there too, and small groups are not told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.actions import tell
from assembly.grievances.models import Grievance
from assembly.grievances.rules import About
from assembly.hall.actions import show
from assembly.live.rooms import parse
from assembly.meetings.rules import SMALL_CELL
from assembly.stages.queries import Coverage, coverage_of
from assembly.stages.rules import GROUPS, spoken, spoken_sum
from tests.factories.hall import Hall
from tests.stages.conftest import BANGMUANG, close, hold

MANY = {"student": 12, "working": 40, "parent": 9, "other": 0}
FEW = {"student": 2, "working": 40, "parent": 9, "other": 0}


def board(hall: Hall) -> Coverage:
    db.session.remove()
    return coverage_of(hall.assembly_id)


def speak(hall: Hall, made: int, place: str, *words: str) -> None:
    for text in words:
        tell(hall.assembly_id, place, None, text, text, About(meeting_id=made))


def test_a_district_is_heard_when_its_stage_closes(hall: Hall) -> None:
    made = hold(hall, "8205", MANY)
    speak(hall, made, BANGMUANG, "น้ำไม่ไหล", "ถนนพัง")
    before = {row.code: row for row in board(hall).districts}
    assert (before["8205"].state, before["8205"].voices) == ("open", 0)  # no voice is dated
    close(made)
    now = board(hall)
    takuapa = next(row for row in now.districts if row.code == "8205")
    assert (now.heard, len(now.districts)) == (1, 8)
    assert (takuapa.state, takuapa.voices, takuapa.people) == ("heard", 2, 61)
    assert [(place.name, place.voices) for place in takuapa.subdistricts if place.is_heard] == [
        ("บางม่วง", 2)
    ]


def test_empty_districts_and_subdistricts_are_shown(hall: Hall) -> None:
    now = board(hall)
    assert [row.state for row in now.districts] == ["none"] * 8
    assert (now.heard, now.voices, now.places_heard, now.people) == (0, 0, 0, 0)
    page = hall.app.test_client().get(f"/a/{hall.slug}/coverage").text
    assert page.count("ยังไม่มีเวที") == 8
    assert all(row.name in page for row in now.districts)
    assert all(place.name in page for row in now.districts for place in row.subdistricts)


def test_a_stage_to_come_names_its_day(hall: Hall) -> None:
    from datetime import date

    from assembly.stages.actions import call_stage
    from assembly.stages.rules import Call

    call_stage(SYSTEM, hall.assembly_id, Call(date(2026, 12, 5), "วัด", "8202"))
    page = hall.app.test_client().get(f"/a/{hall.slug}/coverage").text
    assert 'นัดไว้ <span class="name">5 ธ.ค. 69' in page


def test_a_group_of_fewer_than_five_is_not_told_and_cannot_be_worked_out(hall: Hall) -> None:
    close(hold(hall, "8205", FEW))
    row = next(row for row in board(hall).districts if row.code == "8205")
    assert [head.count for head in row.heads] == [None, 40, None, 0]
    assert row.people == 51
    assert next(head.count for head in board(hall).heads) is None


def test_who_withdrew_is_no_voice(hall: Hall) -> None:
    made = hold(hall, "8205")
    speak(hall, made, BANGMUANG, "น้ำไม่ไหล", "ถนนพัง")
    close(made)
    _withdraw_one()
    assert board(hall).voices == 1


def _withdraw_one() -> None:
    from assembly.core.change import change

    @change
    def gone() -> None:
        row = session().scalars(select(Grievance).limit(1)).one()
        row.state = "withdrawn"

    gone()
    assert session().scalar(select(func.count()).select_from(Grievance)) == 2


def test_the_board_is_a_room_for_everybody_that_moves_when_a_stage_closes(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assembly.live import push

    moved: list[str] = []
    monkeypatch.setattr(push, "refresh", lambda kind, key, **_how: moved.append(f"{kind}:{key}"))
    close(hold(hall, "8205"))
    assert f"coverage:{hall.slug}" in moved
    kind, key, _language = parse(f"coverage:{hall.slug}:th")
    shown = kind.board(key)
    assert shown.data == {"heard": 1}
    assert kind.guard(SYSTEM, "no-such-assembly") is False


counted = st.fixed_dictionaries({group: st.integers(0, 30) for group in GROUPS})


@given(counted)
def test_nothing_about_fewer_than_five_follows_from_what_is_said(counts: dict[str, int]) -> None:
    said = spoken(counts)
    hidden = [key for key in GROUPS if said[key] is None]
    assert all(said[key] in (None, counts[key]) for key in GROUPS)
    assert all(not 0 < (said[key] or 0) < SMALL_CELL for key in GROUPS)
    if hidden and spoken_sum(list(counts.values()), []) is not None:
        assert len(hidden) > 1
        assert sum(counts[key] for key in hidden) >= SMALL_CELL
    if all(count == 0 or count >= SMALL_CELL for count in counts.values()):
        assert said == counts


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8))
def test_a_column_with_one_number_left_out_has_no_sum(counts: list[int]) -> None:
    said = [None if 0 < count < SMALL_CELL else count for count in counts]
    total = spoken_sum(counts, said)
    assert (total is None) == (said.count(None) == 1 or 0 < sum(counts) < SMALL_CELL)


def test_the_wall_shows_an_island_for_each_district_and_open_water(hall: Hall) -> None:
    made = hold(hall, "8205", MANY)
    speak(hall, made, BANGMUANG, "น้ำไม่ไหล", "ถนนพัง")
    close(made)
    show(hall.facilitator, hall.meeting_id, "main", "coverage")
    page = hall.app.test_client().get(f"/screen/{hall.code}").text
    body = page.split('id="slide-coverage"')[1].split("<footer")[0]
    assert body.count('class="island"') == 1
    assert body.count('class="water"') == 7
    assert "จาก 8 อำเภอ รับฟังแล้ว" in body
    assert "น้ำไม่ไหล" not in page
