"""What is said, in Word: titles, headings, paragraphs, tables, addresses, signatures."""

import io
from collections.abc import Sequence

import segno
from docx.shared import Cm

from assembly.exports.blocks import (
    Contents,
    Heading,
    Link,
    Links,
    Paragraph,
    Rule,
    Signature,
    Table,
    Title,
)
from assembly.exports.languages import say
from assembly.exports.word_base import MORE, STEP
from assembly.exports.word_lists import PEOPLE, Mark, mark_of
from assembly.exports.word_put import Pen, put, shares
from assembly.exports.word_xml import (
    Element,
    cell,
    cell_text,
    element,
    field_runs,
    paragraph,
    row,
    table,
    words,
)

KINDS = (Title, Heading, Paragraph, Table, Link, Links, Signature, Rule, Contents)
INDENTED = ("BodyText", "BodyTextFirstIndent", "BodyTextFirstIndent2")
LISTED = ("ListNumber", "ListNumber2", "ListNumber3")
COVER = 5670  # 10 cm: where the title of a book stands on its first page
DOTS = "." * 36
HELD = "keepNext"
NUMBER = "ClauseNumber"  # what the foot of the page looks for
CONTENTS = r'TOC \o "1-1" \h \z \u'


@put.register
def _title(block: Title, pen: Pen) -> None:
    for n, line in enumerate(block.lines):
        breaks = [element("pageBreakBefore")] if block.new_page and n == 0 else []
        down = [element("spacing", before=COVER)] if block.cover and n == 0 else []
        pen.write(paragraph("Title", words(line), shape=[*breaks, *down]))


@put.register
def _heading(block: Heading, pen: Pen) -> None:
    pen.marks += 1
    inside = [element("bookmarkStart", id=pen.marks, name=bookmark(pen.marks))]
    for n, line in enumerate(block.lines):
        number = NUMBER if block.mark and n == 0 else ""
        inside += [*([element("r", element("br"))] if n else []), words(line, number)]
    inside.append(element("bookmarkEnd", id=pen.marks))
    middle = [element("jc", val="center")] if block.centred else []
    pen.write(paragraph(f"Heading{block.level}", *inside, shape=middle))


def bookmark(n: int) -> str:
    """The name Word itself would give to the n-th heading."""
    return f"_Toc{n:06}"


@put.register
def _paragraph(block: Paragraph, pen: Pen) -> None:
    mark = mark_of(block.item or block.lead)
    said = f"{block.item} {block.text}" if block.item and not mark else block.text
    held = [element(HELD)] if block.follows else []
    if mark:
        level = mark[0] + mark[1]
        pen.write(paragraph(LISTED[level], words(said), shape=[*held, counted(mark, pen)]))
        return
    if not block.note:
        pen.lists.end()
    lead = [words(block.lead, NUMBER if block.mark else "Strong"), words("  ")]
    style = "Note" if block.note else INDENTED[min(block.step, 2)]
    further = block.step >= len(INDENTED) and not block.note
    deep = [element("ind", firstLine=STEP + (block.step - 1) * MORE)] if further else []
    pen.write(paragraph(style, *(lead if block.lead else []), words(said), shape=[*held, *deep]))


def counted(mark: Mark, pen: Pen) -> Element:
    """Makes a paragraph an item of the list it goes on, or of a new one."""
    number, level = pen.lists.place(mark)
    return element("numPr", element("ilvl", val=level), element("numId", val=number))


@put.register
def _table(block: Table, pen: Pen) -> None:
    widths = shares([column.width for column in block.columns])
    heads = [cell_text(c.head, centred=c.align == "center", bold=True) for c in block.columns]
    rows = [row(list(map(cell, widths, heads)), head=True)]
    people = _is_count([texts[0] for texts in block.rows])
    for n, texts in enumerate(block.rows, 1):
        number = [counted((PEOPLE, 0, n), pen)] if people else []
        shown = ["" if people else texts[0], *texts[1:]]
        inside = [
            cell_text(text, centred=column.align == "center", shape=number if at == 0 else [])
            for at, (text, column) in enumerate(zip(shown, block.columns, strict=True))
        ]
        rows.append(row(list(map(cell, widths, inside))))
    pen.lists.end()
    pen.write(table(widths, rows, "TableGrid" if block.ruled else ""))


