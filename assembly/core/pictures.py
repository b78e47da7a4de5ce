"""Pictures from people: read carefully, made anew without what the camera wrote, kept out of reach.

Whatever comes in is hostile until it was decoded here: three formats, so many bytes, so many
pixels. What is kept is a fresh JPEG of the first frame: no place, no time, no device, no words.
"""

import io
import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from flask_babel import lazy_gettext as _l
from gevent import monkey, threadpool
from PIL import Image, ImageOps

from assembly.core.errors import Refusal
from assembly.core.shelves import Shelf

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 12 * 1024 * 1024  # of what comes in; a phone with a script sends far less
MOST_PIXELS = 64_000_000  # of a JPEG, which is read at a smaller scale
MOST_PIXELS_WHOLE = 16_000_000  # of what can only be read whole
WIDEST = 1600
KEPT_BYTES = 400_000
QUALITIES = (82, 70, 58, 45, 30)


class NoPicture(Refusal):
    """These bytes are no picture that can be read."""

    status = 422
    message = _l("เปิดรูปนี้ไม่ได้ ใช้รูปถ่ายแบบ JPEG, PNG หรือ WebP หรือส่งเฉพาะข้อความก็ได้")


class PictureTooLarge(Refusal):
    status = 413
    message = _l("รูปนี้ใหญ่เกินไป เลือกรูปที่เล็กลง หรือส่งเฉพาะข้อความก็ได้")


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept: a JPEG that says nothing but what is seen."""

    body: bytes = field(repr=False)
    width: int
    height: int


def take_picture(sent: bytes) -> Picture:
    """What was sent, made anew; on a thread of its own, so that no phone waits for it.

    Refuses: NoPicture, PictureTooLarge.
    """
    if len(sent) > MOST_BYTES:
        raise PictureTooLarge
    pool = _pool()
    if pool:
        made: Picture = pool.apply(remade, (sent,))
        return made
    with _one_at_a_time:  # a decoded picture is large
        return remade(sent)


def remade(sent: bytes) -> Picture:
    """The same, here and now."""
    try:
        return _remade(sent)
    except Refusal:
        raise
    except MemoryError as error:
        raise PictureTooLarge from error
    except Exception as error:  # a decoder of hostile bytes fails in any way
        raise NoPicture from error


SHELF = Shelf("pictures")


def keep_picture(picture: Picture) -> str:
    """Write a picture to its place outside the web root; answers its random name."""
    return SHELF.keep(picture.body, ".jpg")


def forget_strays(known: Collection[str]) -> int:
    """Take away the pictures that no row names; answers how many. Only while nobody sends any."""
    return SHELF.forget_strays(known)


def picture_file(name: str) -> Path:
    """Where a picture of this name lies, if it still does."""
    return SHELF.file(name)


def forget_picture(name: str) -> None:
    """Take a picture away for good. May be repeated."""
    SHELF.forget(name)


def small(file: str, widest: int = 480) -> bytes:
    """One of our own pictures as a list shows it, of about 25 KB."""
    with Image.open(file, formats=FORMATS) as kept:
        kept.draft("RGB", (widest, widest))
        kept.thumbnail((widest, widest))
        into = io.BytesIO()
        kept.save(into, "JPEG", quality=78, optimize=True)
    return into.getvalue()


Image.MAX_IMAGE_PIXELS = None  # our own limits are lower, and refuse before anything is decoded
_one_at_a_time = threading.Lock()
_pools: list[threadpool.ThreadPool] = []


def _pool() -> threadpool.ThreadPool | None:
    """Under gevent one real thread decodes, so that the loop never waits for it."""
    if not monkey.is_module_patched("threading"):
        return None
    if not _pools:
        _pools.append(threadpool.ThreadPool(1))
    return _pools[0]


def _remade(sent: bytes) -> Picture:
    with Image.open(io.BytesIO(sent), formats=FORMATS) as opened:
        most = MOST_PIXELS if opened.format in ("JPEG", "MPO") else MOST_PIXELS_WHOLE
        if opened.width * opened.height > most:
            raise PictureTooLarge
        opened.draft("RGB", (WIDEST, WIDEST))  # a JPEG decodes at the nearest larger scale
        seen = _upright(opened)
    seen.thumbnail((WIDEST, WIDEST))
    plain = _on_white(seen)
    return Picture(_written(plain), plain.width, plain.height)


def _upright(opened: Image.Image) -> Image.Image:
    """The first frame as it was seen; what cannot be read of the camera's words is not heeded."""
    opened.load()
    try:
        return ImageOps.exif_transpose(opened)
    except Exception:  # noqa: BLE001 -- broken words of a camera are no reason to lose its picture
        return opened.copy()


def _on_white(seen: Image.Image) -> Image.Image:
    """A picture of three colours and nothing else: a fresh one, with no words of the old one."""
    if seen.mode.startswith("I"):  # sixteen bits a point: the upper eight are seen
        seen = seen.convert("I").point(lambda value: value / 256).convert("L")
    seen = seen.convert("RGBA")
    fresh = Image.new("RGB", seen.size, "white")
    fresh.paste(seen, mask=seen.getchannel("A"))
    return fresh


def _written(fresh: Image.Image) -> bytes:
    """As a JPEG of at most about 400 KB; a wild picture loses detail rather than the sender."""
    for quality in QUALITIES:
        into = io.BytesIO()
        fresh.save(into, "JPEG", quality=quality, optimize=True)
        if into.tell() <= KEPT_BYTES:
            break
    return into.getvalue()
