"""Pages: how many, their size, what they draw, and where on them the web begins."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from .belongs import PAGE
from .bounds import MOST_PAGES, WIDEST, Unfit

_WEB = re.compile(r"https?://[^\s<>\"']{1,2000}\Z", re.IGNORECASE)


def pages_of(old: Pdf) -> list[Object]:
    count = len(old.pages)
    if count > MOST_PAGES:
        raise Unfit("pages")
    if not count:
        raise Unfit("broken")
    return [page.obj for page in old.pages]


def links_of(page: Object) -> Iterator[tuple[list[float], str]]:
    """Where a page leads to the web: the place on it, and the address."""
    annots = page.get("/Annots")
    for one in list(annots)[:500] if isinstance(annots, Array) else []:
        action = one.get("/A") if isinstance(one, Dictionary) else None
        if isinstance(action, Dictionary) and action.get("/S") == Name.URI:
            place, address = _numbers(one.get("/Rect")), str(action.get("/URI", ""))
            if place and _WEB.match(address) and address.isascii():
                yield place, address


def link(old: Pdf, page: Object, links: list[tuple[list[float], str]]) -> None:
    if links:
        page["/Annots"] = Array(
            old.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array(place),
                    Border=Array([0, 0, 0]),
                    A=Dictionary(S=Name.URI, URI=pikepdf.String(address)),
                )
            )
            for place, address in links
        )


def strip(page: Object) -> None:
    """A page is its size, what it draws and what it draws with."""
    for key in [key for key in page.keys() if key not in PAGE]:  # noqa: SIM118 -- no Python dict
        del page[key]
    if not _sensible(page.get("/MediaBox")):
        raise Unfit("broken")
    if "/CropBox" in page and not _sensible(page.CropBox):
        del page["/CropBox"]
    if not isinstance(page.get("/Resources"), Dictionary):
        page["/Resources"] = Dictionary()
    if not all(isinstance(one, Stream) for one in contents(page)):
        raise Unfit("broken")
    if page.get("/Rotate", 0) not in (0, 90, 180, 270):
        page["/Rotate"] = 0


def contents(page: Object) -> list[Object]:
    found = page.get("/Contents")
    if isinstance(found, Array):
        return list(found)
    return [] if found is None else [found]


def _numbers(box: Any) -> list[float]:
    """Four numbers of a rectangle, or none."""
    if not isinstance(box, Array) or len(box) != 4:
        return []
    try:
        return [round(float(side), 2) for side in box]
    except (TypeError, ValueError, OverflowError):
        return []


def _sensible(box: Any) -> bool:
    sides = _numbers(box)
    if not sides:
        return False
    left, low, right, high = sides
    return all(1 <= abs(size) <= WIDEST for size in (right - left, high - low))
