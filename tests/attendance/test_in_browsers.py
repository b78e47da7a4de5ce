"""Two helpers at the door in real browsers: a scanner types, a key takes back; or no scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.people.actions import make_link
from assembly.people.queries import paper_slip_of
from tests.attendance.test_said import AS_THAI_KEYS
from tests.factories.hall import Hall
from tests.hall.browsers import Scene, browser, served

__all__ = ["browser"]

pytestmark = pytest.mark.journey


@pytest.fixture
def scene(hall: Hall, browser: Browser) -> Iterator[Scene]:
    """Nobody is here yet, and the doors open."""
    with served(hall, browser) as scene:
        yield scene


def door(scene: Scene) -> str:
    return (
        f"/in/{make_link(SYSTEM, scene.hall.staff['helper'], f'/desk/{scene.hall.code}/checkin')}"
    )


def address(scene: Scene, place: int) -> str:
    slip = paper_slip_of(scene.hall.members[place], scene.hall.meeting_id)
    db.session.remove()
    return f"{scene.server.url}/s/{slip.token}"


def scans(page: Page, typed: str) -> None:
    """A scanner types whatever it read, wherever the cursor is, and presses Enter."""
    page.keyboard.insert_text(typed)
    page.keyboard.press("Enter")


def test_what_one_helper_scans_the_other_and_the_wall_see(scene: Scene) -> None:
    mali, wichai = (scene.opens(door(scene), 1366, 768) for _ in range(2))
    wall = scene.wall()
    expect(wall.locator(".sun b")).to_have_text("0")
    scans(mali, address(scene, 0))
    expect(mali.locator(".arrival h2")).to_have_text("นายสมชาย ใจดี")
    scans(mali, address(scene, 3).translate(AS_THAI_KEYS))
    expect(mali.locator(".arrival h2")).to_have_text("นายฝั่งฟ้า ใจดี")
    expect(mali.locator("#said")).to_be_focused()
    expect(wichai.locator("#newest")).to_contain_text("นายฝั่งฟ้า ใจดี")
    expect(wichai.locator(".desk-room h2").first).to_contain_text("2")
    expect(wall.locator(".sun b")).to_have_text("2")
    mali.keyboard.press("u")
    expect(mali.locator(".arrival-state")).to_contain_text("เอาชื่อออกแล้ว")
    expect(wall.locator(".sun b")).to_have_text("1")
    expect(wichai.locator("#newest")).not_to_contain_text("นายฝั่งฟ้า")


def test_a_name_is_found_while_it_is_typed_and_someone_new_is_registered(scene: Scene) -> None:
    desk = scene.opens(door(scene), 1366, 768)
    desk.locator("#said").press_sequentially("มาลี")
    desk.locator(".found").get_by_role("button", name="ลงทะเบียน").click()
    expect(desk.locator(".arrival h2")).to_have_text("นายมาลี ใจดี")
    desk.get_by_text("ผู้มาที่ไม่มีบัตร").click()
    form = desk.locator("#walk-in-form")
    form.get_by_role("button").click()
    expect(form).to_contain_text("เขียนชื่อของผู้มา")
    form.locator("[name=given_name]").fill("บุญมา")
    form.locator("[name=district]").select_option("8202")
    form.locator("[name=may_keep]").check()
    form.get_by_role("button").click()
    expect(desk.locator(".arrival h2")).to_have_text("บุญมา")
    expect(desk.get_by_role("link", name="พิมพ์บัตร")).to_be_visible()
    expect(desk.locator("#said")).to_be_focused()
    expect(desk.locator("#walk-in")).not_to_have_attribute("open", "")


def test_without_scripts_the_desk_works_by_its_buttons(scene: Scene) -> None:
    plain = scene.browser.new_context(java_script_enabled=False).new_page()
    plain.goto(scene.server.url + door(scene))
    slip = paper_slip_of(scene.hall.members[1], scene.hall.meeting_id)
    db.session.remove()
    plain.locator("#said").fill(slip.code)
    plain.locator("#say").get_by_role("button").first.click()
    expect(plain.locator(".arrival h2")).to_have_text(slip.member)
    plain.locator(".arrival").get_by_role("button", name="เอาออก").click()
    expect(plain.locator(".arrival-state")).to_contain_text("เอาชื่อออกแล้ว")
    plain.locator("#said").fill("1234")
    plain.locator("#say").get_by_role("button").first.click()
    expect(plain.locator(".refused")).to_contain_text("12 ตัว")
    expect(plain.locator("#said")).to_have_value("1234")
