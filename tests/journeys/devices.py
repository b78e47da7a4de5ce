"""What people bring into the room, as a browser sees it."""

from collections.abc import Callable
from typing import TypeAlias

from playwright.sync_api import BrowserContext

PHONE, LAPTOP, WALL = (360, 740), (1366, 768), (1920, 1080)

Opens: TypeAlias = Callable[..., BrowserContext]
