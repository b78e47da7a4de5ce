"""The wall follows the room by itself, shows what the desk chooses, and nothing before its time."""

import pytest
import segno

from assembly import create_app
from assembly.agenda.actions import finish_item, open_item
from assembly.ballots.actions import close_ballot, count_ballot, declare_ballot
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.qr import QUIET, code_for
from assembly.extensions import db
from assembly.hall.actions import follow, set_blank, set_theme, show, turn_page
from assembly.hall.models import Screen
from assembly.hall.queries import screen_board
from assembly.hall.rules import SLIDES, NoSuchSlide, NothingToShow
from assembly.hall.slides import slide_of
from assembly.meetings.actions import check_in, close_meeting, open_meeting
from assembly.people.actions import choose_own
from assembly.resolutions.actions import show_draft, write_draft
from tests.factories.decisions import QUESTION, TEXT, begin, everyone_votes, open_vote
from tests.hall.conftest import Room

YES = "yyyyyyyyynna"


def test_before_the_beginning_the_wall_shows_the_way_in(room: Room) -> None:
    seen = room.wall()
    assert "พังงาแห่งความสุข" in seen
    assert "482 913" in seen
    assert "ส่องด้วยกล้องมือถือ" in seen
    for district in ("กะปง", "เกาะยาว", "เมืองพังงา"):
        assert district in seen


def test_the_wall_walks_with_the_room_from_agenda_to_thanks(room: Room) -> None:
    hall = room.hall
    who, sitting, item_id = hall.facilitator, hall.meeting_id, hall.items[0]
    hall.everyone_checks_in()
    open_meeting(who, sitting, hall.version)
    assert "ระเบียบวาระ" in room.wall()
    open_item(who, sitting, hall.version, item_id)
    assert "กำลังพิจารณา" in room.wall()
    write_draft(who, sitting, hall.version, item_id, QUESTION, TEXT)
    assert "ร่างมติ" not in room.wall(), "what is being written is not shown"
    show_draft(who, sitting, hall.version, item_id)
    assert "ลานกลางของทุกหมู่บ้าน" in room.wall()
    finish_item(who, sitting, hall.version, item_id)
    assert "ระเบียบวาระ" in room.wall()
    close_meeting(who, sitting, hall.version)
    assert "ขอบคุณทุกท่าน" in room.wall()


def test_an_open_ballot_shows_how_many_came_in_and_nothing_else(room: Room) -> None:
    begin(room.hall)
    ballot_id = open_vote(room.hall, method="secret")
    everyone_votes(room.hall, ballot_id, "yyyyy")
    seen = room.wall()
    assert "ได้รับแล้ว 5 จาก 12 คน" in seen
    assert "ต้องได้" not in seen
    assert "เห็นชอบ" not in seen


def test_the_result_is_counted_then_declared_with_line_and_words(room: Room) -> None:
    hall = room.hall
    begin(hall)
    ballot_id = open_vote(hall, majority="two_thirds")
    everyone_votes(hall, ballot_id, YES)
    who, sitting = hall.facilitator, hall.meeting_id
    close_ballot(who, sitting, hall.version, ballot_id)
    closed = room.wall()
    assert "ปิดลงมติแล้ว" in closed
    assert "ลายนิ้วมือของบันทึก" in closed
    assert "ต้องได้" not in closed
    count_ballot(who, sitting, hall.version, ballot_id)
    counted = room.wall()
    assert "รอประธานประกาศผล" in counted
    assert "ต้องได้ 8 เสียง" in counted
    assert "เห็นชอบ" not in counted
    declare_ballot(who, sitting, hall.version, ballot_id)
    declared = room.wall()
    assert "เห็นชอบ" in declared
    assert "ได้เสียงถึง 2 ใน 3" in declared
    assert "เป็นมติ 13.1" in declared


