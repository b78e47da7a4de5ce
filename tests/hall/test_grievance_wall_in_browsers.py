"""In a real browser: the wall's voices change calmly, and what is withheld is gone at once."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.grievances.actions import tell
from assembly.grievances.models import Grievance
from assembly.hall.actions import show
from tests.hall.browsers import Scene

pytestmark = pytest.mark.journey

EACH = 24_000  # milliseconds between two voices
HERE = ".wall-words [data-here] q"


def heard(scene: Scene) -> None:
    """Two people of two districts, read and published; the wall shows what was heard."""
    for place, text in (("820201", "ท่าเรือไม้ผุ"), ("820101", "น้ำไม่ไหล")):
        tell(scene.hall.assembly_id, place, None, text, text)

    @change
    def publish() -> None:
        for row in session().scalars(select(Grievance)):
            row.state, row.published_on = "reviewed", clock.today()

    publish()
    show(scene.hall.facilitator, scene.hall.meeting_id, "main", "wall")


def test_one_voice_after_another_with_the_cell_it_comes_from(scene: Scene) -> None:
    heard(scene)
    page = scene.browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.clock.install()
    page.goto(f"{scene.server.url}/screen/{scene.hall.code}")
    first = page.locator(HERE).inner_text()
    expect(page.locator(".wall td[data-here]")).to_have_count(1)
    page.clock.fast_forward(EACH + 100)
    expect(page.locator(HERE)).not_to_have_text(first)
    expect(page.locator(HERE)).to_have_count(1)
    expect(page.locator(".wall td[data-here]")).to_have_count(1)
    page.clock.fast_forward(EACH + 100)
    expect(page.locator(HERE)).to_have_text(first)


SEND = """async ([path, fields]) => {
  const csrf_token = document.querySelector("meta[name=csrf]").content;
  const sent = new URLSearchParams({ ...fields, csrf_token, idempotency_key: path });
  const headers = { Accept: "application/json" };
  return (await fetch(path, { method: "POST", headers, body: sent })).status;
}"""


def sends(desk: Page, path: str, **fields: str) -> int:
    """A form's POST through the server, whose boards follow."""
    status: int = desk.evaluate(SEND, [path, fields])
    return status


def test_what_is_withheld_leaves_and_a_new_number_comes_by_itself(scene: Scene) -> None:
    heard(scene)
    wall, desk = scene.wall(), scene.desk()
    expect(wall.locator(".wall-words li")).to_have_count(2)
    gone = session().scalars(select(Grievance).where(Grievance.text == "น้ำไม่ไหล")).one()
    code = scene.hall.code
    assert sends(desk, f"/desk/{code}/grievances/{gone.id}/withhold") == 200
    expect(wall.locator(".wall-words li")).to_have_count(1)
    expect(wall.locator(HERE)).to_have_text("ท่าเรือไม้ผุ")
    told = {"text": "ถนนขาด", "district": "8203", "subdistrict": "820301"}
    assert sends(desk, f"/m/{code}/tell", **told) == 201
    expect(wall.get_by_role("heading", name="ความทุกข์ 2 เรื่อง")).to_be_visible()
    expect(wall.locator(HERE)).to_have_count(1)
