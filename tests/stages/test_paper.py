"""Paper collected before: looked at first, all rows or none, twice is once, codes shown once."""

import io
from base64 import b64encode
from datetime import date, timedelta

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.db import session
from assembly.core.tables import read_table
from assembly.extensions import db
from assembly.grievances.actions import seal_batch
from assembly.grievances.models import Grievance
from assembly.grievances.queries import changed_batches, find_by_code
from assembly.journal.models import Payload
from assembly.meetings.models import Meeting
from assembly.scribes import actions
from assembly.scribes.queries import blank_file, preview, taken_on
from assembly.scribes.rules import COLUMNS, Letter, told_day
from assembly.scribes.rules.dates import DayToCome, EraNotTold, OddDay, OtherEra
from tests.factories.hall import Hall
from tests.operator.machine import Machine
from tests.stages.conftest import close, hold, told

HEAD = "ความทุกข์,อำเภอ,ตำบล,ยุทธศาสตร์,วันที่เล่า,กลุ่มเป้าหมาย,เร่งด่วน\n"
GOOD = (
    HEAD + "น้ำประปาไม่ไหล,ตะกั่วป่า,บางม่วง,9,1/8/2569,คนทำงาน,ใช่\n"
    "ที่ดินไม่มีเอกสาร,อ.เมืองพังงา,ต.เกาะปันหยี,ที่ดินและที่อยู่อาศัย,๒ ส.ค. ๒๕๖๙,,\n"
    "น้ำประปาไม่ไหล,ตะกั่วป่า,บางม่วง,9,1/8/2569,,\n"  # another person, the same words
)
BAD = (
    GOOD + ",ตะกั่วป่า,บางม่วง,,,,\n"
    "หลงทาง,เกาะใหญ่,บางม่วง,,,,\n"
    "หลงตำบล,ตะกั่วป่า,เกาะปันหยี,,,,\n"
    "ผิดเลข,ตะกั่วป่า,บางม่วง,77,,,\n"
    "ผิดปี,ตะกั่วป่า,บางม่วง,,1/8/2026,,\n"
    "ผิดกลุ่ม,ตะกั่วป่า,บางม่วง,,,เด็ก,\n"
    "ผิดด่วน,ตะกั่วป่า,บางม่วง,,,,มาก\n"
)
LONG = "ก" * 1001


class Office:
    """A helper's browser at the page of paper."""

    def __init__(self, hall: Hall) -> None:
        self.hall, self.browser = hall, hall.browser("helper")
        self.address = f"/office/{hall.slug}/paper"

    def looks_at(self, content: bytes, **more: str) -> TestResponse:
        """Choose a file and press the first button; the body as a browser writes it."""
        edge = b"--edge\r\nContent-Disposition: form-data; name="
        parts = [edge + f'"{name}"\r\n\r\n{said}\r\n'.encode() for name, said in more.items()]
        parts.append(edge + b'"file"; filename="paper.csv"\r\n\r\n' + content + b"\r\n--edge--\r\n")
        kind = "multipart/form-data; boundary=edge"
        return self.browser.post(self.address, data=b"".join(parts), content_type=kind)

    def takes(self, content: bytes = GOOD.encode(), era: str = "be", **more: str) -> TestResponse:
        data = {"kept": b64encode(content).decode(), "era": era, **more}
        answer = self.browser.post(f"{self.address}/import", data=data)
        db.session.remove()
        return answer

    @property
    def size(self) -> int:
        db.session.remove()
        return session().scalar(select(func.count()).select_from(Grievance)) or 0


@pytest.fixture
def office(hall: Hall) -> Office:
    return Office(hall)


def codes_on(page: str) -> list[str]:
    return [part[:19] for part in page.split("data-code>")[1:]]


