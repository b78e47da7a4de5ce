"""In real browsers: a phone proposes, the wall marks it, the desk accepts, the words change."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask_migrate import stamp
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.people.actions import make_link
from assembly.people.queries import paper_slips
from tests.factories.decisions import begin
from tests.factories.drafting import LINES, propose, show_lines
from tests.factories.hall import Hall
from tests.operator.machine import Machine, Running

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
LIVE = "html[data-link=live]"
PATIENCE = 20_000
BETTER = LINES[0].replace("4", "5")

pytestmark = pytest.mark.journey


@dataclass
class Scene:
    hall: Hall
    server: Running
    browser: Browser

    def opens(self, path: str, width: int, height: int) -> Page:
        page = self.browser.new_context(viewport={"width": width, "height": height}).new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(self.server.url + path)
        page.locator(LIVE).wait_for(state="attached")
        return page

    def wall(self) -> Page:
        return self.opens(f"/screen/{self.hall.code}", 1280, 720)

    def desk(self) -> Page:
        goes_to = f"/desk/{self.hall.code}/amendments"
        token = make_link(SYSTEM, self.hall.staff["facilitator"], goes_to)
        return self.opens(f"/in/{token}", 1366, 768)

    def phone(self, place: int) -> Page:
        slip = paper_slips(self.hall.meeting_id)[place]
        db.session.remove()
        return self.opens(f"/s/{slip.token}", 360, 740)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as tools:
        own = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = tools.chromium.launch(executable_path=own, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def scene(hall: Hall, browser: Browser) -> Iterator[Scene]:
    begin(hall)
    show_lines(hall)
    db.session.remove()
    stamp()  # the scene's tables are already those of the newest revision
    running = Machine(Path(hall.app.instance_path)).starts("serve")
    yield Scene(hall, running, browser)
    for context in browser.contexts:
        context.close()
    running.stops()


def chooses(phone: Page, number: int, what: str) -> None:
    """From the phone's Now to the form about a paragraph."""
    phone.get_by_role("link", name="เสนอแก้ร่างนี้").click()
    phone.get_by_text(f"เสนอเรื่องข้อ {number}").click()
    phone.get_by_role("link", name=what).first.click()


def test_from_the_phone_over_wall_and_desk_to_the_new_words(scene: Scene) -> None:
    wall, desk, phone, other = scene.wall(), scene.desk(), scene.phone(0), scene.phone(1)
    chooses(phone, 1, "แก้ข้อความ")
    field = phone.get_by_label("ข้อความที่เสนอ")
    expect(field).to_have_value(LINES[0])
    field.fill(BETTER)
    phone.reload()
    expect(field).to_have_value(BETTER)  # kept on the phone from the first letter
    phone.get_by_role("button", name="ส่งข้อเสนอ").click()
    expect(phone.get_by_role("heading", name="รับข้อเสนอของท่านแล้ว")).to_be_visible()
    assert phone.evaluate("localStorage.length") == 0
    expect(wall.locator(".leaf-floor ins")).to_contain_text("5")
    expect(wall.locator(".leaf-floor del")).to_contain_text("4")
    expect(other.locator(".amendment-floor ins")).to_contain_text("5")
    expect(desk.locator(".amendment-floor")).to_contain_text("อำเภอ")
    desk.keyboard.press("a")
    for page in (wall, other):
        expect(page.get_by_text(BETTER)).to_be_visible()
        expect(page.locator("ins")).to_have_count(0)
    phone.get_by_role("link", name="กลับไปหน้า ขณะนี้").click()
    expect(phone.locator(".own-proposals")).to_contain_text("รับแล้ว")


def test_two_desks_and_the_keys_that_choose_among_proposals(scene: Scene) -> None:
    for who, number in ((0, 1), (1, 2), (2, 3)):
        propose(scene.hall, who, "delete", number)
    db.session.remove()
    desk, second = scene.desk(), scene.desk()
    expect(desk.locator(".amendments > li[id]")).to_have_count(3)
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    expect(desk.locator("#row-2")).to_be_focused()
    desk.keyboard.press("r")
    for page in (desk, second):
        expect(page.locator(".amendments > li[id]")).to_have_count(2)
        expect(page.get_by_role("button", name="นำกลับมาพิจารณา")).to_be_visible()
    second.locator("[name=version]").evaluate("field => { field.value = 1 }")
    second.locator("#row-1").get_by_role("button", name="รับ", exact=True).click()
    expect(second.locator("[data-refused]")).to_contain_text("ไม่รับข้อเสนอแก้ร่าง วาระ 1")


def test_a_proposal_written_without_a_signal_arrives_with_it(scene: Scene) -> None:
    phone = scene.phone(0)
    chooses(phone, 2, "เพิ่มข้อใหม่")
    phone.get_by_label("ข้อความของข้อใหม่").fill("ขอให้รายงานผลทุกสามเดือน")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="ส่งข้อเสนอ").click()
    expect(phone.get_by_text("ตอนนี้ไม่มีสัญญาณ")).to_be_visible()
    phone.context.set_offline(False)
    heading = phone.get_by_role("heading", name="รับข้อเสนอของท่านแล้ว")
    expect(heading).to_be_visible(timeout=PATIENCE)
