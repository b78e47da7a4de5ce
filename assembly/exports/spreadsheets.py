"""Sheets as XLSX and CSV. Whatever a person typed stays text: never a formula, never a link."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from typing import Any

import xlsxwriter

from assembly.core import thai
from assembly.exports import wording
from assembly.exports.digits import Digits, speller
from assembly.exports.languages import say, spoken
from assembly.exports.tables import About, Cell, Row, Sheet

FONT = {"font_name": "TH SarabunPSK", "font_size": 16, "valign": "top"}
# Excel's codes: 07 the Buddhist calendar, D Thai digits, 041E Thai words.
CALENDARS: dict[Digits, str] = {"arabic": "[$-107041E]", "thai": "[$-D07041E]"}
ENGLISH = "[$-1070409]"  # the same calendar with English months
NUMBERS: dict[Digits, str] = {"arabic": "#,##0", "thai": "[$-D00041E]#,##0"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 -- the wide twins work too


def to_xlsx(sheets: tuple[Sheet, ...], about: About, digits: Digits) -> bytes:
    """A workbook with real numbers and dates; equal sheets give equal bytes."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_urls": False})
    noon = datetime.combine(about.dated, time(12))
    book.set_properties({"title": about.title, "author": about.author, "created": noon})
    pen = Pen(book, digits)
    for sheet in sheets:
        pen.write(sheet, about)
    book.close()
    return written.getvalue()


class Pen:
    """Writes sheets into one workbook with one set of formats."""

    def __init__(self, book: Any, digits: Digits) -> None:
        self.book = book
        self.spell: Callable[[str], str] = speller(digits, newlines=True)
        day = f"{ENGLISH if spoken() == 'en' else CALENDARS[digits]}d mmmm yyyy"
        self.text = book.add_format({**FONT, "text_wrap": True})
        self.number = book.add_format({**FONT, "num_format": NUMBERS[digits]})
        self.day = book.add_format({**FONT, "num_format": day, "align": "left"})
        self.moment = book.add_format({**FONT, "num_format": f"{day} hh:mm", "align": "left"})
        self.head = book.add_format(
            {**FONT, "text_wrap": True, "bold": True, "bg_color": "#DCE9E8", "bottom": 1}
        )
        self.note = book.add_format({**FONT, "bold": True})

    def write(self, sheet: Sheet, about: About) -> None:
        """The table under a head that stays in sight; an example says so in the first row."""
        page = self.book.add_worksheet(sheet.name)
        top = 1 if about.is_example else 0
        if about.is_example:
            page.write_string(0, 0, wording.example_note(), self.note)
        for n, (head, width) in enumerate(sheet.columns):
            page.set_column(n, n, width)
            page.write_string(top, n, self.spell(head), self.head)
        for n, row in enumerate([*sheet.rows, sheet.totals], top + 1):
            self._row(page, n, row)
        page.freeze_panes(top + 1, 0)
        page.autofilter(top, 0, top + len(sheet.rows), len(sheet.columns) - 1)
        self._paper(page, top)

    def _row(self, page: Any, n: int, row: Row) -> None:
        for column, cell in enumerate(row):
            self._cell(page, n, column, cell)

    def _cell(self, page: Any, n: int, column: int, cell: Cell) -> None:
        if isinstance(cell, str):
            page.write_string(n, column, self.spell(cell), self.text)
        elif isinstance(cell, datetime):
            page.write_datetime(n, column, _wall_clock(cell), self.moment)
        elif isinstance(cell, date):
            page.write_number(n, column, _days(cell), self.day)
        elif cell is not None:
            page.write_number(n, column, cell, self.number)

    def _paper(self, page: Any, top: int) -> None:
        """Printed on A4 across, one page wide, with its head on each page."""
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0, top)


def to_csv(sheets: tuple[Sheet, ...], about: About, digits: Digits) -> bytes:
    """The first sheet, UTF-8 with the mark by which Excel knows it, days as ISO dates.

    An example says so in a last column, so that the file stays one table.
    """
    sheet, spell = sheets[0], speller(digits)
    written = io.StringIO(newline="")
    lines = csv.writer(written)
    mark = (say(wording.EXAMPLE),) if about.is_example else ()
    heads = [spell(head) for head, _width in sheet.columns]
    lines.writerow([*heads, *(say("หมายเหตุ") for _ in mark)])
    for row in sheet.rows:
        lines.writerow([*(_plain(cell, spell) for cell in row), *mark])
    return written.getvalue().encode("utf-8-sig")


def _plain(cell: Cell, spell: Callable[[str], str]) -> str | int:
    if isinstance(cell, datetime):
        return _wall_clock(cell).isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return harmless(spell(cell))
    return "" if cell is None else cell


def harmless(text: str) -> str:
    """``text`` so that no spreadsheet reads it as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


@cache
def _days(day: date) -> int:
    """A day as spreadsheets count it."""
    return (day - date(1899, 12, 30)).days


def _wall_clock(moment: datetime) -> datetime:
    """Spreadsheets know no time zones: the hour as it was in the hall."""
    return thai.to_bangkok(moment).replace(tzinfo=None)
