"""Walls, phones and desks through reloads, sleep, a cut network and a killed server."""

import re

import pytest
from playwright.sync_api import Page, expect

from assembly.agenda.actions import finish_item, open_item
from assembly.ballots.actions import close_ballot, declare_ballot
from assembly.extensions import db
from assembly.hall.actions import add_screen, set_theme, show, show_message, take_break
from assembly.hall.queries import desk_board
from tests.factories.decisions import lay_charter, open_vote
from tests.hall.browsers import LIVE, LOST, PATIENCE, Scene

pytestmark = pytest.mark.journey

LONG_SLEEP = """() => {
  const asleep = Date.now;
  Date.now = () => asleep() + 3_600_000;
}"""

AN_HOUR_FAST = """(() => {
  const right = Date.now;
  Date.now = () => right() + 3_600_000;
  Object.defineProperty(performance, "timeOrigin", { value: performance.timeOrigin + 3_600_000 });
})()"""


def goes_on(scene: Scene) -> None:
    """The room moves while nobody out there can hear it."""
    hall = scene.hall
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[1])
    db.session.remove()


def shows(page: Page) -> str:
    """Which scene a wall shows, by the mark that makes a new one fade in."""
    return page.locator(".stage-body").get_attribute("id") or ""


def test_every_scene_is_the_same_after_a_reload_in_the_light_and_in_the_dark(scene: Scene) -> None:
    hall = scene.hall
    who, sitting = hall.facilitator, hall.meeting_id
    lay_charter(hall)
    open_item(who, sitting, hall.version, hall.items[0])
    take_break(who, sitting, hall.version, 30)
    ready = [scene_.slide for scene_ in desk_board(hall.code).scenes if scene_.ready]
    for slide in ready:
        for theme in ("light", "dark"):
            name = add_screen(who, sitting, slide + theme)
            show_message(who, sitting, name, "เชิญรับน้ำชา")
            show(who, sitting, name, slide)
            set_theme(who, sitting, name, theme)
    db.session.remove()
    assert {"welcome", "charter", "message", "break", "thanks"} <= set(ready)
    wall = scene.wall()
    for slide in ready:
        for theme in ("light", "dark"):
            wall.goto(f"{scene.server.url}/screen/{hall.code}/{slide}{theme}")
            wall.locator(LIVE).wait_for(state="attached")
            before = wall.locator(".stage").inner_text()
            assert shows(wall).startswith(f"slide-{slide}")
            wall.reload()
            wall.locator(LIVE).wait_for(state="attached")
            assert wall.locator(".stage").inner_text() == before
            expect(wall.locator(".stage")).to_have_attribute("data-theme", theme)


def test_a_scene_changes_in_place_and_fades_for_a_moment_at_most(scene: Scene) -> None:
    wall, desk = scene.wall(), scene.desk()
    wall.evaluate("document.querySelector('.stage-foot').stayed = true")
    wall.evaluate("window.blank = false")
    wall.evaluate(
        """() => new MutationObserver(() => {
          window.blank ||= !document.querySelector(".stage .stage-body");
        }).observe(document.querySelector(".stage-frame"), { childList: true, subtree: true })"""
    )
    desk.keyboard.press("4")
    expect(wall.locator("#slide-wall")).to_be_visible()
    assert wall.evaluate("document.querySelector('.stage-foot').stayed"), (
        "only what changed changed"
    )
    assert not wall.evaluate("window.blank"), "at no moment was there nothing"
    fade = wall.locator(".stage-body").evaluate("body => getComputedStyle(body).animationDuration")
    assert float(fade.removesuffix("s")) <= 0.3
    wall.emulate_media(reduced_motion="reduce")
    fade = wall.locator(".stage-body").evaluate("body => getComputedStyle(body).animationDuration")
    assert float(fade.removesuffix("s")) < 0.01


def test_a_server_killed_under_wall_phone_and_desk_finds_them_again_on_the_newest(
    scene: Scene,
) -> None:
    wall, phone, desk = scene.wall(), scene.phone(0), scene.desk()
    scene.is_killed()
    for page in (wall, phone, desk):
        page.locator(LOST).wait_for(state="attached", timeout=PATIENCE)
        expect(page.locator("[data-stale]")).to_be_visible()
    expect(wall.get_by_role("heading", name="ระเบียบวาระ")).to_be_visible()
    goes_on(scene)
    scene.starts_again()
    for page in (wall, phone):
        page.locator(LIVE).wait_for(state="attached", timeout=3 * PATIENCE)
        expect(page.locator("h1.question")).to_contain_text("ดูแลทะเลหน้าบ้าน", timeout=PATIENCE)
        expect(page.locator("[data-stale]")).to_be_hidden()
    desk.locator(LIVE).wait_for(state="attached", timeout=3 * PATIENCE)
    expect(desk.locator(".about-item h1")).to_contain_text("ดูแลทะเลหน้าบ้าน")
    desk.keyboard.press("b")
    expect(wall.locator(".stage-blank")).to_be_attached()