def test_the_file_is_looked_at_then_taken_and_every_sender_has_a_code(office: Office) -> None:
    page = office.looks_at(GOOD.encode("utf-8-sig"), era="be")
    assert page.status_code == 200
    assert "เพิ่มใหม่ 3 เรื่อง" in page.text
    assert "ข้อความซ้ำกัน 1 แถว" in page.text
    assert office.size == 0  # looking changes nothing
    taken = office.takes()
    assert "นำเข้าแล้ว 3 เรื่อง" in taken.text
    codes = codes_on(taken.text)
    assert len(set(codes)) == 3
    found = find_by_code(codes[1])
    assert found is not None
    assert (found.text, found.subdistrict) == ("ที่ดินไม่มีเอกสาร", "เกาะปันหยี")
    assert (found.strategy_number, found.told_on) == (3, date(2026, 8, 2))
    assert "น้ำประปาไม่ไหล" not in taken.text


def test_every_row_keeps_what_the_paper_said_and_who_brought_it(office: Office) -> None:
    office.takes()
    urgent = next(row for row in told() if row.urgent)
    assert (urgent.target_group, urgent.told_on) == ("working", date(2026, 8, 1))
    assert {row.typed_by for row in told()} == {office.hall.staff["helper"]}
    payloads = session().scalars(select(Payload.content)).all()
    assert '{"added":3,"known":0,"source":"paper"}' in payloads


def test_the_same_file_again_adds_nothing_and_prints_the_same_codes(office: Office) -> None:
    first = office.takes()
    again = office.takes()
    assert "นำเข้าแล้ว 0 เรื่อง มีอยู่แล้ว 3 เรื่อง" in again.text
    assert office.size == 3
    assert codes_on(first.text) == codes_on(again.text)
    pdf = office.browser.post(
        f"{office.address}/slips.pdf", data={"kept": b64encode(GOOD.encode()).decode(), "era": "be"}
    )
    assert pdf.data.startswith(b"%PDF")


def test_codes_of_rows_that_are_not_in_are_not_told(office: Office) -> None:
    more = (GOOD + "เรื่องใหม่,ตะกั่วป่า,บางม่วง,,,,\n").encode()
    office.takes()
    assert len(taken_on(office.hall.assembly_id, more, "be")) == 3


def test_a_large_pile_is_written_in_short_changes_and_printed_in_parts(office: Office) -> None:
    rows = [f"เรื่องที่ {n},ตะกั่วป่า,บางม่วง,,,,\n" for n in range(120)]
    page = office.takes((HEAD + "".join(rows)).encode(), era="").text
    assert office.size == 120
    assert len(codes_on(page)) == 90
    assert "ใบรหัส 91–120 PDF" in page
    kept = b64encode((HEAD + "".join(rows)).encode()).decode()
    pdf = office.browser.post(f"{office.address}/slips.pdf", data={"kept": kept, "part": "2"})
    assert pdf.data.startswith(b"%PDF")


