"""The scenes the desk chooses: welcome with the hall's network, charter, the desk's own words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.charter.queries import chapters_of
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.qr import code_for
from assembly.hall.actions import show, show_message, take_break, turn_page
from assembly.hall.queries import screen_board
from assembly.hall.rules import (
    MESSAGE_SIZES,
    SCENE_KEYS,
    SLIDES,
    EmptyMessage,
    MessageTooLong,
    NoSuchChapter,
    NothingToShow,
    lines_of,
    message_size,
    page_with,
    pages_of_keyed,
    scenes,
)
from assembly.hall.slides import slide_of, wifi_of
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting
from assembly.resolutions.actions import write_clause
from assembly.resolutions.queries import resolution_of_item
from tests.factories.decisions import begin, decide, lay_charter
from tests.hall.conftest import Room


@change
def hangs_out(room: Room, name: str, password: str) -> None:
    row = session().get_one(Meeting, room.hall.meeting_id)
    row.wifi_name, row.wifi_password = name, password


def wall_html(room: Room, language: str = "th") -> str:
    return room.html(room.stranger, f"/screen/{room.hall.code}?lang={language}")


def writes_clauses(room: Room, *texts: str) -> int:
    """Clauses of this meeting's resolution in the first item's chapter; the chapter's id."""
    hall = room.hall
    lay_charter(hall)
    begin(hall)
    decide(hall, "yyyyyyyyyyyy")
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    chapter = chapters_of(hall.assembly_id)[3]  # of the strategy of the first item
    for text in texts:
        write_clause(hall.facilitator, adopted.id, chapter.id, text)
    return chapter.id


# --- welcome ---


def test_the_welcome_names_the_network_and_its_word_beside_a_code_to_join_it(room: Room) -> None:
    hangs_out(room, "Sala-Phangnga", "happy2568")
    seen = room.wall()
    assert "Sala-Phangnga" in seen
    assert "รหัสผ่าน happy2568" in seen
    assert wall_html(room).count('class="qr"') == 2


def test_without_a_network_there_is_nothing_of_it(room: Room) -> None:
    assert "ไวไฟ" not in room.wall()
    assert wall_html(room).count('class="qr"') == 1


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        ("Sala", "happy", "WIFI:T:WPA;S:Sala;P:happy;;"),
        ("a;b:c", 'p,"w\\', 'WIFI:T:WPA;S:a\\;b\\:c;P:p\\,\\"w\\\\;;'),
        ("ศาลา", "", "WIFI:T:nopass;S:ศาลา;;"),
    ],
)
def test_the_code_says_what_phones_understand(
    room: Room, name: str, password: str, said: str
) -> None:
    hangs_out(room, name, password)
    wifi = wifi_of(meeting(room.hall.meeting_id))
    assert wifi is not None
    assert wifi.qr == code_for(said)


def test_a_network_for_everybody_says_that_it_asks_for_no_word(room: Room) -> None:
    hangs_out(room, "Sala", "")
    assert "ไม่ต้องใส่รหัสผ่าน" in room.wall()


# --- charter ---


def test_a_chapter_stands_with_its_clauses_and_marks_what_was_written_today(room: Room) -> None:
    chapter_id = writes_clauses(room, "ทุกคนรู้ผล", "ทุกหมู่บ้านมีแผนที่")
    show(room.hall.facilitator, room.hall.meeting_id, "main", "charter", chapter_id=chapter_id)
    seen = room.wall()
    assert "ข้อ 1 ทุกคนรู้ผล ข้อใหม่วันนี้" in seen
    assert "ข้อ 2 ทุกหมู่บ้านมีแผนที่" in seen
    assert "หมวด 4" in seen


def test_without_a_choice_it_is_the_chapter_of_what_the_room_is_on(room: Room) -> None:
    chapter_id = writes_clauses(room, "ทุกคนรู้ผล")
    show(room.hall.facilitator, room.hall.meeting_id, "main", "charter")
    assert "ทุกคนรู้ผล" in room.wall()
    board = slide_of(screen_board(room.hall.code, "main"))
    assert board["chapter"].id == chapter_id


def test_a_long_chapter_comes_in_pages_and_opens_where_the_newest_clause_stands(room: Room) -> None:
    texts = [f"ข้อตกลงที่ {n} ของทุกหมู่บ้าน {'ร่วมกันดูแลทะเล ' * 6}" for n in range(9)]
    writes_clauses(room, *texts, "ข้อสุดท้ายที่เพิ่งเขียน")
    show(room.hall.facilitator, room.hall.meeting_id, "main", "charter")
    assert "ข้อสุดท้ายที่เพิ่งเขียน" in room.wall()
    turn_page(room.hall.facilitator, room.hall.meeting_id, "main", 1)
    seen = room.wall()
    assert "ข้อตกลงที่ 0 " in seen
    assert re.search(r"หน้า 1 จาก [2-9]", seen)


def test_a_chapter_without_clauses_says_so(room: Room) -> None:
    lay_charter(room.hall)
    show(room.hall.facilitator, room.hall.meeting_id, "main", "charter")
    assert "หมวดนี้ยังไม่มีข้อ" in room.wall()


def test_the_charter_of_others_is_not_shown(room: Room) -> None:
    lay_charter(room.hall)
    with pytest.raises(NoSuchChapter):
        show(room.hall.facilitator, room.hall.meeting_id, "main", "charter", chapter_id=99_999)