@pytest.mark.parametrize(
    ("choices", "why"),
    [
        ("yyyyyyyyyyyy", "เป็นเอกฉันท์"),
        ("yyyyyyynnnnn", "ได้เสียงเกินครึ่ง"),
        ("nnnnnnnyyyyy", "ได้เสียงไม่เกินครึ่ง"),
        ("yyyyyynnnnnn", "สองฝ่ายได้เสียงเท่ากัน"),
        ("............", "ไม่มีผู้ออกเสียง"),
    ],
)
def test_every_verdict_says_why(room: Room, choices: str, why: str) -> None:
    hall = room.hall
    begin(hall)
    ballot_id = open_vote(hall)
    everyone_votes(hall, ballot_id, choices)
    for verb in (close_ballot, count_ballot, declare_ballot):
        verb(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    seen = room.wall()
    assert why in seen
    assert ("ไม่เห็นชอบ" in seen) == (choices.count("y") <= choices.count("n"))


def decided(room: Room) -> None:
    hall = room.hall
    begin(hall)
    ballot_id = open_vote(hall)
    everyone_votes(hall, ballot_id, YES)
    for verb in (close_ballot, count_ballot, declare_ballot):
        verb(hall.facilitator, hall.meeting_id, hall.version, ballot_id)


# These need something first: see test_scenes.py and tests/statements.
ELSEWHERE = {"ballot", "charter", "message", "break", "sense", "promises"}


@pytest.mark.parametrize("slide", [slide for slide in SLIDES if slide not in ELSEWHERE])
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_slide_can_be_chosen_and_drawn(room: Room, slide: str, language: str) -> None:
    decided(room)
    show(room.hall.facilitator, room.hall.meeting_id, "main", slide)
    page = room.html(room.stranger, f"/screen/{room.hall.code}?lang={language}")
    assert f'id="slide-{slide}' in page
    assert 'class="stage-foot' in page, "the foot of the wall stands in every scene"
    room.wall()


def test_the_resolution_goes_up_when_the_desk_says_so(room: Room) -> None:
    decided(room)
    assert "เห็นชอบ" in room.wall(), "the figures stay until the desk moves on"
    show(room.hall.facilitator, room.hall.meeting_id, "main", "adopted")
    assert "มติ 13.1" in room.wall()


def test_what_does_not_exist_cannot_be_shown(room: Room) -> None:
    begin(room.hall)
    who, sitting = room.hall.facilitator, room.hall.meeting_id
    with pytest.raises(NothingToShow):
        show(who, sitting, "main", "result")
    with pytest.raises(NoSuchSlide):
        show(who, sitting, "main", "fireworks")
    assert "ระเบียบวาระ" in room.wall()


def test_a_wall_whose_slide_has_lost_its_ground_steps_down(room: Room) -> None:
    begin(room.hall)
    follow(room.hall.meeting_id, "ballot_opened")
    assert "ระเบียบวาระ" in room.wall()


def test_one_key_covers_the_wall_and_brings_it_back(room: Room) -> None:
    who, sitting = room.hall.facilitator, room.hall.meeting_id
    set_blank(who, sitting, "main", True)
    assert "482 913" not in room.wall()
    set_blank(who, sitting, "main", False)
    assert "482 913" in room.wall()


def test_the_room_moves_on_under_the_cover(room: Room) -> None:
    who, sitting = room.hall.facilitator, room.hall.meeting_id
    set_blank(who, sitting, "main", True)
    begin(room.hall)
    assert "ระเบียบวาระ" not in room.wall()
    set_blank(who, sitting, "main", False)
    assert "ระเบียบวาระ" in room.wall()


def test_the_wall_is_light_or_dark_as_the_desk_says(room: Room) -> None:
    set_theme(room.hall.facilitator, room.hall.meeting_id, "main", "dark")
    page = room.html(room.stranger, f"/screen/{room.hall.code}")
    assert '<div class="stage" data-theme="dark">' in page
    with pytest.raises(NoSuchSlide):
        set_theme(room.hall.facilitator, room.hall.meeting_id, "main", "pink")


def test_a_second_screen_stays_where_the_desk_put_it(room: Room) -> None:
    hall = room.hall
    begin(hall)
    assert "ระเบียบวาระ" in room.wall("2"), "unknown, it shows what the main one shows"
    show(hall.facilitator, hall.meeting_id, "2", "welcome")
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    assert "ส่องด้วยกล้องมือถือ" in room.wall("2")
    assert "กำลังพิจารณา" in room.wall()


def test_a_long_draft_is_read_page_by_page(room: Room) -> None:
    hall = room.hall
    begin(hall)
    who, sitting, item_id = hall.facilitator, hall.meeting_id, hall.items[0]
    open_item(who, sitting, hall.version, item_id)
    text = "\n".join(f"ขอให้หมู่บ้านที่ {n} ตั้งกองทุนดูแลทะเลหน้าบ้านของตน" for n in range(1, 30))
    write_draft(who, sitting, hall.version, item_id, "ดูแลทะเลหน้าบ้าน", text)
    show_draft(who, sitting, hall.version, item_id)
    first = room.wall()
    assert "หมู่บ้านที่ 1 " in first
    assert "หมู่บ้านที่ 29 " not in first
    turn_page(who, sitting, "main", 99)
    last = room.wall()
    assert "หมู่บ้านที่ 29 " in last
    assert "หมู่บ้านที่ 1 " not in last


def test_a_restart_shows_the_same(room: Room) -> None:
    decided(room)
    show(room.hall.facilitator, room.hall.meeting_id, "main", "adopted")
    before = room.wall()
    again = create_app(INSTANCE=room.hall.app.instance_path, WTF_CSRF_ENABLED=False, TESTING=True)
    with again.app_context():
        after = room.reads(again.test_client(), f"/screen/{room.hall.code}")
    again.extensions["writer"].stop()
    assert after == before


def test_a_screen_is_one_row(room: Room) -> None:
    begin(room.hall)
    db.session.remove()
    row = session().get_one(Screen, (room.hall.meeting_id, "main"))
    assert (row.slide, row.theme, row.blank) == ("agenda", "light", False)


def test_grievances_stand_by_district_on_the_item_and_by_strategy_on_the_wall(room: Room) -> None:
    from assembly.grievances.actions import attach, tell
    from assembly.grievances.queries import new_grievances

    hall = room.hall
    begin(hall)
    for n in range(3):
        tell(hall.assembly_id, "820101", None, "น้ำไม่ไหลมาสามเดือน", f"key-{n}")
    chosen = [grievance.id for grievance in new_grievances(hall.assembly_id, 2)]
    attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], chosen)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    assert "มาจากความทุกข์ 2 เรื่อง ใน 1 อำเภอ" in room.wall()
    show(hall.facilitator, hall.meeting_id, "main", "wall")
    seen = room.wall()
    assert "ความทุกข์ 3 เรื่อง" in seen
    assert "น้ำไม่ไหล" not in seen, "a wall counts; it does not read out"


