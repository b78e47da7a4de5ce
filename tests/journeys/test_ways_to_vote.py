"""Every way to vote as the room sees it: by name, in secret, by hands, on paper, from a list."""

import io
import re

import pytest
from docx import Document
from playwright.sync_api import expect

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.meetings.actions import check_in, open_meeting
from assembly.people.models import Member
from tests.factories.decisions import begin
from tests.factories.drafting import LINES, show_lines
from tests.factories.hall import Hall
from tests.journeys.people import SOON, Person, taken
from tests.journeys.room import Room, Serves

pytestmark = pytest.mark.journey

BECAUSE = "กระทบเขตเลี้ยงหอยของชุมชน"


@pytest.fixture
def room(hall: Hall, serves: Serves) -> Room:
    """Everybody is here, and a draft stands on the wall."""
    begin(hall)
    show_lines(hall)
    return serves()


def test_votes_by_name_and_dissent_stand_in_the_minutes(room: Room) -> None:
    desk, wall, dollah = room.desk(), room.wall(), room.delegate(1)
    desk.asks("ลงมติ", "ลงมติเปิดเผย", "สองในสาม")
    for screen in (wall, dollah):
        screen.sees("ลงมติเปิดเผย")
        screen.sees_no("ได้เสียง")
    dollah.votes("ไม่เห็นด้วย")
    room.others_vote("yes", 0, 2, 3, 4)
    room.others_vote("no", 5)
    desk.sees("ได้รับแล้ว 6")
    desk.closes_the_ballot()
    desk.opens_the_box()
    wall.sees("ผ่านเกณฑ์", "ต้องได้ 4 เสียง", "รอประธานประกาศผล")
    wall.sees_no("ดลเลาะ")
    desk.declares()
    for screen in (wall, dollah):
        screen.sees("เห็นชอบ", "ได้เสียงถึง 2 ใน 3", "มติ 13.1")

    # who stood against it asks that it be written down; everybody may see who chose what
    dollah.asks_that_dissent_be_recorded(BECAUSE)
    dollah.sees("ผลการลงมติ")
    dollah.goes_to(f"{room.door}/ballots/1")
    dollah.sees("ใครเลือกอะไร", "นายอรุณี ใจดี")
    minutes = in_word(room.secretary())
    assert "ลงมติเปิดเผย" in minutes
    assert f"นายดลเลาะ ใจดี {BECAUSE}" in minutes or BECAUSE in minutes
    assert "ขอบันทึกความเห็นแย้ง นายดลเลาะ ใจดี" in minutes


def test_the_chair_breaks_a_tie(room: Room) -> None:
    desk, wall = room.desk(), room.wall()
    desk.asks("ลงมติ", "ลงมติเปิดเผย", "เสียงเท่ากัน ให้ประธานชี้ขาด")
    room.others_vote("yes", 0, 1, 2)
    room.others_vote("no", 3, 4, 5)
    room.others_vote("abstain", 6)
    desk.closes_the_ballot()
    desk.opens_the_box()
    wall.sees("เสียงเท่ากัน", "รอประธานออกเสียงชี้ขาด")
    desk.steps_and_confirms("ประธานออกเสียงชี้ขาด", "เห็นด้วย")
    desk.offers("ประกาศผล")
    desk.sees_no("ประกาศผลเดี๋ยวนี้")  # a second press in haste must not declare
    desk.declares()
    wall.sees("เห็นชอบ", "เสียงเท่ากัน ประธานชี้ขาด", "มติ 13.1")
    assert "ด้วยเสียงชี้ขาดของประธาน" in in_word(room.secretary())


