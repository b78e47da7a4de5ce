"""Whatever is typed comes out of every file as that text: no more paragraphs, cells or fields."""

import csv
import io
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from assembly.core.text import clean
from assembly.exports.digits import Digits, speller
from assembly.exports.formats import EXPORTS, export
from assembly.exports.spreadsheets import harmless
from tests.exports.hostile import CORPUS, MARKER, marked, typed
from tests.exports.scenes import PAPERS
from tests.exports.word_reader import found, shown


def opened_docx(content: bytes) -> tuple[list[str], Any]:
    document = docx.Document(io.BytesIO(content))
    body = document.element.body
    made = [found(body, f"//w:{tag}/@*") for tag in ("hyperlink", "fldSimple", "bookmarkStart")]
    codes = [one.text for one in body.iter(qn("w:instrText"))]
    targets = sorted(rel.target_ref for rel in document.part.rels.values())
    return shown(document), (made, codes, targets)


def opened_xlsx(content: bytes) -> tuple[list[str], Any]:
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    cells = [cell for sheet in sheets for row in sheet for cell in row]
    kinds = [(cell.data_type, cell.hyperlink) for cell in cells]
    assert "f" not in {kind for kind, _link in kinds}
    return [str(cell.value) for cell in cells], kinds


def opened_csv(content: bytes) -> tuple[list[str], Any]:
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return [cell for line in lines for cell in line], [len(line) for line in lines]


def opened_json(content: bytes) -> tuple[list[str], Any]:
    texts: list[str] = []

    def shape(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shape(one) for key, one in value.items()}
        if isinstance(value, list):
            return [shape(one) for one in value]
        return texts.append(value) if isinstance(value, str) else value

    return texts, shape(json.loads(content))


def opened_akn(content: bytes) -> tuple[list[str], Any]:
    root = etree.fromstring(content)
    texts = [(one.text or "").strip() + (one.get("showAs") or "") for one in root.iter()]
    return texts, [one.tag for one in root.iter()]


def is_said(text: str) -> bool:
    return bool(clean(text, newlines=False))


READERS = {
    "docx": opened_docx,
    "xlsx": opened_xlsx,
    "csv": opened_csv,
    "json": opened_json,
    "akn": opened_akn,
}
DIGITS: dict[str, Digits] = {"docx": "thai"}
PAIRS = [(what, form) for what, forms in EXPORTS.items() for form in forms if form in READERS]


@cache
def calm(what: str, form: str) -> tuple[list[str], Any, int]:
    paper, places = typed(PAPERS[what])
    texts, shape = READERS[form](export(what, form, paper))
    return texts, shape, places


def becomes(before: str, say: Callable[[int], str], form: str) -> str:
    """A calm file's text with what is said in its place, after the cleaning that every text goes
    through: a workbook's cells are cleaned as they are written, the rest as they are composed."""
    if not MARKER.search(before):
        return before
    if form == "xlsx":
        return speller("arabic", newlines=True)(marked(before, say))
    if form == "json":
        return clean(marked(before, say))
    spell = speller(DIGITS.get(form, "arabic"))
    said = marked(before, lambda n: spell(say(n)))
    return harmless(said) if form == "csv" else said


def check(what: str, form: str, say: Callable[[int], str]) -> None:
    texts, shape = READERS[form](export(what, form, typed(PAPERS[what], say)[0]))
    before, asked, _places = calm(what, form)
    assert texts == [becomes(one, say, form) for one in before]
    assert shape == asked


@pytest.mark.parametrize(("what", "form"), PAIRS)
def test_it_comes_out_as_that_text_and_nothing_else(what: str, form: str) -> None:
    """Every text somewhere in every kind of file: a paper of few places is printed often."""
    places = calm(what, form)[2]
    texts = list(CORPUS.values())
    for turn in range(0, len(texts), places):
        check(what, form, lambda n, turn=turn: texts[(n + turn) % len(texts)])  # type: ignore[misc]


@given(st.lists(st.text(min_size=1, max_size=40).filter(is_said), min_size=1, max_size=9))
@settings(max_examples=30, deadline=None)
def test_whatever_it_is(texts: list[str]) -> None:
    for form in READERS:
        check("resolutions", form, lambda n: texts[n % len(texts)])


@pytest.mark.parametrize("what", [what for what, forms in EXPORTS.items() if "pdf" in forms])
def test_a_pdf_of_all_of_it_opens_and_leads_nowhere_else(what: str) -> None:
    def links(paper: Any) -> set[str]:
        pages = pypdf.PdfReader(io.BytesIO(export(what, "pdf", paper))).pages
        notes = [note.get_object() for page in pages for note in page.get("/Annots", [])]
        return {note["/A"].get("/URI", "") for note in notes if "/A" in note}

    everything = " ".join(CORPUS.values())
    assert links(typed(PAPERS[what], lambda _n: everything)[0]) == links(PAPERS[what])
