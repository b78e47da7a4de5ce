"""A phone on a weak line: what was written lies on it until it arrived, and arrives once."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from sqlalchemy import select

from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.models import Grievance, GrievancePicture
from assembly.grievances.queries import find_by_code
from benchmarks.weight import weigh
from tests.chromium import FLAGS, OWN
from tests.factories.decisions import begin
from tests.factories.hall import Hall
from tests.factories.uploads import SECRETS, noise, with_exif
from tests.journeys.devices import PHONE, Opens
from tests.journeys.room import Room, Serves
from tests.journeys.tls import tls_before

pytestmark = pytest.mark.journey

STORY = "เรือหมอไม่มาเกาะสองเดือนแล้ว"
LETTERS, LOSSES = 50, 20
TELL = "มีทุกข์อะไร เล่ามาได้เลย"
RECEIVED = "รับความทุกข์ของท่านแล้ว"
CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")


@pytest.fixture
def room(hall: Hall, serves: Serves) -> Room:
    begin(hall)
    return serves()


@dataclass
class WeakLine:
    """At every third try it breaks: before the letter is gone, or before its answer is back."""

    sent: int = 0
    losses: list[str] = field(default_factory=list)

    def carry(self, route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        self.sent += 1
        if len(self.losses) == LOSSES or self.sent % 3:
            route.continue_()
            return
        self.losses.append("answer" if len(self.losses) % 2 else "letter")
        if self.losses[-1] == "answer":
            route.fetch()  # it arrived, and was committed; the phone never hears of it
        route.abort("internetdisconnected")


@pytest.fixture
def phone(room: Room, opens: Opens) -> Page:
    page = opens(PHONE, cut=True).new_page()
    page.goto(f"{room.door}/tell?place=8207")
    page.get_by_label("ตำบล", exact=True).select_option(index=1)
    return page


def writes_and_sends(page: Page, text: str) -> None:
    page.get_by_label(TELL).fill(text)
    page.get_by_role("button", name="ส่งความทุกข์").click()


def told(room: Room) -> list[Grievance]:
    db.session.remove()
    return list(session().scalars(select(Grievance)))


def notes_codes(page: Page, codes: list[str]) -> None:
    """Where the whole page is the answer: note its code, and go on to the next letter."""
    answer = page.get_by_role("heading", name=RECEIVED)

    def note() -> None:
        code = CODE.search(page.locator(".tracking-code").inner_text())
        assert code is not None
        codes.append(code[0])
        page.get_by_role("link", name="แจ้งอีกเรื่อง").click()
        page.wait_for_load_state()  # no hand is quicker than the page's script

    page.add_locator_handler(answer, note)


def test_fifty_letters_over_a_line_that_breaks_twenty_times_arrive_once_each(
    room: Room, phone: Page
) -> None:
    line, codes = WeakLine(), list[str]()
    phone.route("**/tell", line.carry)
    notes_codes(phone, codes)
    place = phone.get_by_label("ตำบล", exact=True)
    for n in range(LETTERS):
        phone.get_by_label(TELL).fill(f"{STORY} เรื่องที่ {n}")
        if n == LETTERS - 1:
            phone.remove_locator_handler(phone.get_by_role("heading", name=RECEIVED))
        if not place.input_value():
            phone.get_by_label("อำเภอ", exact=True).select_option("8207")
            place.select_option(index=1)
        # By the keyboard: the list above grows meanwhile, and a finger would miss the button.
        phone.get_by_role("button", name="ส่งความทุกข์").press("Enter")
        expect(phone.locator("form[data-tell][inert]")).to_have_count(0)  # it lies on the phone
    last = phone.locator(".tracking-code .code")  # of the last letter, when all others are gone
    expect(last).to_be_visible(timeout=60_000)
    codes.append(last.inner_text())
    assert (len(line.losses), set(line.losses)) == (LOSSES, {"letter", "answer"})
    phone.goto(f"{room.door}/tell")
    expect(phone.locator(".letter .code")).to_have_count(LETTERS - len(set(codes)))
    codes += phone.locator(".letter .code").all_inner_texts()
    assert sorted(row.text for row in told(room)) == sorted(
        f"{STORY} เรื่องที่ {n}" for n in range(LETTERS)
    )
    found = {view.id for code in codes if (view := find_by_code(code))}
    assert len(found) == len(set(codes)) == LETTERS


def test_a_letter_and_its_picture_wait_for_the_line(
    room: Room, phone: Page, tmp_path: Path
) -> None:
    file = tmp_path / "โทรศัพท์.jpg"
    file.write_bytes(with_exif(noise(2400, 1200)))
    phone.get_by_text("เรื่องด่วน แนบรูป และอื่น ๆ").click()
    phone.locator("#picture").set_input_files(file)
    expect(phone.locator("[data-preview] canvas")).to_be_visible()
    phone.get_by_label(TELL).fill(STORY)
    phone.reload()  # what is being written lies on the phone, the picture too
    expect(phone.locator("[data-preview] canvas")).to_be_visible()
    expect(phone.get_by_label(TELL)).to_have_value(STORY)

    phone.context.set_offline(True)
    phone.get_by_role("button", name="ส่งความทุกข์").click()
    letter = phone.locator(".letter")
    expect(letter).to_contain_text("เก็บไว้ในเครื่องแล้ว มีสัญญาณเมื่อไร จะส่งให้เอง")
    expect(letter).to_contain_text(STORY)
    writes_and_sends(phone, "อีกเรื่องหนึ่ง ไฟดับทุกคืน")
    expect(letter).to_have_count(2)
    assert told(room) == []

    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", name=RECEIVED)).to_be_visible()
    assert len(told(room)) == 2
    first = phone.locator(".letter", has_text=STORY)
    expect(first).to_contain_text("ส่งถึงแล้ว รหัสติดตาม")
    code = first.locator(".code").inner_text()
    way = first.get_by_role("link", name="ตามเรื่องนี้")
    expect(way).to_have_attribute("href", f"/g/#{code.replace(' ', '')}")
    view = find_by_code(code)
    assert view is not None
    assert view.text == STORY
    (picture,) = session().scalars(select(GrievancePicture)).all()
    assert (picture.grievance_id, picture.width, picture.height) == (view.id, 1600, 800)
    kept = Path(room.hall.app.instance_path) / "files/pictures" / picture.name
    assert not any(secret in kept.read_bytes() for secret in SECRETS)

    phone.get_by_role("button", name="จดรหัสแล้ว ลบออกจากเครื่อง").click()
    expect(phone.locator(".letters")).to_be_hidden()
    phone.goto(f"{room.door}/tell")
    expect(phone.locator(".letters")).to_be_hidden()


def test_a_letter_whose_token_was_lost_meanwhile_arrives(room: Room, phone: Page) -> None:
    phone.context.set_offline(True)
    writes_and_sends(phone, STORY)
    expect(phone.locator(".letter")).to_be_visible()
    phone.context.clear_cookies()
    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", name=RECEIVED)).to_be_visible()
    assert [row.text for row in told(room)] == [STORY]


def test_a_letter_left_waiting_is_carried_from_the_hall_page(room: Room, phone: Page) -> None:
    phone.route("**/tell", lambda route: route.abort())
    writes_and_sends(phone, STORY)
    expect(phone.locator(".letter")).to_be_visible()
    phone.unroute("**/tell")
    phone.goto(room.door)
    expect(phone.get_by_text("เรื่องที่เก็บไว้ในเครื่องส่งถึงแล้ว")).to_be_visible()
    assert [row.text for row in told(room)] == [STORY]
    phone.goto(f"{room.door}/tell")
    expect(phone.locator(".letter .code")).to_have_text(CODE)


def test_two_pages_of_one_phone_send_a_letter_once_and_both_say_so(room: Room, phone: Page) -> None:
    """Both carry all that waits; each page says that its own has arrived, whoever carried it."""
    other = phone.context.new_page()
    other.goto(f"{room.door}/tell?place=8207")
    other.get_by_label("ตำบล", exact=True).select_option(index=1)
    phone.context.set_offline(True)
    for page, words in ((phone, STORY), (other, "ไฟดับทุกคืน")):
        writes_and_sends(page, words)
        expect(page.locator(".letter", has_text=words)).to_be_visible()
    other.route("**/tell", lambda route: route.abort())
    phone.context.set_offline(False)
    expect(phone.locator(".letter[data-state=received]")).to_be_visible()  # the other's
    other.unroute("**/tell")
    for page in (phone, other):
        code = page.locator(".tracking-code .code, .letter[data-state=received] .code")
        expect(code.first).to_have_text(CODE)
        expect(page.locator(".letter[data-state=kept]")).to_have_count(0)
    assert sorted(row.text for row in told(room)) == sorted([STORY, "ไฟดับทุกคืน"])


def test_what_is_not_right_comes_back_into_the_form(room: Room, phone: Page) -> None:
    long = "น้ำ" * 1001
    writes_and_sends(phone, long)
    expect(phone.get_by_role("alert").filter(has_text="ตอนนี้เกินมา 1 ตัว")).to_be_visible()
    expect(phone.get_by_label(TELL)).to_have_value(long)
    expect(phone.locator(".letters")).to_be_hidden()
    writes_and_sends(phone, STORY)
    expect(phone.get_by_role("heading", name=RECEIVED)).to_be_visible()
    assert [row.text for row in told(room)] == [STORY]


def test_the_form_weighs_less_than_a_picture(room: Room, opens: Opens) -> None:
    page = opens(PHONE).new_page()
    weighed = weigh(page, f"{room.door}/tell")
    assert sum(weighed.values()) <= 100_000, weighed


def test_plain_http_installs_nothing(phone: Page) -> None:
    expect(phone.locator("link[rel=manifest]")).to_have_count(0)
    many = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
    assert phone.evaluate(many) == 0


@pytest.fixture
def trusting(chromium: Browser) -> Iterator[Browser]:
    """A browser that takes our own certificate."""
    browser = chromium.browser_type.launch(
        executable_path=OWN, args=[*FLAGS, "--ignore-certificate-errors"]
    )
    yield browser
    browser.close()


def test_under_tls_the_form_opens_without_a_line(
    hall: Hall, serves: Serves, trusting: Browser, to_be_stopped: ExitStack, tmp_path: Path
) -> None:
    begin(hall)
    door = to_be_stopped.enter_context(tls_before(tmp_path))
    settings = Path(hall.app.instance_path) / "settings.py"
    settings.write_text(f"PUBLIC_URL = {door.url!r}\n", "utf-8")
    room = serves()
    door.leads_to(room.server.port)
    page = trusting.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{door.url}/m/{hall.code}/tell")
    page.locator("html[data-installed]").wait_for(state="attached")
    manifest = page.locator("link[rel=manifest]").get_attribute("href")
    said = page.request.get(f"{door.url}{manifest}", ignore_https_errors=True).json()
    assert said["start_url"] == f"/m/{hall.code}/tell"

    page.context.set_offline(True)
    page.reload()
    page.get_by_label("อำเภอ", exact=True).select_option("8207")
    page.get_by_label("ตำบล", exact=True).select_option(index=1)
    writes_and_sends(page, STORY)
    expect(page.locator(".letter")).to_be_visible()
    assert told(room) == []
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name=RECEIVED)).to_be_visible()
    assert [row.text for row in told(room)] == [STORY]
