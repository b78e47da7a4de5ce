"""The promise board on a small phone without a script: read, narrowed, turned into tables."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories.board import fill_board
from tests.factories.hall import Hall
from tests.factories.promises import promised
from tests.factories.requests import ask, send
from tests.hall.browsers import Scene, served
from tests.hall.browsers import browser as browser


@pytest.fixture
def scene(hall: Hall, browser: Browser) -> Iterator[Scene]:
    made = promised(hall)
    fill_board(hall, made.resolution_id, 40, reports=2)
    send(ask(made.first), days_ago=300)
    with served(hall, browser) as scene:
        yield scene


def fits(page: Page) -> None:
    """Nothing stands out at the side, and no picture is empty."""
    context = page.context.new_cdp_session(page)
    size = context.send("Page.getLayoutMetrics")
    assert size["cssContentSize"]["width"] <= 360, page.url


def test_a_villager_finds_who_is_silent_and_what_was_promised_here(scene: Scene) -> None:
    phone = scene.browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    page = phone.new_page()
    page.goto(f"{scene.server.url}/a/{scene.hall.slug}")
    page.get_by_role("region", name="ใครสัญญาอะไรไว้").get_by_role(
        "link", name="กระดานพันธสัญญา"
    ).click()
    fits(page)
    expect(page.locator(".silent-one").first).to_contain_text("300")
    expect(page.locator(".silent-one").first).to_contain_text("สำนักงานที่ดินจังหวัดพังงา")
    page.locator(".district-map").get_by_role("link", name="เกาะยาว").click()
    fits(page)
    expect(page.get_by_role("heading", name="ที่ตรงกับที่เลือก")).to_be_visible()
    expect(page.locator(".chosen")).to_contain_text("เกาะยาว")
    page.get_by_text("ค้นและเลือกดู").click()
    page.get_by_label("สถานะ").select_option("moving")
    page.get_by_role("button", name="ค้น", exact=True).click()
    for line in page.locator(".promise-line").all():
        expect(line).to_contain_text("กำลังขับเคลื่อน")
        expect(line).to_contain_text("เกาะยาว")
    page.locator("#years").get_by_role("link", name="ดูเป็นตาราง").click()
    fits(page)
    expect(page.get_by_role("table", name="บรรลุผล และที่ครบกำหนด")).to_be_visible()
    expect(page.locator(".chosen")).to_contain_text("กำลังขับเคลื่อน")
    page.get_by_role("link", name="ดูทั้งหมด").first.click()
    page.locator(".silent-one, .promise-line").first.get_by_role("link").nth(1).click()
    fits(page)
    expect(page.get_by_role("heading", name="ทำอะไรไปแล้วบ้าง")).to_be_visible()
    expect(page.locator(".promise-request").first).to_contain_text("300")
