"""The demonstration served by the real program, and real browsers around it."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Request,
    Response,
    sync_playwright,
)

from tests.chromium import FLAGS, OWN
from tests.factories.hall import Hall
from tests.journeys.devices import Opens
from tests.journeys.room import Serves, served
from tests.operator.conftest import copied
from tests.operator.machine import Machine, Running

PICTURES = Path("test-results")
REFUSED = "Failed to load resource: the server responded with a status of 4"
GONE_ON = "net::ERR_ABORTED"  # the person went to another page, or a file came down

failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember whether the scene failed, for the pictures."""
    report = yield
    item.stash[failed] = item.stash.get(failed, False) or report.failed
    return report


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "instance")


@pytest.fixture
def server(machine: Machine, planted: Path) -> Iterator[Running]:
    """``assembly demo`` on a free port, with everything the demonstration planted before."""
    copied(planted, machine.instance)
    running = machine.serves("demo")
    yield running
    running.stops()


@pytest.fixture
def doors(machine: Machine, server: Running) -> Any:
    """What ``assembly access --json`` says: addresses, one-time links, slips."""
    return machine.types("access", "--json").json


@pytest.fixture
def to_be_stopped() -> Iterator[ExitStack]:
    """What must outlive the browsers."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def serves(hall: Hall, to_be_stopped: ExitStack, opens: Opens) -> Serves:
    """Open the doors: from then on the factories' meeting is served, as it stands by then."""
    return lambda: to_be_stopped.enter_context(served(hall, opens))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=OWN, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Complaints:
    """What a browser reports that nobody in the scene would see."""

    heard: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext, *, cut: bool) -> None:
        context.on("weberror", lambda error: self.heard.append(str(error.error)))
        context.on("response", self.answered)
        if not cut:
            context.on("console", self.said)
            context.on("requestfailed", self.lost)

    def said(self, message: ConsoleMessage) -> None:
        """A refusal is told on the page itself; everything else in red is a fault."""
        if message.type == "error" and not message.text.startswith(REFUSED):
            self.heard.append(message.text)

    def answered(self, response: Response) -> None:
        missing = response.status >= 400 and response.request.resource_type != "document"
        if response.status >= 500 or (missing and response.request.method == "GET"):
            self.heard.append(f"{response.status} {response.url}")

    def lost(self, request: Request) -> None:
        if request.failure != GONE_ON:
            self.heard.append(f"{request.failure} {request.url}")


@pytest.fixture
def opens(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Opens]:
    """Open a browser of its own for one person; what it complains of fails the scene.

    ``cut=True``: in this scene the network will be cut on purpose. A failed scene leaves pictures.
    """
    complaints = Complaints()
    contexts: list[BrowserContext] = []

    def open_one(size: tuple[int, int], *, cut: bool = False, **how: Any) -> BrowserContext:
        viewport = {"width": size[0], "height": size[1]}
        context = chromium.new_context(viewport=viewport, locale="th-TH", **how)
        context.set_default_timeout(20_000)
        complaints.listen(context, cut=cut)
        contexts.append(context)
        return context

    yield open_one
    if request.node.stash.get(failed, False):
        take_pictures(request.node.name, contexts)
    for context in contexts:
        context.close()
    assert complaints.heard == []


def take_pictures(name: str, contexts: list[BrowserContext]) -> None:
    """What each of them saw when it went wrong."""
    PICTURES.mkdir(exist_ok=True)
    for place, context in enumerate(contexts):
        for page in context.pages:
            try:
                page.screenshot(path=PICTURES / f"{name}-{place}.png")
            except Error as error:
                print(f"no picture of {page.url}: {error.message}")
