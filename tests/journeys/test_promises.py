"""What becomes of a promise: kept by a body that answers late, left in silence, decided anew."""

from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest

from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.grievances.actions import attach, tell
from assembly.grievances.queries import find_by_code
from assembly.registry.actions import add_organisation
from tests.factories.following import follows_up
from tests.factories.hall import Hall
from tests.factories.promises import Promised, promised
from tests.factories.uploads import jpeg
from tests.journeys.room import Room, Serves

pytestmark = pytest.mark.journey

LAND_OFFICE = "สำนักงานที่ดินจังหวัดพังงา"
HEAD = "เจ้าพนักงานที่ดินจังหวัดพังงา"


@pytest.fixture
def code(hall: Hall) -> str:
    """What a villager of เกาะยาว keeps: her grievance stands behind the item that is decided."""
    kept = tell(hall.assembly_id, "820201", None, "ที่ดินทำกินถูกประกาศทับ", key="her phone")["code"]
    told = find_by_code(kept)
    assert told is not None
    attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [told.id])
    return kept


@pytest.fixture
def promise(code: str, hall: Hall) -> Promised:
    """The resolution was adopted; the land office leads its first item."""
    return promised(hall)


def ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def path_of(address: str) -> str:
    return urlsplit(address).path


def test_a_body_that_answers_late_keeps_its_promise(
    hall: Hall, code: str, promise: Promised, serves: Serves
) -> None:
    room = serves()
    board, mine = f"/a/{hall.slug}/promises", f"/k/{promise.first}"
    office = room.office(f"commitments/{promise.first}")
    office.writes_to(HEAD)
    link = path_of(office.makes_a_link())
    office.sends("สพง 21/2569", ago(45), ago(15))
    office.sees("เงียบ 45 วัน")

    # everybody sees the silence; the villager too
    anybody = room.anybody(board)
    anybody.sees("นาฬิกาความเงียบ", "45", LAND_OFFICE)
    villager = room.anybody("/g/")
    villager.follows("/g/", code)
    villager.sees("เงียบมา 45 วัน")

    # the letter's link opens the one page, without an account
    agency = room.agency(link)
    agency.sees("ท่านจะตอบอย่างไร", "ให้ทุกอำเภอมีคณะทำงาน")
    agency.answers("รับไปทำ", "ตอบว่ารับไปทำ", text="จะตั้งคณะทำงานภายในเดือนหน้า")
    agency.sees("สำนักงานยังไม่ได้อ่าน", "จะตั้งคณะทำงานภายในเดือนหน้า")
    agency.opens("รายงานความคืบหน้า")
    agency.page.locator("[name=text]").filter(visible=True).first.fill("ตั้งคณะทำงานครบทุกอำเภอแล้ว")
    agency.page.locator("[name=progress]").fill("100")
    agency.opens("แนบรูป เอกสาร หรือตัวเลข")
    picture = {"name": "ประชุม.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    agency.page.locator("input[type=file]").first.set_input_files([picture])
    agency.presses("ส่งรายงาน")
    agency.sees("ตั้งคณะทำงานครบทุกอำเภอแล้ว")

    # that it answered is known at once; its words when the office has read them
    anybody.goes_to(mine)
    anybody.sees("ช้า 15 วัน")
    anybody.sees_no("จะตั้งคณะทำงานภายในเดือนหน้า")
    office.goes_to(office.page.url)
    for _answer in range(2):
        office.presses("ให้ทุกคนอ่าน")
    office.goes_to(f"/office/{hall.slug}/commitments/{promise.first}")
    office.moves_to("บรรลุผล", "ตั้งคณะทำงานครบแปดอำเภอ มีคำสั่งลงนาม")
    anybody.goes_to(mine)
    anybody.sees("บรรลุผล", "ตั้งคณะทำงานครบทุกอำเภอแล้ว", "จะตั้งคณะทำงานภายในเดือนหน้า")

    # who spoke sees it, and says how it is where she lives
    villager.follows("/g/", code)
    villager.sees("บรรลุผล")
    villager.goes_to(mine)
    villager.presses("ที่นี่ทำแล้ว")
    villager.presses("เกาะยาว")
    villager.sees("ท่านบอกว่า")
    anybody.goes_to(board)
    anybody.sees("ตอบช้า 1 ฉบับ")


def test_a_body_that_never_answers_is_reminded_and_passed_over(
    hall: Hall, promise: Promised, serves: Serves
) -> None:
    add_organisation(SYSTEM, hall.assembly_id, "กรมที่ดิน", "state", "national")
    later = follows_up(hall)
    room = serves()
    office = room.office(f"commitments/{promise.first}")
    office.writes_to(HEAD)
    office.sends("สพง 21/2569", ago(120), ago(90))
    asked = office.page.url
    office.goes_to(f"/office/{hall.slug}/requests")
    office.sees("หนังสือเตือนที่พร้อมส่ง", "120")
    office.follows_the_link("ส่งหนังสือเตือน")
    with office.page.expect_download() as paper:
        office.page.get_by_role("button", name="PDF").filter(visible=True).last.click()
    assert paper.value.path().read_bytes().startswith(b"%PDF")
    office.sends("สพง 30/2569", ago(60), ago(45), "บันทึกหนังสือเตือน")
    office.goes_to(asked)
    office.sees("เงียบ 120 วัน", "สพง 30/2569")
    office.opens("ส่งต่อระดับที่สูงขึ้น")
    office.presses("ร่างหนังสือถึงระดับที่สูงขึ้น")
    office.sees("ต่อจาก", "กรมที่ดิน")
    office.sends("สพง 44/2569", ago(10), clock.today() + timedelta(days=20))

    anybody = room.anybody(f"/a/{hall.slug}/promises?silence=silent")
    anybody.sees("120", "ส่งต่อ", "กรมที่ดิน")
    anybody.goes_to(f"/k/{promise.first}")
    anybody.sees("สพง 21/2569", "สพง 30/2569", "สพง 44/2569")
    hall_sees_the_silence(room, later)


def hall_sees_the_silence(room: Room, later: Hall) -> None:
    """The next plenary opens its standing item with it; the wall shows how long."""
    coming = Room(later, room.server, room.opens)
    wall, desk = coming.wall(), coming.desk()
    wall.sees("พันธสัญญา", "2")
    desk.goes_to(f"/desk/{later.code}/follow-up")
    desk.presses("ขึ้นจอ")
    wall.sees("120")


def test_a_refusal_comes_back_to_the_next_assembly_and_is_decided_there(
    hall: Hall, promise: Promised, serves: Serves
) -> None:
    later = follows_up(hall)
    room = serves()
    office = room.office(f"commitments/{promise.first}")
    office.writes_to(HEAD)
    link = path_of(office.makes_a_link())
    office.sends("สพง 21/2569", ago(30), ago(1))
    agency = room.agency(link)
    agency.answers("ไม่รับ", "ตอบว่าไม่รับ", text="ไม่มีช่างรังวัดพอในปีงบประมาณนี้")
    agency.sees("สำนักงานยังไม่ได้อ่าน")
    office.goes_to(office.page.url)
    office.presses("ให้ทุกคนอ่าน")
    anybody = room.anybody(f"/k/{promise.first}")
    anybody.sees("ทบทวน", "ไม่มีช่างรังวัดพอในปีงบประมาณนี้")

    coming = Room(later, room.server, room.opens)
    wall, desk = coming.wall(), coming.desk()
    delegate = coming.delegate(0)
    desk.goes_to(f"/desk/{later.code}/follow-up/{promise.first}?what=extend")
    new_day = clock.today() + timedelta(days=400)
    desk.fills_day("due", new_day)
    desk.page.locator("[name=reason]").fill("ให้เวลาหาช่างรังวัดในปีงบประมาณหน้า")
    desk.presses("ถามฉันทมติเดี๋ยวนี้")
    delegate.agrees()
    coming.others_vote("agree", *range(1, 12))
    wall.sees("12")
    desk.goes_to(f"/desk/{later.code}")
    desk.is_live()
    desk.closes_the_round()
    desk.declares_consensus()
    desk.offers("จบวาระ 1")
    anybody.goes_to(f"/k/{promise.first}")
    anybody.sees("ให้เวลาหาช่างรังวัดในปีงบประมาณหน้า", "สมัชชาใหญ่ ครั้งที่ 14")
    db.session.remove()
