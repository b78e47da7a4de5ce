"""The secretary chooses what a report is about; anybody takes the public one home."""

import io
import json

import docx
import pytest
from sqlalchemy import func, select

from assembly.core.db import session
from assembly.core.thai import be_year
from assembly.exports import reporting
from assembly.extensions import db
from assembly.journal.models import Entry
from tests.exports.test_views import press
from tests.factories.hall import Hall
from tests.factories.promises import DUE, promised, reported
from tests.factories.requests import ask, send


def page(hall: Hall, role: str, path: str) -> str:
    with hall.app.app_context():
        browser = hall.browser(role) if role else hall.app.test_client()
    with hall.app.app_context():
        answer = browser.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def office(hall: Hall, asked: str = "") -> str:
    return page(hall, "secretary", f"/office/{hall.slug}/commitments/report{asked}")


def exported(hall: Hall) -> int:
    with hall.app.app_context():
        wanted = select(func.count()).where(Entry.type == "exported")
        return session().scalar(wanted) or 0


def test_the_page_says_what_a_report_would_cover_and_who_is_silent(hall: Hall) -> None:
    made = promised(hall)
    send(ask(made.first), 40)
    body = made.bodies["state"]
    shown = office(hall)
    assert "เงียบนานที่สุด 40 วัน" in shown
    assert f"/commitments/report?body={body}" in shown
    year = be_year(DUE)
    one = office(hall, f"?body={body}&year={year}")
    assert '<input type="hidden" name="body"' in one
    assert f"สำนักงานที่ดินจังหวัดพังงา · ครบกำหนดใน พ.ศ. {year}" in one
    assert "ไม่มีพันธสัญญาที่ตรงกับที่เลือก" in office(hall, "?year=2599")


def test_before_anything_was_promised_it_says_what_will_come(hall: Hall) -> None:
    assert "ยังไม่มีพันธสัญญา" in office(hall)


@pytest.mark.parametrize("asked", ["?body=999", "?district=8399", "?strategy=77"])
def test_what_is_not_here_is_not_found(hall: Hall, asked: str) -> None:
    with hall.app.app_context():
        browser = hall.browser("secretary")
    for path in (f"/office/{hall.slug}/commitments/report", f"/a/{hall.slug}/promises.json"):
        with hall.app.app_context():
            assert browser.get(path + asked).status_code == 404


@pytest.mark.parametrize(
    "asked", ["?body=x", "?year=๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙", "?district=%00", "?by=moon"]
)
def test_nonsense_in_the_address_asks_for_everything(hall: Hall, asked: str) -> None:
    promised(hall)
    assert "พันธสัญญาทั้งหมดของสมัชชา" in office(hall, asked)


def test_a_body_gets_its_own_report_in_word_and_the_journal_says_so(hall: Hall) -> None:
    made = promised(hall)
    before = exported(hall)
    answer = press(hall, "commitments.docx", body=str(made.bodies["state"]))
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(answer.data)).paragraphs)
    assert "สำนักงานที่ดินจังหวัดพังงา" in text
    assert "๑๓.๑" in text
    assert exported(hall) == before + 1
    assert press(hall, "commitments.json", body="x").status_code == 422
    assert press(hall, "commitments.json", by="moon").status_code == 422
    assert press(hall, "commitments.json", body=str(2**60)).status_code == 422


def test_everybody_takes_the_same_home_and_nothing_unread_is_in_it(hall: Hall) -> None:
    made = promised(hall)
    more = {"source": "body", "organisation_id": made.bodies["state"], "seen": "unread"}
    reported(hall, made.first, "ข้อความก่อนอ่าน", **more)
    before = exported(hall)
    told = page(hall, "", f"/a/{hall.slug}/promises.json?body={made.bodies['state']}")
    assert [one["item"] for one in json.loads(told)["commitments"]] == [1]
    assert "ข้อความก่อนอ่าน" not in told
    assert '"seen": "unread"' in told
    assert exported(hall) == before


def test_a_file_for_everybody_is_made_once_until_something_changes(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = promised(hall)
    printed: list[str] = []
    hand_out = reporting.hand_out

    def noted(assembly_id: int, what: str, form: str, *more: object) -> bytes:
        printed.append(form)
        return hand_out(assembly_id, what, form, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(reporting, "hand_out", noted)
    path = f"/a/{hall.slug}/promises.csv"
    first = page(hall, "", path)
    assert page(hall, "", path) == first
    reported(hall, made.first, "คืบหน้าแล้ว", progress=30)
    db.session.remove()
    assert page(hall, "", path) != first
    assert printed == ["csv", "csv"]


def test_who_asks_for_ever_new_files_waits(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    promised(hall)
    monkeypatch.setattr(reporting.counter().budget, "most", 1)
    browser = hall.app.test_client()
    with hall.app.app_context():
        assert browser.get(f"/a/{hall.slug}/promises.json?year=2570").status_code == 200
        assert browser.get(f"/a/{hall.slug}/promises.json?year=2571").status_code == 429
