"""What is drawn rather than said, in Word: bars, particulars, the tinted matrix, pictures."""

import io
from functools import cache
from itertools import zip_longest

from docx.shared import Cm
from PIL import Image

from assembly.exports.blocks import Bars, Facts, Heat, Picture, Pictures
from assembly.exports.languages import say
from assembly.exports.word_put import Pen, put, shares
from assembly.exports.word_xml import (
    Element,
    cell,
    cell_text,
    element,
    paragraph,
    row,
    table,
    words,
)

TINTS = ("FFFFFF", "E2ECE6", "BBDCD6", "86C7C2", "0B4F5C")  # the lagoon's, darkest last
OWED, SETTLED = "#0B4F5C", "#BBDCD6"
KINDS = (Bars, Facts, Heat, Pictures)
THIN = 80  # twentieths of a point: the line of what was done


@put.register
def _bars(block: Bars, pen: Pen) -> None:
    """A table whose middle column holds two shapes of colour, as long as their shares."""
    widths = shares((4, 4, 2))
    rows = []
    for name, said, share, owed in block.rows:
        drawn = [
            pen.picture(_patch(colour), Cm(6 * part / 1000), Cm(0.36), f"{name} {said}")
            for part, colour in ((owed, OWED), (share - owed, SETTLED))
            if part
        ]
        inside = [cell_text(name), paragraph("", *drawn), cell_text(said)]
        rows.append(row(list(map(cell, widths, inside))))
    pen.write(table(widths, rows))
    pen.write(
        paragraph(
            "Note", words(say("สีเข้ม {dark} สีอ่อน {light}", dark=block.key[0], light=block.key[1]))
        )
    )


@cache
def _patch(colour: str) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (4, 4), colour).save(drawn, "PNG")
    return drawn.getvalue()


@put.register
def _heat(block: Heat, pen: Pen) -> None:
    many = len(block.columns)
    widths = shares((3 * many, *[7] * many))
    heads = tuple((name, 0) for name in block.columns)
    rows = [
        row([_tinted(*told) for told in zip(widths, ((name, 0), *cells), strict=True)], head=n == 0)
        for n, (name, cells) in enumerate((("", heads), *block.rows))
    ]
    pen.write(table(widths, rows))


def _tinted(width: int, told: tuple[str, int]) -> Element:
    said, step = told
    darkest = step == len(TINTS) - 1
    inside = cell_text(said, centred=step > 0 or said.isdecimal(), bold=darkest)
    if darkest:
        about = inside.xpath("w:r/w:rPr")[0]
        about.append(element("color", val="FFFFFF"))
    return cell(width, inside, TINTS[step] if step else "")


@put.register
def _facts(block: Facts, pen: Pen) -> None:
    if block.share is not None:
        pen.write(*_line_of(block.share))
    widths = shares((1, 3))
    told = [
        (cell_text(name, bold=True, shape=[element("keepNext")]), cell_text(said))
        for name, said in block.rows
    ]
    pen.write(table(widths, [row(list(map(cell, widths, pair))) for pair in told]), _apart())


def _apart() -> Element:
    """Between two tables, which would else be one."""
    return paragraph("", shape=[element("spacing", line=THIN * 2, lineRule="exact")])


def _line_of(share: int) -> list[Element]:
    """Two cells of colour, as long as what was done and what is left of it."""
    parts = [(part, fill) for part, fill in ((share, OWED), (100 - share, SETTLED)) if part]
    widths = shares([part for part, _fill in parts])
    cells = [
        cell(width, paragraph("", shape=[element("keepNext"), _thin()]), fill.lstrip("#"))
        for width, (_part, fill) in zip(widths, parts, strict=True)
    ]
    drawn = row(cells)
    drawn[0].append(element("trHeight", val=THIN, hRule="exact"))
    return [table(widths, [drawn]), paragraph("", shape=[element("keepNext"), _thin()])]


def _thin() -> Element:
    return element("spacing", line=THIN, lineRule="exact")


@put.register
def _pictures(block: Pictures, pen: Pen) -> None:
    """Two in a row, each over its line."""
    widths = shares((1, 1))
    rows = []
    for one, other in zip_longest(block.pictures[::2], block.pictures[1::2]):
        pair = (one, other)
        rows.append(
            row([cell(width, _drawn(each, pen)) for width, each in zip(widths, pair, strict=True)])
        )
        rows.append(row([cell(w, _said(each)) for w, each in zip(widths, pair, strict=True)]))
    pen.write(_apart(), table(widths, rows))


def _drawn(one: Picture | None, pen: Pen) -> Element:
    if one is None:
        return paragraph("")
    wide = min(Cm(7.6), round(Cm(5.2) * one.width / one.height))
    shape = pen.picture(one.content, wide, round(wide * one.height / one.width), one.says)
    return paragraph("", shape, shape=[element("keepNext")])


def _said(one: Picture | None) -> Element:
    flush = [element("ind", left=0)]
    return paragraph("Note", words(one.says if one else ""), shape=flush)