def test_a_pile_that_was_cut_off_in_the_middle_is_finished_by_the_same_file(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = actions._take

    def cut(actor: Actor, assembly_id: int, letter: Letter, sitting: Meeting | None) -> None:
        if letter.line > 60:
            raise RuntimeError("the power went")
        whole(actor, assembly_id, letter, sitting)

    rows = "".join(f"เรื่องที่ {n},ตะกั่วป่า,บางม่วง,,,,\n" for n in range(70))
    monkeypatch.setattr(actions, "_take", cut)
    assert office.takes((HEAD + rows).encode(), era="").status_code == 500
    assert office.size == 50
    monkeypatch.setattr(actions, "_take", whole)
    assert "นำเข้าแล้ว 20 เรื่อง มีอยู่แล้ว 50 เรื่อง" in office.takes((HEAD + rows).encode(), era="").text
    assert office.size == 70


def test_one_bad_row_keeps_all_out_and_each_is_told_by_its_line(office: Office) -> None:
    page = office.looks_at(BAD.encode(), era="be")
    assert page.status_code == 422
    for line in range(5, 12):
        assert f'<th scope="row">{line}</th>' in page.text, line
    for sentence in ("ไม่รู้จักอำเภอ “เกาะใหญ่”", "ไม่มีตำบล “เกาะปันหยี”", "ไม่รู้จักยุทธศาสตร์ “77”", "ปี 2026"):
        assert sentence in page.text
    assert 'name="kept"' not in page.text
    assert office.takes(BAD.encode()).status_code == 422
    assert office.size == 0


def test_a_text_too_long_is_refused_and_never_cut(office: Office) -> None:
    row = f"{HEAD}{LONG},ตะกั่วป่า,บางม่วง,,,,\n".encode()
    page = office.looks_at(row)
    assert "ความทุกข์ยาวเกิน 1000 ตัวอักษร" in page.text
    fits = f"{HEAD}{'น้ำ' * 1000},ตะกั่วป่า,บางม่วง,,,,\n".encode()
    assert office.takes(fits, era="").status_code == 200
    assert len(told()[0].text) == 3000


def test_the_era_is_asked_and_never_guessed(office: Office) -> None:
    page = office.looks_at(GOOD.encode())
    assert page.status_code == 422
    assert "บอกก่อนว่าปีเป็น พ.ศ. หรือ ค.ศ." in page.text
    without = f"{HEAD}น้ำไม่ไหล,ตะกั่วป่า,บางม่วง,,,,\n".encode()
    assert office.looks_at(without).status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        "1/8/2569",
        "1-8-2569",
        "๑/๘/๒๕๖๙",
        "1 ส.ค. 2569",
        "1 สิงหาคม 2569",
        "2569-08-01",
        "2569-08-01T00:00:00",
    ],
)
def test_a_day_is_read_as_people_write_it(said: str) -> None:
    assert told_day(said, "be", date(2026, 11, 20)) == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("said", "era", "refusal"),
    [
        ("1/8/2569", "", EraNotTold),
        ("1/8/69", "be", OddDay),
        ("เมื่อวาน", "be", OddDay),
        ("31/2/2569", "be", OddDay),
        ("1 พฤษ 2569", "be", OddDay),
        ("1/8/2026", "be", OtherEra),
        ("1/8/2569", "ce", OtherEra),
        ("1/12/2569", "be", DayToCome),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused(
    said: str, era: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        told_day(said, era, date(2026, 11, 20))


def test_paper_from_a_stage_counts_as_told_there(office: Office) -> None:
    made = hold(office.hall, "8205")
    close(made)
    db.session.remove()
    from assembly.meetings.queries import meeting

    code = meeting(made).code
    row = f"{HEAD}น้ำไม่ไหล,ตะกั่วป่า,บางม่วง,,,,\n".encode()
    assert office.takes(row, era="", stage=code).status_code == 200
    (one,) = told()
    assert (one.meeting_id, one.told_on <= date(2026, 11, 20)) == (made, True)
    assert office.takes(row, stage="999999").status_code == 404


def test_excel_is_read_with_its_own_dates(office: Office) -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD.strip().split(","))
    sheet.write_row(1, 0, ["บรรทัดหนึ่ง\nบรรทัดสอง", "ตะกั่วป่า", "820502", 9])
    sheet.write_datetime(1, 4, date(2026, 8, 1), book.add_format({"num_format": "d/m/yyyy"}))
    book.close()
    assert office.takes(file.getvalue(), era="ce").status_code == 200
    (row,) = told()
    assert (row.text, row.told_on) == ("บรรทัดหนึ่ง\nบรรทัดสอง", date(2026, 8, 1))


def test_the_blank_file_has_every_column_and_comes_back_as_it_went(office: Office) -> None:
    (head,) = read_table(blank_file(office.hall.assembly_id))
    assert list(head.cells) == [names[0] for names in COLUMNS.values()]
    answer = office.browser.get(f"{office.address}/blank.xlsx")
    assert answer.data.startswith(b"PK")


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"\x89PNG\r\n\x1a\n\0\0", 422),
        (b"\xd0\xcf\x11\xe0", 422),
        (b"PK\x03\x04", 422),
        (b"a,b\n1,2\n", 422),
        (HEAD.encode(), 422),
        ((HEAD + "น้ำ,ตะกั่วป่า,บางม่วง\n" * 1_001).encode(), 413),
        (b"x" * (3 * 1024 * 1024), 413),
    ],
)
def test_what_is_no_pile_of_grievances_is_refused_on_the_page(
    office: Office, content: bytes, status: int
) -> None:
    assert office.looks_at(content).status_code == status
    assert office.size == 0


