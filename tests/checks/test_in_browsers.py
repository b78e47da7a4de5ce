"""In two real browsers: the desk waits, a teller confirms, and the desk goes on by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask_migrate import stamp
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assembly.ballots.actions import close_ballot, count_ballot
from assembly.checks.actions import settle_checks
from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.people.actions import make_link
from tests.chromium import FLAGS, OWN
from tests.factories.decisions import begin, everyone_votes, open_vote
from tests.factories.hall import Hall
from tests.operator.machine import Machine, Running


@pytest.fixture
def counted(hall: Hall) -> Iterator[Running]:
    """A counted vote that waits for its second person, served."""
    settle_checks(SYSTEM, hall.assembly_id, ["figures"])
    begin(hall)
    ballot_id = open_vote(hall)
    everyone_votes(hall, ballot_id, "yyyyyyyynnna")
    for verb in (close_ballot, count_ballot):
        verb(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    db.session.remove()
    stamp()  # the scene's tables are already those of the newest revision
    running = Machine(Path(hall.app.instance_path)).serves()
    yield running
    running.stops()


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as tools:
        yield tools.chromium.launch(executable_path=OWN, args=FLAGS)


def signed_in(hall: Hall, server: Running, browser: Browser, role: str, path: str) -> Page:
    """A browser of one's own, as somebody with a link of their own."""
    token = make_link(SYSTEM, hall.staff[role], path)
    db.session.remove()
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.goto(f"{server.url}/in/{token}")
    return page


@pytest.mark.journey
def test_the_desk_goes_on_when_a_teller_confirms(
    hall: Hall, counted: Running, browser: Browser
) -> None:
    desk = signed_in(hall, counted, browser, "facilitator", f"/desk/{hall.code}")
    expect(desk.locator("html")).to_have_attribute("data-link", "live")
    waits = desk.get_by_role("link", name="รอผู้ยืนยันคนที่สอง")
    expect(waits).to_be_visible()
    teller = signed_in(hall, counted, browser, "teller", f"/office/{hall.slug}/checks")
    expect(teller.get_by_text("ท่านเข้าใช้ในชื่อ เจ้าหน้าที่ teller")).to_be_visible()
    expect(teller.locator(".figures div").first).to_contain_text("8")
    teller.get_by_role("button", name="ตรงกัน ยืนยัน").click()
    expect(teller.get_by_text("ยืนยันแล้ว ผู้ขอทำขั้นต่อไปได้")).to_be_visible()
    expect(waits).to_be_hidden()
    desk.get_by_text("ประกาศผล", exact=True).last.click()
    desk.get_by_role("button", name="ประกาศผลเดี๋ยวนี้").click()
    expect(desk.get_by_text("เห็นชอบ").first).to_be_visible()
