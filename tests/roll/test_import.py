"""The office brings a file in: looked at first, then all rows or none."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.tables import read_table
from assembly.extensions import db
from assembly.journal.models import Entry
from assembly.operator.verifying import verify_instance
from assembly.people.actions import ask_to_be_forgotten, revoke_slip
from assembly.people.models import Member
from assembly.people.queries import member, paper_slips, slip_of
from assembly.roll.actions import import_members
from assembly.roll.queries import blank_file
from assembly.roll.rules import COLUMNS
from tests.factories.decisions import begin, decide
from tests.factories.hall import Hall

GOOD = (
    "คำนำหน้า,ชื่อ,นามสกุล,อำเภอ,ประเภท,ภาคส่วน\n"
    "นาง,บุญมา,ทะเลงาม,เกาะยาว,ผู้แทน,ชุมชน\n"
    "นาย,เสรี,หาดยาว,ตะกั่วป่า,ผู้สังเกตการณ์,เอกชน\n"
    "นาง,สม ชาย,ใจดี,เมืองพังงา,,\n"  # stands on the roll already, as นายสมชาย
)
BAD = GOOD + "นาย,,ไร้ชื่อ,เกาะใหญ่,,\n"


@pytest.fixture
def office(hall: Hall) -> "Office":
    return Office(hall)


class Office:
    """The secretary's browser at the page of members."""

    def __init__(self, hall: Hall) -> None:
        self.hall, self.browser = hall, hall.browser("secretary")
        self.address = f"/office/{hall.slug}/members"

    def looks_at(self, content: bytes, name: str = "members.csv") -> TestResponse:
        """Choose a file and press the first button; the body as a browser writes it."""
        about = f'Content-Disposition: form-data; name="file"; filename="{name}"'
        body = f"--edge\r\n{about}\r\n\r\n".encode() + content + b"\r\n--edge--\r\n"
        kind = "multipart/form-data; boundary=edge"
        return self.browser.post(self.address, data=body, content_type=kind)

    def takes(self, page: str, key: str = "once") -> TestResponse:
        kept = page.split('name="kept" value="')[1].split('"', maxsplit=1)[0]
        answer = self.browser.post(
            f"{self.address}/import", data={"kept": kept, "idempotency_key": key}
        )
        db.session.remove()
        return answer

    @property
    def size(self) -> int:
        db.session.remove()
        return session().scalar(select(func.count()).select_from(Member)) or 0


def test_the_file_is_looked_at_then_taken_and_slips_lie_ready(office: Office) -> None:
    page = office.looks_at(GOOD.encode("utf-8-sig"))
    assert page.status_code == 200
    assert "เพิ่มใหม่ 2 คน" in page.text
    assert "มีอยู่แล้ว 1 คน" in page.text
    assert office.size == 12  # looking changes nothing
    assert office.takes(page.text).status_code == 302
    assert office.size == 14
    names = [slip.member for slip in paper_slips(office.hall.meeting_id)]
    assert {"นางบุญมา ทะเลงาม", "นายเสรี หาดยาว", "นายสมชาย ใจดี"} <= set(names)


def test_bringing_the_same_file_again_changes_nothing(office: Office) -> None:
    page = office.looks_at(GOOD.encode("cp874")).text
    office.takes(page)
    slips = paper_slips(office.hall.meeting_id)
    office.takes(page, key="another press")
    assert (office.size, paper_slips(office.hall.meeting_id)) == (14, slips)


def test_a_slip_that_was_revoked_is_not_given_back_by_a_file(hall: Hall) -> None:
    slip = slip_of(hall.members[0], hall.meeting_id)
    assert slip is not None
    revoke_slip(SYSTEM, slip.id)
    told = import_members(SYSTEM, hall.assembly_id, GOOD.encode())
    assert told == {"added": 2, "known": 1, "slips": 2}
    db.session.remove()
    found = slip_of(hall.members[0], hall.meeting_id)
    assert found is not None
    assert found.revoked_at is not None


