"""In real browsers: a body answers from a phone, and from a desk where no script runs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assembly.requests.queries import request_view
from tests.factories.hall import Hall
from tests.factories.replies import Asked, asked_for_promise
from tests.factories.uploads import jpeg
from tests.hall.browsers import PATIENCE, Scene, browser, served
from tests.journeys.test_axe import faults_of

__all__ = ["browser"]

pytestmark = pytest.mark.journey
WIDER = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture
def asked(hall: Hall) -> Asked:
    return asked_for_promise(hall, 40)


@pytest.fixture
def scene(hall: Hall, asked: Asked, browser: Browser) -> Iterator[Scene]:
    with served(hall, browser) as scene:
        yield scene


def opens(scene: Scene, asked: Asked, width: int, height: int, *, script: bool = True) -> Page:
    view = {"width": width, "height": height}
    page = scene.browser.new_context(viewport=view, java_script_enabled=script).new_page()  # type: ignore[arg-type]  # a size
    page.set_default_timeout(PATIENCE)
    page.goto(scene.server.url + asked.path)
    return page


def chooses(page: Page, way: str) -> None:
    page.locator(".reply-way > summary", has_text=way).click()


def test_a_body_answers_from_a_phone_and_reports_with_a_picture(scene: Scene, asked: Asked) -> None:
    phone = opens(scene, asked, 360, 740)
    assert asked.token not in phone.url
    expect(phone.locator(".wait")).to_contain_text("ผ่านมา 40 วัน ยังไม่มีคำตอบ")
    chooses(phone, "ได้รับหนังสือแล้ว")
    phone.get_by_role("button", name="บอกว่าได้รับหนังสือแล้ว").click()
    expect(phone.locator(".notice")).to_contain_text("วันที่นับยังเดินต่อ")
    chooses(phone, "รายงานความคืบหน้า")
    phone.get_by_label("ทำอะไรไปแล้ว").fill("รังวัดแล้ว 12 จาก 40 แปลง")
    phone.get_by_label("คืบหน้าไปร้อยละ").fill("30")
    phone.locator("summary", has_text="แนบรูป").click()
    picture = {"name": "หมุด.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    phone.get_by_label("รูปที่ 1").set_input_files(picture)  # type: ignore[arg-type]  # a file's parts
    phone.get_by_label("ในรูปคืออะไร ที่ไหน").first.fill("หมุดแนวเขต ต.เกาะยาวน้อย")
    assert faults_of(phone, strict=False) == []
    assert not phone.evaluate(WIDER)
    phone.get_by_role("button", name="ส่งรายงาน").click()
    expect(phone.locator(".replied-one").first).to_contain_text("สำนักงานยังไม่ได้อ่าน")
    expect(phone.locator(".wait")).to_contain_text("ตอบแล้วเมื่อ")
    assert [one.kind for one in request_view(asked.request_id).answers] == ["received", "reported"]


def test_a_body_answers_from_a_desk_without_a_script(scene: Scene, asked: Asked) -> None:
    desk = opens(scene, asked, 1366, 768, script=False)
    chooses(desk, "ไม่รับ")
    desk.locator(".reply-refused").get_by_text("เลขที่หนังสือตอบ และผู้ตอบ").click()
    desk.locator(".reply-refused").get_by_label("เลขที่หนังสือตอบ").fill("พง 0020/77")
    desk.get_by_role("button", name="ตอบว่าไม่รับ").click()
    expect(desk.locator(".error-summary")).to_contain_text("เขียนเหตุผลที่ไม่รับก่อน")
    refused = desk.locator(".reply-refused")
    expect(refused.get_by_label("เลขที่หนังสือตอบ")).to_have_value("พง 0020/77")
    refused.get_by_label("เหตุผลที่ไม่รับ").fill("ไม่อยู่ในอำนาจของสำนักงานที่ดิน")
    desk.get_by_role("button", name="ตอบว่าไม่รับ").click()
    expect(desk.locator(".replied-one")).to_contain_text("ไม่อยู่ในอำนาจของสำนักงานที่ดิน")
    desk.get_by_role("link", name="แก้คำตอบนี้").click()
    chooses(desk, "รับไปทำ")
    accepted = desk.locator(".reply-accepted")
    accepted.get_by_label("จะทำอะไร").fill("จะตั้งคณะทำงาน")
    desk.get_by_role("button", name="ตอบว่ารับไปทำ").click()
    expect(desk.locator(".replied-wrong")).to_contain_text("ไม่อยู่ในอำนาจ")
    assert request_view(asked.request_id).state == "accepted"
