"""In real browsers: two phones ask, the desk calls, the wall shows who speaks and counts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.meetings.models import Meeting
from assembly.people.queries import paper_slips
from tests.factories.hall import Hall
from tests.hall.browsers import Scene, browser, served

__all__ = ["browser"]

pytestmark = pytest.mark.journey


@change
def give_seconds(hall: Hall, seconds: int) -> None:
    session().get_one(Meeting, hall.meeting_id).speech_seconds = seconds


@pytest.fixture
def scene(listening: Hall, browser: Browser) -> Iterator[Scene]:
    with served(listening, browser) as scene:
        yield scene


def ask(phone: Page) -> None:
    phone.get_by_role("button", name="ขอพูด", exact=True).click()
    expect(phone.locator(".floor-card")).to_be_visible()


def test_two_phones_ask_the_desk_calls_and_the_wall_shows(scene: Scene) -> None:
    wall, desk, second = scene.wall(), scene.desk(), scene.desk()
    first, other, listener = scene.phone(0), scene.phone(1), scene.phone(2)
    ask(first)
    ask(other)
    expect(other.locator(".floor-card")).to_contain_text("ท่านเป็นคนที่ 2")
    expect(desk.locator(".floor-desk .speaker-queue li")).to_have_count(2)
    desk.keyboard.press("s")
    expect(wall.locator(".speakers-scene h1")).to_be_visible()
    speaker = wall.locator(".speakers-scene h1").inner_text()
    expect(first.get_by_text("ถึงตาท่านแล้ว")).to_be_visible()
    expect(other.locator(".floor-card")).to_contain_text("ท่านเป็นคนที่ 1")
    expect(listener.locator(".speaking-now")).to_contain_text(speaker)
    expect(wall.locator("[data-left]")).to_have_text(re.compile("^2:5[0-8]$"))  # it counts alone
    desk.keyboard.press("t")
    for page in (wall, first, listener):
        expect(page.locator("[data-countdown]").first).to_have_attribute("data-state", "short")
    expect(second.get_by_role("button", name="เตือนแล้ว")).to_be_disabled()
    expect(first.locator(".floor-card [data-countdown]")).to_have_attribute("data-state", "short")
    desk.get_by_role("button", name="เพิ่ม 1 นาที").click()
    expect(first.locator(".floor-card [data-left]")).to_have_text(re.compile("^3:[345]"))
    expect(second.get_by_role("button", name="เตือน 1 นาที")).to_be_enabled()
    second.keyboard.press("s")
    expect(desk.locator(".desk-tools").get_by_role("button", name="เรียกคนพูด")).to_be_enabled()
    expect(first.get_by_role("button", name="ขอพูด", exact=True)).to_be_visible()


def test_the_time_runs_out_and_a_reload_counts_on(scene: Scene) -> None:
    give_seconds(scene.hall, 6)
    wall, desk, phone = scene.wall(), scene.desk(), scene.phone(0)
    ask(phone)
    expect(desk.locator(".floor-desk .speaker-queue li")).to_have_count(1)
    desk.keyboard.press("s")
    expect(wall.locator("[data-left]")).to_have_text(re.compile("^0:0[1-4]$"))
    wall.reload()
    expect(wall.locator("[data-left]")).to_have_text(re.compile("^0:0[0-4]$"))
    for page in (wall, phone):
        expect(page.locator("[data-countdown]").first).to_have_attribute("data-state", "over")
    expect(wall.get_by_text("หมดเวลา", exact=True)).to_be_visible()


def test_the_desk_adds_a_raised_hand_and_calls_before_the_turn(scene: Scene) -> None:
    desk, phone = scene.desk(), scene.phone(0)
    ask(phone)
    desk.keyboard.press("a")
    drawer = desk.locator("dialog.drawer")
    drawer.get_by_label("ค้นชื่อในทะเบียน").press_sequentially("นภา")
    drawer.get_by_role("button", name="เพิ่ม", exact=True).click()
    expect(drawer).to_be_hidden()
    desk.get_by_role("link", name="เรียกก่อน").click()
    drawer.get_by_role("button", name="เรียกพูดเดี๋ยวนี้").click()
    expect(drawer.get_by_text("บอกเหตุผลที่เรียกคนนี้ก่อน")).to_be_visible()
    drawer.get_by_label("เรียกก่อนเพราะอะไร").fill("เจ้าของเรื่องขอชี้แจง")
    drawer.get_by_role("button", name="เรียกพูดเดี๋ยวนี้").click()
    expect(desk.locator(".floor-desk .has-floor")).to_contain_text("นภา")
    expect(phone.locator(".floor-card")).to_contain_text("ท่านเป็นคนที่ 1")


def test_a_phone_without_scripts_asks_and_takes_back(scene: Scene) -> None:
    quiet = scene.browser.new_context(java_script_enabled=False)
    phone = quiet.new_page()
    slip = paper_slips(scene.hall.meeting_id)[0]
    db.session.remove()
    phone.goto(f"{scene.server.url}/s/{slip.token}")
    phone.get_by_role("button", name="ขอพูด", exact=True).click()
    expect(phone.get_by_text("ท่านเป็นคนที่ 1")).to_be_visible()
    phone.get_by_role("button", name="ไม่พูดแล้ว").click()
    expect(phone.get_by_role("button", name="ขอพูด", exact=True)).to_be_visible()
