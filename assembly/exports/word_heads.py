"""What stands at the head and the foot of every page in Word."""

from docx.section import _Header

from assembly.core import thai
from assembly.exports import wording
from assembly.exports.blocks import Manuscript
from assembly.exports.digits import Digits
from assembly.exports.word_put import Pen
from assembly.exports.word_xml import Element, element, paragraph, words

PAGE_FIELDS: dict[Digits, str] = {"arabic": "PAGE", "thai": r"PAGE \* THAIARABIC"}


def running_heads(pen: Pen, manuscript: Manuscript) -> None:
    """The page's number at the top centre from page 2 on; ตัวอย่าง on every page."""
    section = pen.document.sections[0]
    note = wording.EXAMPLE_NOTE if manuscript.is_example else ""
    _replace(section.first_page_header, _head(note, []))
    _replace(section.header, _head(note, _page_number(manuscript.digits)))


def _page_number(digits: Digits) -> list[Element]:
    """- ๒ -"""
    shown = thai.digits(2) if digits == "thai" else "2"
    counted = element("fldSimple", words(shown), instr=PAGE_FIELDS[digits])
    return [words("- "), counted, words(" -")]


def _head(note: str, number: list[Element]) -> Element:
    tab = element("r", element("tab"))
    end = element("r", element("tab"))
    return paragraph("Header", tab, *number, end, words(note, "Strong"))


def _replace(part: _Header, *made: Element) -> None:
    part.is_linked_to_previous = False
    root = part._element
    for child in list(root):
        root.remove(child)
    root.extend(made)