def test_a_cut_network_keeps_the_slide_and_brings_the_newest_when_it_is_back(scene: Scene) -> None:
    wall, desk = scene.wall(), scene.desk()
    wall.context.set_offline(True)
    wall.locator(LOST).wait_for(state="attached", timeout=3 * PATIENCE)
    expect(wall.locator("[data-stale]")).to_contain_text("ขาดสัญญาณตั้งแต่")
    expect(wall.get_by_role("heading", name="ระเบียบวาระ")).to_be_visible()
    desk.keyboard.press("n")
    expect(desk.locator(".next-step b")).to_have_text("เขียนร่างมติ")
    expect(wall.get_by_role("heading", name="ระเบียบวาระ")).to_be_visible()
    wall.context.set_offline(False)
    expect(wall.locator("h1.question")).to_contain_text("คณะทำงานตรวจแนวเขต", timeout=PATIENCE)
    expect(wall.locator("[data-stale]")).to_be_hidden()


def test_after_a_long_sleep_a_wall_asks_for_the_newest_board(scene: Scene) -> None:
    wall = scene.wall()
    wall.evaluate(LONG_SLEEP)
    with wall.expect_websocket(timeout=PATIENCE) as again:
        wall.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    with again.value.expect_event("framereceived", lambda frame: "slide-agenda" in str(frame)):
        pass
    wall.locator(LIVE).wait_for(state="attached", timeout=PATIENCE)


def test_a_wall_waiting_for_its_name_shows_it_as_soon_as_it_is_there(scene: Scene) -> None:
    wall, desk = scene.wall("stage"), scene.desk()
    expect(wall.get_by_role("heading", name="ระเบียบวาระ")).to_be_visible()
    desk.locator("#add-screen summary").click()
    desk.locator("#new-screen").fill("stage")
    desk.get_by_role("button", name="เพิ่มจอนี้").click()
    card = desk.locator("#screen-stage")
    expect(card.locator(".stage-body")).to_be_attached()
    card.get_by_text("เปลี่ยนภาพ").click()
    card.get_by_role("button", name="ความทุกข์").click()
    expect(wall.locator("#slide-wall")).to_be_visible(timeout=PATIENCE)
    expect(card.locator("#slide-wall")).to_be_attached()
    desk.keyboard.press("Shift+B")
    expect(wall.locator(".stage-blank")).to_be_attached()
    covers = desk.locator("[data-key='Shift+B']")
    expect(covers).to_have_attribute("value", "0")  # the next press uncovers them
    desk.keyboard.press("Shift+B")
    card.get_by_role("button", name="เอาจอนี้ออก").click()
    expect(card).to_have_count(0)
    expect(wall.get_by_role("heading", name="ระเบียบวาระ")).to_be_visible(timeout=PATIENCE)


def test_the_break_counts_down_on_the_wall_and_ends_on_the_phones(scene: Scene) -> None:
    wall, phone, desk = scene.wall(), scene.phone(0), scene.desk()
    desk.keyboard.press("p")
    desk.get_by_role("button", name="15 นาที").click()
    expect(wall.locator(".minutes-left")).to_have_text("อีก 15 นาที")
    expect(phone.locator("#now-break")).to_contain_text("กลับมาเวลา")
    expect(desk.locator(".on-break")).to_be_visible()
    wall.evaluate("Date.now = (now => () => now() + 840_000)(Date.now)")
    expect(wall.locator(".minutes-left")).to_have_text("อีก 1 นาที")
    desk.keyboard.press("r")
    expect(phone.locator("#now-between")).to_be_visible()
    expect(wall.get_by_role("heading", name="ระเบียบวาระ")).to_be_visible()


