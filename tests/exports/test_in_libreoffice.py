"""Somebody without Word opens the papers in LibreOffice: every page looks as it was approved.

``APPROVE_PAGES=1 python -m pytest tests/exports/test_in_libreoffice.py`` keeps the pages as they
now are in ``tests/exports/approved``; look at each of them before they go into the record.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from assembly.exports.formats import export
from tests.exports.office import pages_of
from tests.exports.pictures import FEW, difference, keep, unlike
from tests.exports.scenes import LONG_CHARTER, MINUTES, RESOLUTIONS, SEAL

APPROVED = Path(__file__).parent / "approved"
DOCUMENTS = {
    "minutes": ("minutes", MINUTES),
    "charter": ("charter", LONG_CHARTER),
    "resolution": ("resolutions", replace(RESOLUTIONS, resolutions=RESOLUTIONS.resolutions[:1])),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    printed = {
        name: export(what, "docx", paper, seal=SEAL) for name, (what, paper) in DOCUMENTS.items()
    }
    found = pages_of(printed, tmp_path_factory.mktemp("office"))
    if os.environ.get("APPROVE_PAGES"):
        _approve(found)
    return found


def _approve(found: dict[str, list[Path]]) -> None:
    APPROVED.mkdir(exist_ok=True)
    for old in APPROVED.glob("*.png"):
        old.unlink()
    for name, files in found.items():
        for n, file in enumerate(files, 1):
            with Image.open(file) as page:
                keep(page, APPROVED / f"{name}-{n}.png")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_page_looks_as_it_was_approved(name: str, pages: dict[str, list[Path]]) -> None:
    approved = sorted(APPROVED.glob(f"{name}-*.png"))
    assert len(pages[name]) == len(approved), (
        f"pages of {name}; they lie in {pages[name][0].parent}"
    )
    for old, new in zip(approved, pages[name], strict=True):
        with Image.open(old) as one, Image.open(new) as other:
            share = unlike(one, other)
            if share > FEW:
                seen = difference(one, other, new.with_name(f"unlike-{old.name}"))
                pytest.fail(f"{old.name}: {share:.1%} of it differs. New: {new} Difference: {seen}")


def test_a_moved_line_and_a_lost_face_would_be_seen_and_a_softer_edge_would_not() -> None:
    with Image.open(APPROVED / "minutes-1.png") as opened:
        page = opened.convert("L")
    middle = page.height // 2
    moved = page.copy()
    moved.paste(page.crop((0, middle, page.width, page.height - 12)), (0, middle + 12))
    wider = page.resize((page.width * 21 // 20, page.height)).crop((0, 0, *page.size))
    assert unlike(page, moved) > FEW
    assert unlike(page, wider) > FEW
    assert unlike(page, page.filter(ImageFilter.GaussianBlur(0.6))) < FEW
    assert unlike(page, ImageChops.offset(page, 0, 0)) == 0
