"""The secretary opens the file in Word: it looks like the office's own, and is only text."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import nsmap, qn
from lxml import etree

from assembly.exports.formats import export
from assembly.exports.papers import Paper
from tests.exports.scenes import (
    HOSTILE,
    LAND_RESOLUTION,
    LINK,
    MINUTES,
    PAPERS,
    RESOLUTIONS,
)

DOCUMENTS = ("resolutions", "charter", "minutes", "voices")
SCRIPTS = ("ascii", "hAnsi", "cs", "eastAsia")


def opened(what: str, paper: Paper | None = None, **kwargs: str) -> Document:
    return docx.Document(io.BytesIO(export(what, "docx", paper or PAPERS[what], **kwargs)))  # type: ignore[arg-type]


def words(document: Document) -> list[str]:
    """Everything printed, in order, tables included."""
    return [
        "".join(node.text or "\n" for node in paragraph.iter(qn("w:t"), qn("w:br")))
        for paragraph in document.element.body.iter(qn("w:p"))
    ]


def found(element: Any, path: str) -> list[Any]:
    """XPath with Word's names, also on parts the library has no class for."""
    return list(etree.ElementBase.xpath(element, path, namespaces=nsmap))


@pytest.mark.parametrize("what", DOCUMENTS)
def test_every_style_draws_thai_in_the_official_face(what: str) -> None:
    styles = opened(what).styles.element
    for fonts in found(styles, "//w:rFonts"):
        assert {fonts.get(qn(f"w:{script}")) for script in SCRIPTS} == {"TH SarabunPSK"}
    for said in found(styles, "//w:rPr"):
        assert found(said, "w:sz/@w:val") == found(said, "w:szCs/@w:val")
        assert len(found(said, "w:b")) == len(found(said, "w:bCs"))
    sized = found(styles, "w:style[@w:type='paragraph']/w:rPr[w:rFonts and w:szCs]")
    assert len(sized) == len(found(styles, "w:style[@w:type='paragraph']"))


def test_running_text_is_sixteen_points_and_speaks_thai() -> None:
    defaults = opened("minutes").styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    assert defaults.xpath("w:szCs/@w:val") == ["32"]
    assert defaults.xpath("w:lang/@w:bidi") == ["th-TH"]


@pytest.mark.parametrize("what", DOCUMENTS)
def test_no_theme_and_no_font_of_a_template_is_left(what: str) -> None:
    with zipfile.ZipFile(io.BytesIO(export(what, "docx", PAPERS[what]))) as packed:
        assert not [name for name in packed.namelist() if "theme" in name or "customXml" in name]
        everything = b"".join(packed.read(name) for name in packed.namelist())
    assert not re.search(rb"(ascii|hAnsi|cs|eastAsia)Theme=|Calibri|Cambria|Times", everything)


def test_the_page_is_the_regulations() -> None:
    page = opened("minutes").sections[0]
    sizes = (page.page_width, page.page_height, page.left_margin, page.right_margin)
    assert [round(size.cm, 1) for size in sizes if size] == [21.0, 29.7, 3.0, 2.0]


@pytest.mark.parametrize("what", DOCUMENTS)
def test_an_official_paper_has_no_arabic_digit_outside_addresses(what: str) -> None:
    printed = "\n".join(words(opened(what)))
    assert re.search("[๐-๙]", printed)
    assert not re.search(r"\d", re.sub(r"http\S+|[๐-๙]", "", printed))


def test_arabic_digits_when_asked_and_no_thai_page_numbers_then() -> None:
    document = opened("minutes", digits="arabic")
    assert not re.search("[๐-๙]", "\n".join(words(document)))
    assert not document.element.body.xpath("w:sectPr/w:pgNumType")
    assert document.sections[0].header.paragraphs[0]._p.xpath("w:fldSimple/@w:instr") == ["PAGE"]


def test_pages_are_numbered_in_thai_at_the_top_centre_from_the_second_on() -> None:
    document = opened("minutes")
    page = document.sections[0]
    numbered, first = page.header.paragraphs[0], page.first_page_header.paragraphs[0]
    assert page.different_first_page_header_footer
    assert document.element.body.xpath("w:sectPr/w:pgNumType/@w:fmt") == ["thaiNumbers"]
    assert numbered.text.startswith("\t– ")
    assert "THAIARABIC" in numbered._p.xpath("w:fldSimple/@w:instr")[0]
    assert not first._p.xpath("w:fldSimple")


def test_headings_are_words_own_so_that_its_side_list_shows_them() -> None:
    headings = [
        p for p in opened("resolutions").paragraphs if p.style and p.style.name == "Heading 1"
    ]
    assert [p.text.split("\n")[0] for p in headings] == ["มติ ๑๒.๓", "มติ ๑๒.๔"]


def test_each_resolution_begins_on_a_page_of_its_own() -> None:
    titles = [p for p in opened("resolutions").paragraphs if p.style and p.style.name == "Title"]
    assert [bool(p.paragraph_format.page_break_before) for p in titles] == [False, True]


def test_the_head_of_a_table_is_repeated_and_no_row_is_cut() -> None:
    for table in opened("minutes").tables:
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
        assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)


