"""The desk: one next step at every moment, buttons that two people may press, nothing personal."""

import re
from datetime import date

import pytest

from assembly.agenda.actions import open_item
from assembly.ballots.actions import close_ballot, count_ballot, declare_ballot
from assembly.ballots.rules import Terms
from assembly.grievances.actions import tell
from assembly.grievances.queries import grievances_of_item, new_grievances
from assembly.hall.queries import screen_board
from assembly.resolutions.actions import put_to_vote, show_draft, write_draft
from tests.factories.decisions import (
    QUESTION,
    TEXT,
    begin,
    everyone_votes,
    lay_charter,
    open_vote,
)
from tests.hall.conftest import Room


def next_step(room: Room) -> tuple[str, str]:
    """The label of the one big button, and where it leads."""
    page = room.html(room.desk_browser, f"/desk/{room.hall.code}")
    assert page.count('class="next-step"') <= 1, "one next step, not two"
    label = re.search(r'class="next-step".*?<b>(.*?)</b>', page, re.DOTALL)
    part = page[page.index('data-part="step"') : page.index('class="screen"')]
    action = re.search(r'(?:formaction|next-step" href)="([^"]+)"', part)
    assert label
    assert action
    return label[1], action[1]


def test_the_next_step_leads_through_a_whole_item(room: Room) -> None:
    hall = room.hall
    lay_charter(hall)
    who, sitting, item_id = hall.facilitator, hall.meeting_id, hall.items[0]
    desk, item = f"/desk/{hall.code}", f"/desk/{hall.code}/items/{item_id}"
    assert next_step(room) == ("เปิดประชุม", f"{desk}/open")
    begin(hall)
    assert next_step(room) == ("เปิดวาระ 1", f"{item}/open")
    open_item(who, sitting, hall.version, item_id)
    assert next_step(room) == ("เขียนร่างมติ", f"{item}/draft")
    write_draft(who, sitting, hall.version, item_id, QUESTION, TEXT)
    assert next_step(room) == ("ฉายร่างมติ", f"{item}/draft/show")
    show_draft(who, sitting, hall.version, item_id)
    assert next_step(room) == ("เปิดลงมติ", f"{item}/ballot")
    ballot_id = put_to_vote(who, sitting, hall.version, item_id, Terms("named"))
    everyone_votes(hall, ballot_id, "yyyyyyyyyyyy")
    ballot = f"{desk}/ballots/{ballot_id}"
    assert next_step(room) == ("ปิดลงมติ", f"{ballot}/close")
    close_ballot(who, sitting, hall.version, ballot_id)
    assert next_step(room) == ("เปิดหีบนับคะแนน", f"{ballot}/count")
    count_ballot(who, sitting, hall.version, ballot_id)
    assert next_step(room) == ("ประกาศผล", f"{ballot}/declare")
    declare_ballot(who, sitting, hall.version, ballot_id)
    label, action = next_step(room)
    assert label == "เขียนข้อในธรรมนูญ"
    assert action.endswith("/clause")


def test_with_no_item_left_the_step_is_to_close_and_it_asks_first(room: Room) -> None:
    hall = room.hall
    begin(hall)
    for item_id in hall.items:
        room.presses(f"/items/{item_id}/open")
        room.presses(f"/items/{item_id}/finish")
    label, action = next_step(room)
    assert (label, action) == ("ปิดประชุม", f"/desk/{hall.code}/close")
    page = room.html(room.desk_browser, f"/desk/{hall.code}")
    assert '<details class="ask-first"' in page
    room.presses("/close")
    assert "ครบทุกขั้นแล้ว" in room.desk()


