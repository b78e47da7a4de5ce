"""Excel opens it: figures are numbers, days are days, and what people typed never runs."""

import csv
import io
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from assembly.core.text import clean
from assembly.exports.formats import export
from assembly.exports.papers import Paper
from tests.exports.scenes import (
    BALLOTS,
    EMPTY,
    GRIEVANCES,
    HOSTILE,
    LAND_RESOLUTION,
    PAPERS,
    RESOLUTIONS,
)

SHEETS = ("resolutions", "grievances", "ballots")


def opened(what: str, paper: Paper | None = None, **kwargs: str) -> list[Worksheet]:
    content = export(what, "xlsx", paper or PAPERS[what], **kwargs)  # type: ignore[arg-type]
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets)


def row_of(sheet: Worksheet, head_row: int, row: int) -> dict[str, object]:
    heads = [cell.value for cell in sheet[head_row]]
    return {str(head): cell.value for head, cell in zip(heads, sheet[row], strict=True)}


def table(what: str, paper: Paper | None = None, **kwargs: str) -> list[list[str]]:
    content = export(what, "csv", paper or PAPERS[what], **kwargs)  # type: ignore[arg-type]
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_resolution_is_a_row_with_real_numbers_and_days() -> None:
    row = row_of(opened("resolutions")[0], 2, 3)
    assert row["มติ"] == "12.3"
    assert row["วันประชุม"] == datetime.fromisoformat("2025-11-20")
    assert (row["เห็นด้วย"], row["ไม่เห็นด้วย"], row["งดออกเสียง"]) == (163, 31, 14)
    assert (row["ผู้ลงมติ"], row["ผู้มีสิทธิ"], row["ต้องได้"]) == (208, 214, 139)
    assert row["ผล"] == "เห็นชอบ ด้วยเสียงไม่น้อยกว่าสองในสาม"
    assert row["ยุทธศาสตร์ที่"] == 3


def test_a_number_of_a_resolution_is_text_for_12_10_is_not_12_1() -> None:
    book = replace(RESOLUTIONS, resolutions=(replace(LAND_RESOLUTION, number="12.10"),))
    cell = opened("resolutions", book)[0].cell(3, 1)
    assert (cell.value, cell.data_type) == ("12.10", "s")


def test_a_ballot_has_its_hours_as_in_the_hall() -> None:
    row = row_of(opened("ballots")[0], 2, 3)
    assert row["เปิดลงมติ"] == datetime.fromisoformat("2025-11-20T14:20")
    assert row["ซองในหีบ"] == 208
    assert row["ลายนิ้วมือคำถาม"] == "3f" * 32


def test_days_are_shown_in_the_buddhist_era() -> None:
    row = opened("resolutions")[0][3]
    assert row[4].number_format.startswith("[$-107041E]")


def test_thai_digits_when_asked_for_numbers_days_and_words() -> None:
    row = opened("resolutions", digits="thai")[0][3]
    assert row[0].value == "๑๒.๓"
    assert row[4].number_format.startswith("[$-D07041E]")
    yes = next(cell for cell in row if cell.value == 163)
    assert yes.number_format.startswith("[$-D00041E]")


@pytest.mark.parametrize("what", SHEETS)
def test_the_head_stays_in_sight_and_can_filter(what: str) -> None:
    for sheet in opened(what):
        assert sheet.freeze_panes == "A3"
        assert sheet.auto_filter.ref is not None
        assert sheet.auto_filter.ref.startswith("A2:")
        assert sheet["A2"].font.b
        assert sheet["A2"].font.name == "TH SarabunPSK"
        assert all(sheet.column_dimensions[cell.column_letter].width >= 10 for cell in sheet[2])


