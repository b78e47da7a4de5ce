"""A villager follows what she told, is answered, answers, and takes it back: nobody knows her."""

import pytest

from assembly.extensions import db
from assembly.grievances.actions import tell, write_to_sender
from assembly.grievances.models import Grievance
from assembly.grievances.queries import find_by_code, messages_of, unread_from_senders
from tests.factories.hall import Hall
from tests.journeys.devices import PHONE, Opens
from tests.journeys.people import Phone
from tests.journeys.room import Serves
from tests.journeys.test_axe import faults_of

pytestmark = pytest.mark.journey

STORY = "น้ำประปาไหลแค่ตีสองถึงตีสี่ ต้องลุกมารองน้ำทุกคืน"


@pytest.fixture
def code(hall: Hall) -> str:
    return tell(hall.assembly_id, "820108", None, STORY, key="her phone")["code"]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_she_is_answered_and_answers_and_leaves(
    hall: Hall, code: str, serves: Serves, opens: Opens, scripts: bool
) -> None:
    room = serves()
    phone = Phone(opens(PHONE, java_script_enabled=scripts).new_page())
    voice = id_of(code)
    write_to_sender(hall.facilitator, voice, 1, "ไหลทุกบ้านหรือเฉพาะท้ายซอย")

    follows(phone, room.server.url, code, scripts=scripts)
    phone.sees(STORY, "ไหลทุกบ้านหรือเฉพาะท้ายซอย", "ใหม่")
    assert code not in phone.page.url
    if scripts:
        assert faults_of(phone.page, strict=False) == []

    phone.fills("เขียนถึงกระบวนกร", "เฉพาะท้ายซอย")
    phone.presses("ส่งถึงกระบวนกร")
    phone.sees("ส่งถึงกระบวนกรแล้ว", "เฉพาะท้ายซอย", "ยังไม่ได้อ่าน")
    db.session.remove()
    assert unread_from_senders(hall.assembly_id) == {voice: 1}
    assert [message.is_read for message in messages_of(voice)] == [True, False]

    # she thinks better of it, then means it
    phone.opens("ถอนหรือลบเรื่องนี้")
    phone.presses("ลบถาวร")
    phone.sees("สิ่งที่หายไป", "สิ่งที่ยังอยู่")
    if scripts:
        assert faults_of(phone.page, strict=False) == []
    phone.presses("ไม่ เก็บไว้อย่างเดิม")
    phone.sees(STORY)
    phone.opens("ถอนหรือลบเรื่องนี้")
    phone.presses("ลบถาวร")
    phone.presses("ลบถาวรเลย")
    phone.sees("ลบเรื่องนี้แล้ว", "ข้อความนี้ลบไปแล้ว")
    phone.sees_no(STORY)
    db.session.remove()
    assert db.session.get_one(Grievance, voice).text == ""
    assert messages_of(voice) == ()


def follows(phone: Phone, door: str, code: str, *, scripts: bool) -> None:
    """With scripts the code behind # is enough, as from the QR; without, it is typed."""
    phone.goes_to(f"{door}/g/#{code}" if scripts else f"{door}/g/")
    if not scripts:
        phone.fills("รหัสติดตาม 16 ตัว", code)
        phone.presses("ดูเรื่องของท่าน")


def id_of(code: str) -> int:
    found = find_by_code(code)
    assert found is not None
    return found.id
