"""Two facilitators at one meeting: one is first, the other is told, and no word is lost."""

import pytest
from playwright.sync_api import expect

from tests.factories.decisions import QUESTION, begin
from tests.factories.drafting import LINES, show_lines
from tests.factories.hall import Hall
from tests.journeys.people import SOON, Desk
from tests.journeys.room import Serves

pytestmark = pytest.mark.journey


def test_of_two_who_press_at_once_one_is_told_who_was_first(hall: Hall, serves: Serves) -> None:
    begin(hall)
    show_lines(hall)
    room = serves()
    wan, dao, wall = room.desk("วรรณา"), room.desk("ดาวเรือง"), room.wall()

    # both are on the page that opens the ballot; one is quicker
    for desk in (wan, dao):
        desk.steps("เปิดลงมติ")
        desk.ticks("ลงมติเปิดเผย")
    wan.presses("เปิดลงมติ")
    wan.offers("ปิดลงมติ")
    wan.is_live()
    dao.presses("เปิดลงมติ")
    dao.is_refused("วรรณา", "เปิดลงมติ")
    expect(dao.page.get_by_role("radio", name="ลงมติเปิดเผย")).to_be_checked()
    dao.follows_the_link("กลับไปที่โต๊ะ")
    dao.is_live()

    # both hold the question whether to close; one answers, the other's is gone, and both may go on
    room.others_vote("yes", *range(6))
    dao.sees("ได้รับแล้ว 6")
    dao.overtakes(wan, "ปิดลงมติ", "ปิดลงมติเดี๋ยวนี้")
    wan.is_refused("ดาวเรือง", "ปิดลงมติ")
    for desk in (wan, dao):
        desk.offers("เปิดหีบนับคะแนน")
    wan.opens_the_box()
    dao.declares()
    wan.sees("ล่าสุด ดาวเรือง")
    wall.sees("เห็นชอบ", "มติ 13.1")
    for desk in (wan, dao):
        desk.has_stayed()


def test_a_draft_typed_while_the_other_moves_on_is_not_lost(hall: Hall, serves: Serves) -> None:
    begin(hall)
    room = serves()
    wan, dao, wall = room.desk("วรรณา"), room.desk("ดาวเรือง"), room.wall()
    wan.opens_the_floor("1")
    dao.steps("เขียนร่างมติ")
    dao.fills("คำถามที่จะให้ที่ประชุมตัดสิน", QUESTION)
    dao.fills("ร่างมติ บรรทัดละหนึ่งข้อ", "\n".join(LINES))

    # meanwhile the other goes on to another item
    wan.presses("จบวาระนี้")
    wan.steps("เปิดวาระ 2")
    wall.sees("ดูแลทะเลหน้าบ้าน")
    dao.presses("เก็บร่างมติ")
    dao.is_refused("วรรณา")
    typed = dao.page.get_by_label("ร่างมติ บรรทัดละหนึ่งข้อ")
    expect(typed).to_have_value("\n".join(LINES), timeout=SOON)

    # the item is opened again, and what was typed is kept with one press
    wan.opens("เปิดวาระอื่น หรือเปิดซ้ำ")
    wan.presses("เปิดวาระ 1")
    wall.sees("คณะทำงานตรวจแนวเขตที่ดินชุมชน")
    dao.presses("เก็บร่างมติ")
    dao.is_refused("วรรณา")
    dao.presses("เก็บร่างมติ")
    dao.steps("ฉายร่างมติ")
    for screen in (wall, wan):
        screen.sees(LINES[0])
    wan.offers("เปิดลงมติ")


def test_what_one_types_at_the_desk_stays_while_the_other_works(hall: Hall, serves: Serves) -> None:
    begin(hall)
    show_lines(hall)
    room = serves()
    wan, dao = room.desk("วรรณา"), room.desk("ดาวเรือง")
    dao.page.keyboard.press("a")
    search = dao.page.get_by_label("ค้นชื่อในทะเบียน")
    search.press_sequentially("รอเส")
    wan.presses("จอว่าง")
    expect(dao.page.get_by_role("button", name="จอว่าง", include_hidden=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    search.press_sequentially("ด")
    expect(search).to_have_value("รอเสด")
    dao.presses("เพิ่ม")
    for desk in (wan, dao):
        assert isinstance(desk, Desk)
        desk.sees("นายรอเสด ใจดี")
