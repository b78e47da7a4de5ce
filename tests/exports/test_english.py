"""A reader from elsewhere gets the same paper, its fixed words in English; people's stay Thai."""

import ast
import io
import re
import string
from pathlib import Path

import openpyxl
import pytest

import assembly.exports
from assembly.exports.english import WORDS
from assembly.exports.formats import export
from assembly.exports.languages import full_date, long_date, say, speaking, weekday_date
from tests.exports.scenes import DAY, LONG_CHARTER, PAPERS
from tests.exports.test_word import opened
from tests.exports.word_reader import shown

HOME = Path(assembly.exports.__file__).parent
IN_ENGLISH = ("resolutions", "charter", "minutes", "commitments")


def said() -> list[tuple[str, str]]:
    """Every sentence that the exports say, with the file that says it."""
    return [
        (call.args[0].value, file.name)
        for file in HOME.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "say"
        and isinstance(call.args[0], ast.Constant)
    ]


def test_every_sentence_that_is_said_has_its_english() -> None:
    assert [(words, file) for words, file in said() if words not in WORDS] == []


@pytest.mark.parametrize(("words", "english"), WORDS.items())
def test_both_languages_tell_the_same_and_english_is_not_thai(words: str, english: str) -> None:
    names = [{part[1] for part in string.Formatter().parse(w)} - {None} for w in (words, english)]
    assert names[0] == names[1]
    assert not re.search("[ก-๛]", english)


def test_dates_are_of_both_eras() -> None:
    with speaking("en"):
        assert long_date(DAY) == full_date(DAY) == "20 November B.E. 2568 (2025)"
        assert weekday_date(DAY) == "Thursday 20 November B.E. 2568 (2025)"
    assert weekday_date(DAY) == "วันพฤหัสบดีที่ 20 พฤศจิกายน 2568"


def test_what_is_told_is_never_a_place_to_put_something_in() -> None:
    with speaking("en"):
        assert say("หมวด {n}", n="{0.__class__}") == "Chapter {0.__class__}"


def test_a_charter_in_english_keeps_what_people_wrote() -> None:
    printed = shown(opened("charter", LONG_CHARTER, language="en"))
    assert "Edition 3, B.E. 2568" in printed
    assert "Chapter 1\nที่ดิน" in printed
    assert "Clauses 1–2" in " ".join(printed)
    assert any(text.startswith("Clause 1  ชุมชนมีสิทธิ") for text in printed)
    assert "In force from 1 January B.E. 2569 (2026)" in printed


def test_a_resolution_in_english_tells_its_vote() -> None:
    printed = shown(opened("resolutions", language="en"))
    assert "Resolution 12.3\nให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย ตรวจแนวเขตที่ดินชุมชนให้เสร็จใน 1 ปี" in printed
    assert "Resolved  Approved by not less than two thirds" in printed
    assert {"In favour", "Against", "Abstained"} <= set(printed)


@pytest.mark.parametrize("what", IN_ENGLISH)
def test_english_papers_count_in_arabic_digits_and_say_their_language(what: str) -> None:
    document = opened(what, language="en")
    assert document.core_properties.language == "en-US"
    assert "Example" in document.sections[0].header.paragraphs[0].text
    assert not document.element.body.xpath("w:sectPr/w:pgNumType")


@pytest.mark.parametrize("what", ["resolutions", "charter", "commitments"])
def test_sheets_have_english_heads_and_days_of_the_same_era(what: str) -> None:
    content = export(what, "xlsx", PAPERS[what], language="en")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert not [cell.value for cell in sheet[2] if re.search("[ก-๛]", str(cell.value))]
    days = {cell.number_format for row in sheet for cell in row if cell.is_date}
    assert all(form.startswith("[$-1070409]") for form in days)
    assert export(what, "csv", PAPERS[what], language="en").startswith(b"\xef\xbb\xbf")


def test_the_language_ends_with_the_paper() -> None:
    export("charter", "docx", PAPERS["charter"], language="en")
    assert say("ปฏิญญา") == "ปฏิญญา"