def test_a_secret_ballot_with_its_own_share_counts_down(room: Room) -> None:
    desk, wall, somchai = room.desk(), room.wall(), room.delegate(0)
    desk.steps("เปิดลงมติ")
    desk.ticks("อ่านคำเตือนแล้ว ลงมติลับต่อไป")
    desk.ticks("กำหนดเอง")
    desk.page.locator("[name=part]").fill("3")
    desk.page.locator("[name=of]").fill("4")
    desk.page.locator(".more-terms > summary").click()
    desk.page.locator("[name=minutes]").fill("15")
    desk.presses("เปิดลงมติ")
    counting = re.compile(r"^1[45]:\d\d$")
    for screen in (desk, wall, somchai):
        screen.sees("ปิดเองใน")
        left = screen.page.locator("[data-until]").filter(visible=True).first
        expect(left).to_have_text(counting, timeout=SOON)
    somchai.votes("เห็นด้วย")
    room.others_vote("yes", 1, 2)
    room.others_vote("no", 3)
    wall.has_received(4)
    for screen in (desk, wall, somchai):
        screen.sees_no("ต้องได้")
    desk.closes_the_ballot()
    for screen in (wall, somchai):
        screen.sees("ปิดลงมติแล้ว", "ลายนิ้วมือของบันทึก")
        screen.sees_no("ปิดเองใน")
    desk.opens_the_box()
    wall.sees("ต้องได้ 3 เสียง", "ผ่านเมื่อเห็นด้วยถึง 3 ใน 4 ของผู้ออกเสียง")
    desk.declares()
    for screen in (wall, somchai):
        screen.sees("เห็นชอบ", "ได้เสียงถึง 3 ใน 4")
        screen.sees_no("นายสมชาย ใจดี")
    receipts = somchai.page.get_by_role("link", name="ตรวจใบรับว่าเสียงของท่านถูกนับ")
    expect(receipts).to_be_visible()


def test_two_tellers_of_a_district_differ_then_agree(hall: Hall, serves: Serves) -> None:
    for place in (0, 8, 1, 9, 2, 10):  # two delegates each of three districts
        check_in(SYSTEM, hall.meeting_id, hall.members[place])
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    show_lines(hall)
    room = serves()
    desk, wall, phone = room.desk(), room.wall(), room.delegate(0)
    first, second = room.teller(), room.teller("ผู้นับคนที่สอง")
    first.sees("ยังไม่มีอะไรให้นับ")
    desk.asks("ลงมติ", "ยกมือ")
    wall.sees("ยกมือตามที่ประธานถาม", "ผู้นับสองคนต้องตรงกัน")
    phone.sees("เรื่องนี้ยกมือ")
    first.looks_again()
    second.looks_again()
    first.counts("เมืองพังงา", 2, 0, 0)
    desk.sees("นับแล้ว 1 จาก 2 คน")
    second.counts("เมืองพังงา", 1, 1, 0)
    second.sees("ไม่ตรงกัน นับใหม่")
    desk.sees("ไม่ตรงกัน นับใหม่")
    desk.closes_the_ballot()
    desk.steps_and_confirms("รวมคะแนน", "รวมคะแนนเดี๋ยวนี้")
    desk.is_refused("ผู้นับคะแนนยังนับไม่ครบสองคนหรือยังไม่ตรงกัน")
    second.follows_the_link("เมืองพังงา")
    second.sees("สองคนนับไม่ตรงกัน")
    second.enters(2, 0, 0)
    desk.sees("ตรงกัน 2 คน")
    for teller in (first, second):
        teller.counts("เกาะยาว", 1, 1, 0)
        teller.counts("กะปง", 1, 0, 1)
    wall.has_received(6)
    desk.steps_and_confirms("รวมคะแนน", "รวมคะแนนเดี๋ยวนี้")
    wall.sees("ผ่านเกณฑ์")
    desk.declares()
    for screen in (wall, phone):
        screen.sees("เห็นชอบ", "ลงมติ 6 คน จากผู้มีสิทธิ 6 คน")
    first.looks_again()
    first.sees("ยังไม่มีอะไรให้นับ")


def test_phones_a_kiosk_and_paper_make_one_result(room: Room) -> None:
    desk, wall, somchai, mali = room.desk(), room.wall(), room.delegate(0), room.delegate(6)
    helper, tellers = room.helper(), (room.teller(), room.teller("ผู้นับคนที่สอง"))
    desk.asks("ลงมติ", "ลงมติเปิดเผย", "รับบัตรกระดาษที่โต๊ะผู้ช่วยด้วย")
    desk.offers("ปิดลงมติ")
    somchai.votes("เห็นด้วย")

    # without a phone: one presses on the helper's device, one takes paper, one changes her mind
    helper.opens_the_voting_desk()
    helper.looks_up(room.slip(4).code)
    helper.sees("นายวิชัย ใจดี", "อย่ามองจอ")
    helper.presses("เห็นด้วย")
    helper.sees("รับเสียงของ นายวิชัย ใจดี แล้ว")
    helper.sees_no("นายวิชัย ใจดี แล้ว เห็นด้วย")
    helper.looks_up(room.slip(5).code)
    helper.presses("ขอออกเสียงด้วยบัตรกระดาษ")
    helper.sees("ให้บัตรกระดาษ นายธนพร ใจดี แล้ว")
    mali.votes("ไม่เห็นด้วย")
    helper.looks_up(room.slip(6).code)
    helper.presses("ขอออกเสียงด้วยบัตรกระดาษ")
    helper.sees("ให้บัตรกระดาษ นายมาลี ใจดี แล้ว")
    mali.goes_to(room.door)
    mali.sees("ท่านรับบัตรกระดาษแล้ว")
    for teller in tellers:
        teller.looks_again()
        teller.counts("บัตรกระดาษ", 1, 1, 0)

    # each way is shown, and together they are one result
    desk.sees("โทรศัพท์ 1", "โต๊ะผู้ช่วย 1", "บัตรกระดาษ 2")
    wall.has_received(4)
    desk.closes_the_ballot()
    desk.opens_the_box()
    desk.declares()
    for screen in (wall, somchai):
        screen.sees("เห็นชอบ", "โทรศัพท์ 1", "โต๊ะผู้ช่วย 1", "บัตรกระดาษ 2")
    assert "(โทรศัพท์ ๑ โต๊ะผู้ช่วย ๑ บัตรกระดาษ ๒)" in in_word(room.secretary())


