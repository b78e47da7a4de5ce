"""What a phone loads for its first page: every byte that came over the wire, fonts included."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

SYSTEM_CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip


def first_page(url: str) -> dict[str, int]:
    """Bytes by kind of what an empty browser loads at ``url``, until the network is idle."""
    own = str(SYSTEM_CHROMIUM) if SYSTEM_CHROMIUM.exists() else None
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=own, args=FLAGS)
        page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        weighed = weigh(page, url)
        browser.close()
    return weighed


def weigh(page: Page, url: str) -> dict[str, int]:
    """Bytes by kind of what ``page``, in an empty browser, loads at ``url``."""
    kinds: dict[str, str] = {}
    weighed: dict[str, int] = {}
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")

    def began(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]

    def ended(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "Other")
        weighed[kind] = weighed.get(kind, 0) + int(event["encodedDataLength"])

    network.on("Network.responseReceived", began)
    network.on("Network.loadingFinished", ended)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(1500)
    return weighed
