"""Files from strangers' spreadsheet programs: read as text, or refused in plain words."""

import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from assembly.core import tables
from assembly.core.errors import Refusal
from assembly.core.tables import read_table

ROWS = [("ชื่อ", "อำเภอ"), ("น้ำทิพย์", "เกาะยาว")]


def excel(*rows: tuple[object, ...]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row)
    book.close()
    return file.getvalue()


def repacked(content: bytes, **changed: bytes) -> bytes:
    """The same Excel file with other parts in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for part in old.infolist():
            new.writestr(part.filename, changed.get(part.filename, old.read(part)))
        for name in set(changed) - set(old.namelist()):
            new.writestr(name, changed[name])
    return file.getvalue()


def cells(content: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in read_table(content)]


TEXT = "ชื่อ,อำเภอ\r\nน้ำทิพย์,เกาะยาว\r\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp874"),
        TEXT.encode("tis-620"),
        TEXT.encode("utf-16"),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode(),
        excel(*ROWS),
    ],
    ids=["utf-8", "with its mark", "cp874", "tis-620", "utf-16", "semicolons", "tabs", "excel"],
)
def test_the_same_table_is_read_whatever_program_wrote_it(content: bytes) -> None:
    assert cells(content) == ROWS


def test_lines_are_numbered_as_the_program_does_and_blank_ones_left_out() -> None:
    found = read_table("ชื่อ,อำเภอ\n,\n\nมาลี,ทับปุด\n".encode())
    assert [line.number for line in found] == [1, 4]


def test_numbers_and_dates_are_as_a_person_sees_them() -> None:
    assert cells(excel(("รหัส", 1.5, True), (8201.0, 8201, None)))[1][:2] == ("8201", "8201")


def test_a_formula_is_what_its_program_last_showed_and_is_never_worked_out() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_formula(0, 0, '=WEBSERVICE("http://elsewhere")', None, "ที่เห็น")
    book.close()
    assert cells(file.getvalue()) == [("ที่เห็น",)]


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGEST_UNPACKED", 1_000_000)
    bomb = repacked(excel(*ROWS), **{"xl/media/x.bin": b"\0" * 2_000_000})
    assert len(bomb) < 50_000
    with pytest.raises(tables.TableTooLarge):
        read_table(bomb)


def test_a_zip_that_lies_about_its_sizes_is_no_table() -> None:
    honest = repacked(excel(*ROWS), **{"xl/worksheets/sheet1.xml": b"<x/>" * 100_000})
    lying = honest.replace((400_000).to_bytes(4, "little"), (40).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(tables.NotATable):
        read_table(lying)


def test_entities_that_grow_are_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(tables.NotATable):
        read_table(repacked(excel(*ROWS), **{"xl/sharedStrings.xml": laughs}))


def test_long_tables_are_refused_with_the_number_that_goes() -> None:
    long = "ชื่อ,อำเภอ\n" + "มาลี,ทับปุด\n" * 10_000
    for content in (long.encode(), excel(*[("ก",)] * 5_002), ("ก\n" + "\n" * 10_001).encode()):
        with pytest.raises(tables.TooManyRows) as refused:
            read_table(content)
        assert refused.value.facts == {"most": 5_000}


def test_a_large_file_is_refused_unread() -> None:
    with pytest.raises(tables.TableTooLarge):
        read_table(b"PK" + b"\0" * tables.LARGEST_FILE)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", tables.EmptyTable),
        (b"\n\n , \n", tables.EmptyTable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old workbook", tables.OldExcel),
        (b"PK\x03\x04 no zip at all", tables.NotATable),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", tables.NotATable),
        (b"%PDF-1.7\n\x00\xff", tables.NotATable),
        (b"\xff\xfe\x00", tables.NotATable),
        (excel(*ROWS)[:-200], tables.NotATable),
        (b'"' + b"x" * 200_000, tables.NotATable),
    ],
)
def test_what_is_no_table_is_told_so(content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        read_table(content)


def test_a_word_document_in_a_zip_is_no_table() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(tables.NotATable):
        read_table(file.getvalue())


def test_a_cell_at_the_end_of_the_world_costs_nothing() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.add_worksheet().write_string("XFD1048576", "ไกล")
    book.close()
    with pytest.raises(Refusal):
        read_table(file.getvalue())


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda rest: b"PK\x03\x04" + rest))
def test_any_bytes_are_a_table_or_a_refusal(content: bytes) -> None:
    try:
        found = read_table(content)
    except Refusal:
        return
    assert all(any(line.cells) for line in found)


@given(st.integers(0, 6_000), st.integers(0, 255))
def test_an_excel_file_with_a_broken_byte_is_a_table_or_a_refusal(place: int, byte: int) -> None:
    content = bytearray(excel(*ROWS))
    content[place % len(content)] = byte
    try:
        read_table(bytes(content))
    except Refusal:
        return