def test_the_code_on_the_wall_leads_to_the_meeting(room: Room) -> None:
    slide = slide_of(screen_board(room.hall.code, "main"))
    join = slide["join"]
    assert join.code == "482913"
    drawn = code_for("http://192.168.1.10:8000/m/482913")
    wanted = segno.make("http://192.168.1.10:8000/m/482913", error="m", micro=False)
    dark = sum(bit for row in wanted.matrix for bit in row)
    strokes = [int(stroke.rsplit("h", 1)[1]) for stroke in drawn.path.split("M")[1:]]
    assert sum(strokes) == dark
    assert drawn.size == len(wanted.matrix) + 2 * QUIET


def test_the_wall_shows_who_is_here_by_district_sector_and_group(room: Room) -> None:
    """What lacks for the quorum stands in words; a group of fewer than five is not counted."""
    hall = room.hall
    show(hall.facilitator, hall.meeting_id, "main", "attendance")
    for member_id in hall.members[:4]:
        check_in(SYSTEM, hall.meeting_id, member_id)
        choose_own(SYSTEM, member_id, "parent", False, False)
    page = room.wall()
    assert "มาแล้ว 4 คน" in page
    assert "ขาดผู้แทน 2 จาก 6 คน" in page
    assert "น้อยกว่า 5" in page
    assert "สมชาย" not in page
    hall.everyone_checks_in()
    assert "องค์ประชุมครบ" in room.wall()