def _is_count(firsts: Sequence[str]) -> bool:
    """1. 2. 3. down the first column: Word counts them, so that a row put in is counted too."""
    marks = [mark_of(text) for text in firsts]
    return marks == [(0, 0, n) for n in range(1, len(marks) + 1)]


@put.register
def _link(block: Link, pen: Pen) -> None:
    pen.write(*_address(block, pen, "BodyText"))


@put.register
def _links(block: Links, pen: Pen) -> None:
    """Each code with its words at its right."""
    widths = shares([5, 13] * len(block.links))
    inside = [part for one in block.links for part in _address(one, pen, "Footer", Cm(1.7))]
    pen.write(table(widths, [row(list(map(cell, widths, inside)))]))


def _address(link: Link, pen: Pen, style: str, side: int = Cm(2)) -> tuple[Element, Element]:
    """The code, and its words."""
    drawn = io.BytesIO()
    segno.make_qr(link.url).save(drawn, kind="png", scale=8, border=0)
    picture = pen.picture(drawn.getvalue(), side, side, link.url)
    small = [element("spacing", before=120)] if style == "Footer" else []
    said = paragraph(style, words(f"{link.text} "), pen.link(link.url), shape=small)
    return paragraph(style, picture, shape=[element(HELD), *small]), said


@put.register
def _signature(block: Signature, pen: Pen) -> None:
    """Kept whole: each line stays with the next, and the last with nothing."""
    if block.closing:
        pen.write(paragraph("Signature", words(block.closing)))
    lines = [
        say("(ลงชื่อ) {line}", line=DOTS),
        f"({block.name or DOTS})",
        *filter(None, [block.office]),
    ]
    pen.write(paragraph("Signature", shape=[element("spacing", before=2 * MORE // 3)]))
    for line in lines[:-1]:
        pen.write(paragraph("Signature", words(line)))
    pen.write(paragraph("Signature", words(lines[-1]), shape=[element(HELD, val=0)]))


@put.register
def _rule(_block: Rule, pen: Pen) -> None:
    side = round(Cm(6).twips)
    line = element("bottom", val="single", sz=6, space=1, color="auto")
    shape = [
        element("pBdr", line),
        element("spacing", after=120, line=120, lineRule="exact"),
        element("ind", left=side, right=side),
    ]
    pen.write(paragraph("", shape=shape))


@put.register
def _contents(block: Contents, pen: Pen) -> None:
    """Word's own table of contents, on a page of its own and already filled: each heading of level
    1 and what it holds.

    Pages are put in when somebody asks Word to count them; before that nobody knows them.
    """
    chosen = [(n, one) for n, one in enumerate(pen.headings, 1) if one.level == 1]
    if not chosen:
        return
    entries = [_entry(n, one) for n, one in chosen]
    begin, code, separate, _shown, end = field_runs(CONTENTS, "")
    for at, part in enumerate((begin, code, separate), 1):
        entries[0].insert(at, part)
    entries[-1].append(end)
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"))
    gallery.append(element("docPartUnique"))
    head = paragraph("TOCHeading", words(block.head), shape=[element("pageBreakBefore")])
    pen.write(element("sdt", element("sdtPr", gallery), element("sdtContent", head, *entries)))
    pen.new_page = True


def _entry(n: int, heading: Heading) -> Element:
    tail = [element("r", element("tab")), words(heading.span)] if heading.span else []
    link = element(
        "hyperlink", words("  ".join(heading.lines)), *tail, anchor=bookmark(n), history=1
    )
    return paragraph(f"TOC{heading.level}", link)
