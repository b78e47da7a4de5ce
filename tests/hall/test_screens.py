"""Several projectors in one hall: each with a name, a scene and a light of its own."""

import pytest

from assembly.agenda.actions import open_item
from assembly.extensions import db
from assembly.hall.actions import (
    add_screen,
    blank_all,
    remove_screen,
    set_blank,
    set_follows,
    set_theme,
    show,
)
from assembly.hall.queries import screens_of
from assembly.hall.rules import MainScreenStays, NoSuchScreen, next_name
from tests.factories.decisions import begin
from tests.hall.conftest import Room


def names(room: Room) -> list[str]:
    db.session.remove()
    return [state.name for state in screens_of(room.hall.meeting_id)]


def test_a_screen_is_added_with_a_name_or_the_next_number(room: Room) -> None:
    who, sitting = room.hall.facilitator, room.hall.meeting_id
    assert add_screen(who, sitting) == "2"
    assert add_screen(who, sitting, "stage") == "stage"
    assert add_screen(who, sitting) == "3"
    assert add_screen(who, sitting, "stage") == "stage", "added twice, it is there once"
    assert names(room) == ["main", "2", "3", "stage"]
    with pytest.raises(NoSuchScreen):
        add_screen(who, sitting, "จอเวที")


def test_names_are_numbers_from_two_on() -> None:
    assert next_name(["main"]) == "2"
    assert next_name(["main", "2", "4", "stage"]) == "3"


def test_a_new_screen_moves_with_the_room_until_it_is_told_to_stay(room: Room) -> None:
    hall = room.hall
    begin(hall)
    add_screen(hall.facilitator, hall.meeting_id, "stage")
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    assert "กำลังพิจารณา" in room.wall("stage")
    set_follows(hall.facilitator, hall.meeting_id, "stage", False)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[1])
    assert "คณะทำงานตรวจแนวเขต" in room.wall("stage")
    assert "ดูแลทะเลหน้าบ้าน" in room.wall()
    set_follows(hall.facilitator, hall.meeting_id, "stage", True)
    assert "ดูแลทะเลหน้าบ้าน" in room.wall("stage"), "it catches up at once"


def test_one_removed_shows_the_main_one_and_the_main_one_stays(room: Room) -> None:
    hall = room.hall
    begin(hall)
    show(hall.facilitator, hall.meeting_id, "2", "welcome")
    assert "ส่องด้วยกล้องมือถือ" in room.wall("2")
    remove_screen(hall.facilitator, hall.meeting_id, "2")
    remove_screen(hall.facilitator, hall.meeting_id, "2")
    assert names(room) == ["main"]
    assert "ระเบียบวาระ" in room.wall("2")
    with pytest.raises(MainScreenStays):
        remove_screen(hall.facilitator, hall.meeting_id, "main")


def test_all_are_covered_and_uncovered_at_once(room: Room) -> None:
    who, sitting = room.hall.facilitator, room.hall.meeting_id
    add_screen(who, sitting, "stage")
    set_blank(who, sitting, "stage", True)
    blank_all(who, sitting, True)
    assert "482 913" not in room.wall() + room.wall("stage")
    blank_all(who, sitting, False)
    assert "482 913" in room.wall()
    assert "482 913" in room.wall("stage")


def test_each_has_a_light_of_its_own(room: Room) -> None:
    who, sitting = room.hall.facilitator, room.hall.meeting_id
    add_screen(who, sitting, "stage")
    set_theme(who, sitting, "stage", "dark")
    db.session.remove()
    assert {s.name: s.theme for s in screens_of(sitting)} == {"main": "light", "stage": "dark"}


def test_the_desk_lists_them_with_their_addresses_and_what_they_show(room: Room) -> None:
    begin(room.hall)
    room.presses("/screens")
    room.presses("/screens", new_name="Stage")
    seen = room.desk()
    assert "จอ 2 ระเบียบวาระ /screen/482913/2" in seen
    assert "จอ stage ระเบียบวาระ /screen/482913/stage" in seen
    assert "จอว่างทุกจอ" in seen
    room.presses("/screen/stage", slide="wall")
    assert "จอ stage ความทุกข์" in room.desk()
    room.presses("/screens", blank_all="1")
    assert "เปิดทุกจอ" in room.desk()
    assert "จอ stage จอว่าง" in room.desk()
    room.presses("/screen/stage", remove="1")
    assert names(room) == ["main", "2"]


def test_one_screen_needs_no_word_about_the_others(room: Room) -> None:
    seen = room.desk()
    assert "จอว่างทุกจอ" not in seen
    assert "เพิ่มจอ" in seen


@pytest.mark.parametrize("name", ["จอเวที", "a b", "x" * 21, "../main"])
def test_a_name_that_is_no_address_is_refused_in_plain_words(room: Room, name: str) -> None:
    assert room.presses("/screens", new_name=name).status_code == 302
    assert "ชื่อจอใช้อักษรอังกฤษ" in room.desk()
    assert names(room) == ["main"]


def test_a_double_press_adds_one(room: Room) -> None:
    for _press in range(2):
        room.presses("/screens", idempotency_key="one-press")
    assert names(room) == ["main", "2"]


def test_the_words_of_one_screen_can_be_sent_to_another(room: Room) -> None:
    begin(room.hall)
    room.presses("/screens", new_name="stage")
    room.presses("/screen/stage", slide="message", message="เชิญรับน้ำชา")
    assert "เชิญรับน้ำชา" in room.wall("stage")
    assert "เชิญรับน้ำชา" not in room.wall()
