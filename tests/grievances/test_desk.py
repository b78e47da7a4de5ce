"""What the desk does with grievances: attach, withhold; and what nobody may."""

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from assembly.core.access import SYSTEM
from assembly.core.errors import Stale
from assembly.grievances.actions import attach, review, tell, withhold
from assembly.grievances.queries import (
    attached_to,
    counts_by_district,
    find_by_code,
    grievances_of_item,
    new_grievances,
    wall,
)
from assembly.grievances.rules import GrievanceNotHere, NothingChosen
from assembly.live import push
from assembly.plans.queries import strategies_of
from tests.factories.hall import Hall, gather
from tests.grievances.conftest import PANYI, stored

KO_YAO = "820201"
AS_JSON = {"Accept": "application/json"}


def told(hall: Hall, text: str, place: str = PANYI, strategy: int | None = None) -> int:
    by_number = {s.number: s.id for s in strategies_of(hall.assembly_id)}
    chosen = by_number[strategy] if strategy else None
    found = find_by_code(
        tell(hall.assembly_id, place, chosen, text, key=f"phone with {text}")["code"]
    )
    assert found is not None
    return found.id


def numbers(hall: Hall) -> dict[str, int]:
    return {row.name: row.count for row in counts_by_district(hall.assembly_id)}


@pytest.fixture
def pushed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    rooms: list[tuple[str, str]] = []

    def refresh(kind: str, key: str, *, urgent: bool = True) -> None:
        rooms.append((kind, key))

    monkeypatch.setattr(push, "refresh", refresh)
    return rooms


def presses(hall: Hall, role: str, where: str, **fields: object) -> TestResponse:
    data = {"version": hall.version, "idempotency_key": "one press"} | fields
    return hall.browser(role).post(f"/desk/{hall.code}/{where}", data=data, headers=AS_JSON)


def test_the_facilitator_puts_three_voices_behind_an_item(hall: Hall) -> None:
    voices = [told(hall, text) for text in ("น้ำเค็ม", "ที่หลวง", "ไม่มีเลขที่บ้าน")]
    answer = presses(hall, "facilitator", f"items/{hall.items[0]}/grievances", ids=voices)
    assert answer.json == {"ok": True}
    assert {row.id for row in grievances_of_item(hall.items[0])} == set(voices)
    assert new_grievances(hall.assembly_id, 10) == []


def test_pressing_twice_attaches_once(hall: Hall) -> None:
    voice, desk, version = told(hall, "น้ำเค็ม"), hall.browser("facilitator"), hall.version
    data = {"version": version, "idempotency_key": "one press", "ids": [voice]}
    for _ in range(2):
        answer = desk.post(f"/desk/{hall.code}/items/{hall.items[0]}/grievances", data=data)
        assert answer.status_code == 302
    assert attached_to(hall.items[0]) == 1


def test_two_facilitators_do_not_overwrite_each_other(hall: Hall) -> None:
    voice, seen = told(hall, "น้ำเค็ม"), hall.version
    attach(hall.facilitator, hall.meeting_id, seen, hall.items[0], [voice])
    with pytest.raises(Stale, match="stale"):
        attach(hall.facilitator, hall.meeting_id, seen, hall.items[1], [voice])
    assert attached_to(hall.items[1]) == 0


WRONG: dict[str, tuple[Callable[[Hall], list[object]], int]] = {
    "nothing ticked": (lambda hall: [], 422),
    "no such grievance": (lambda hall: [12345], 404),
    "not a number": (lambda hall: ["หนึ่ง"], 422),
    "larger than any id": (lambda hall: [2**70], 422),
    "one good and one from nowhere": (lambda hall: [told(hall, "น้ำเค็ม"), 12345], 404),
}


@pytest.mark.parametrize(("chosen", "status"), WRONG.values(), ids=WRONG)
def test_wrong_ticks_change_nothing(
    hall: Hall, chosen: Callable[[Hall], list[object]], status: int
) -> None:
    ids = chosen(hall)
    answer = presses(hall, "facilitator", f"items/{hall.items[0]}/grievances", ids=ids)
    assert answer.status_code == status
    assert attached_to(hall.items[0]) == 0


