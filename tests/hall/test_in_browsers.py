"""In real browsers: the wall and the phones follow by themselves, and nothing sent is ever lost."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask_migrate import stamp
from playwright.sync_api import (
    Browser,
    Page,
    Route,
    WebSocketRoute,
    expect,
    sync_playwright,
)

from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.people.actions import make_link
from assembly.people.queries import paper_slips
from tests.factories.decisions import begin, open_vote
from tests.factories.hall import Hall
from tests.operator.machine import COMMAND, Machine, Running

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
LIVE, LOST = "html[data-link=live]", "html[data-link=lost]"
PATIENCE = 20_000

pytestmark = pytest.mark.journey


@dataclass
class Scene:
    """A served meeting, and browsers to look at it."""

    hall: Hall
    server: Running
    browser: Browser

    def opens(self, path: str, width: int = 360, height: int = 740) -> Page:
        page = self.browser.new_context(viewport={"width": width, "height": height}).new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(self.server.url + path)
        page.locator(LIVE).wait_for(state="attached")
        return page

    def starts_again(self) -> None:
        """The same instance, at the address the screens know."""
        words = [COMMAND, "serve", "--port", str(self.server.port)]
        around = Machine(Path(self.hall.app.instance_path)).surroundings
        silent = subprocess.DEVNULL
        process = subprocess.Popen(words, env=around, stdout=silent, stderr=silent, text=True)
        self.server = Running(process, self.server.url)

    def wall(self) -> Page:
        return self.opens(f"/screen/{self.hall.code}", 1280, 720)

    def desk(self) -> Page:
        token = make_link(SYSTEM, self.hall.staff["facilitator"], f"/desk/{self.hall.code}")
        return self.opens(f"/in/{token}", 1366, 768)

    def phone(self, place: int) -> Page:
        slip = paper_slips(self.hall.meeting_id)[place]
        db.session.remove()
        return self.opens(f"/s/{slip.token}")


class Network:
    """A way to the server that can be cut for some addresses and mended."""

    is_up = False

    def http(self, route: Route) -> None:
        if self.is_up:
            route.continue_()
        else:
            route.abort()

    def socket(self, way: WebSocketRoute) -> None:
        if self.is_up:
            way.connect_to_server()
        else:
            way.close()


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
    db.session.remove()
    stamp()  # the scene's tables are already those of the newest revision
    running = Machine(Path(hall.app.instance_path)).starts("serve")
    scene = Scene(hall, running, browser)
    yield scene
    for context in browser.contexts:
        context.close()
    scene.server.stops()


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
    second.keyboard.press("b")
    expect(wall.locator("h1.question")).to_be_visible()


def test_the_second_desk_is_told_who_was_first_and_keeps_what_it_ticked(scene: Scene) -> None:
    from assembly.grievances.actions import tell

    tell(scene.hall.assembly_id, "820101", None, "น้ำไม่ไหล", "key")
    desk = scene.desk()
    desk.get_by_label("เลือก").check()
    desk.locator("[name=version]").evaluate("field => { field.value = 1 }")
    desk.locator(".next-step").click()
    expect(desk.locator("[data-refused]")).to_contain_text("เพิ่งทำ “เปิดประชุม” ไปก่อน")
    scene.desk().keyboard.press("b")
    expect(desk.get_by_role("button", name="จอว่าง")).to_have_attribute("aria-pressed", "true")
    assert desk.locator("[name=ids]:checked").count() == 1, "a new board takes no tick away"
    desk.locator(".next-step").click()
    expect(desk.locator(".next-step b")).to_have_text("เขียนร่างมติ")


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
