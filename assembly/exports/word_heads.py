"""What stands at the head and the foot of every page in Word."""

from docx.section import _Footer, _Header

from assembly.core import thai
from assembly.exports import wording
from assembly.exports.blocks import Manuscript, Title
from assembly.exports.digits import Digits
from assembly.exports.word_put import Pen
from assembly.exports.word_xml import Element, element, paragraph, words

PAGE_FIELDS: dict[Digits, str] = {"arabic": "PAGE", "thai": r"PAGE \* THAIARABIC"}
MARKED = 'STYLEREF "Clause Number"'  # the first number on the page, else the last before it


def running_heads(pen: Pen, manuscript: Manuscript) -> None:
    """The page's number at the top centre from page 2 on, ตัวอย่าง on every page; at the foot the
    clause that the page is about, and where the journal stood."""
    section = pen.document.sections[0]
    note = wording.example_note() if manuscript.is_example else ""
    _replace(section.first_page_header, _head(note, []))
    _replace(section.header, _head(note, _page_number(manuscript.digits)))
    is_book = any(isinstance(block, Title) and block.cover for block in manuscript.blocks)
    _replace(section.first_page_footer, _foot(manuscript, is_cover=is_book))
    _replace(section.footer, _foot(manuscript))


def _page_number(digits: Digits) -> list[Element]:
    """- ๒ -"""
    shown = thai.digits(2) if digits == "thai" else "2"
    counted = element("fldSimple", words(shown), instr=PAGE_FIELDS[digits])
    return [words("- "), counted, words(" -")]


def _head(note: str, number: list[Element]) -> Element:
    return paragraph("Header", _tab(), *number, _tab(), words(note, "Example"))


def _foot(manuscript: Manuscript, *, is_cover: bool = False) -> Element:
    marked = any(getattr(block, "mark", "") for block in manuscript.blocks)
    about = [element("fldSimple", words(""), instr=MARKED)] if marked and not is_cover else []
    seal = manuscript.seal
    said = [_tab(), words(wording.seal_words(seal, manuscript.digits))] if seal else []
    return paragraph("Footer", *about, *said)


def _tab() -> Element:
    return element("r", element("tab"))


def _replace(part: _Header | _Footer, *made: Element) -> None:
    part.is_linked_to_previous = False
    root = part._element
    for child in list(root):
        root.remove(child)
    root.extend(made)