def test_a_press_that_cannot_be_done_leads_back_to_the_desk_with_a_sentence(hall: Hall) -> None:
    desk = hall.browser("facilitator")
    answer = desk.post(
        f"/desk/{hall.code}/items/{hall.items[0]}/grievances",
        data={"version": hall.version, "idempotency_key": "one press"},
        follow_redirects=True,
    )
    assert answer.status_code == 200
    assert "เลือกความทุกข์อย่างน้อยหนึ่งเรื่องก่อน" in answer.text


def test_a_grievance_stays_in_its_own_assembly(hall: Hall) -> None:
    elsewhere = gather(hall.app, slug="phuket", code="111222")
    theirs = told(elsewhere, "เรื่องของอีกสมัชชา")
    with pytest.raises(GrievanceNotHere):
        attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [theirs])
    with pytest.raises(NothingChosen):
        attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [])
    withheld = presses(hall, "facilitator", f"grievances/{theirs}/withhold")
    assert withheld.status_code == 404
    assert [row.state for row in stored()] == ["new"]


@pytest.mark.parametrize("role", ["secretary", "teller", "helper"])
def test_only_who_runs_the_meeting_may(hall: Hall, role: str) -> None:
    voice = told(hall, "น้ำเค็ม")
    where = f"items/{hall.items[0]}/grievances"
    assert presses(hall, role, where, ids=[voice]).status_code == 403
    assert presses(hall, role, f"grievances/{voice}/withhold").status_code == 403


def test_withheld_words_are_hidden_and_count_only_behind_an_item(hall: Hall) -> None:
    loose, behind = told(hall, "ข้อความหยาบ"), told(hall, "เอ่ยชื่อเพื่อนบ้าน")
    attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [behind])
    for voice in (loose, behind):
        assert presses(hall, "facilitator", f"grievances/{voice}/withhold").status_code == 200
    assert grievances_of_item(hall.items[0]) == []
    assert attached_to(hall.items[0]) == 1
    assert numbers(hall)["เมืองพังงา"] == 1


def test_attaching_does_not_bring_withheld_words_back(hall: Hall) -> None:
    voice = told(hall, "ข้อความหยาบ")
    withhold(hall.facilitator, voice)
    attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [voice])
    assert grievances_of_item(hall.items[0]) == []


def test_a_reviewed_voice_is_no_longer_new(hall: Hall) -> None:
    voice = told(hall, "น้ำเค็ม")
    review(hall.facilitator, voice)
    assert new_grievances(hall.assembly_id, 10) == []
    with pytest.raises(GrievanceNotHere):
        review(SYSTEM, 12345)


def test_every_district_is_counted_zero_too(hall: Hall) -> None:
    assert len(numbers(hall)) == 8
    assert set(numbers(hall).values()) == {0}
    told(hall, "น้ำเค็ม", KO_YAO)
    assert numbers(hall)["เกาะยาว"] == 1


def test_the_wall_has_every_strategy_and_a_row_for_the_rest(hall: Hall) -> None:
    assert len(wall(hall.assembly_id).rows) == 10
    told(hall, "ที่หลวง", strategy=3)
    told(hall, "ไม่รู้จะเรียกว่าอะไร")
    shown = wall(hall.assembly_id)
    assert shown.total == 2
    assert [row.strategy for row in shown.rows] == [*range(1, 11), None]
    assert sum(shown.rows[2].counts) == sum(shown.rows[-1].counts) == 1


def test_a_judged_grievance_reaches_desk_and_wall(
    hall: Hall, pushed: list[tuple[str, str]]
) -> None:
    withhold(hall.facilitator, told(hall, "น้ำเค็ม"))
    assert ("desk", hall.code) in pushed
    assert ("screen", f"{hall.code}/main") in pushed
