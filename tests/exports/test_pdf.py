"""The PDF: the bundled face, nothing of the machine's, equal bytes, and text that stays text."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from assembly.exports.formats import export
from assembly.exports.papers import Paper
from tests.exports.scenes import EMPTY, HOSTILE, LAND_RESOLUTION, LINK, PAPERS, RESOLUTIONS

DOCUMENTS = ("resolutions", "charter", "minutes", "voices")


def opened(what: str, paper: Paper | None = None) -> PdfReader:
    return PdfReader(io.BytesIO(export(what, "pdf", paper or PAPERS[what])))


def faces(reader: PdfReader) -> set[str]:
    fonts: set[str] = set()
    for page in reader.pages:
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        fonts |= {str(font.get_object()["/BaseFont"]) for font in resources["/Font"].values()}
    return {re.sub(r"^/[A-Z]{6}\+", "", font) for font in fonts}


@pytest.mark.parametrize("what", DOCUMENTS)
def test_printing_again_gives_the_same_bytes(what: str) -> None:
    assert export(what, "pdf", PAPERS[what]) == export(what, "pdf", PAPERS[what])


@pytest.mark.parametrize("what", DOCUMENTS)
def test_only_the_bundled_face_is_used(what: str) -> None:
    assert all(font.startswith("Sarabun") for font in faces(opened(what)))


def test_the_file_says_what_it_is_and_is_dated_by_the_paper() -> None:
    about = opened("minutes").metadata
    assert about is not None
    assert about.title == "รายงานการประชุมสมัชชาใหญ่พังงาแห่งความสุข ครั้งที่ ๑๒/๒๕๖๘"
    assert about.author == "สมัชชาพังงาแห่งความสุข"
    assert about.creation_date is not None
    assert f"{about.creation_date:%Y-%m-%d}" == "2025-11-20"


def test_it_is_a4_and_tagged_for_people_who_hear_it() -> None:
    reader = opened("minutes")
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert reader.trailer["/Root"]["/Lang"] == "th"  # type: ignore[index]
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]


def test_headings_are_bookmarks() -> None:
    titles = [mark.title for mark in opened("minutes").outline if not isinstance(mark, list)]
    assert any(title and title.startswith("ระเบียบวาระที่ ๕") for title in titles)


def test_each_resolution_has_a_page_and_an_address_to_follow() -> None:
    reader = opened("resolutions")
    assert len(reader.pages) == 2
    links = [note.get_object()["/A"]["/URI"] for page in reader.pages for note in page["/Annots"]]  # type: ignore[attr-defined]
    assert set(links) == {LINK}


@pytest.mark.parametrize("what", DOCUMENTS)
def test_a_paper_with_nothing_in_it_still_prints(what: str) -> None:
    assert len(opened(what, EMPTY[what]).pages) == 1


def test_what_people_type_is_never_source() -> None:
    """All of it at once: one ``#panic`` or ``#import`` that ran would leave no PDF."""
    paper = replace(
        LAND_RESOLUTION, title=HOSTILE[4], operative=HOSTILE, place=HOSTILE[5], number="#(1/0)"
    )
    book = replace(RESOLUTIONS, title=HOSTILE[5], resolutions=(paper,), names=HOSTILE)
    reader = opened("resolutions", book)
    assert reader.metadata is not None
    assert reader.metadata.title == '#panic("x") $x^2$ *หนา* @ref <label>'


def test_a_long_text_runs_over_several_pages_and_a_long_word_stays_on_them() -> None:
    long = "ชุมชนเกาะปันหยีอยู่มาก่อนมีแนวเขต " * 400
    paper = replace(LAND_RESOLUTION, operative=(long, "a" * 3000, "ก" * 3000))
    reader = opened("resolutions", replace(RESOLUTIONS, resolutions=(paper,)))
    assert len(reader.pages) > 3
