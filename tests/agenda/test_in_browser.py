"""In a real browser: an item is carried by hand or moved by keys; the desk takes steps back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask_migrate import stamp
from playwright.sync_api import Page, expect, sync_playwright

from assembly.agenda.actions import add_item, change_item
from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.people.actions import make_link
from tests.chromium import FLAGS, OWN
from tests.factories.decisions import begin
from tests.factories.hall import Hall
from tests.operator.machine import Machine, Running

LAND, SEA, DOCTOR = "คณะทำงานตรวจแนวเขตที่ดินชุมชน", "ดูแลทะเลหน้าบ้าน", "หมอถึงเกาะทุกสัปดาห์"
PATIENCE = 15_000


@pytest.fixture
def link(hall: Hall) -> str:
    """A day of three items and a last one, some minutes set aside; the facilitator's link."""
    add_item(SYSTEM, hall.meeting_id, "เรื่องอื่น ๆ")
    change_item(
        hall.facilitator, hall.meeting_id, hall.version, hall.items[0], LAND, None, "inform", 40
    )
    begin(hall)
    return f"/in/{make_link(SYSTEM, hall.staff['facilitator'], f'/desk/{hall.code}')}"


@pytest.fixture
def server(hall: Hall, link: str) -> Iterator[Running]:
    db.session.remove()
    stamp()  # the scene's tables are already those of the newest revision
    running = Machine(Path(hall.app.instance_path)).serves()
    yield running
    running.stops()


@pytest.fixture
def laptop() -> Iterator[Page]:
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=OWN, args=FLAGS)
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


def shows(page: Page, *order: str) -> None:
    """The order as it is read, number by number."""
    for place, title in enumerate(order):
        line = page.locator(".order-line").nth(place)
        expect(line.locator(".what")).to_contain_text(title.partition(" ")[2])
        expect(line.locator(".number")).to_have_text(title.partition(" ")[0])


def carries(page: Page, title: str, *, below: str) -> None:
    """Take a line by its handle and let it go on the lower half of another."""
    handle = page.locator(".order-line", has_text=title).locator(".handle").bounding_box()
    target = page.locator(".order-line", has_text=below).bounding_box()
    assert handle
    assert target
    page.mouse.move(handle["x"] + 10, handle["y"] + 10)
    page.mouse.down()
    page.mouse.move(target["x"] + 40, target["y"] + target["height"] / 2, steps=4)
    page.mouse.move(target["x"] + 40, target["y"] + target["height"] * 0.8, steps=4)
    page.mouse.up()


@pytest.mark.journey
def test_an_item_is_moved_by_hand_and_by_keys_and_back_again(
    hall: Hall, link: str, server: Running, laptop: Page
) -> None:
    laptop.goto(f"{server.url}{link}")
    laptop.goto(f"{server.url}/desk/{hall.code}/order")
    shows(laptop, f"1 {LAND}", f"2 {SEA}", f"3 {DOCTOR}", "4 เรื่องอื่น ๆ")
    carries(laptop, LAND, below=DOCTOR)
    shows(laptop, f"1 {SEA}", f"2 {DOCTOR}", f"3 {LAND}", "4 เรื่องอื่น ๆ")
    moved = laptop.locator(".order-line", has_text=LAND)
    expect(moved).to_be_focused()
    for key in ("ArrowUp", "ArrowRight"):
        laptop.keyboard.press(f"Alt+{key}")
        expect(moved).to_be_focused()
    shows(laptop, f"1 {SEA}", f"1.1 {LAND}", f"2 {DOCTOR}", "3 เรื่องอื่น ๆ")
    laptop.get_by_role("button", name="ถอย “ย้ายวาระ 2”").click()
    shows(laptop, f"1 {SEA}", f"2 {LAND}", f"3 {DOCTOR}", "4 เรื่องอื่น ๆ")


@pytest.mark.journey
def test_the_desk_counts_minutes_and_takes_its_step_back(
    hall: Hall, link: str, server: Running, laptop: Page
) -> None:
    laptop.clock.install()
    laptop.goto(f"{server.url}{link}")
    expect(laptop.locator("html")).to_have_attribute("data-link", "live")
    drawer = laptop.locator("#other-items")
    drawer.locator("summary").click()
    laptop.keyboard.press("n")
    note = laptop.locator(".agenda .here .note")
    expect(note).to_have_text("กำลังพิจารณา 0 จาก 40 นาที")
    expect(drawer).to_have_attribute("open", "")
    laptop.clock.fast_forward("50:30")
    expect(note).to_have_text("กำลังพิจารณา 50 จาก 40 นาที")
    expect(laptop.locator(".against-plan")).to_contain_text("ตอนนี้ช้าไป 10 นาที")
    laptop.keyboard.press("u")
    expect(laptop.locator(".agenda .here")).to_have_count(0)
    expect(laptop.get_by_role("button", name="เปิดวาระ 1").first).to_be_visible()
