"""A members' file, row by row: what is understood, and what is told about a row that is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.core.errors import Refusal
from assembly.core.tables import Line
from assembly.people.rules import Person
from assembly.roll.rules import NobodyInFile, NoHead, Roll, read_roll

DISTRICTS = [
    ("8201", "เมืองพังงา", "Mueang Phang-nga"),
    ("8202", "เกาะยาว", "Ko Yao"),
    ("8205", "ตะกั่วป่า", "Takua Pa"),
]
HEAD = ("คำนำหน้า", "ชื่อ", "นามสกุล", "อำเภอ", "ประเภท", "ภาคส่วน", "กลุ่มเป้าหมาย", "เครือข่าย",
        "ผู้แทนเครือข่าย", "ยินยอมเก็บข้อมูล", "ยินยอมแสดงชื่อ", "ยินยอมใช้ภาพ")  # fmt: skip


def read(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Roll:
    lines = [Line(number, cells) for number, cells in enumerate((head, *rows), 1)]
    return read_roll(lines, DISTRICTS)


@pytest.fixture(autouse=True)
def _in_thai(app: object) -> None:
    """Sentences are told in the reader's language."""


def test_a_full_row_is_a_whole_person() -> None:
    roll = read(("นางสาว", "ฝั่งฟ้า", "น้ำทิพย์", "เกาะยาว", "ผู้แทน", "ชุมชน", "นักศึกษา", "ประมงพื้นบ้าน",
                 "ใช่", "ใช่", "ไม่", ""))  # fmt: skip
    assert roll.problems == ()
    assert roll.people == (
        Person("นางสาว", "ฝั่งฟ้า", "น้ำทิพย์", "8202", "delegate", "community", "student",
               "ประมงพื้นบ้าน", True, True, False, False),
    )  # fmt: skip


def test_only_name_and_district_are_needed() -> None:
    (person,) = read(("", "สมชาย", "", "8201")).people
    assert (person.kind, person.sector, person.may_keep) == ("delegate", None, False)


@pytest.mark.parametrize(
    "written",
    ["เมืองพังงา", "เมือง", "อำเภอเมืองพังงา", "อ.เมืองพังงา", " อ. เมืองพังงา", "8201", "mueang phang-nga"],
)
def test_a_district_may_be_written_as_people_do(written: str) -> None:
    roll = read(("", "สมชาย", "ใจดี", written.strip()))
    assert (roll.people[0].district_code, roll.problems) == ("8201", ())


@pytest.mark.parametrize(
    ("full_name", "parts"),
    [
        ("นายสมชาย ใจดี", ("นาย", "สมชาย", "ใจดี")),
        ("นางสาวฝั่งฟ้า น้ำทิพย์", ("นางสาว", "ฝั่งฟ้า", "น้ำทิพย์")),
        ("น.ส. มาลี ทุ่งทอง", ("น.ส.", "มาลี", "ทุ่งทอง")),
        ("ดลเลาะ ณ ตะกั่วทุ่ง", ("", "ดลเลาะ", "ณ ตะกั่วทุ่ง")),
        ("อาทิตย์", ("", "อาทิตย์", "")),
    ],
)
def test_a_name_in_one_column_is_taken_apart(full_name: str, parts: tuple[str, ...]) -> None:
    (person,) = read((full_name, "เกาะยาว"), head=("ชื่อ - นามสกุล", "อำเภอ")).people
    assert (person.title, person.given_name, person.surname) == parts


def test_english_heads_and_words_do_as_well() -> None:
    roll = read(
        ("Ms.", "Fangfa", "Namthip", "Takua Pa", "Observer", "Local government", "yes"),
        head=("Title", "Given name", "Surname", "District", "Kind", "Sector", "Consent to keep"),
    )
    assert roll.problems == ()
    assert (roll.people[0].kind, roll.people[0].sector) == ("observer", "local_government")


def test_a_title_may_stand_above_the_head_and_unknown_columns_are_left_alone() -> None:
    lines = [
        Line(1, ("รายชื่อผู้แทน ปี 2569", "")),
        Line(3, ("ลำดับ", "ชื่อ", "อำเภอ", "เบอร์โทร")),
        Line(4, ("1", "สมชาย", "เกาะยาว", "0812345678")),
    ]
    roll = read_roll(lines, DISTRICTS)
    assert (len(roll.people), roll.problems) == (1, ())


def told(roll: Roll) -> list[tuple[int, str]]:
    return [(problem.line, problem.sentence) for problem in roll.problems]


def test_every_bad_row_is_told_by_its_line_and_every_fault_of_it() -> None:
    roll = read(
        ("นาย", "สมชาย", "ใจดี", "เกาะยาว"),
        ("นาง", "", "ไม่มีชื่อ", "เกาะใหญ่", "แขก"),
        ("", "มาลี", "", "", "", "วัด", "คนแก่"),
        ("นาย", "สม ชาย", "ใจดี", "เกาะยาว"),
        ("นาย", "วิชัย", "ใจดี", "เกาะยาว", "", "", "", "", "ใช่", "ไม่"),
        ("", "=HYPERLINK(1)", "", "เกาะยาว"),
        ("", "12345", "", "เกาะยาว"),
        ("", "ก" * 61, "", "เกาะยาว", "", "", "", "", "อาจจะ"),
    )
    lines = [line for line, _sentence in told(roll)]
    assert lines == [3, 3, 3, 4, 4, 4, 5, 6, 6, 7, 8, 9, 9]
    sentences = dict(told(roll))
    assert "แถวที่ 2" in sentences[5]
    assert "ไม่รู้จักอำเภอ “เกาะใหญ่”" in told(roll)[1][1]
    assert "อ่านเป็นชื่อคนไม่ได้" in sentences[7]
    assert "ไม่ยินยอมให้เก็บข้อมูล" in told(roll)[7][1] + told(roll)[8][1]


def test_without_a_head_or_without_rows_the_file_is_refused_by_name() -> None:
    with pytest.raises(NoHead):
        read(("นาย", "สมชาย"), head=("ก", "ข"))
    with pytest.raises(NobodyInFile):
        read()


words = st.sampled_from(["", "ใช่", "ผู้แทน", "เกาะยาว", "8201", "ชุมชน", "=1+1", "ก" * 200]) | st.text(
    max_size=20
)


@given(st.lists(st.lists(words, max_size=14).map(tuple), max_size=8))
def test_whatever_the_rows_hold_they_are_people_or_problems(rows: list[tuple[str, ...]]) -> None:
    try:
        roll = read(*rows)
    except Refusal:
        return
    assert len(roll.people) == len(rows)
    wrong = {problem.line for problem in roll.problems}
    for number, person in enumerate(roll.people, 2):
        if number not in wrong:
            assert person.given_name
            assert person.district_code
