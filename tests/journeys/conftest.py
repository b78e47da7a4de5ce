"""The demonstration served by the real program, and real browsers around it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.operator.machine import Machine, Running

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
PHONE, LAPTOP, WALL = (360, 740), (1366, 768), (1920, 1080)

Opens = Callable[..., BrowserContext]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "instance")


@pytest.fixture
def server(machine: Machine) -> Iterator[Running]:
    """``assembly demo`` on a free port, with everything the demonstration plants."""
    running = machine.starts("demo")
    yield running
    running.stops()


@pytest.fixture
def doors(machine: Machine, server: Running) -> Any:
    """What ``assembly access --json`` says: addresses, one-time links, slips."""
    return machine.types("access", "--json").json


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opens(chromium: Browser) -> Iterator[Opens]:
    """Open a browser of its own for one person; what its console complains of fails the scene."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(size: tuple[int, int], **how: Any) -> BrowserContext:
        viewport = {"width": size[0], "height": size[1]}
        context = chromium.new_context(viewport=viewport, locale="th-TH", **how)
        context.set_default_timeout(20_000)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
