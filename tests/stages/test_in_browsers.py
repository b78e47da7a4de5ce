"""A day at a stage in real browsers: five speakers, two of them while the network is away."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.people.actions import make_link
from tests.factories.hall import Hall
from tests.hall.browsers import Scene, browser, served
from tests.journeys.test_axe import AXE, GRAVE, LOOK
from tests.stages.conftest import told

__all__ = ["browser"]

pytestmark = pytest.mark.journey

SPEAKERS = (
    "น้ำประปาไหลวันละชั่วโมงเดียว",
    "อยู่มาสามรุ่นแต่ไม่มีเอกสารสิทธิ์",
    "เรืออวนลากเข้ามาถึงหน้าบ้าน",
    "ผู้สูงอายุไปหาหมอลำบาก",
    "ลูกเรียนจบแล้วไม่มีงานทำ",
)


complaints: list[str] = []  # what a page's script could not do


@pytest.fixture
def scene(hall: Hall, browser: Browser) -> Iterator[Scene]:
    complaints.clear()
    with served(hall, browser) as scene:
        yield scene
    assert complaints == []


def helper(scene: Scene, path: str) -> Page:
    link = make_link(SYSTEM, scene.hall.staff["helper"], path)
    db.session.remove()
    page = scene.browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{scene.server.url}/in/{link}")
    return page


def calls_a_stage(page: Page) -> str:
    """Call one in บ้านน้ำเค็ม; the stage's code."""
    page.get_by_label("วันที่").fill("26")
    page.get_by_label("เดือน").select_option("11")
    page.get_by_label("ปี พ.ศ.").fill("2569")
    page.locator("#district").select_option("8205")
    page.locator("#subdistrict").select_option("820504")
    page.get_by_label("สถานที่").fill("ศาลาหมู่บ้านบ้านน้ำเค็ม")
    page.get_by_role("button", name="เรียกเวที").click()
    expect(page.locator(".stage-about h1")).to_have_text("อำเภอตะกั่วป่า")
    return page.url.rsplit("/", 1)[1]


def at_the_scribes_table(page: Page, code: str) -> None:
    page.goto(re.sub(r"(//[^/]+)/.*", rf"\1/scribe/{code}", page.url))
    expect(page.locator("#scribe[data-ready]")).to_be_visible()
    expect(page.locator("[data-spare] b")).to_have_text("20")  # codes for a time without a network


def writes(page: Page, text: str, keys: str = "") -> None:
    """What somebody says, by keyboard alone; the cursor stands in the text already."""
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.insert_text(text)
    if keys:
        page.keyboard.press(keys)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#text")).to_have_value("")


def test_a_helper_hears_five_two_without_a_network_and_nobody_is_lost(scene: Scene) -> None:
    hall = scene.hall
    public = scene.opens(f"/a/{hall.slug}/coverage", 1366, 768)
    expect(public.locator(".coverage-sum h2 b")).to_have_text("0")
    page = helper(scene, f"/office/{hall.slug}/stages/call")
    code = calls_a_stage(page)
    page.get_by_role("button", name="เปิดเวที").click()
    page.get_by_label("คนทำงาน 25–60 ปี").fill("23")
    page.get_by_role("button", name="บันทึกจำนวน").click()
    expect(page.locator(".stage-heads h2")).to_have_text("คนมา 23 คน")
    at_the_scribes_table(page, code)
    expect(page.locator("#subdistrict")).to_have_value("820504")
    writes(page, SPEAKERS[0], "Alt+9")
    writes(page, SPEAKERS[1], "Alt+3")
    expect(page.locator(".entry[data-state=sent]")).to_have_count(2)
    page.context.set_offline(True)
    writes(page, SPEAKERS[2], "Alt+u")
    writes(page, SPEAKERS[3])
    waiting = page.locator(".entry[data-state=waiting]")
    expect(waiting).to_have_count(2)
    expect(page.locator("[data-waits] b")).to_have_text("2")
    before = waiting.last.locator("[data-code]").inner_text()
    assert re.fullmatch(r"\d{4} \d{4} \d{4} \d{4}", before)  # a slip also without a network
    page.context.set_offline(False)
    expect(page.locator(".entry[data-state=sent]")).to_have_count(4)
    expect(page.locator("[data-waits]")).to_be_hidden()
    writes(page, SPEAKERS[4])
    expect(page.locator(".entry[data-state=sent]")).to_have_count(5)
    assert sorted(row.text for row in told()) == sorted(SPEAKERS)  # each exactly once
    assert [row.text for row in told() if row.urgent] == [SPEAKERS[2]]
    numbers = {row.text: row.strategy.number for row in told() if row.strategy}
    assert numbers == {SPEAKERS[0]: 9, SPEAKERS[1]: 3}
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="พิมพ์ใบรหัสทุกใบ").click()
    expect(page.locator("[data-paper] .receipt-slip")).to_have_count(5)
    expect(page.locator("[data-paper]")).not_to_contain_text("น้ำประปา")
    with page.expect_download() as sheet:
        page.get_by_role("button", name="PDF").click()
    assert sheet.value.path().read_bytes().startswith(b"%PDF")
    page.goto(f"{scene.server.url}/stage/{code}")
    page.get_by_role("button", name="ส่งที่เหลือเข้าจังหวัด").click()
    expect(page.locator(".outcome")).to_have_count(5)
    page.get_by_text("ปิดเวที", exact=True).click()
    page.get_by_role("button", name="ยืนยันปิดเวที").click()
    expect(page.locator(".phase")).to_have_text("รับฟังแล้ว")
    expect(public.locator(".coverage-sum h2 b")).to_have_text("1")  # by itself
    expect(public.locator(".tile-heard h3")).to_have_text("ตะกั่วป่า")
    expect(public.locator(".tile-heard .tile-voices b")).to_have_text("5")
    phone = scene.browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    phone.goto(f"{scene.server.url}/g/#{before.replace(' ', '')}")
    expect(phone.locator("main")).to_contain_text(SPEAKERS[2])


