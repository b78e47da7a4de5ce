"""One style sheet for a page out of the small files its layout and components name.

A phone pays for every request more than for the bytes in it; the files stay small for people.
"""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, current_app, request, url_for

from assembly.core.access import needs
from assembly.core.errors import NotFound

pages = Blueprint("sheets", __name__)

NAME = re.compile(r"[a-z][a-z0-9-]*(/[a-z0-9-]+)?")
MOST = 120  # the page of patterns asks for every component


def styles_for(layouts: list[str], components: list[str]) -> str:
    """The address of one sheet: the ground, these layouts, these components, cached for good."""
    parts = ["tokens", "base", *(f"layouts/{name}" for name in layouts)]
    wanted = ",".join(dict.fromkeys([*parts, *(f"components/{name}" for name in components)]))
    body = _joined(str(current_app.static_folder), wanted)
    digest = hashlib.sha256(body.encode()).hexdigest()[:10]
    return url_for("sheets.styles", of=wanted, v=digest)


@pages.get("/static/css/sheet.css")
@needs("look")
def styles() -> Response:
    """The sheet itself. It lies beside its parts, so that their relative addresses hold."""
    wanted = request.args.get("of", "")
    if len(wanted.split(",")) > MOST:
        raise NotFound
    return Response(_joined(str(current_app.static_folder), wanted), mimetype="text/css")


@lru_cache(maxsize=128)
def _joined(folder: str, wanted: str) -> str:
    files = [Path(folder) / "css" / f"{name}.css" for name in wanted.split(",")]
    if not all(NAME.fullmatch(name) for name in wanted.split(",")):
        raise NotFound
    if not all(file.is_file() for file in files):
        raise NotFound
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