def test_every_district_stands_there_with_its_zeros_and_the_sums_fit() -> None:
    counts = opened("grievances")[3]
    rows = [row_of(counts, 2, n) for n in range(3, 7)]
    assert [row["อำเภอ"] for row in rows] == ["กะปง", "เกาะยาว", "คุระบุรี", "รวม"]
    assert [row["3 ที่ดินและที่อยู่อาศัย"] for row in rows] == [0, 9, 11, 20]
    assert [row["รวม"] for row in rows] == [0, 12, 11, 23]
    assert counts.auto_filter.ref == "A2:H5", "the sums stay out of what is sorted"


def test_grievances_tell_where_and_about_what_but_no_person_and_no_day() -> None:
    words = opened("grievances")[2]
    assert [cell.value for cell in words[2]] == [
        "อำเภอ",
        "ตำบล",
        "ยุทธศาสตร์ที่",
        "ยุทธศาสตร์",
        "เร่งด่วน",
        "กลุ่มเป้าหมาย",
        "แจ้งที่",
        "สถานะ",
        "เผยแพร่แล้ว",
        "ตอบแล้ว",
        "ประเด็น",
        "ส่งต่อถึง",
        "วาระ",
        "มติ",
        "ธรรมนูญ ข้อ",
        "เดือดร้อนเหมือนกัน",
        "ความทุกข์",
    ]
    assert [cell.value for cell in words[3]][-1] == "บ้านอยู่มา 3 รุ่น ยังไม่มีโฉนด"


@pytest.mark.parametrize("what", SHEETS)
def test_an_example_says_so_in_the_first_row(what: str) -> None:
    assert all("ตัวอย่าง" in str(sheet["A1"].value) for sheet in opened(what))
    assert all(line[-1] in {"หมายเหตุ", "ตัวอย่าง"} for line in table(what))


def test_a_real_sheet_begins_with_its_head() -> None:
    book = replace(RESOLUTIONS, is_example=False)
    assert opened("resolutions", book)[0]["A1"].value == "มติ"
    assert table("resolutions", book)[0][-1] == "ผลของมติที่ตามมา"


@pytest.mark.parametrize("what", SHEETS)
def test_a_sheet_of_nothing_has_its_head(what: str) -> None:
    assert opened(what, EMPTY[what])[0]["A2"].value
    assert len(table(what, EMPTY[what])) == 1


@pytest.mark.parametrize("typed", HOSTILE)
def test_in_excel_what_people_type_is_a_text_cell(typed: str) -> None:
    paper = replace(LAND_RESOLUTION, title=typed, operative=(typed,), link=typed)
    sheet = opened("resolutions", replace(RESOLUTIONS, resolutions=(paper,)))[0]
    assert {cell.data_type for cell in sheet[3] if isinstance(cell.value, str)} == {"s"}
    assert not any(cell.hyperlink for cell in sheet[3])


@pytest.mark.parametrize("typed", HOSTILE)
def test_in_a_csv_no_cell_begins_like_a_formula(typed: str) -> None:
    texts = (replace(GRIEVANCES.texts[0], text=typed, subdistrict=typed),)
    lines = table("grievances", replace(GRIEVANCES, texts=texts))
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]
    seen = clean(typed, newlines=False)
    assert lines[-1][-2] in {seen, f"'{seen}"}


def test_csv_holds_counts_and_words_in_one_table() -> None:
    lines = table("grievances")
    assert len({len(line) for line in lines}) == 1
    kinds = [line[0] for line in lines[1:]]
    assert kinds == ["จำนวน"] * 9 + ["ข้อความ"] * 2
    assert lines[4][:6] == ["จำนวน", "เกาะยาว", "", "3", "ที่ดินและที่อยู่อาศัย", "9"]


def test_csv_has_iso_days_and_the_mark_excel_knows_thai_by() -> None:
    assert export("ballots", "csv", BALLOTS).startswith(b"\xef\xbb\xbf")
    assert table("ballots")[1][1] == "2025-11-20"


@pytest.mark.parametrize("what", SHEETS)
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_writing_again_gives_the_same_file(what: str, form: str) -> None:
    assert export(what, form, PAPERS[what]) == export(what, form, PAPERS[what])