def test_a_device_with_a_wrong_clock_counts_a_ballot_down_as_the_room_does(scene: Scene) -> None:
    open_vote(scene.hall, minutes=5)
    db.session.remove()
    wall, phone, desk = scene.wall(), scene.phone(0), scene.desk()
    for page in (wall, phone, desk):
        page.add_init_script(AN_HOUR_FAST)
        page.reload()
        expect(page.locator("[data-until]").first).to_have_text(re.compile("^4:[0-5]"))


def test_the_phone_that_was_choosing_when_it_closed_says_what_became_of_its_vote(
    scene: Scene,
) -> None:
    hall = scene.hall
    ballot_id = open_vote(hall, method="secret")
    choosing, voted, late, desk = scene.phone(0), scene.phone(1), scene.phone(2), scene.desk()
    voted.locator(".choice.agree").click()
    expect(voted.get_by_text("ได้รับเสียงของท่านแล้ว")).to_be_visible()
    late.context.set_offline(True)
    late.locator(".choice.agree").click()
    expect(late.get_by_text("เก็บไว้ในเครื่องแล้ว จะส่งซ้ำให้เอง")).to_be_visible()
    desk.locator(".next-step").click()
    desk.get_by_role("button", name="ปิดลงมติเดี๋ยวนี้").click()
    missed = f"#mine-missed-{ballot_id}"
    expect(choosing.locator(missed)).to_contain_text("ไม่มีเสียงจากโทรศัพท์ของท่าน")
    expect(choosing.locator(".choices")).to_have_count(0)
    expect(voted.get_by_text("เสียงที่ท่านลงไว้ก่อนปิดอยู่ในหีบแล้ว")).to_be_visible()
    late.context.set_offline(False)
    expect(late.locator(missed)).to_be_visible(timeout=2 * PATIENCE)
    expect(late.locator("[data-refused]")).to_be_visible()
    assert late.evaluate("sessionStorage.length") == 0, "what was not taken is not kept"


def test_a_phone_cut_off_while_it_votes_says_in_each_moment_what_is(scene: Scene) -> None:
    ballot_id = open_vote(scene.hall, method="secret")
    phone = scene.phone(0)
    phone.context.set_offline(True)
    expect(phone.locator(".choices")).to_be_visible()
    phone.locator(".choice.agree").click()
    expect(phone.locator("[data-step=waiting]")).to_be_visible()
    phone.locator(LOST).wait_for(state="attached", timeout=3 * PATIENCE)
    expect(phone.locator("[data-stale]")).to_contain_text("ขาดสัญญาณตั้งแต่")
    expect(phone.locator("[data-step=waiting]")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.locator(f"#mine-voted-{ballot_id}")).to_be_visible(timeout=2 * PATIENCE)
    expect(phone.locator("[data-stale]")).to_be_hidden()
    expect(phone.locator("[data-step=waiting]")).to_have_count(1)  # in the drawer to vote anew …
    expect(phone.locator("[data-step=waiting]")).to_be_hidden()  # … where nothing is on its way


def test_a_reason_left_half_written_does_not_hide_the_next_ballot(scene: Scene) -> None:
    hall = scene.hall
    ballot_id = open_vote(hall, kind="consensus")
    db.session.remove()
    phone = scene.phone(0)
    phone.get_by_text("ยังไม่เห็นพ้อง").first.click()
    phone.evaluate("window.at = Date.now(); Date.now = () => window.at")  # a busy machine pauses
    phone.locator(f"#say-not_yet-{ballot_id}").fill("อยากให้แก้ข้อ 2")
    close_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    declare_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    finish_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    following = open_vote(hall, 1)
    scene.phone(1).locator(".choice.agree").click()  # moves the boards
    expect(phone.get_by_text("ลงแล้ว 1")).to_be_visible()
    phone.wait_for_timeout(2_000)
    expect(phone.locator(f"#say-not_yet-{ballot_id}")).to_have_value("อยากให้แก้ข้อ 2")
    phone.evaluate("window.at += 15_000")
    expect(phone.locator(f"form[data-vote='{following}']")).to_be_visible()


def test_a_vote_left_on_its_way_finds_the_ballot_closed_after_a_restart(scene: Scene) -> None:
    hall = scene.hall
    ballot_id = open_vote(hall, method="secret")
    phone = scene.phone(0)
    scene.is_killed()
    phone.locator(".choice.agree").click()
    expect(phone.locator("[data-step=waiting]")).to_be_visible()
    close_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    db.session.remove()
    scene.starts_again()
    expect(phone.locator(f"#mine-missed-{ballot_id}")).to_be_visible(timeout=3 * PATIENCE)
