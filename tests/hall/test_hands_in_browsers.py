"""Hands on keyboard and glass: keys, focus, what is half typed, and the desk on a phone."""

import pytest
from playwright.sync_api import Page, expect

from assembly.extensions import db
from assembly.grievances.actions import tell
from tests.factories.decisions import open_vote
from tests.hall.browsers import PATIENCE, Scene

pytestmark = pytest.mark.journey

THAI = """([code, key, shift]) => document.body.dispatchEvent(
  new KeyboardEvent("keydown", { code, key, shiftKey: shift, bubbles: true, cancelable: true }))"""


def is_selected(page: Page) -> str:
    """What is selected in the field under the cursor."""
    return str(
        page.evaluate(
            """() => {
              const { value, selectionStart, selectionEnd } = document.activeElement;
              return value.slice(selectionStart, selectionEnd);
            }"""
        )
    )


def on_the_wall(page: Page, slide: str) -> None:
    expect(page.locator(f".preview #slide-{slide}").first).to_be_attached()


def test_the_keys_work_on_a_thai_keyboard_too(scene: Scene) -> None:
    desk = scene.desk()
    desk.evaluate(THAI, ["Digit4", "ภ", False])
    on_the_wall(desk, "wall")
    desk.evaluate(THAI, ["Digit2", "/", False])
    desk.keyboard.press("1")
    on_the_wall(desk, "welcome")
    desk.evaluate(THAI, ["KeyN", "ื", False])
    expect(desk.locator(".next-step b")).to_have_text("เขียนร่างมติ")
    desk.evaluate(THAI, ["KeyB", "ิ", False])
    expect(desk.locator(".preview .stage-blank")).to_be_attached()


def test_a_question_mark_lists_every_key_and_escape_goes_back(scene: Scene) -> None:
    desk = scene.desk()
    desk.keyboard.press("?")
    sheet = desk.get_by_role("dialog")
    for key, name in (("N", "เปิดวาระ 1"), ("4", "ความทุกข์"), ("B", "จอว่าง"), ("P", "พักการประชุม")):
        line = sheet.locator("dl > div").filter(has_text=name)
        expect(line.first.locator("kbd")).to_have_text(key)
    desk.keyboard.press("n")
    expect(desk.locator(".next-step b")).to_have_text("เปิดวาระ 1")  # no key acts behind the sheet
    desk.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    desk.keyboard.press("n")
    expect(desk.locator(".next-step b")).to_have_text("เขียนร่างมติ")


def test_when_a_board_takes_the_pressed_button_away_the_next_step_has_the_focus(
    scene: Scene,
) -> None:
    open_vote(scene.hall)
    desk = scene.desk()
    desk.keyboard.press("n")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("button", name="ปิดลงมติเดี๋ยวนี้")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator(".next-step b")).to_have_text("เปิดหีบนับคะแนน")
    expect(desk.locator(".next-step")).to_be_focused()


def test_the_first_tab_stops_lead_past_the_lists(scene: Scene) -> None:
    desk = scene.desk()
    for words in ("ข้ามไปที่เนื้อหา", "ข้ามไปที่จอใหญ่", "ข้ามไปที่ในห้องตอนนี้"):
        desk.keyboard.press("Tab")
        expect(desk.get_by_role("link", name=words)).to_be_focused()
        expect(desk.get_by_role("link", name=words)).to_be_in_viewport()
    desk.keyboard.press("Enter")
    expect(desk.locator("#in-the-room")).to_be_focused()


def test_what_is_half_typed_at_the_desk_stays_with_cursor_and_drawer(scene: Scene) -> None:
    desk, other = scene.desk(), scene.desk()
    desk.locator("#add-screen summary").click()
    desk.locator("#new-screen").fill("sta")
    desk.keyboard.press("Control+Home")  # leaves the field as it is
    desk.locator("#say-it summary").click()
    desk.locator("#say-words").fill("เชิญรับน้ำชา")
    desk.locator("#say-words").press("Control+a")
    for key, slide in (("4", "wall"), ("1", "welcome")):
        other.keyboard.press(key)
        on_the_wall(desk, slide)
    other.keyboard.press("n")
    expect(desk.locator(".next-step b")).to_have_text("เขียนร่างมติ")
    expect(desk.locator("#say-words")).to_be_focused()
    assert is_selected(desk) == "เชิญรับน้ำชา"
    expect(desk.locator("#say-words")).to_have_value("เชิญรับน้ำชา")
    expect(desk.locator("#new-screen")).to_have_value("sta")
    expect(desk.locator("#add-screen")).to_have_attribute("open", "")
    desk.get_by_role("button", name="ขึ้นจอใหญ่").click()
    on_the_wall(desk, "message")
    expect(other.locator("#say-words")).to_have_value("เชิญรับน้ำชา")