def test_what_was_mistyped_is_withdrawn_and_written_anew(scene: Scene) -> None:
    page = helper(scene, f"/office/{scene.hall.slug}/stages/call")
    at_the_scribes_table(page, calls_a_stage(page))
    writes(page, "น้ำประปาไม่ไหน")
    entry = page.locator(".entry")
    expect(entry).to_have_attribute("data-state", "sent")
    entry.get_by_role("button", name="ถอนแล้วจดใหม่").click()
    expect(page.locator("#text")).to_have_value("น้ำประปาไม่ไหน")
    page.locator("#text").fill("น้ำประปาไม่ไหล")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".entry[data-state=sent]")).to_have_count(1)
    expect(page.locator(".entry[data-state=withdrawn]")).to_have_count(1)
    assert {row.text: row.state for row in told()} == {
        "น้ำประปาไม่ไหน": "withdrawn",
        "น้ำประปาไม่ไหล": "new",
    }


def test_what_waits_is_there_after_a_reload_and_an_answer_lost_is_told_once(scene: Scene) -> None:
    """The server has it, the device does not know: it asks again and hears the same."""
    page = helper(scene, f"/office/{scene.hall.slug}/stages/call")
    code = calls_a_stage(page)
    at_the_scribes_table(page, code)
    lost = 0

    def loses(route, request) -> None:  # type: ignore[no-untyped-def]  # Playwright's own two
        nonlocal lost
        lost += 1
        if request.method == "POST":
            route.fetch()
        route.abort()

    page.route(f"**/scribe/{code}", loses)
    writes(page, SPEAKERS[0])
    expect(page.locator(".entry[data-state=waiting]")).to_have_count(1)
    page.wait_for_function("document.querySelector('[data-waits] b').textContent === '1'")
    page.unroute_all(behavior="wait")  # it may be asking again just now
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(".entry[data-state=sent]")).to_have_count(1)
    assert lost >= 1
    assert [row.text for row in told()] == [SPEAKERS[0]]


def test_an_empty_entry_says_so_and_keys_choose(scene: Scene) -> None:
    page = helper(scene, f"/office/{scene.hall.slug}/stages/call")
    at_the_scribes_table(page, calls_a_stage(page))
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-wrong]")).to_contain_text("เล่าความทุกข์สักนิดก่อน")
    page.keyboard.press("Alt+0")
    expect(page.locator("[name=strategy][value='10']")).to_be_checked()
    page.locator("[name=target_group]").first.focus()
    page.keyboard.press("4")  # beside the text no Alt is needed
    expect(page.locator("[name=strategy][value='4']")).to_be_checked()


def test_without_scripts_the_form_and_its_slip_work(scene: Scene) -> None:
    page = helper(scene, f"/office/{scene.hall.slug}/stages/call")
    code = calls_a_stage(page)
    plain = scene.browser.new_context(java_script_enabled=False).new_page()
    link = make_link(SYSTEM, scene.hall.staff["helper"], f"/scribe/{code}")
    db.session.remove()
    plain.goto(f"{scene.server.url}/in/{link}")
    plain.locator("#text").fill(SPEAKERS[0])
    plain.get_by_role("button", name="ส่ง แล้วจดเรื่องต่อไป").click()
    expect(plain.locator(".receipt-slip .code")).to_have_text(re.compile(r"\d{4} \d{4}"))
    expect(plain.locator("#subdistrict")).to_have_value("820504")
    plain.get_by_role("button", name="จดผิด ถอนเรื่องนี้").click()
    assert told()[0].state == "withdrawn"


def test_no_page_of_a_stage_shuts_out_who_cannot_see_hear_or_point_well(scene: Scene) -> None:
    page = helper(scene, f"/office/{scene.hall.slug}/stages/call")
    code = calls_a_stage(page)
    at_the_scribes_table(page, code)
    writes(page, SPEAKERS[0], "Alt+9")
    expect(page.locator(".entry[data-state=sent]")).to_have_count(1)
    office, slug = f"/office/{scene.hall.slug}", scene.hall.slug
    found = faults_of(page)
    for path in (
        f"/stage/{code}", f"/stage/{code}/poster", f"{office}/stages", f"{office}/stages/call",
        f"{office}/paper", f"/a/{slug}/coverage",
    ):  # fmt: skip
        page.goto(scene.server.url + path)
        found += faults_of(page)
    assert found == []


def faults_of(page: Page) -> list[str]:
    """What axe-core finds grave, small as a phone and wide as a desk."""
    found = []
    for width, height in ((360, 740), (1366, 768)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(AXE)
        told = page.evaluate(LOOK, False)
        grave = [f"{one['id']} {one['where']}" for one in told if one["impact"] in GRAVE]
        found += [f"{page.url} {width}: {fault}" for fault in grave]
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{page.url} is {wide} wide on {width}"] if wide > width else []
    return found
