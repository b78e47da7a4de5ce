"""Reads a Word file as somebody at a screen does: with the numbers that Word counts itself."""

from collections import defaultdict
from typing import Any

from docx.document import Document
from docx.oxml.ns import nsmap, qn
from lxml import etree

from assembly.core import thai
from assembly.exports.word_lists import LETTERS

Numbers = dict[tuple[str, int], int]


def found(element: Any, path: str) -> list[Any]:
    """XPath with Word's names, also on parts the library has no class for."""
    return list(etree.ElementBase.xpath(element, path, namespaces=nsmap))


def shown(document: Document) -> list[str]:
    """Every paragraph in order, tables and contents included, its number before it."""
    counts: Numbers = defaultdict(int)
    return [
        f"{_number(p, document, counts)}{_words(p)}" for p in document.element.body.iter(qn("w:p"))
    ]


def _words(paragraph: Any) -> str:
    ends = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    runs = found(paragraph, "./w:r/*|./w:hyperlink/w:r/*")
    return "".join(
        ends.get(one.tag, one.text if one.tag == qn("w:t") else "") or "" for one in runs
    )


def _number(paragraph: Any, document: Document, counts: Numbers) -> str:
    listed = found(paragraph, "w:pPr/w:numPr")
    if not listed:
        return ""
    number = found(listed[0], "w:numId/@w:val")[0]
    level = int(found(listed[0], "w:ilvl/@w:val")[0])
    numbering = document.part.numbering_part.element
    begins = found(
        numbering, f"w:num[@w:numId='{number}']/w:lvlOverride[@w:ilvl='{level}']/*/@w:val"
    )
    counts[number, level] = counts[number, level] + 1 or 1
    if counts[number, level] == 1:
        counts[number, level] = int(begins[0])
    for deeper in range(level + 1, 9):
        counts.pop((number, deeper), None)
    kind = found(numbering, f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")[0]
    said = found(numbering, f"w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[@w:ilvl='{level}']")[0]
    text = found(said, "w:lvlText/@w:val")[0]
    counted = _spelled(found(said, "w:numFmt/@w:val")[0], counts[number, level])
    space = " " if found(said, "w:suff/@w:val") == ["space"] else ""
    return text.replace(f"%{level + 1}", counted) + space


def _spelled(form: str, n: int) -> str:
    return {
        "decimal": str(n),
        "thaiNumbers": thai.digits(n),
        "thaiLetters": LETTERS[(n - 1) % len(LETTERS)],
    }[form]