def test_a_half_typed_slip_outlives_the_ballot_it_was_for(scene: Scene) -> None:
    open_vote(scene.hall)
    phone, desk = scene.opens(f"/m/{scene.hall.code}"), scene.desk()
    number = phone.locator(".mine-slip input[name=code]")
    number.fill("5639 60")
    number.evaluate("field => field.blur()")
    desk.keyboard.press("n")
    desk.get_by_role("button", name="ปิดลงมติเดี๋ยวนี้").click()
    expect(phone.get_by_role("status").filter(has_text="ปิดลงมติแล้ว")).to_be_visible()
    phone.wait_for_timeout(2_500)  # longer than the region waits before it fetches itself anew
    expect(number).to_have_value("5639 60")
    number.fill("")
    number.evaluate("field => field.blur()")
    expect(phone.locator(".mine-slip")).to_have_count(0, timeout=PATIENCE)


def test_a_grievance_being_written_is_touched_by_nothing(scene: Scene) -> None:
    hall = scene.hall
    phone = scene.browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    phone.goto(f"{scene.server.url}/m/{hall.code}/tell")
    words = phone.locator("textarea")
    words.fill("เรือหมอมาเดือนละครั้ง")
    words.press("Control+a")
    desk = scene.desk()
    desk.keyboard.press("n")
    expect(desk.locator(".next-step b")).to_have_text("เขียนร่างมติ")
    expect(words).to_be_focused()
    expect(words).to_have_value("เรือหมอมาเดือนละครั้ง")
    assert is_selected(phone) == "เรือหมอมาเดือนละครั้ง"


def test_a_tick_and_an_open_drawer_stay_through_other_peoples_news(scene: Scene) -> None:
    tell(scene.hall.assembly_id, "820101", None, "น้ำไม่ไหล", "key-1")
    db.session.remove()
    desk, other = scene.desk(), scene.desk()
    desk.get_by_label("เลือก").check()
    desk.locator("#attach-elsewhere summary").click()
    other.keyboard.press("4")
    on_the_wall(desk, "wall")
    expect(desk.get_by_label("เลือก")).to_be_checked()
    expect(desk.locator("#attach-elsewhere")).to_have_attribute("open", "")


def test_on_a_phone_next_step_cover_and_order_lie_at_the_thumb(scene: Scene) -> None:
    desk, wall = scene.desk(360, 740), scene.wall()
    at_the_thumb = [
        desk.locator(".next-step"),
        desk.get_by_role("button", name="จอว่าง").first,
        desk.get_by_role("link", name="วาระ", exact=True),
    ]
    for reach in at_the_thumb:
        box = reach.bounding_box()
        assert box is not None
        assert box["y"] > 740 * 0.8
        assert min(box["width"], box["height"]) >= 56
    assert desk.evaluate("document.documentElement.scrollWidth") == 360
    at_the_thumb[0].click()
    expect(wall.locator("h1.question")).to_contain_text("คณะทำงานตรวจแนวเขต")
    at_the_thumb[1].click()
    expect(wall.locator(".stage-blank")).to_be_attached()
    at_the_thumb[2].click()
    expect(desk.get_by_role("heading", name="ระเบียบวาระ").first).to_be_in_viewport()


def test_on_a_phone_two_quick_taps_do_not_close_a_ballot(scene: Scene) -> None:
    open_vote(scene.hall)
    desk = scene.desk(360, 740)
    step = desk.locator(".next-step")
    box = step.bounding_box()
    assert box is not None
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    desk.mouse.click(*place)
    expect(desk.get_by_role("button", name="ปิดลงมติเดี๋ยวนี้")).to_be_visible()
    desk.mouse.click(*place)
    expect(desk.locator(".ask-first").first).not_to_have_attribute("open", "")
    expect(desk.locator(".next-step b")).to_have_text("ปิดลงมติ")
