"""Two triage helpers at once, by the keyboard, in real browsers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.grievances.actions import tell
from assembly.people.actions import add_staff, make_link
from tests.hall.browsers import Scene, served
from tests.hall.browsers import browser as browser
from tests.inbox.conftest import PANYI, SAID, Desk


@pytest.fixture
def scene(desk: Desk, browser: Browser) -> Iterator[Scene]:
    with served(desk.hall, browser) as scene:
        yield scene


def helper(scene: Scene, name: str, width: int = 1366, height: int = 768) -> Page:
    id_ = add_staff(SYSTEM, name, scene.hall.assembly_id, "helper")
    token = make_link(SYSTEM, id_, f"/inbox/{scene.hall.slug}")
    db.session.remove()
    return scene.opens(f"/in/{token}", width, height)


def line(page: Page, place: int, desk: Desk) -> str:
    return f"#line-{desk.voices[place]}"


def test_two_helpers_sort_at_once_and_neither_overwrites_the_other(
    desk: Desk, scene: Scene
) -> None:
    wichai, mali = helper(scene, "วิชัย"), helper(scene, "มาลี")
    # Both open the same grievance; the network of มาลี's desk is slow, so she sees the old one.
    mali.locator(f"{line(mali, 3, desk)} .line-link").click()
    expect(mali.locator(".pane-said")).to_contain_text("ปล่อยน้ำเสีย")
    mali.route("**/inbox/*", lambda route: route.abort() if _is_page(route) else route.continue_())
    wichai.locator(f"{line(wichai, 3, desk)} .line-link").click()
    expect(wichai.locator(".pane-said")).to_contain_text("ปล่อยน้ำเสีย")
    wichai.keyboard.press("w")
    wichai.keyboard.type("มีชื่อคนอื่นอยู่")
    wichai.locator(".verb[open] .button-danger").click()
    expect(wichai.locator(f"{line(wichai, 3, desk)}")).to_contain_text("ไม่เผยแพร่")
    mali.keyboard.press("c")
    expect(mali.locator("[data-said]")).to_contain_text("วิชัย")
    expect(mali.locator("[data-said]")).to_contain_text("ไม่เผยแพร่")
    assert desk.row(3).state == "withheld"
    mali.unroute_all()
    mali.reload()
    expect(mali.locator(".pane-note")).to_contain_text("มีชื่อคนอื่นอยู่")


def test_everything_goes_by_the_keyboard_and_the_other_desk_follows(
    desk: Desk, scene: Scene
) -> None:
    wichai, mali = helper(scene, "วิชัย"), helper(scene, "มาลี")
    wichai.keyboard.press("j")
    first = wichai.locator(".line[aria-current]")
    expect(first).to_have_count(1)
    wichai.keyboard.press("x")
    wichai.keyboard.press("j")
    expect(wichai.locator(".line").nth(1)).to_have_attribute("aria-current", "true")
    wichai.keyboard.press("x")
    expect(wichai.locator("[data-count]")).to_contain_text("2")
    wichai.keyboard.press("g")
    wichai.locator("#issue_title").fill("น้ำกินน้ำใช้")
    wichai.locator("#issue_title").press("Enter")
    expect(wichai.locator(".inbox-undo")).to_contain_text("น้ำกินน้ำใช้")
    expect(wichai.locator(".line .status-in_issue")).to_have_count(2)
    expect(mali.locator(".line .status-in_issue")).to_have_count(2)  # without being asked
    wichai.evaluate("window.staysHere = true")
    wichai.keyboard.press("u")
    expect(wichai.locator("[data-said]")).to_contain_text("ถอยการรวมแล้ว")
    expect(wichai.locator(".line .status-in_issue")).to_have_count(0)
    expect(wichai.locator(".inbox-undo")).to_have_count(0)
    assert wichai.evaluate("window.staysHere")  # the next key is for this very page
    wichai.keyboard.press("?")
    expect(wichai.locator("dialog.key-list")).to_be_visible()


def test_what_is_told_meanwhile_is_offered_and_moves_nothing(desk: Desk, scene: Scene) -> None:
    wichai = helper(scene, "วิชัย")
    wichai.locator(f"{line(wichai, 0, desk)} .tick input").check()
    phone = scene.browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    phone.goto(f"{scene.server.url}/m/{scene.hall.code}/tell")
    phone.locator("[name=text]").fill("ไฟทางดับทั้งซอย")
    phone.locator("[name=district]").select_option("8201")
    phone.locator("[name=subdistrict]").select_option(PANYI)
    phone.locator("main form [type=submit]").last.click()
    fresh = wichai.locator("[data-new]")
    expect(fresh).to_contain_text("1")
    expect(wichai.locator(".line")).to_have_count(len(SAID))
    fresh.click()
    expect(wichai.locator(".line")).to_have_count(len(SAID) + 1)
    expect(wichai.locator(f"{line(wichai, 0, desk)} .tick input")).to_be_checked()


def test_on_a_phone_one_reads_and_goes_back_to_the_list(desk: Desk, scene: Scene) -> None:
    phone = helper(scene, "วิชัย", 360, 740)
    phone.locator(f"{line(phone, 0, desk)} .line-link").click()
    expect(phone.locator(".pane-said")).to_be_visible()
    expect(phone.locator(".inbox-list")).to_be_hidden()
    wide = phone.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360
    phone.locator(".pane-back").click()
    expect(phone.locator(".inbox-list")).to_be_visible()


def _is_page(route: object) -> bool:
    return getattr(route, "request").method == "GET"  # noqa: B009 -- a route of the library's own


def test_it_works_without_a_script(desk: Desk, scene: Scene) -> None:
    id_ = add_staff(SYSTEM, "วิชัย", scene.hall.assembly_id, "helper")
    token = make_link(SYSTEM, id_, f"/inbox/{scene.hall.slug}")
    db.session.remove()
    page = scene.browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{scene.server.url}/in/{token}")
    page.locator(f"{line(page, 1, desk)} .tick input").check()
    page.locator("summary", has_text="รวมเข้าประเด็น").click()
    page.locator("#issue_title").fill("น้ำประปา")
    page.locator(".verb-in .button", has_text="รวมเข้าประเด็น").click()
    expect(page.locator(".inbox-undo")).to_contain_text("น้ำประปา")
    page.locator(".inbox-undo button").click()
    assert desk.row(1).issue_id is None
    tell(desk.hall.assembly_id, PANYI, None, "อีกเรื่อง", key="last")
    db.session.remove()
    page.goto(f"{scene.server.url}/inbox/{desk.hall.slug}?words=อีกเรื่อง")
    expect(page.locator(".line")).to_have_count(1)