@pytest.mark.parametrize("step", ["close", "count", "declare"])
def test_what_cannot_be_undone_waits_in_a_drawer(room: Room, step: str) -> None:
    hall = room.hall
    begin(hall)
    ballot_id = open_vote(hall)
    before = {"close": (), "count": (close_ballot,), "declare": (close_ballot, count_ballot)}
    for verb in before[step]:
        verb(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    page = room.html(room.desk_browser, f"/desk/{hall.code}")
    drawer = page.split('<details class="ask-first"')[1].split("</details>")[0]
    summary, inside = drawer.split("</summary>")
    assert "formaction" not in summary, "the first press only opens the drawer"
    assert f"/ballots/{ballot_id}/{step}" in inside
    assert "data-key" not in inside, "no key presses what is asked first"


def test_the_buttons_move_the_meeting(room: Room) -> None:
    hall = room.hall
    assert room.presses("/open").status_code == 302
    room.presses(f"/items/{hall.items[1]}/open")
    assert "ดูแลทะเลหน้าบ้าน" in room.wall()
    assert "วาระ 2" in room.desk()


def test_a_double_tap_opens_once(room: Room) -> None:
    fields = {"version": room.hall.version, "idempotency_key": "one-press"}
    first = room.desk_browser.post(f"/desk/{room.hall.code}/open", data=fields)
    second = room.desk_browser.post(f"/desk/{room.hall.code}/open", data=fields)
    assert first.status_code == second.status_code == 302
    assert "เพิ่งทำ" not in room.desk()


def test_who_presses_second_is_told_who_was_first_and_sees_what_is(room: Room) -> None:
    hall = room.hall
    begin(hall)
    seen_by_both = hall.version
    open_item(hall.facilitator, hall.meeting_id, seen_by_both, hall.items[0])
    fields = {"version": seen_by_both, "idempotency_key": "late"}
    answer = room.desk_browser.post(f"/desk/{hall.code}/items/{hall.items[1]}/open", data=fields)
    assert answer.status_code == 302
    seen = room.desk()
    assert "ธนพร เพิ่งทำ “เปิดวาระ 1” ไปก่อน" in seen
    assert "คณะทำงานตรวจแนวเขตที่ดินชุมชน" in seen


def test_a_script_is_told_the_same_as_json(room: Room) -> None:
    hall = room.hall
    begin(hall)
    fields = {"version": 1, "idempotency_key": "late"}
    answer = room.desk_browser.post(
        f"/desk/{hall.code}/items/{hall.items[0]}/open",
        data=fields,
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 409
    assert answer.json is not None
    assert answer.json["reason"] == "stale"
    assert "เพิ่งทำ" in answer.json["message"]


def test_ticked_grievances_go_behind_the_item(room: Room) -> None:
    hall = room.hall
    begin(hall)
    for n in range(3):
        tell(hall.assembly_id, "820101", None, f"น้ำไม่ไหล {n}", f"key-{n}")
    page = room.html(room.desk_browser, f"/desk/{hall.code}")
    boxes = re.findall(r'<input type="checkbox"[^>]* form="act" name="ids" value="(\d+)"', page)
    assert len(boxes) == 3
    room.presses(f"/items/{hall.items[0]}/grievances", ids=boxes[:2])
    assert len(grievances_of_item(hall.items[0])) == 2
    assert len(new_grievances(hall.assembly_id, 9)) == 1


def test_the_desk_names_the_room_the_code_and_the_last_step(room: Room) -> None:
    begin(room.hall)
    seen = room.desk()
    assert "ในห้อง 12 คน" in seen
    assert "องค์ประชุมครบ" in seen
    assert "482 913" in seen
    assert "ล่าสุด ธนพร เปิดประชุม" in seen


def test_the_preview_is_the_walls_own_partial(room: Room) -> None:
    begin(room.hall)
    page = room.html(room.desk_browser, f"/desk/{room.hall.code}")
    wall = room.html(room.stranger, f"/screen/{room.hall.code}")
    stage = re.compile(r'<div class="stage" data-theme="light">.*?</footer>', re.DOTALL)
    shown, real = stage.search(page), stage.search(wall)
    assert shown
    assert real
    assert shown[0] == real[0]


@pytest.mark.parametrize(
    ("pressed", "wanted"),
    [
        ({"slide": "wall"}, ("wall", "light", False)),
        ({"theme": "dark"}, ("agenda", "dark", False)),
        ({"blank": "1"}, ("agenda", "light", True)),
    ],
)
def test_scene_buttons_speak_to_the_wall(
    room: Room, pressed: dict[str, str], wanted: tuple[str, str, bool]
) -> None:
    begin(room.hall)
    assert room.presses("/screen/main", **pressed).status_code == 302
    board = screen_board(room.hall.code, "main")
    assert (board.slide, board.theme, board.blank) == wanted


def test_a_refused_scene_says_so_and_leaves_the_wall(room: Room) -> None:
    begin(room.hall)
    room.presses("/screen/main", slide="result")
    assert "ยังไม่มีสิ่งนี้ให้ขึ้นจอ" in room.desk()
    assert room.presses("/screen/main").status_code == 302
    assert room.presses("/screen/No-Such-Name", slide="agenda").status_code == 302
    assert "ชื่อจอใช้อักษรอังกฤษ" in room.desk()


def test_only_who_runs_the_meeting_sits_at_the_desk(room: Room) -> None:
    desk = f"/desk/{room.hall.code}"
    assert room.stranger.get(desk).status_code == 403
    assert room.hall.phone(0).get(desk).status_code == 403
    assert room.hall.browser("secretary").get(desk).status_code == 403
    assert room.stranger.post(f"{desk}/open", data={"version": 1}).status_code == 403


def test_an_empty_meeting_has_a_desk_too(room: Room) -> None:
    from assembly.core.access import SYSTEM
    from assembly.meetings.actions import call_meeting

    call_meeting(SYSTEM, room.hall.assembly_id, 14, date(2027, 1, 9), "ศาลา", 3, code="123456")
    seen = room.reads(room.desk_browser, "/desk/123456")
    assert "ยังไม่มีวาระ" in seen
    assert "เปิดประชุม" in seen
    assert "ส่องด้วยกล้องมือถือ" in room.reads(room.stranger, "/screen/123456")
