"""In real browsers: the wall and the phones follow by themselves, and nothing sent is ever lost."""

import pytest
from playwright.sync_api import expect

from tests.factories.decisions import open_vote
from tests.hall.browsers import LIVE, LOST, PATIENCE, Network, Scene

pytestmark = pytest.mark.journey

# One breath: a board that came between the two would bring the right version back.
PRESSED_FROM_AN_OLD_BOARD = """version => {
  version.value = 1;
  document.querySelector(".next-step").click();
}"""


def test_one_press_at_the_desk_moves_wall_phone_and_the_second_desk(scene: Scene) -> None:
    wall, phone, desk, second = scene.wall(), scene.phone(0), scene.desk(), scene.desk()
    expect(desk.locator(".next-step b")).to_have_text("เปิดวาระ 1")
    desk.keyboard.press("n")
    for page in (wall, phone):
        expect(page.locator("h1.question")).to_contain_text("คณะทำงานตรวจแนวเขตที่ดินชุมชน")
    for page in (desk, second):
        expect(page.locator(".next-step b")).to_have_text("เขียนร่างมติ")
        expect(page.locator(".preview h1.question")).to_contain_text("คณะทำงานตรวจแนวเขต")
    desk.keyboard.press("b")
    expect(wall.locator(".stage-blank")).to_be_attached()
    expect(second.get_by_role("button", name="จอว่าง")).to_have_attribute("aria-pressed", "true")
    second.keyboard.press("b")
    expect(wall.locator("h1.question")).to_be_visible()


def test_the_second_desk_is_told_who_was_first_and_keeps_what_it_ticked(scene: Scene) -> None:
    from assembly.grievances.actions import tell

    tell(scene.hall.assembly_id, "820101", None, "น้ำไม่ไหล", "key")
    desk = scene.desk()
    desk.get_by_label("เลือก").check()
    desk.locator("[name=version]").evaluate(PRESSED_FROM_AN_OLD_BOARD)
    expect(desk.locator("[data-refused]")).to_contain_text("เพิ่งทำ “เปิดประชุม” ไปก่อน")
    scene.desk().keyboard.press("b")
    expect(desk.get_by_role("button", name="จอว่าง")).to_have_attribute("aria-pressed", "true")
    assert desk.locator("[name=ids]:checked").count() == 1, "a new board takes no tick away"
    desk.locator(".next-step").click()
    expect(desk.locator(".next-step b")).to_have_text("เขียนร่างมติ")


def test_a_page_that_wakes_while_it_connects_asks_once(scene: Scene) -> None:
    """Asked for twice the server hangs up, and the page would hear nothing for many seconds."""
    phone = scene.phone(0)
    phone.add_init_script("setInterval(() => dispatchEvent(new Event('online')), 1)")
    phone.reload()
    phone.locator(LIVE).wait_for(state="attached")
    scene.desk().locator(".next-step").click()
    expect(phone.locator("#main")).to_contain_text("เปิดประชุม")
    talk = scene.talk[phone]
    assert sum("> '40" in said for said in talk) == 2, talk  # once for each page


def test_a_vote_pressed_without_a_link_arrives_when_there_is_one(scene: Scene) -> None:
    open_vote(scene.hall, method="secret")
    wall, phone = scene.wall(), scene.phone(0)
    phone.context.set_offline(True)
    phone.locator(".choice.agree").click()
    expect(phone.get_by_text("เก็บไว้ในเครื่องแล้ว จะส่งซ้ำให้เอง")).to_be_visible()
    expect(wall.locator(".received .of b")).to_have_text("0")
    phone.context.set_offline(False)
    expect(phone.get_by_text("ได้รับเสียงของท่านแล้ว")).to_be_visible(timeout=PATIENCE)
    expect(wall.locator(".received .of b")).to_have_text("1")
    assert phone.evaluate("sessionStorage.length") == 0


def test_a_vote_survives_a_reload_before_it_was_sent(scene: Scene) -> None:
    open_vote(scene.hall, method="secret")
    phone, network = scene.phone(0), Network()
    phone.context.route("**/vote", network.http)
    phone.context.route("**/socket.io/**", network.http)
    phone.context.route_web_socket("**/socket.io/**", network.socket)
    phone.reload()
    phone.locator(".choice.agree").click()
    expect(phone.locator("[data-step=waiting]")).to_be_visible()
    network.is_up = True
    phone.reload()
    expect(phone.get_by_text("ได้รับเสียงของท่านแล้ว")).to_be_visible(timeout=PATIENCE)


def test_the_wall_keeps_its_last_slide_and_comes_back_alone(scene: Scene) -> None:
    wall = scene.wall()
    scene.server.stops()
    wall.locator(LOST).wait_for(state="attached")
    expect(wall.locator("[data-stale]")).to_contain_text("ขาดสัญญาณตั้งแต่")
    expect(wall.get_by_role("heading", name="ระเบียบวาระ")).to_be_visible()
    scene.starts_again()
    wall.locator(LIVE).wait_for(state="attached", timeout=3 * PATIENCE)
    expect(wall.locator("[data-stale]")).to_be_hidden()


def test_a_grievance_written_without_a_link_is_sent_later_and_forgotten_here(
    scene: Scene,
) -> None:
    phone = scene.opens(f"/m/{scene.hall.code}")
    phone.goto(f"{scene.server.url}/m/{scene.hall.code}/tell")
    phone.locator("textarea").type("เรือหมอมาเดือนละครั้ง")
    expect(phone.locator("[data-step=kept]")).to_have_attribute("aria-current", "step")
    phone.reload()
    expect(phone.locator("textarea")).to_have_value("เรือหมอมาเดือนละครั้ง")
    phone.locator("#district").select_option(index=1)
    phone.locator("#subdistrict").select_option(index=1)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="ส่งความทุกข์").click()
    expect(phone.get_by_text("ตอนนี้ไม่มีสัญญาณ")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.locator(".tracking-code .code")).to_be_visible(timeout=PATIENCE)
    assert phone.evaluate("localStorage.length") == 0
