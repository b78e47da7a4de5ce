"""In real browsers: a phone proposes, the wall marks it, the desk accepts, the words change."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assembly.extensions import db
from tests.factories.decisions import begin
from tests.factories.drafting import LINES, propose, show_lines
from tests.factories.hall import Hall
from tests.hall.browsers import PATIENCE, Scene, browser, served

BETTER = LINES[0].replace("4", "5")

__all__ = ["browser"]

pytestmark = pytest.mark.journey


@pytest.fixture
def scene(hall: Hall, browser: Browser) -> Iterator[Scene]:
    begin(hall)
    show_lines(hall)
    with served(hall, browser) as scene:
        yield scene


def chooses(phone: Page, number: int, what: str) -> None:
    """From the phone's Now to the form about a paragraph."""
    phone.get_by_role("link", name="เสนอแก้ร่างนี้").click()
    phone.get_by_text(f"เสนอเรื่องข้อ {number}").click()
    phone.get_by_role("link", name=what).first.click()
    phone.wait_for_load_state()  # a hand is slower than the page's script; a test is not


def test_from_the_phone_over_wall_and_desk_to_the_new_words(scene: Scene) -> None:
    wall, desk, phone, other = (
        scene.wall(),
        scene.desk(page="/amendments"),
        scene.phone(0),
        scene.phone(1),
    )
    chooses(phone, 1, "แก้ข้อความ")
    field = phone.get_by_label("ข้อความที่เสนอ")
    expect(field).to_have_value(LINES[0])
    field.fill(BETTER)
    phone.reload()
    expect(field).to_have_value(BETTER)  # kept on the phone from the first letter
    phone.get_by_role("button", name="ส่งข้อเสนอ").click()
    expect(phone.get_by_role("heading", name="รับข้อเสนอของท่านแล้ว")).to_be_visible()
    assert phone.evaluate("localStorage.length") == 0
    expect(desk.locator(".amendments > li[id]")).to_contain_text("อำเภอ")
    expect(wall.locator("ins")).to_have_count(0)
    desk.keyboard.press("w")
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
    desk, second = scene.desk(page="/amendments"), scene.desk(page="/amendments")
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
