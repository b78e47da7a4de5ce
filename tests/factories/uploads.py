"""Files that come as pictures: good ones with too much in them, and all kinds of bad ones."""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, TypeAlias

from PIL import Image, ImageCms, PngImagePlugin

# (the bytes, whether there is a picture in them that can be kept)
Upload: TypeAlias = tuple[bytes, bool]

SECRETS = (b"ANDAMAN-PHONE", b"GPS-8.4501", b"<script", b"PK\x03\x04", b"%PDF", b"Exif\x00\x00")
HTML = b"<!doctype html><script>alert(document.cookie)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


def noise(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 60).convert("RGB")


def saved(image: Image.Image, kind: str, **how: Any) -> bytes:
    into = io.BytesIO()
    image.save(into, kind, **how)
    return into.getvalue()


def jpeg(image: Image.Image | None = None, **how: Any) -> bytes:
    return saved(image or noise(64, 48), "JPEG", **how)


def png(image: Image.Image | None = None, **how: Any) -> bytes:
    return saved(image or noise(64, 48), "PNG", **how)


def webp(image: Image.Image | None = None, **how: Any) -> bytes:
    return saved(image or noise(64, 48), "WEBP", **how)


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: its model, the moment, the place."""
    found = Image.Exif()
    found[0x0110], found[0x0112] = "ANDAMAN-PHONE", orientation
    found[0x010E] = "GPS-8.4501"
    found.get_ifd(0x8825).update({1: "N", 2: (8.0, 27.0, 0.0), 3: "E", 4: (98.0, 31.0, 0.0)})
    return found


def with_exif(image: Image.Image, orientation: int = 1, kind: str = "JPEG") -> bytes:
    return saved(image, kind, exif=exif(orientation))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def huge_png(width: int, height: int, *, depth: int = 8, colour: int = 2) -> bytes:
    """A few bytes that say they are a very large picture."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = zlib.compress(b"\0" * 200_000, 9)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def huge_jpeg() -> bytes:
    """A real header whose size was rewritten to 65,000 × 65,000."""
    body = bytearray(jpeg())
    at = body.index(b"\xff\xc0") + 5
    body[at : at + 4] = struct.pack(">HH", 65000, 65000)
    return bytes(body)


def huge_webp() -> bytes:
    """A canvas of 16,384 × 16,384 around nothing."""
    size = (16383).to_bytes(3, "little")
    inside = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + size + size
    return b"RIFF" + struct.pack("<I", len(inside) + 4) + b"WEBP" + inside


def zipped() -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("index.html", HTML)
    return into.getvalue()


def with_text() -> PngImagePlugin.PngInfo:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "ANDAMAN-PHONE GPS-8.4501")
    words.add_itxt("XML:com.adobe.xmp", "<x>GPS-8.4501</x>", zip=True)
    return words


def text_bomb() -> bytes:
    """A picture with words that unfold to sixty megabytes."""
    whole = png()
    words = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 60_000_000, 9))
    return whole[:33] + words + whole[33:]


def flipped(body: bytes, place: int) -> bytes:
    broken = bytearray(body)
    broken[place % len(body)] ^= 0xFF
    return bytes(broken)


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def frames(kind: str) -> bytes:
    more = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    return saved(more[0], kind, save_all=True, append_images=more[1:], duration=100)


