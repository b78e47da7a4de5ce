"""The one word for printing a block into Word, and what every table does."""

from collections.abc import Sequence
from functools import singledispatch

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length
from docx.table import Table, _Cell

WIDTH = 9071  # twentieths of a point between the margins: 16 cm


@singledispatch
def put(block: object, document: Document) -> None:
    """Print one block at the end of the document."""
    raise TypeError(f"no way to print {type(block).__name__}")


def fill(cell: _Cell, text: str, *, centred: bool, bold: bool) -> None:
    written = cell.paragraphs[0]
    written.add_run(text, style="Strong" if bold else None)
    if centred:
        written.alignment = WD_ALIGN_PARAGRAPH.CENTER


def lay_columns(table: Table, widths: Sequence[Length]) -> None:
    """Both ways of saying it: Word reads the cells' widths, others the columns'."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
