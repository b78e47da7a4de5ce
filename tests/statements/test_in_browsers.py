"""In real browsers: the desk asks, two phones of two districts answer, the wall draws along."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assembly.hall.actions import set_theme, show
from assembly.statements.actions import set_state
from tests.factories.hall import Hall
from tests.hall.browsers import Scene, browser, served
from tests.journeys.test_axe import faults_of
from tests.statements.conftest import MARKET, SEA, ask, people_say, sense

__all__ = ["browser"]

pytestmark = pytest.mark.journey


@pytest.fixture
def scene(asking: Hall, browser: Browser) -> Iterator[Scene]:
    with served(asking, browser) as scene:
        yield scene


def answers(phone: Page, word: str) -> None:
    phone.get_by_role("button", name=word, exact=True).first.click()


def changes(phone: Page, word: str) -> None:
    """One's mind may change."""
    phone.locator(".opinion-own summary").click()
    phone.locator(".opinion-own").get_by_role("button", name=word, exact=True).click()
    expect(phone.locator(".opinion-own .chosen")).to_contain_text(word)


def test_the_desk_asks_two_districts_answer_and_the_wall_draws_along(scene: Scene) -> None:
    hall = scene.hall
    desk = scene.desk(page="/sense")
    villager, delegate = scene.opens(f"/m/{hall.code}"), scene.phone(1)
    desk.get_by_label("ข้อความที่จะถามห้อง").fill(MARKET)
    desk.get_by_role("button", name="ถามห้อง").click()
    expect(desk.get_by_label("ข้อความที่จะถามห้อง")).to_have_value("")  # the page that answered
    expect(desk.locator(".sense-desk-one")).to_contain_text(MARKET)
    desk.get_by_role("button", name="ขึ้นจอใหญ่").click()
    wall = scene.wall()
    expect(wall.locator(".sense-asked")).to_contain_text(MARKET)
    for phone in (villager, delegate):
        phone.get_by_role("link", name="ห้องถามความเห็น 1 ข้อความ").click()
    villager.get_by_label("ท่านมาจากอำเภอไหน").select_option("8202")
    villager.get_by_role("button", name="ไปออกความเห็น").click()
    answers(villager, "เห็นด้วย")
    answers(delegate, "ไม่เห็นด้วย")
    for phone in (villager, delegate):
        expect(phone.locator(".opinion-done")).to_be_visible()
    expect(desk.locator(".sense-desk-one")).to_contain_text("ตอบ 2 คน")
    changes(villager, "ผ่าน")
    assert sense(hall).statements[0].answered == 2
    people_say(hall, sense(hall).statements[0].id, "agree", d1=6, d2=9)
    changes(delegate, "ผ่าน")  # the server makes its boards anew: those above it did not hear
    expect(desk.locator(".sense-desk-one")).to_contain_text("เห็นด้วยตรงกัน")
    expect(wall.locator(".sense-line")).to_have_count(1)
    desk.get_by_role("button", name="ปิดรับความเห็น").click()
    expect(desk.locator(".sense-desk-one")).to_contain_text("ปิดรับแล้ว")
    expect(villager.locator(".sense-results .opinion-result")).to_contain_text("ตอบ 17 คน")
    expect(villager.locator(".statement")).to_have_count(0)


def test_an_answer_given_without_a_network_arrives_when_it_is_back(scene: Scene) -> None:
    hall = scene.hall
    ask(hall)
    phone = scene.phone(0)
    phone.goto(f"{scene.server.url}/m/{hall.code}/sense")
    phone.context.set_offline(True)
    answers(phone, "เห็นด้วย")
    answers(phone, "ไม่เห็นด้วย")  # changed before the first one left
    expect(phone.locator("[data-refused]")).to_contain_text("จะลองส่งให้เอง")
    phone.context.set_offline(False)
    expect(phone.locator(".opinion-own .chosen")).to_contain_text("ไม่เห็นด้วย")
    expect(phone.locator("[data-refused]")).to_be_hidden()
    assert sense(hall).statements[0].answered == 1


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_fullest_wall_has_room_for_all_it_shows(
    scene: Scene, width: int, height: int, language: str
) -> None:
    hall = scene.hall
    words = "ทุกครอบครัวริมทะเลควรได้ค่าชดเชยเท่ากันเมื่อหยุดจับปลาในฤดูวางไข่ "
    for number in range(4):
        id_ = ask(
            hall,
            f"{number} {words if number == 1 else words[:50]}{'ก' * 30 if number == 1 else ''}",
        )
        people_say(hall, id_, "agree", d1=7, d2=5, d3=5)
        if number % 2:
            people_say(hall, id_, "disagree", d1=6, d2=6, d3=5)
    show(hall.facilitator, hall.meeting_id, "main", "sense")
    wall = scene.opens(f"/screen/{hall.code}?lang={language}", width, height)
    expect(wall.locator(".sense-line")).to_have_count(4 if language == "th" else 3)
    box = wall.locator(".sense-lists")
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    foot = wall.locator(".sense-foot")
    ends = foot.evaluate("foot => foot.getBoundingClientRect().bottom")
    water = wall.locator(".stage-foot").evaluate("foot => foot.getBoundingClientRect().top")
    assert ends <= water


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nobody_is_shut_out(asking: Hall, browser: Browser, theme: str) -> None:
    id_, open_, refused = ask(asking), ask(asking, SEA), ask(asking, "ประโยคที่สาม")
    people_say(asking, id_, "agree", d1=7, d2=6, d3=1)
    people_say(asking, open_, "disagree", d1=7)
    people_say(asking, open_, "agree", d2=7)
    people_say(asking, refused, "disagree", d1=7, d2=7)
    set_state(asking.facilitator, asking.meeting_id, id_, "closed", "open")
    show(asking.facilitator, asking.meeting_id, "main", "sense")
    set_theme(asking.facilitator, asking.meeting_id, "main", theme)
    with served(asking, browser) as scene:
        phone = scene.phone(0)
        phone.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        phone.goto(f"{scene.server.url}/m/{asking.code}/sense")
        answers(phone, "เห็นด้วย")
        expect(phone.locator(".opinion-own")).to_have_count(1)
        stranger = scene.opens(f"/m/{asking.code}/sense")
        for page, strict in (
            (phone, False),
            (stranger, False),
            (scene.wall(), True),
            (scene.desk(page="/sense"), False),
        ):
            assert faults_of(page, strict=strict) == []