def with_segment(marker: int, body: bytes) -> bytes:
    """A JPEG with one more segment of somebody's words."""
    whole = jpeg()
    return whole[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + whole[2:]


KINDS: dict[str, Callable[..., bytes]] = {"jpeg": jpeg, "png": png, "webp": webp}


def _broken() -> dict[str, Callable[[], Upload]]:
    """Of each kind: cut off, with its head alone, with its tail alone."""
    found: dict[str, Callable[[], Upload]] = {}
    for kind, make in KINDS.items():
        found[f"{kind} cut in the middle"] = lambda m=make: (m()[: len(m()) // 2], False)
        found[f"{kind} cut after its head"] = lambda m=make: (m()[:24], False)
        found[f"{kind} without its head"] = lambda m=make: (m()[16:], False)
        found[f"{kind} inside gzip"] = lambda m=make: (gzip.compress(m()), False)
        found[f"{kind} behind a page"] = lambda m=make: (HTML + m(), False)
        found[f"{kind} with a page behind it"] = lambda m=make: (m() + HTML, True)
        found[f"{kind} with an archive behind it"] = lambda m=make: (m() + zipped(), True)
        found[f"{kind} with what a camera writes"] = lambda k=kind: (
            with_exif(noise(64, 48), kind=k.upper()),
            True,
        )
        found[f"{kind} with a colour profile"] = lambda m=make: (m(icc_profile=profile()), True)
        found[f"{kind} of one point"] = lambda m=make: (m(Image.new("RGB", (1, 1))), True)
        found[f"{kind} as thin as a hair"] = lambda m=make: (m(Image.new("RGB", (9000, 1))), True)
    return found


HOSTILE: dict[str, Callable[[], Upload]] = {
    **_broken(),
    "nothing": lambda: (b"", False),
    "one byte": lambda: (b"\xff", False),
    "zeros": lambda: (b"\0" * 100_000, False),
    "a page": lambda: (HTML, False),
    "a page that begins like a picture": lambda: (b"\xff\xd8\xff" + HTML, False),
    "a drawing with a script": lambda: (SVG, False),
    "an archive": lambda: (zipped(), False),
    "a document": lambda: (b"%PDF-1.7\n1 0 obj <<>> endobj", False),
    "a program": lambda: (b"\x7fELF" + b"\0" * 500, False),
    "a gif": lambda: (saved(noise(40, 30), "GIF"), False),
    "a moving gif": lambda: (frames("GIF"), False),
    "a bmp": lambda: (saved(noise(40, 30), "BMP"), False),
    "a tiff": lambda: (saved(noise(40, 30), "TIFF"), False),
    "a tiff with a place": lambda: (with_exif(noise(40, 30), kind="TIFF"), False),
    "an icon": lambda: (saved(noise(32, 32), "ICO"), False),
    "a jpeg 2000": lambda: (saved(noise(40, 30), "JPEG2000"), False),
    "an eps": lambda: (saved(noise(40, 30), "EPS"), False),
    "a png that says 30000 by 30000": lambda: (huge_png(30_000, 30_000), False),
    "a png one point high and a billion wide": lambda: (huge_png(2**31 - 1, 1), False),
    "a png of nothing by nothing": lambda: (huge_png(0, 0), False),
    "a png of sixteen bits and many points": lambda: (huge_png(6000, 6000, depth=16), False),
    "a png whose points are missing": lambda: (huge_png(4000, 4000), False),
    "a png of a colour there is not": lambda: (huge_png(10, 10, colour=7), False),
    "a jpeg that says 65000 by 65000": lambda: (huge_jpeg(), False),
    "a webp that says 16384 by 16384": lambda: (huge_webp(), False),
    "a png with words that unfold": lambda: (text_bomb(), False),
    "a png with words": lambda: (png(pnginfo=with_text()), True),
    "a moving png": lambda: (frames("PNG"), True),
    "a moving webp": lambda: (frames("WEBP"), True),
    "a picture of many pictures": lambda: (frames("MPO"), True),
    "a jpeg in the colours of print": lambda: (jpeg(noise(64, 48).convert("CMYK")), True),
    "a grey jpeg": lambda: (jpeg(noise(64, 48).convert("L")), True),
    "a png of sixteen bits": lambda: (png(Image.new("I;16", (40, 30), 40_000)), True),
    "a png of two colours": lambda: (png(noise(40, 30).convert("1")), True),
    "a png with a palette": lambda: (png(noise(40, 30).quantize(8)), True),
    "a png with a palette one sees through": lambda: (
        png(noise(40, 30).quantize(8), transparency=0),
        True,
    ),
    "a png one sees through": lambda: (png(noise(40, 30).convert("RGBA")), True),
    "a webp without loss": lambda: (webp(lossless=True), True),
    "a jpeg in passes": lambda: (jpeg(progressive=True), True),
    "a jpeg with a comment": lambda: (with_segment(0xFE, b"ANDAMAN-PHONE <script>"), True),
    "a jpeg with xmp": lambda: (
        with_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>GPS-8.4501</x>"),
        True,
    ),
    "a jpeg with broken words of a camera": lambda: (
        with_segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff GPS-8.4501"),
        True,
    ),
    "a jpeg with an empty colour profile": lambda: (
        with_segment(0xE2, b"ICC_PROFILE\0\x01\x09"),
        True,
    ),
    "a jpeg upside down": lambda: (with_exif(noise(64, 48), orientation=3), True),
    "a jpeg turned in a way there is not": lambda: (with_exif(noise(64, 48), orientation=99), True),
}
