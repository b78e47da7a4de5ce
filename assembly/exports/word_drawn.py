"""What is drawn rather than said, in Word: bars, the tinted matrix, pictures."""

import io

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, RGBColor, Twips
from docx.table import _Cell
from PIL import Image

from assembly.exports.blocks import Bars, Heat, Pictures
from assembly.exports.word_put import WIDTH, fill, lay_columns, put

TINTS = ("FFFFFF", "E2ECE6", "BBDCD6", "86C7C2", "0B4F5C")  # the lagoon's, darkest last
OWED, SETTLED = "#0B4F5C", "#BBDCD6"
KINDS = (Bars, Heat, Pictures)


@put.register
def _bars(block: Bars, document: Document) -> None:
    """A table whose middle column holds two shapes of colour, as long as their shares."""
    table = document.add_table(0, 3)
    widths = [Twips(WIDTH * part // 10) for part in (4, 4, 2)]
    lay_columns(table, widths)
    for name, said, share, owed in block.rows:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
        fill(row.cells[0], name, centred=False, bold=False)
        drawn = row.cells[1].paragraphs[0].add_run()
        for part, colour in ((owed, OWED), (share - owed, SETTLED)):
            if part:
                shape = drawn.add_picture(_patch(colour), Cm(6 * part / 1000), Cm(0.36))
                shape._inline.docPr.set("descr", f"{name} {said}")
        fill(row.cells[2], said, centred=False, bold=False)
    document.add_paragraph(f"สีเข้ม {block.key[0]} สีอ่อน {block.key[1]}", style="Note")


def _patch(colour: str) -> io.BytesIO:
    drawn = io.BytesIO()
    Image.new("RGB", (4, 4), colour).save(drawn, "PNG")
    drawn.seek(0)
    return drawn


@put.register
def _heat(block: Heat, document: Document) -> None:
    table = document.add_table(0, len(block.columns) + 1)
    many = len(block.columns)
    widths = [Twips(WIDTH * 3 // 10), *[Twips(WIDTH * 7 // 10 // many)] * many]
    lay_columns(table, widths)
    heads = tuple((name, 0) for name in block.columns)
    for n, (name, cells) in enumerate((("", heads), *block.rows)):
        row = table.add_row()
        marks = row._tr.get_or_add_trPr()
        marks.append(OxmlElement("w:cantSplit"))
        if n == 0:
            marks.append(OxmlElement("w:tblHeader"))
        for at, (cell, (said, step)) in enumerate(zip(row.cells, ((name, 0), *cells), strict=True)):
            cell.width = widths[at]
            fill(cell, said, centred=at > 0, bold=step == len(TINTS) - 1)
            _tint(cell, step)


def _tint(cell: _Cell, step: int) -> None:
    if step:
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{TINTS[step]}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shade))
    if step == len(TINTS) - 1:
        for run in cell.paragraphs[0].runs:
            run.font.color.rgb = RGBColor(255, 255, 255)


@put.register
def _pictures(block: Pictures, document: Document) -> None:
    for one in block.pictures:
        written = document.add_paragraph(style="Body Text")
        written.paragraph_format.keep_with_next = True
        wide = min(Cm(8), Cm(6 * one.width / one.height))
        shape = written.add_run().add_picture(io.BytesIO(one.content), width=wide)
        shape._inline.docPr.set("descr", one.says)
        document.add_paragraph(one.says, style="Note")
