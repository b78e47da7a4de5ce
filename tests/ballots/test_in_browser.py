"""In a real browser: after a secret vote the phone repeats the choice nowhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask_migrate import stamp
from playwright.sync_api import Page, expect, sync_playwright

from assembly.extensions import db
from assembly.people.queries import paper_slips
from tests.ballots.conftest import Plenary
from tests.chromium import FLAGS, OWN
from tests.operator.machine import Machine, Running

ALL = ["เห็นด้วย", "ไม่เห็นด้วย", "งดออกเสียง"]
# The words of choices that are seen now; those in a closed drawer are not.
SEEN = """() => [...document.querySelectorAll("body *")]
    .filter((e) => !e.children.length && e.checkVisibility())
    .map((e) => e.textContent)
    .filter((words) => /เห็นด้วย|งดออกเสียง/.test(words))"""


@pytest.fixture
def server(plenary: Plenary) -> Iterator[Running]:
    """The plenary's own instance, served, with a secret ballot open."""
    plenary.opens_ballot()
    db.session.remove()
    stamp()  # the scene's tables are already those of the newest revision
    running = Machine(Path(plenary.hall.app.instance_path)).serves()
    yield running
    running.stops()


@pytest.fixture
def screen() -> Iterator[Page]:
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=OWN, args=FLAGS)
        yield browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        browser.close()


@pytest.mark.journey
def test_after_a_secret_vote_the_phone_repeats_the_choice_nowhere(
    plenary: Plenary, server: Running, screen: Page
) -> None:
    slip = paper_slips(plenary.hall.meeting_id)[0]
    db.session.remove()
    screen.goto(f"{server.url}/s/{slip.token}")
    expect(screen.locator("html")).to_have_attribute("data-link", "live")
    receipt = ""
    for choice in ("ไม่เห็นด้วย ไม่ให้ร่างมตินี้ผ่าน", "งดออกเสียง ขอไม่เลือกทั้งสองทาง"):
        screen.get_by_role("button", name=choice).click()
        expect(screen.get_by_text("ได้รับเสียงของท่านแล้ว")).to_be_visible()
        expect(screen.locator(".receipt .code")).not_to_have_text(receipt)
        receipt = screen.locator(".receipt .code").inner_text()
        assert screen.evaluate(SEEN) in ([], ALL), "all three, in an opened drawer, or none"
        assert screen.evaluate("sessionStorage.length") == 0
        if not screen.evaluate(SEEN):
            screen.get_by_text("เปลี่ยนใจ ลงใหม่").click()
        assert screen.evaluate(SEEN) == ALL
    assert re.fullmatch(r"[0-9A-Z]{4} [0-9A-Z]{4}", receipt)
