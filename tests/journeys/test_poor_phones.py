"""A phone without scripts takes part in everything; a phone without a signal loses nothing."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.devices import LAPTOP, PHONE, Opens
from tests.journeys.people import Delegate, Desk, Phone
from tests.operator.machine import Running

pytestmark = pytest.mark.journey

STORY = "น้ำประปาไหลแค่ตีสองถึงตีสี่ ต้องลุกมารองน้ำทุกคืน"


def test_a_phone_without_scripts_tells_votes_and_checks_its_receipt(
    server: Running, doors: Any, opens: Opens
) -> None:
    code = doors["join_url"].rsplit("/", 1)[-1]
    phone = Delegate(opens(PHONE, java_script_enabled=False).new_page())

    # a code typed at the door; what is missing is said, what was written stays
    phone.joins(server.url, code)
    phone.sees("การประชุมยังไม่เริ่ม")
    phone.begins_to_tell()
    phone.writes(STORY)
    phone.presses("ส่งความทุกข์")
    phone.sees("เลือกตำบลที่เกิดเรื่องนี้ก่อน")
    expect(phone.page.get_by_label("มีทุกข์อะไร เล่ามาได้เลย")).to_have_value(STORY)
    phone.chooses("เกาะปันหยี")
    phone.sends_it_all_the_same()
    tracking = phone.receives_a_code()
    phone.follows(f"{server.url}/g/", tracking)
    phone.sees(STORY)

    # twelve digits of a slip sign in and check in
    phone.joins(server.url, doors["slips"][0]["code"])
    phone.sees("ลงทะเบียนเข้าประชุมแล้ว")
    desk = Desk(opens(LAPTOP).new_page())
    desk.goes_to(doors["facilitator_url"])
    desk.opens_a_named_ballot("ให้มีน้ำประปาทั้งวัน", "ขอให้เทศบาลเปิดน้ำทั้งวัน")
    phone.looks_again()
    phone.sees("เปิดลงมติแล้ว")
    phone.votes("ไม่เห็นด้วย")
    first = phone.holds_a_receipt()
    phone.page.get_by_text("เปลี่ยนใจ ลงใหม่").click()
    phone.votes("เห็นด้วย")
    receipt = phone.holds_a_receipt()
    assert receipt != first

    # the vote is counted, and the receipt says so
    desk.ends_the_ballot()
    phone.looks_again()
    phone.sees("เห็นชอบ")
    phone.page.get_by_role("link", name="ตรวจใบรับว่าเสียงของท่านถูกนับ").click()
    phone.checks(receipt)
    phone.sees("เสียงของใบรับนี้ถูกนับแล้ว")
    phone.checks(first)
    phone.sees("ไม่พบใบรับนี้")


def test_a_grievance_written_without_a_signal_is_sent_when_there_is_one(
    server: Running, doors: Any, opens: Opens
) -> None:
    away = opens(PHONE, cut=True)
    phone, desk = Phone(away.new_page()), Desk(opens(LAPTOP).new_page())
    desk.goes_to(doors["facilitator_url"])
    desk.is_live()
    phone.goes_to(doors["join_url"])
    phone.begins_to_tell()

    away.set_offline(True)
    phone.writes(STORY)
    phone.page.get_by_label("อำเภอ", exact=True).select_option(label="เกาะยาว")
    phone.chooses("เกาะยาวน้อย")
    phone.sees("ตอนนี้ไม่มีสัญญาณ")
    phone.presses("ส่งความทุกข์")
    phone.is_at_step("เก็บไว้ในเครื่องแล้ว")
    desk.sees_no(STORY)

    away.set_offline(False)
    tracking = phone.receives_a_code()
    desk.sees(STORY)
    desk.has_stayed()
    assert desk.page.get_by_text(STORY).count() == 1, "a letter sent again is one grievance"
    other = Phone(opens(PHONE).new_page())
    other.follows(f"{server.url}/g/", tracking)
    other.sees(STORY)
    kept = phone.page.evaluate("Object.values(localStorage).join()")
    assert STORY not in kept, "what the server has, the phone forgets"
