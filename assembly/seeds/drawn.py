"""Pictures that go with the demonstration's reports: drawn, for no camera was there."""

import io
from collections.abc import Callable

from PIL import Image, ImageDraw

from assembly.commitments.rules import File

WIDE, HIGH = 960, 720
SKY, HAZE, SEA, SHORE = "#cfe6ea", "#a8cdd1", "#1f8a8c", "#e8dcc0"
ROCK, WOOD, INK, SUN = "#2f6b4f", "#7a5a3a", "#1d2b2e", "#e39a2d"
Pen = ImageDraw.ImageDraw


def drawn(what: str, caption: str) -> File:
    """The picture of that name as a report carries it."""
    sheet = Image.new("RGB", (WIDE, HIGH), SKY)
    DRAWN[what](ImageDraw.Draw(sheet))
    into = io.BytesIO()
    sheet.save(into, "JPEG", quality=80)
    return File("picture", into.getvalue(), caption, WIDE, HIGH)


def _tower(pen: Pen) -> None:
    """A warning tower above the bay, its horns and its lamp."""
    _bay(pen)
    pen.rectangle((0, 560, WIDE, HIGH), fill=SHORE)
    for left, right in ((430, 466), (530, 494)):
        pen.line((left, 640, right, 150), fill=INK, width=12)
    for high in range(200, 640, 88):
        low = high + 60
        pen.line((430 + (640 - low) // 14, low, 530 - (640 - high) // 14, high), fill=INK, width=6)
    pen.rectangle((440, 128, 520, 152), fill=INK)
    for way in (-1, 1):
        middle = 480 + way * 52
        pen.polygon(((480, 96), (middle, 66), (middle, 132)), fill=WOOD)
    pen.ellipse((464, 62, 496, 94), fill=SUN)


def _road(pen: Pen) -> None:
    """A way out that climbs inland, open, with its sign."""
    _bay(pen)
    pen.polygon(((0, 470), (360, 330), (960, 430), (960, 720), (0, 720)), fill=ROCK)
    pen.polygon(((300, 720), (660, 720), (560, 400), (520, 400)), fill=SHORE)
    for far in range(5):
        low = 700 - far * 62
        pen.rectangle((540 - 20 // (far + 1), low - 30, 548, low), fill="white")
    pen.rectangle((742, 380, 758, 640), fill=WOOD)
    pen.rounded_rectangle((650, 280, 850, 400), 14, fill="#14506b")
    pen.rectangle((690, 322, 772, 358), fill="white")
    pen.polygon(((770, 298), (816, 340), (770, 382)), fill="white")


def _bay(pen: Pen) -> None:
    """The sun, the islands and the water of Phang-nga."""
    pen.ellipse((720, 70, 820, 170), fill=SUN)
    for left, top, right in ((40, 250, 190), (150, 300, 330), (640, 210, 760), (770, 290, 930)):
        pen.ellipse((left, top, right, 620), fill=HAZE)
    pen.rectangle((0, 430, WIDE, HIGH), fill=SEA)


DRAWN: dict[str, Callable[[Pen], None]] = {"tower": _tower, "road": _road}