def test_an_assembly_without_a_charter_has_no_such_scene(room: Room) -> None:
    with pytest.raises(NothingToShow):
        show(room.hall.facilitator, room.hall.meeting_id, "main", "charter")


def test_the_desk_chooses_a_chapter_by_its_name(room: Room) -> None:
    chapter_id = writes_clauses(room, "ทุกคนรู้ผล")
    room.presses("/screen/main", slide="charter")
    assert "เลือกหมวด" in room.desk()
    first = chapters_of(room.hall.assembly_id)[0]
    assert first.id != chapter_id
    room.presses("/screen/main", chapter=first.id)
    assert "หมวด 1 บททั่วไป" in room.wall()


# --- message ---


def test_the_desks_own_words_stand_on_the_wall_clean(room: Room) -> None:
    who, sitting = room.hall.facilitator, room.hall.meeting_id
    show_message(who, sitting, "main", "  รถตู้\u202eกลับเกาะ  \n\n\n ออกห้าโมงเย็น ")
    assert "ประกาศ" in room.wall()
    assert "รถตู้กลับเกาะ ออกห้าโมงเย็น" in room.wall()
    assert "message-huge" in wall_html(room)


def test_words_are_typed_at_the_desk_and_refused_in_plain_words(room: Room) -> None:
    begin(room.hall)
    room.presses("/screen/main", slide="message", message="เชิญรับน้ำชา")
    assert "เชิญรับน้ำชา" in room.wall()
    room.presses("/screen/main", slide="message", message="ยาว" * 400)
    assert "ข้อความยาวเกินหนึ่งจอ" in room.desk()
    assert "เชิญรับน้ำชา" in room.wall(), "the wall keeps what it had"
    room.presses("/screen/main", slide="agenda", message="ยาว" * 400)
    assert "ระเบียบวาระ" in room.wall(), "what is being typed is in nobody's way"


def test_nothing_typed_is_nothing_to_show(room: Room) -> None:
    with pytest.raises(EmptyMessage):
        show_message(room.hall.facilitator, room.hall.meeting_id, "main", " \n ")
    room.presses("/screen/main", slide="message")
    assert "ยังไม่มีสิ่งนี้ให้ขึ้นจอ" in room.desk()


@given(st.text(alphabet="กขคงจ่าี \n", max_size=500))
def test_a_message_stands_in_the_largest_size_it_fits(text: str) -> None:
    sizes = {size: (letters, most) for size, letters, most in MESSAGE_SIZES}
    try:
        letters, most = sizes[message_size(text)]
    except (EmptyMessage, MessageTooLong):
        return
    assert sum(lines_of(line, letters) for line in text.splitlines()) <= most


# --- every scene ---


@pytest.mark.parametrize("slide", ["charter", "message", "break"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_scenes_that_need_something_first_are_drawn_too(
    room: Room, slide: str, language: str
) -> None:
    hall = room.hall
    writes_clauses(room, "ทุกคนรู้ผล")
    take_break(hall.facilitator, hall.meeting_id, hall.version, 30)
    show_message(hall.facilitator, hall.meeting_id, "main", "เชิญรับน้ำชา")
    show(hall.facilitator, hall.meeting_id, "main", slide)
    page = wall_html(room, language)
    assert f'id="slide-{slide}' in page
    assert 'class="stage-foot' in page, "the foot of the wall stands in every scene"
    room.wall()


def test_every_scene_has_a_key_of_its_own_that_is_none_of_the_desks() -> None:
    keys = list(SCENE_KEYS.values())
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set("NBETSUR?[]")
    assert set(SLIDES) <= set(SCENE_KEYS)


def test_keys_and_places_are_the_same_at_every_moment(room: Room) -> None:
    def buttons() -> list[tuple[str, str]]:
        page = room.html(room.desk_browser, f"/desk/{room.hall.code}")
        grid = page.split('class="scenes scenes-fixed"')[1].split("</div>")[0]
        return re.findall(r'value="(\w+)"[^>]*data-key="(\w)"', grid)

    before = buttons()
    begin(room.hall)
    decide(room.hall, "yyyyyyyyyyyy")
    assert buttons() == before
    assert dict(before)["wall"] == "4"


def test_what_has_nothing_to_show_is_there_and_cannot_be_pressed(room: Room) -> None:
    page = room.html(room.desk_browser, f"/desk/{room.hall.code}")
    result = re.search(r'<button[^>]*value="result"[^>]*>', page)
    agenda = re.search(r'<button[^>]*value="agenda"[^>]*>', page)
    assert result
    assert agenda
    assert " disabled" in result[0]
    assert " disabled" not in agenda[0]
    assert not next(scene for scene in scenes(None) if scene.slide == "result").ready


texts = st.lists(
    st.tuples(st.integers(), st.text(alphabet="กขค \n", min_size=1, max_size=200)), max_size=8
)


@given(texts)
def test_pieces_keep_what_they_belong_to_and_no_letter_is_lost(
    given_: list[tuple[int, str]],
) -> None:
    pages = pages_of_keyed(given_, lines=5, letters=20)
    for key in {key for key, _ in given_}:
        shown = "".join(piece for page in pages for k, piece in page if k == key)
        whole = "".join(text for k, text in given_ if k == key)
        assert "".join(shown.split()) == "".join(whole.split())
    if given_ and given_[0][1].strip():
        assert page_with(pages, given_[0][0]) == 1
