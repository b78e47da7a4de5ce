"""Browsers around a served meeting: walls, phones and desks that follow by themselves."""

import signal
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from flask_migrate import stamp
from playwright.sync_api import (
    Browser,
    Error,
    Page,
    Route,
    WebSocket,
    WebSocketRoute,
    sync_playwright,
)

from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.people.actions import make_link
from assembly.people.queries import paper_slips
from tests.chromium import FLAGS, OWN
from tests.factories.decisions import begin
from tests.factories.hall import Hall
from tests.operator.machine import COMMAND, Machine, Running

LIVE, LOST = "html[data-link=live]", "html[data-link=lost]"
PATIENCE = 20_000


@dataclass
class Scene:
    """A served meeting, and browsers to look at it."""

    hall: Hall
    server: Running
    browser: Browser
    faults: list[str] = field(default_factory=list)  # what a page's script could not do
    talk: dict[Page, list[str]] = field(default_factory=lambda: defaultdict(list))

    def opens(self, path: str, width: int = 360, height: int = 740) -> Page:
        page = self.browser.new_context(viewport={"width": width, "height": height}).new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("websocket", lambda socket: self._overhears(page, socket))
        page.goto(self.server.url + path)
        page.locator(LIVE).wait_for(state="attached")
        return page

    def starts_again(self) -> None:
        """The same instance, at the address the screens know."""
        words = [COMMAND, "serve", "--port", str(self.server.port)]
        around = Machine(Path(self.hall.app.instance_path)).surroundings
        out, err = TemporaryFile("w+"), TemporaryFile("w+")  # noqa: SIM115 -- open while it runs
        process = subprocess.Popen(words, env=around, stdout=out, stderr=err, text=True)
        self.server = Running(process, self.server.url, out, err)

    def is_killed(self) -> None:
        """The server is gone in the middle of whatever it did."""
        self.server.stops(signal.SIGKILL)

    def wall(self, name: str = "") -> Page:
        return self.opens(f"/screen/{self.hall.code}{'/' + name if name else ''}", 1280, 720)

    def desk(self, width: int = 1366, height: int = 768, page: str = "") -> Page:
        token = make_link(SYSTEM, self.hall.staff["facilitator"], f"/desk/{self.hall.code}{page}")
        return self.opens(f"/in/{token}", width, height)

    def phone(self, place: int) -> Page:
        slip = paper_slips(self.hall.meeting_id)[place]
        db.session.remove()
        return self.opens(f"/s/{slip.token}")

    def tells(self) -> list[tuple[str, str]]:
        """After a failure: what the server said, what each page showed and heard, by title."""
        pages = [page for context in self.browser.contexts for page in context.pages]
        shown = [(page.url, "\n".join([_text_of(page), *self.talk[page]])) for page in pages]
        return [("the server said", self.server.said()), *shown]

    def _overhears(self, page: Page, socket: WebSocket) -> None:
        """The first words of each message, with the second it came or went."""

        def notes(way: str) -> Callable[[str | bytes], None]:
            return lambda said: self.talk[page].append(
                f"{clock.now():%M:%S.%f} {way} {said[:90]!r}"
            )

        socket.on("framereceived", notes("<"))
        socket.on("framesent", notes(">"))
        socket.on("close", lambda _socket: self.talk[page].append(f"{clock.now():%M:%S.%f} closed"))


def _text_of(page: Page) -> str:
    try:
        return f"{page.locator(':root').get_attribute('data-link')} {page.inner_text('body')}"
    except Error as error:
        return error.message


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
        browser = tools.chromium.launch(executable_path=OWN, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def served(hall: Hall, browser: Browser) -> Iterator[Scene]:
    """The hall as it stands, on a server of its own; afterwards every page is closed."""
    db.session.remove()
    stamp()  # the scene's tables are already those of the newest revision
    scene = Scene(hall, Machine(Path(hall.app.instance_path)).serves(), browser)
    try:
        yield scene
    finally:
        for context in browser.contexts:
            context.close()
        scene.server.stops()
    assert scene.faults == []


@pytest.fixture
def scene(hall: Hall, browser: Browser) -> Iterator[Scene]:
    begin(hall)
    with served(hall, browser) as scene:
        yield scene
