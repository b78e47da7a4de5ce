"""One assembly day from the office's call in the morning to the papers in the evening."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from assembly.core import clock
from assembly.extensions import db
from assembly.meetings.actions import close_meeting
from assembly.meetings.queries import current_meeting
from tests.factories.decisions import begin, decide, lay_charter
from tests.factories.hall import Hall
from tests.journeys.devices import PHONE
from tests.journeys.people import SOON, Delegate, Desk, Helper, Person, Phone, Secretary, taken
from tests.journeys.room import Room, Serves
from tests.operator.machine import Machine

FILE = """คำนำหน้า,ชื่อ,นามสกุล,อำเภอ,ประเภท,ภาคส่วน,ยินยอมเก็บข้อมูล
นาง,สายใจ,ทะเลงาม,เกาะยาว,ผู้แทน,ชุมชน,ใช่
นาย,วินัย,สมบูรณ์,ทับปุด,ผู้แทน,ท้องถิ่น,ใช่
"""
MATTER = "น้ำประปาบนเกาะยาว"
PAIN = "น้ำประปาไหลสามวันครั้ง ต้องซื้อน้ำจากฝั่ง"
QUESTION = "ให้เกาะยาวมีน้ำประปาทุกวัน ภายใน 2 ปี"
LINES = ("ขอให้การประปาขยายท่อถึงทุกบ้านบนเกาะ", "ขอให้ท้องถิ่นดูแลบ่อน้ำของชุมชน")
BETTER = "ขอให้ท้องถิ่นและชุมชนดูแลบ่อน้ำของชุมชนร่วมกัน"
DOUBT = "ยังไม่บอกว่าใครออกเงิน"
PDF = "application/pdf"
CLAUSE = "ทุกบ้านมีสิทธิในน้ำสะอาดทุกวัน"


@pytest.mark.journey
def test_a_whole_assembly_day(hall: Hall, serves: Serves) -> None:
    last_time(hall)
    room = serves()
    secretary = room.secretary()
    room = the_office_calls_the_next_meeting(room, secretary)
    members_come_from_a_file(room, secretary)
    slips_are_printed(secretary)
    desk, wall = room.desk(), room.wall()
    the_order_is_laid_out(desk)
    the_helper_checks_people_in(room, wall)
    sai, dollah, villager = room.imported("สายใจ"), room.delegate(1), room.villager()
    the_first_items_are_heard(desk, wall, villager)
    somebody_tells_and_somebody_speaks(desk, wall, villager, sai)
    a_draft_is_changed_from_a_phone(desk, wall, sai)
    no_consensus_so_they_vote(room, desk, wall, sai, dollah)
    a_break_a_clause_and_a_step_back(desk, wall)
    the_day_ends(desk, wall, villager)
    the_papers_are_taken_home(room, secretary)
    everybody_may_see_how_it_was_decided(villager)
    assert Machine(Path(hall.app.instance_path)).runs("verify").code == 0


def last_time(hall: Hall) -> None:
    """The 13th plenary is over and decided something: the 14th will hear what became of it."""
    lay_charter(hall)
    begin(hall)
    decide(hall, "yyyyyyyyn")
    close_meeting(hall.facilitator, hall.meeting_id, hall.version)


def the_office_calls_the_next_meeting(room: Room, secretary: Secretary) -> Room:
    today: date = clock.today()
    secretary.goes_to(f"/office/{room.hall.slug}")
    secretary.follows_the_link("เรียกประชุม")
    secretary.fills_day("held_on", today, era=0)
    secretary.fills("ที่ไหน", "หอประชุมจังหวัดพังงา")
    secretary.fills("หัวข้อของการประชุม", "น้ำคือชีวิต")
    secretary.fills("ร้อยละของผู้แทนที่มีบัตร", "50")
    secretary.fills("ชื่อไวไฟในห้อง", "Sala-Phangnga")
    secretary.fills("รหัสไวไฟ", "happy2569")
    secretary.presses("เรียกประชุม")
    secretary.sees("ดูเหมือน ค.ศ.")
    secretary.fills_day("held_on", today)
    expect(secretary.page.get_by_label("หัวข้อของการประชุม")).to_have_value("น้ำคือชีวิต")
    secretary.presses("เรียกประชุม")
    secretary.sees("เรียกสมัชชาใหญ่ ครั้งที่ 14", "ออกบัตรให้ทุกคนแล้ว")
    return with_the_newest_meeting(room)


def with_the_newest_meeting(room: Room) -> Room:
    db.session.remove()
    row = current_meeting(room.hall.assembly_id)
    assert row is not None
    return replace(room, hall=replace(room.hall, meeting_id=row.id, code=row.code))


def members_come_from_a_file(room: Room, secretary: Secretary) -> None:
    secretary.follows_the_link("ทะเบียนสมาชิก")
    secretary.brings(FILE.replace("ทับปุด", "ทับปูด"))
    secretary.sees("มี 1 แถวที่ต้องแก้ ยังไม่ได้เปลี่ยนอะไร")
    secretary.brings(FILE)
    secretary.sees("อ่านได้ครบ 2 คน", "เพิ่มใหม่ 2 คน", "ครั้งที่ 14")
    secretary.presses("นำเข้าตามนี้")
    secretary.sees("ผู้แทน 14 คน")
    secretary.goes_to(f"/office/{room.hall.slug}/slips/{room.hall.code}")


def slips_are_printed(secretary: Secretary) -> None:
    secretary.sees("14 ใบ", "สายใจ")
    with secretary.page.expect_response("**/slips/*.pdf") as coming:
        secretary.presses("PDF หน้าละ 10 ใบ")
    assert (coming.value.status, coming.value.header_value("content-type")) == (200, PDF)


def the_order_is_laid_out(desk: Desk) -> None:
    desk.follows_the_link("จัดวาระ")
    desk.sees("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "เรื่องสืบเนื่อง", "เรื่องอื่น ๆ")
    desk.adds_an_item(MATTER, under="5 เรื่องเพื่อพิจารณา", minutes=20)
    desk.sees("เพิ่มวาระแล้ว", MATTER, "20 นาที")
    desk.follows_the_link("กลับไปที่โต๊ะ")
    desk.is_live()
    desk.offers("เปิดประชุม")


def the_helper_checks_people_in(room: Room, wall: Person) -> None:
    helper: Helper = room.helper()
    wall.sees("สมัชชาใหญ่ ครั้งที่ 14")
    helper.takes(room.slip(0).code)
    helper.sees("นายสมชาย ใจดี", "ลงทะเบียนแล้ว")
    helper.presses("เอาออก")
    helper.sees("เอาชื่อออกแล้ว")
    helper.takes(room.slip(0).code)
    helper.sees("ลงทะเบียนแล้ว")
    helper.takes("ฝั่งฟ้า")
    helper.lets_in("นายฝั่งฟ้า ใจดี")
    helper.registers("ลำดวน", "เกาะยาว")
    helper.sees("ขึ้นทะเบียนและลงทะเบียนแล้ว", "ลำดวน")
    helper.has_stayed()
    for place in (2, 4, 5, 6, 7):  # the others scan their slips themselves
        room.opens(PHONE).request.get(f"{room.server.url}/s/{room.slip(place).token}")
    helper.sees("ผู้แทน 8")


def the_first_items_are_heard(desk: Desk, wall: Person, villager: Phone) -> None:
    desk.sees("ในห้อง 10 คน", "องค์ประชุมครบ")
    desk.steps("เปิดประชุม")
    wall.sees("น้ำคือชีวิต", MATTER)
    villager.sees("กำลังจะเข้าวาระต่อไป")
    desk.goes_on_until("จบวาระ 3")
    wall.sees("ติดตามพันธสัญญา", "จากพันธสัญญา 2 เรื่อง")
    for screen in (desk, villager):
        screen.sees("พันธสัญญาที่ยังไม่เสร็จ 2 เรื่อง", "มติของสมัชชาใหญ่ ครั้งที่ 13", "มติ 13.1")
    desk.goes_on_until("เขียนร่างมติ")
    for screen in (wall, villager):
        screen.sees(MATTER)
    desk.sees("จาก 20 นาที", "ตามแผนเลิก")


def somebody_tells_and_somebody_speaks(
    desk: Desk, wall: Person, villager: Phone, sai: Delegate
) -> None:
    villager.tells(PAIN, "เกาะยาว", "เกาะยาวน้อย")
    desk.attaches(PAIN)
    desk.sees("มาจากความทุกข์ 1 เรื่อง")
    sai.presses("ขอพูด")
    sai.sees("ท่านเป็นคนที่ 1")
    desk.presses("เรียกคนพูด")
    wall.sees("นางสายใจ ทะเลงาม", "เกาะยาว")
    sai.sees("ถึงตาท่านแล้ว")
    desk.presses("จบการพูด")
    wall.sees_no("นางสายใจ ทะเลงาม")
    sai.sees("ขอพูด")


def a_draft_is_changed_from_a_phone(desk: Desk, wall: Person, sai: Delegate) -> None:
    desk.puts_up_a_draft(QUESTION, "\n".join(LINES))
    wall.sees(*LINES)
    sai.proposes_to_change(2, BETTER)
    desk.follows_the_link("ข้อเสนอแก้ไข 1")
    desk.presses("ขึ้นจอ")
    wall.sees("ขอแก้ข้อ 2")
    desk.presses("รับ")
    wall.sees(BETTER)
    sai.sees("รับแล้ว")
    desk.follows_the_link("กลับไปที่โต๊ะ")


def no_consensus_so_they_vote(
    room: Room, desk: Desk, wall: Person, sai: Delegate, dollah: Delegate
) -> None:
    desk.asks_for_consensus()
    dollah.says_not_yet(DOUBT)
    dollah.is_heard()
    sai.agrees()
    room.others_vote("agree", 0, 2)
    desk.sees(DOUBT)
    desk.closes_the_round()
    desk.offers("ปรับร่างแล้วถามอีกรอบ")
    desk.presses("ไม่พ้องกัน ให้ลงมติ")
    desk.asks("ลงมติ", "ลงมติเปิดเผย", step="ถามหรือลงมติอีกครั้ง")
    desk.offers("ปิดลงมติ")
    sai.votes("เห็นด้วย")
    dollah.votes("ไม่เห็นด้วย")
    room.others_vote("yes", 0, 2, 3, 4)
    desk.ends_the_vote()
    for screen in (wall, sai, dollah):
        screen.sees("เห็นชอบ", "มติ 14.1")


def a_break_a_clause_and_a_step_back(desk: Desk, wall: Person) -> None:
    desk.is_live()
    desk.rests()
    expect(wall.page.locator(".stage-blank")).to_be_attached(timeout=SOON)
    desk.goes_on()
    wall.sees("มติ 14.1")
    desk.steps("เขียนข้อในธรรมนูญ")
    desk.page.get_by_label("ข้อความในธรรมนูญ").fill(CLAUSE)
    desk.presses("เขียนลงธรรมนูญ")
    desk.offers("จบวาระ 5.1")
    desk.is_live()
    desk.steps("จบวาระ 5.1")
    desk.offers("เปิดวาระ 6")
    wall.sees("ระเบียบวาระ")
    desk.steps_back()
    desk.offers("จบวาระ 5.1")
    desk.steps("จบวาระ 5.1")


def the_day_ends(desk: Desk, wall: Person, villager: Phone) -> None:
    desk.goes_on_until("ปิดประชุม")
    desk.steps_and_confirms("ปิดประชุม", "ปิดประชุมเดี๋ยวนี้")
    wall.sees("ขอบคุณทุกท่าน", "วันนี้มีมติ 1 เรื่อง", "มติ 14.1")
    villager.follows_the_link("ขณะนี้")
    villager.sees("ปิดประชุมแล้ว", "มติ 14.1")
    desk.sees("ครบทุกขั้นแล้ว")


def the_papers_are_taken_home(room: Room, secretary: Secretary) -> None:
    secretary.goes_to(f"/office/{room.hall.slug}/minutes/{room.hall.code}")
    word = Document(io.BytesIO(taken(secretary, "minutes", "docx")))
    minutes = "\n".join(paragraph.text for paragraph in word.paragraphs)
    for said in (
        "ครั้งที่ ๑๔",
        "น้ำคือชีวิต",
        "ผู้อภิปรายในวาระนี้ ๑ คน ได้แก่ นางสายใจ ทะเลงาม",
        "ถามฉันทมติรอบที่ ๑ มีผู้ตอบ ๔ คน",
        "เห็นด้วย ๕ เสียง ไม่เห็นด้วย ๑ เสียง",
        "รับ ๑ ข้อ",
    ):
        assert said in minutes, said
    assert DOUBT not in minutes
    secretary.goes_to(f"/office/{room.hall.slug}")
    secretary.sees("14.1", "13.1")
    register = Document(io.BytesIO(taken(secretary, "resolutions", "docx")))
    assert "๑๔.๑" in "\n".join(paragraph.text for paragraph in register.paragraphs)


def everybody_may_see_how_it_was_decided(villager: Phone) -> None:
    villager.follows_the_link("มติ 14.1")
    villager.sees("มติ 14.1", LINES[0], BETTER, "เห็นชอบ", "ลงมติเปิดเผย")
    villager.sees("ผ่านเมื่อเห็นด้วยมากกว่าไม่เห็นด้วย", "มาจากความทุกข์ 1 เรื่อง")
    villager.page.get_by_role("link", name=re.compile("ธรรมนูญ ข้อ")).first.click()
    villager.sees(CLAUSE)