def test_one_bad_row_keeps_all_out_and_is_told_by_its_line(office: Office) -> None:
    page = office.looks_at(BAD.encode())
    assert page.status_code == 422
    assert '<th scope="row">5</th>' in page.text
    assert "ไม่รู้จักอำเภอ “เกาะใหญ่”" in page.text
    assert 'name="kept"' not in page.text
    from base64 import b64encode

    forced = office.browser.post(
        f"{office.address}/import", data={"kept": b64encode(BAD.encode()).decode()}
    )
    assert forced.status_code == 422
    assert office.size == 12


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"\x89PNG\r\n\x1a\n\0\0", 422),
        (b"\xd0\xcf\x11\xe0", 422),
        (b"PK\x03\x04", 422),
        (b"a,b\n1,2\n", 422),
        (("ชื่อ,อำเภอ\n" + "มาลี,ทับปุด\n" * 9_000).encode(), 413),
        (b"x" * (3 * 1024 * 1024), 413),
        (b"x" * (5 * 1024 * 1024), 413),
    ],
)
def test_what_is_no_list_of_members_is_refused_on_the_page(
    office: Office, content: bytes, status: int
) -> None:
    answer = office.looks_at(content)
    assert answer.status_code == status
    assert "ไฟล์" in answer.text or "ใหญ่" in answer.text or "ยาวเกิน" in answer.text
    assert office.size == 12


def test_other_pages_still_take_no_large_bodies(office: Office) -> None:
    for path in ("/", f"/office/{office.hall.slug}/call"):
        assert office.browser.post(path, data={"place": "ก" * 300_000}).status_code == 413


def test_without_a_file_and_with_a_broken_one_kept_it_says_so(office: Office) -> None:
    assert "เลือกไฟล์" in office.browser.post(office.address, data={}).text
    for kept in ("", "%%%", "ก", "AAAA"):
        answer = office.browser.post(f"{office.address}/import", data={"kept": kept})
        assert answer.status_code == 422


def test_the_blank_file_has_every_column_and_comes_back_as_it_went(hall: Hall) -> None:
    (head,) = read_table(blank_file(hall.assembly_id))
    assert set(head.cells) == {names[0] for key, names in COLUMNS.items() if key != "full_name"}
    answer = hall.browser("secretary").get(f"/office/{hall.slug}/members/blank.xlsx")
    assert answer.data.startswith(b"PK")


def test_the_journal_counts_an_import_and_names_nobody(hall: Hall) -> None:
    import_members(SYSTEM, hall.assembly_id, GOOD.encode())
    from assembly.journal.models import Payload

    entry = session().scalar(select(Entry).where(Entry.type == "members_imported"))
    assert entry is not None
    payload = session().get_one(Payload, entry.seq)
    assert payload.content == '{"added":2,"known":1,"slips":2}'


def test_who_asked_to_be_forgotten_is_forgotten_and_the_chain_holds(office: Office) -> None:
    hall = office.hall
    begin(hall)
    decide(hall, "yyyyyyyyyyyn")
    phone = hall.phone(0)
    answer = phone.post(f"/m/{hall.code}/mine/withdraw", data={})
    assert answer.status_code == 302
    assert "นายสมชาย ใจดี" in office.browser.get(office.address).text
    pressed = office.browser.post(f"{office.address}/{hall.members[0]}/forget", data={})
    assert pressed.status_code == 302
    db.session.remove()
    gone = member(hall.members[0])
    assert (gone.full_name, gone.sector, gone.may_keep) == ("—", None, False)
    assert "สมชาย" not in phone.get(f"/m/{hall.code}/mine").text
    assert "สมชาย" not in office.browser.get(office.address).text
    from pathlib import Path

    from assembly.extensions import db as database

    database.session.remove()
    report = verify_instance(Path(hall.app.instance_path))
    assert report.exit_code == 0, report.as_lines()


def test_nobody_is_forgotten_from_another_assemblys_office(office: Office) -> None:
    from tests.factories.hall import gather

    other = gather(office.hall.app, slug="another", code="111111")
    ask_to_be_forgotten(SYSTEM, other.members[0])
    answer = office.browser.post(f"{office.address}/{other.members[0]}/forget", data={})
    assert answer.status_code == 404


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_upload_has_an_answer(hall: Hall, content: bytes) -> None:
    office = _offices.setdefault(id(hall), Office(hall))
    assert office.looks_at(b"\xe0\xb8\x8a,\n" + content).status_code in (200, 413, 422)


_offices: dict[int, Office] = {}