def test_one_network_has_one_vote(hall: Hall, serves: Serves) -> None:
    belong_to_networks(hall)
    begin(hall)
    show_lines(hall)
    room = serves()
    desk, wall = room.desk(), room.wall()
    speaker, other = room.delegate(0), room.delegate(1)
    desk.asks("ลงมติ", "ลงมติเปิดเผย", "หนึ่งเครือข่ายหนึ่งเสียง")
    wall.sees("จาก 3 คน")
    other.sees("เปิดลงมติแล้ว")
    other.sees_no("ให้ร่างมตินี้ผ่าน")
    speaker.votes("เห็นด้วย")
    room.others_vote("yes", 2)
    desk.closes_the_ballot()
    desk.opens_the_box()
    desk.declares()
    wall.sees("เห็นชอบ", "ลงมติ 2 คน จากผู้มีสิทธิ 3 คน")


def test_priorities_are_chosen_on_phones_and_ranked_on_the_wall(room: Room) -> None:
    desk, wall, somchai = room.desk(), room.wall(), room.delegate(0)
    arunee = room.delegate(2, script=False)
    desk.asks("จัดลำดับเรื่องสำคัญ", "ลงมติเปิดเผย", most_choices="2")
    wall.sees("เลือกเรื่องสำคัญ", LINES[2])
    somchai.ticks(LINES[1], LINES[2])
    somchai.sees("2 / 2")
    expect(somchai.page.get_by_role("checkbox", name=LINES[0])).to_be_disabled()
    somchai.presses("ส่งที่เลือก")
    somchai.sees("ได้รับเสียงของท่านแล้ว")
    arunee.looks_again()
    arunee.ticks(*LINES)
    arunee.presses("ส่งที่เลือก")
    arunee.sees("เลือกได้ไม่เกิน 2 ข้อ")
    arunee.page.get_by_role("checkbox", name=LINES[0]).uncheck()
    arunee.presses("ส่งที่เลือก")
    arunee.sees("ได้รับเสียงของท่านแล้ว")
    room.others_vote("2", 1, 3)
    room.others_vote("1", 4)
    desk.closes_the_ballot()
    desk.opens_the_box()
    desk.declares()
    wall.sees("จัดลำดับแล้ว", "มติ 13.1")
    ranked = wall.page.locator(".ranking > li")
    expect(ranked).to_have_text(
        [
            re.compile(f"1\\s*{LINES[1]}.*4", re.DOTALL),
            re.compile(f"2\\s*{LINES[2]}.*2", re.DOTALL),
            re.compile(f"3\\s*{LINES[0]}.*1", re.DOTALL),
        ]
    )
    somchai.follows_the_link("อ่านมติและที่มา")
    somchai.sees("มติ 13.1", LINES[1])
    minutes = in_word(room.secretary())
    assert f"(๑) {LINES[1]} ๔ คน" in minutes


@change
def belong_to_networks(hall: Hall) -> None:
    """Six delegates of three networks; each network's first one speaks for it."""
    for place, network in enumerate(
        ("คนรักทะเล", "คนรักทะเล", "ป่าชุมชน", "ป่าชุมชน", "ออมทรัพย์", "ออมทรัพย์")
    ):
        row = session().get_one(Member, hall.members[place])
        row.network, row.is_representative = network, place % 2 == 0


def in_word(secretary: Person) -> str:
    """The words of the minutes that the secretary takes home."""
    word = Document(io.BytesIO(taken(secretary, "minutes", "docx")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