def test_without_a_file_and_with_a_broken_one_kept_it_says_so(office: Office) -> None:
    assert "เลือกไฟล์" in office.browser.post(office.address, data={}).text
    for kept in ("", "%%%", "ก", "AAAA"):
        for way in ("import", "slips.pdf"):
            answer = office.browser.post(f"{office.address}/{way}", data={"kept": kept})
            assert answer.status_code == 422


cells = st.text(max_size=30) | st.sampled_from(
    ["ตะกั่วป่า", "บางม่วง", "9", "1/8/2569", "ใช่", "นักศึกษา"]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(cells, max_size=8), max_size=5), st.sampled_from(["", "be", "ce", "ก"]))
def test_any_table_has_an_answer(hall: Hall, rows: list[list[str]], era: str) -> None:
    office = _offices.setdefault(id(hall), Office(hall))
    body = HEAD + "\n".join(",".join(cell.replace(",", " ") for cell in row) for row in rows)
    answer = office.looks_at(body.encode("utf-8", "replace"), era=era)
    assert answer.status_code in (200, 413, 422)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_upload_has_an_answer(hall: Hall, content: bytes) -> None:
    office = _offices.setdefault(id(hall), Office(hall))
    assert office.looks_at(HEAD.encode() + content, era="be").status_code in (200, 413, 422)


_offices: dict[int, Office] = {}


def test_the_command_does_the_same(hall: Hall) -> None:
    from pathlib import Path

    from flask_migrate import stamp

    db.session.remove()
    stamp()
    machine = Machine(Path(hall.app.instance_path))
    file = Path(hall.app.instance_path).parent / "paper.csv"
    file.write_text(BAD, encoding="utf-8")
    bad = machine.types("import", "grievances", str(file), "--era", "be", "--json")
    assert (bad.code, [one["line"] for one in bad.json["errors"]]) == (1, list(range(5, 12)))
    file.write_text(GOOD, encoding="utf-8")
    dry = machine.types("import", "grievances", str(file), "--era", "be", "--dry-run", "--json")
    assert (dry.json["added"], dry.json["codes"]) == (3, [])
    done = machine.types("import", "grievances", str(file), "--era", "be", "--json").json
    again = machine.types("import", "grievances", str(file), "--era", "be", "--json").json
    assert (done["added"], again["added"], again["known"]) == (3, 0, 3)
    assert done["codes"] == again["codes"]
    assert [one["line"] for one in done["codes"]] == [2, 3, 4]


def test_who_imports_the_same_at_the_same_time_moves_no_day(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both looked while nothing was in; the second would date anew what is sealed already."""
    hall, content = office.hall, (HEAD + "น้ำเค็มเข้าบ่อ,ตะกั่วป่า,บางม่วง,,,,\n").encode()
    found = preview(hall.assembly_id, content, "")
    actions.import_grievances(SYSTEM, hall.assembly_id, content)
    seal_batch(SYSTEM, hall.assembly_id)
    monkeypatch.setattr("assembly.scribes.actions.preview", lambda *_said: found)
    later = clock.now() - timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    actions.import_grievances(SYSTEM, hall.assembly_id, content, meeting_id=hall.meeting_id)
    assert office.size == 1
    assert changed_batches() == []
