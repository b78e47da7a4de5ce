"""Desk, wall and phone while the hall follows up: from the list to a promise that is kept."""

import pytest
from playwright.sync_api import Page, expect

from assembly.commitments.queries import commitment_view
from assembly.follow_up.queries import page_of
from assembly.hall.actions import add_screen, set_theme, show, turn_page
from assembly.meetings.queries import meeting
from tests.factories.following import follows_up
from tests.factories.hall import Hall
from tests.factories.promises import Promised, divided, promised, reported, row_of
from tests.factories.proofs import shown_report
from tests.hall.browsers import browser, served
from tests.journeys.test_axe import faults_of

__all__ = ["browser"]  # a fixture of the hall's folder
pytestmark = pytest.mark.journey

SHAPES = ((1920, 1080), (1024, 768))
# What stands under the water or beside the wall, or is smaller than 3 % of the wall.
LOST = """() => {
  const floor = document.querySelector(".stage-foot").getBoundingClientRect().top;
  const words = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  return [...document.querySelectorAll(".stage-body *")].filter(words).flatMap((e) => {
    const box = e.getBoundingClientRect();
    const small = parseFloat(getComputedStyle(e).fontSize) < innerHeight * 0.03;
    const out = box.bottom > floor + 1 || box.right > innerWidth + 1;
    return (small || out) && !e.closest(".for-ears") ? [e.textContent.trim()] : [];
  });
}"""


@pytest.fixture
def made(hall: Hall) -> Promised:
    made = promised(hall)
    divided(hall, made.ids[1], 2, 1, 1)
    reported(hall, made.ids[1], "พบชาวบ้านครบทุกตำบลแล้ว", days_ago=30)
    shown_report(hall, made.first)
    return made


def wall_of(later: Hall, page: int, theme: str) -> str:
    """A wall of its own that shows just this page."""
    who, sitting = later.facilitator, later.meeting_id
    name = add_screen(who, sitting, f"{theme}{page}")
    set_theme(who, sitting, name, theme)
    show(who, sitting, name, "promises")
    turn_page(who, sitting, name, page)
    return name


def test_every_page_stands_whole_on_wide_and_narrow_walls_in_the_light_and_in_the_dark(
    made: Promised, browser: object
) -> None:
    later = follows_up(made.hall)
    seen: list[str] = []
    walls = [[wall_of(later, page, theme) for page in (1, 2, 3)] for theme in ("light", "dark")]
    with served(later, browser) as scene:  # type: ignore[arg-type]  # the fixture's own
        for shape, names in zip(SHAPES, walls, strict=True):
            for name in names:
                wall = scene.opens(f"/screen/{later.code}/{name}", *shape)
                wall.emulate_media(reduced_motion="reduce")  # looked at once it stands still
                wall.wait_for_function("document.fonts.status === 'loaded'")
                assert wall.evaluate(LOST) == [], (shape, name)
                assert faults_of(wall, strict=True) == [], (shape, name)
                seen.append(wall.locator("#main").inner_text())
    assert len(set(seen)) == 6


def test_the_hall_follows_up_from_the_list_to_a_promise_that_is_kept(
    made: Promised, browser: object
) -> None:
    later = follows_up(made.hall)
    title = commitment_view(made.first).title
    page = page_of(meeting(later.meeting_id), made.first)
    with served(later, browser) as scene:  # type: ignore[arg-type]  # the fixture's own
        wall, phone, desk = scene.wall(), scene.phone(0), scene.desk()
        expect(wall.locator(".promises-sum")).to_contain_text("จากพันธสัญญา 2 เรื่อง")
        expect(phone.locator(".follow-list")).to_contain_text(title)
        for _ in range(page - 1):
            turned(desk, wall)
        expect(wall.locator(".promise-title")).to_have_text(title)
        desk.keyboard.press("k")
        row = desk.locator(f"#promise-{made.first}")
        row.get_by_role("link", name="ถามที่ประชุม").click()
        desk.get_by_role("link", name="ปิดว่าบรรลุผลแล้ว").click()
        desk.get_by_role("button", name="ถามฉันทมติเดี๋ยวนี้").click()
        expect(wall.locator(".question")).to_contain_text("ว่าบรรลุผลแล้ว")
        agree(phone)
        declares(desk)
        expect(wall.locator("#main")).to_contain_text("เห็นพ้อง")
    assert row_of(made.first).state == "kept"


def turned(desk: Page, wall: Page) -> None:
    """One page further by the desk's key, waited for on the wall and at the desk: the key names the
    page it leads to, so that pressed twice it leads no further.
    """
    before = wall.locator(".stage-body").get_attribute("id") or ""
    onward = desk.locator("[data-key=']']").first
    leads = onward.get_attribute("value") or ""
    desk.keyboard.press("]")
    expect(wall.locator(".stage-body")).not_to_have_id(before)
    expect(onward).not_to_have_attribute("value", leads)


def agree(phone: Page) -> None:
    phone.locator("button[value=agree]").first.click()
    expect(phone.locator(".mine-voted")).to_be_visible()


def declares(desk: Page) -> None:
    for question, yes in (("ปิดรับความเห็น", "ปิดรับความเห็นเดี๋ยวนี้"), ("ประกาศฉันทมติ", "ประกาศฉันทมติเดี๋ยวนี้")):
        desk.locator("summary.next-step", has_text=question).click()
        desk.get_by_role("button", name=yes).click()
    expect(desk.locator(".next-step")).to_contain_text("จบวาระ")
