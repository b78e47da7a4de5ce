"""The verifiers as they travel: verify.py as it is, verify.html put together from its parts."""

import hashlib
import json
from base64 import b64encode
from functools import cache
from pathlib import Path

from assembly import home
from assembly.operator.bundles.standalone import verify as verifier

PARTS = Path(verifier.__file__).parent
FONTS = [(subset, weight) for subset in ("thai", "latin") for weight in (400, 600, 800)]


@cache
def verifiers() -> dict[str, bytes]:
    return {"verify.py": Path(verifier.__file__).read_bytes(), "verify.html": _page().encode()}


def script() -> str:
    """What judges in a browser or in Node: the sentences of verify.py, then the same checks."""
    said = json.dumps(verifier.SAYINGS, ensure_ascii=False).replace("</", "<\\/")
    given = f"globalThis.SAYINGS = {said};\nglobalThis.PROVEN = {json.dumps(verifier.PROVEN)};\n"
    return given + (PARTS / "verify.js").read_text("utf-8")


def _page() -> str:
    """One file without a network: its policy names the hash of its only script and its only style.

    The fonts are in it, for a village laptop may have no Thai one that is good to read.
    """
    page = (PARTS / "verify.html").read_text("utf-8")
    code = f"{{\n{script()}\n}}\n{{\n{(PARTS / 'page.js').read_text('utf-8')}\n}}\n"
    style = "\n".join([*map(_face, FONTS), (PARTS / "page.css").read_text("utf-8")])
    for place, text in {
        "SCRIPT-HASH": _hash(code),
        "STYLE-HASH": _hash(style),
        "/* STYLE */": style,
        "/* SCRIPT */": code,
    }.items():
        page = page.replace(place, text, 1)
    return page


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _face(face: tuple[str, int]) -> str:
    subset, weight = face
    font = home() / "static" / "vendor" / "fonts" / f"sarabun-{subset}-{weight}.woff2"
    data = b64encode(font.read_bytes()).decode()
    ranges = {"thai": "U+0E01-0E5B, U+200C-200D, U+25CC", "latin": "U+0000-00FF, U+2000-206F"}
    return (
        f'@font-face {{ font-family: "Sarabun"; font-weight: {weight}; '
        f"unicode-range: {ranges[subset]}; "
        f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
    )
