"""A table that somebody made in a spreadsheet program: Excel or CSV, read as plain text.

The file is a stranger's. Nothing in it is run, and nothing grows while it is unpacked: what is too
large, too long or something else altogether is refused before it is read.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import lazy_gettext as _l
from openpyxl import load_workbook

from assembly.core.errors import Refusal
from assembly.core.text import clean

LARGEST_FILE = 2 * 1024 * 1024
LARGEST_UNPACKED = 16 * 1024 * 1024
MOST_PARTS = 400  # files inside an Excel file
MOST_ROWS = 5_000
MOST_LINES = 10_000  # blank ones too
MOST_COLUMNS = 40
LONGEST_CELL = 500

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")


class NotATable(Refusal):
    status = 422
    message = _l("เปิดไฟล์นี้เป็นตารางไม่ได้ ใช้ไฟล์ Excel (.xlsx) หรือ CSV")


class OldExcel(Refusal):
    status = 422
    message = _l("ไฟล์นี้เป็น Excel รุ่นเก่า (.xls) เปิดใน Excel แล้วบันทึกเป็น .xlsx ก่อน")


class TableTooLarge(Refusal):
    status = 413
    message = _l("ไฟล์ใหญ่เกินไป ใช้ได้ไม่เกิน 2 เมกะไบต์ แบ่งเป็นหลายไฟล์ได้")


class TooManyRows(Refusal):
    status = 413
    message = _l("ตารางยาวเกินไป นำเข้าได้ครั้งละไม่เกิน %(most)s แถว แบ่งเป็นหลายไฟล์ได้")


class EmptyTable(Refusal):
    status = 422
    message = _l("ไฟล์นี้ไม่มีข้อมูล แถวแรกเป็นหัวตาราง แถวต่อไปเป็นข้อมูล")


@dataclass(frozen=True)
class Line:
    """One row as its program numbers it, so that a person finds it again."""

    number: int
    cells: tuple[str, ...]


def read_table(
    content: bytes, *, longest: int = LONGEST_CELL, newlines: bool = False
) -> list[Line]:
    """The rows that hold something, the head first. A cell is cut at ``longest`` characters.

    ``newlines``: lines within a cell stay lines, where people's own words are read.
    Refuses: NotATable, OldExcel, TableTooLarge, TooManyRows, EmptyTable.
    """
    if len(content) > LARGEST_FILE:
        raise TableTooLarge
    if content.startswith(_OLD_EXCEL):
        raise OldExcel
    rows = _excel(content) if content.startswith(b"PK") else _csv(content)
    found = list(_lines(rows, longest, newlines=newlines))
    if not found:
        raise EmptyTable
    return found


def _lines(rows: Iterable[Iterable[object]], longest: int, *, newlines: bool) -> Iterator[Line]:
    count = 0
    for number, row in enumerate(rows, 1):
        if number > MOST_LINES:
            raise TooManyRows(most=MOST_ROWS)
        cells = [_text(cell, longest, newlines=newlines) for cell in list(row)[:MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            count += 1
            yield Line(number, tuple(cells))
        if count > MOST_ROWS + 1:
            raise TooManyRows(most=MOST_ROWS)


def _text(cell: object, longest: int, *, newlines: bool) -> str:
    """A cell as a person sees it: whole numbers without a point, dates as dates, text cleaned."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime | date):
        cell = cell.isoformat()
    return clean(str(cell)[:longest], newlines=newlines)


def _excel(content: bytes) -> Iterator[Iterable[object]]:
    """The first sheet's values; of a formula what its program last showed."""
    try:
        package = _repacked(content)
        book = load_workbook(package, read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its own size may be wrong
        yield from sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
        book.close()
    except Refusal:
        raise
    except Exception as error:  # a broken file breaks its reader in every way
        raise NotATable from error


def _repacked(content: bytes) -> io.BytesIO:
    """The file's parts, each unpacked to the size it claims and no further, in a package of ours.

    A reader that trusts a lying package would fill the memory; this one cannot lie.
    """
    clean_copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(clean_copy, "w") as copy:
        parts = package.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise TableTooLarge
        for name, part in {part.filename: part for part in parts}.items():
            with package.open(part) as packed:
                unpacked = packed.read(part.file_size)
            if any(mark in unpacked for mark in _ENTITIES):
                raise NotATable
            copy.writestr(name, unpacked)
    return clean_copy


def _csv(content: bytes) -> Iterator[Iterable[object]]:
    text = _decoded(content)
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    except csv.Error as error:
        raise NotATable from error


def _decoded(content: bytes) -> str:
    """Unicode with or without its mark, else what Thai Windows writes (TIS-620 is part of it)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp874"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise NotATable
        return text
    raise NotATable
