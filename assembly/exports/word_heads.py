"""What stands at the head and the foot of every page in Word."""

from copy import deepcopy

from docx.section import _Footer, _Header

from assembly.core import thai
from assembly.exports import wording
from assembly.exports.blocks import Manuscript, Seal
from assembly.exports.digits import Digits, speller
from assembly.exports.languages import say
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
    foot = _foot(manuscript)
    _replace(section.first_page_footer, foot)
    _replace(section.footer, deepcopy(foot))


def _page_number(digits: Digits) -> list[Element]:
    """- ๒ -"""
    shown = thai.digits(2) if digits == "thai" else "2"
    counted = element("fldSimple", words(shown), instr=PAGE_FIELDS[digits])
    return [words("- "), counted, words(" -")]


def _head(note: str, number: list[Element]) -> Element:
    return paragraph("Header", _tab(), *number, _tab(), words(note, "Example"))


def _foot(manuscript: Manuscript) -> Element:
    marked = any(getattr(block, "mark", "") for block in manuscript.blocks)
    about = [element("fldSimple", words(""), instr=MARKED)] if marked else []
    seal = manuscript.seal
    said = [_tab(), words(_sealed(seal, manuscript.digits))] if seal else []
    return paragraph("Footer", *about, *said)


def _sealed(seal: Seal, digits: Digits) -> str:
    """The fingerprint keeps its own digits, as it is read out on the projector."""
    index = speller(digits)(f"{seal.index:,}")
    return say("บันทึกเหตุการณ์ {n} รายการ ลายนิ้วมือ {print}", n=index, print=seal.fingerprint)


def _tab() -> Element:
    return element("r", element("tab"))


def _replace(part: _Header | _Footer, *made: Element) -> None:
    part.is_linked_to_previous = False
    root = part._element
    for child in list(root):
        root.remove(child)
    root.extend(made)
