"""No screen, at any moment of a meeting, shuts out who cannot see, hear or point well."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask_migrate import stamp
from playwright.sync_api import Browser, BrowserContext, Page

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.meetings.models import Meeting
from assembly.people.actions import make_link
from assembly.people.queries import paper_slips
from tests.factories.hall import Hall
from tests.journeys.screens import MOMENTS, Screen, hang_walls, screens_at
from tests.operator.machine import Machine, Running

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text("utf-8")
GRAVE = ("serious", "critical")
LOOK = """strict => axe.run(document, {
  resultTypes: ["violations"],
  rules: { "color-contrast-enhanced": { enabled: strict } },
}).then(({ violations }) => violations.flatMap(({ id, impact, nodes }) =>
  nodes.map(node => ({ id, impact, where: node.target.join(" "), why: node.failureSummary }))))"""

pytestmark = pytest.mark.journey


@change
def hangs_out_the_network(hall: Hall) -> None:
    row = session().get_one(Meeting, hall.meeting_id)
    row.wifi_name, row.wifi_password = "Sala-Phangnga", "happy2568"


@pytest.fixture(params=list(MOMENTS))
def moment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def facts(hall: Hall, moment: str) -> dict[str, object]:
    hangs_out_the_network(hall)
    return MOMENTS[moment](hall)


@pytest.fixture
def walls(hall: Hall, moment: str, facts: dict[str, object]) -> list[Screen]:
    return hang_walls(hall, moment)


@pytest.fixture
def served(hall: Hall, walls: list[Screen]) -> Iterator[Running]:
    db.session.remove()
    stamp()  # the scene's tables are already those of the newest revision
    running = Machine(Path(hall.app.instance_path)).serves()
    yield running
    running.stops()


class People:
    """A browser of its own for everybody who looks, signed in once."""

    def __init__(self, hall: Hall, server: Running, browser: Browser) -> None:
        self.hall, self.server, self.browser = hall, server, browser
        self.contexts: dict[str, BrowserContext] = {}

    def page(self, screen: Screen, facts: dict[str, object]) -> Page:
        if screen.who not in self.contexts:
            self.contexts[screen.who] = self._comes_in(screen.who)
        page = self.contexts[screen.who].new_page()
        page.set_viewport_size({"width": screen.size[0], "height": screen.size[1]})
        answer = page.goto(self.server.url + screen.address.format(**facts))
        assert answer is not None
        assert answer.status == 200, (screen.name, answer.status)
        return page

    def _comes_in(self, who: str) -> BrowserContext:
        context = self.browser.new_context(locale="th-TH", reduced_motion="reduce")
        door = self._door(who)
        if door:
            context.new_page().goto(self.server.url + door)
        return context

    def _door(self, who: str) -> str:
        if who in ("delegate", "voter"):
            return f"/s/{paper_slips(self.hall.meeting_id)[who == 'voter'].token}"
        if who == "anyone":
            return ""
        return f"/in/{make_link(SYSTEM, self.hall.staff[who], '/')}"


def faults_of(page: Page, *, strict: bool) -> list[str]:
    """What axe finds grave. It runs beside the page's own scripts, whatever their policy says."""
    page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(LOOK, strict)
    return [
        f"{fault['id']} at {fault['where']}\n{fault['why']}"
        for fault in found
        if fault["impact"] in GRAVE
    ]


def test_nobody_is_shut_out(
    hall: Hall,
    moment: str,
    facts: dict[str, object],
    walls: list[Screen],
    served: Running,
    chromium: Browser,
) -> None:
    people = People(hall, served, chromium)
    wrong = []
    for screen in (*screens_at(moment), *walls):
        page = people.page(screen, facts)
        wrong += [f"{screen.name}: {fault}" for fault in faults_of(page, strict=screen.strict)]
        page.close()
    for context in people.contexts.values():
        context.close()
    assert wrong == [], "\n".join(wrong)
