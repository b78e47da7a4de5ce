"""What is drawn rather than said, in Word: bars, the tinted matrix, pictures."""

import io
from functools import cache

from docx.shared import Cm
from PIL import Image

from assembly.exports.blocks import Bars, Heat, Pictures
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
KINDS = (Bars, Heat, Pictures)


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
    pen.write(paragraph("Note", words(f"สีเข้ม {block.key[0]} สีอ่อน {block.key[1]}")))


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
def _pictures(block: Pictures, pen: Pen) -> None:
    for one in block.pictures:
        wide = min(Cm(8), round(Cm(6) * one.width / one.height))
        shape = pen.picture(one.content, wide, round(wide * one.height / one.width), one.says)
        pen.write(paragraph("BodyText", shape, shape=[element("keepNext")]))
        pen.write(paragraph("Note", words(one.says)))