def test_the_minutes_follow_form_eleven_word_by_word() -> None:
    printed = [text for text in words(opened("minutes")) if text]
    asked = [
        "รายงานการประชุมสมัชชาใหญ่พังงาแห่งความสุข",
        "ครั้งที่ ๑๒/๒๕๖๘",
        "เมื่อวันพฤหัสบดีที่ ๒๐ พฤศจิกายน ๒๕๖๘",
        "ณ หอประชุมจังหวัดพังงา",
        "ผู้มาประชุม",
        "นายดลเลาะ หาญทะเล",
        "ผู้ไม่มาประชุม",
        "ผู้เข้าร่วมประชุม",
        "เริ่มประชุมเวลา  ๐๙.๐๐ น.",
        "ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
        "มติที่ประชุม  รับทราบ",
        "ระเบียบวาระที่ ๒ รับรองรายงานการประชุม",
        "ระเบียบวาระที่ ๕ เรื่องเพื่อพิจารณา",
        "๕.๓  แนวเขตที่ดินชุมชน",
        "มติที่ประชุม  เห็นชอบ (มติ ๑๒.๓)",
        "เลิกประชุมเวลา  ๑๖.๓๐ น.",
        "ผู้จดรายงานการประชุม",
        "ผู้ตรวจรายงานการประชุม",
    ]
    places = [printed.index(text) for text in asked]
    assert places == sorted(places)
    assert not re.search("บันทึกการประชุม|ผู้บันทึก|ปิดประชุม|เมื่อวันที่", "\n".join(printed))


def test_the_form_leaves_out_lists_of_nobody() -> None:
    printed = words(opened("minutes", replace(MINUTES, absent=(), attending=())))
    assert "ผู้มาประชุม" in printed
    assert not {"ผู้ไม่มาประชุม", "ผู้เข้าร่วมประชุม"} & set(printed)


def test_where_no_decision_is_recorded_the_minutes_decide_nothing() -> None:
    printed = [text for text in words(opened("minutes")) if text]
    after = printed[printed.index("ระเบียบวาระที่ ๒ รับรองรายงานการประชุม") + 1]
    assert re.fullmatch(r"มติที่ประชุม  \.+", after)


def test_a_resolution_tells_its_vote() -> None:
    document = opened("resolutions")
    head, figures = ([cell.text for cell in row.cells] for row in document.tables[1].rows)
    assert dict(zip(head, figures, strict=True)) == {
        "เห็นด้วย": "๑๖๓",
        "ไม่เห็นด้วย": "๓๑",
        "งดออกเสียง": "๑๔",
        "ผู้ลงมติ": "๒๐๘",
        "ผู้มีสิทธิ": "๒๑๔",
        "ต้องได้": "๑๓๙",
    }


def test_a_charter_numbers_clauses_and_items_and_says_where_they_come_from() -> None:
    printed = words(opened("charter"))
    asked = (
        "ธรรมนูญพังงาแห่งความสุข",
        "ฉบับที่ ๓ พ.ศ. ๒๕๖๘",
        "คำปรารภ",
        "หมวด ๔\nความมั่นคงในที่ดินและที่อยู่อาศัย",
        "ข้อ ๑๗  ชุมชนมีสิทธิร่วมตรวจแนวเขตที่ดินของตน โดย",
        "(๑) ทุกอำเภอมีคณะทำงาน ๔ ฝ่าย",
        "(ก) ชุมชน ท้องถิ่น รัฐ เอกชน",
        "ที่มา: มติ ๑๒.๓ เห็นด้วย ๑๖๓ จาก ๒๐๘ เสียง",
        "ข้อ ๑๗/๑  (ยกเลิก)",
        "ประกาศ ณ วันที่ ๒๐ พฤศจิกายน พ.ศ. ๒๕๖๘ ณ หอประชุมจังหวัดพังงา",
    )
    places = [printed.index(text) for text in asked]
    assert places == sorted(places)
    assert not any("สวัสดิการชุมชน" in text for text in printed), "a chapter without clauses waits"


@pytest.mark.parametrize("what", DOCUMENTS)
def test_an_example_says_so_on_every_page(what: str) -> None:
    page = opened(what).sections[0]
    assert "ตัวอย่าง" in page.header.paragraphs[0].text
    assert "ตัวอย่าง" in page.first_page_header.paragraphs[0].text


def test_a_real_paper_does_not_call_itself_an_example() -> None:
    page = opened("minutes", replace(MINUTES, is_example=False)).sections[0]
    assert (
        "ตัวอย่าง" not in page.header.paragraphs[0].text + page.first_page_header.paragraphs[0].text
    )


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_people_type_is_text_and_nothing_else(typed: str) -> None:
    paper = replace(LAND_RESOLUTION, title=typed, operative=(typed,), place=typed)
    calm = opened("resolutions", replace(RESOLUTIONS, resolutions=(LAND_RESOLUTION,)))
    document = opened("resolutions", replace(RESOLUTIONS, resolutions=(paper,)))
    assert len(document.paragraphs) == len(calm.paragraphs) - 1  # one operative item fewer
    seen = "".join(words(document))
    assert all(piece in seen for piece in re.findall("[A-Za-z]{4,}", typed))


def test_the_link_is_one_that_can_be_followed_and_scanned() -> None:
    document = opened("resolutions", replace(RESOLUTIONS, resolutions=(LAND_RESOLUTION,)))
    targets = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert targets == [LINK]
    assert document.element.body.xpath("//wp:docPr/@descr") == [LINK]


@pytest.mark.parametrize("what", DOCUMENTS)
def test_printing_again_gives_the_same_file(what: str) -> None:
    assert export(what, "docx", PAPERS[what]) == export(what, "docx", PAPERS[what])


def test_a_long_text_is_kept_whole() -> None:
    long = "ชุมชนเกาะปันหยีอยู่มาก่อนมีแนวเขต " * 400
    paper = replace(LAND_RESOLUTION, operative=(long,))
    printed = words(opened("resolutions", replace(RESOLUTIONS, resolutions=(paper,))))
    assert any(text.endswith(long.strip()) for text in printed)
