"""A report with files at the office: kept whole, or refused with every word still there."""

import io
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from assembly.checks.actions import confirm, settle_checks
from assembly.checks.queries import waiting_in
from assembly.commitments.models import Evidence, Report
from assembly.commitments.views import evidence
from assembly.core import clock, papers
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.thai import BUDDHIST_ERA
from assembly.extensions import db
from tests.factories.hall import Hall
from tests.factories.minutes import second_secretary
from tests.factories.papers import HOSTILE, PLAIN
from tests.factories.promises import promised
from tests.factories.proofs import POSTS
from tests.factories.uploads import HTML, jpeg
from tests.grievances.conftest import Fields

FIGURES = {"figure1_what": "หมู่บ้านที่ปักแนวเขตแล้ว", "figure1_value": "๑,๒๕๐.๕", "figure1_unit": "แห่ง"}


class Desk:
    """The secretary at one promise's page."""

    def __init__(self, hall: Hall) -> None:
        self.promise = promised(hall).first
        self.address = f"/office/{hall.slug}/commitments/{self.promise}"
        self.browser: FlaskClient = hall.browser("secretary")

    def reports(self, files: dict[str, bytes], **more: str) -> TestResponse:
        today = clock.today()
        day = {"day": today.day, "month": today.month, "year": today.year + BUDDHIST_ERA}
        said: dict[str, Any] = {"text": POSTS} | FIGURES | more
        said |= {f"happened_on-{part}": str(value) for part, value in day.items()}
        said |= {n: FileStorage(io.BytesIO(b), f"{n}.pdf") for n, b in files.items()}
        boundary, whole = encode_multipart(said)
        kind = f"multipart/form-data; boundary={boundary}"
        return self.browser.post(f"{self.address}/reports", data=whole, content_type=kind)

    def kept(self) -> list[str]:
        db.session.remove()
        return list(session().scalars(select(Evidence.kind).order_by(Evidence.id)))


@pytest.fixture
def desk(hall: Hall) -> Desk:
    for budget in (evidence.pictures_of_each, evidence.papers_of_each):
        budget.budgets.clear()
    evidence.pictures_everywhere.clear()
    evidence.papers_everywhere.clear()
    return Desk(hall)


def words_are_there(answer: TestResponse) -> bool:
    typed = Fields(answer.text).values
    return typed["text"].strip() == POSTS and all(typed[k] == v for k, v in FIGURES.items())


def test_a_report_is_told_and_shown_at_once(hall: Hall, desk: Desk) -> None:
    files = {"picture1": jpeg(), "picture3": jpeg(), "paper": PLAIN}
    assert desk.reports(files, paper_caption="บันทึกการรังวัด").status_code == 302
    assert desk.kept() == ["picture", "picture", "paper", "figure"]
    seen = [desk.browser.get(desk.address), hall.app.test_client().get(f"/k/{desk.promise}")]
    for page in seen:
        for words in ("1,250.5", "หมู่บ้านที่ปักแนวเขตแล้ว", "บันทึกการรังวัด", "?small"):
            assert words in page.text
    assert "เอาออก" in seen[0].text
    assert "เอาออก" not in seen[1].text


def test_figures_told_before_it_was_wanted_are_asked_about_by_a_button(
    hall: Hall, desk: Desk
) -> None:
    desk.reports({})
    settle_checks(SYSTEM, hall.assembly_id, ["evidence"])
    asks = re.search(r'action="([^"]+/confirm)"', desk.browser.get(desk.address).text)
    assert asks is not None
    assert desk.browser.post(asks[1]).status_code == 302
    assert "รอคนที่สองยืนยันตัวเลข" in hall.app.test_client().get(f"/k/{desk.promise}").text
    asked = waiting_in(hall.assembly_id, second_secretary(hall))[0].asked
    confirm(second_secretary(hall), asked.subject, asked.sha256)
    assert "ยืนยันแล้วโดยคนที่สอง" in hall.app.test_client().get(f"/k/{desk.promise}").text


def test_another_kind_of_file_is_told_to_be_saved_as_pdf(desk: Desk) -> None:
    answer = desk.reports({"paper": HTML})
    assert answer.status_code == 422
    assert "บันทึกเป็น PDF" in answer.text
    assert "ขอให้เลือกรูปและไฟล์อีกครั้ง" in answer.text
    assert words_are_there(answer)
    assert (desk.kept(), _reports()) == ([], 0)


def _reports() -> int:
    return len(list(session().scalars(select(Report).where(Report.kind == "report"))))


def test_hostile_papers_never_crash_and_the_words_stay(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence.papers_of_each, "most", 1000)
    monkeypatch.setattr(evidence.papers_everywhere, "most", 1000)
    wrong = {}
    for name in list(HOSTILE)[::4]:
        body, word = HOSTILE[name]()
        answer = desk.reports({"paper": body})
        fine = answer.status_code == 302 if word == "fine" else words_are_there(answer)
        if not fine or answer.status_code >= 500:
            wrong[name] = answer.status_code
    assert wrong == {}


def test_a_body_too_large_to_be_read_loses_its_files_alone(desk: Desk) -> None:
    answer = desk.reports({"paper": PLAIN + b"\0" * (evidence.MOST_SENT + 1)})
    assert answer.status_code == 413
    assert words_are_there(answer)
    assert "ใหญ่เกิน 10 MB" in answer.text


def test_a_paper_of_more_than_ten_megabytes_is_told_so(desk: Desk) -> None:
    answer = desk.reports({"paper": PLAIN + b"\0" * papers.MOST_BYTES, "picture1": jpeg()})
    assert (answer.status_code, words_are_there(answer)) == (413, True)


def test_a_figure_without_a_name_or_a_number_is_asked_about(desk: Desk) -> None:
    for wrong, said in (
        ({"figure1_value": "เจ็ด"}, "ใส่เป็นตัวเลข"),
        ({"figure1_value": "1,25"}, "ใส่เป็นตัวเลข"),
        ({"figure1_value": ""}, "ใส่เป็นตัวเลข"),
        ({"figure1_what": ""}, "บอกด้วยว่าตัวเลขนี้นับอะไร"),
        ({"figure1_unit": "ก" * 41}, "ยาวได้ไม่เกิน 40"),
        ({"picture2_caption": "ก" * 201}, "ยาวได้ไม่เกิน 200"),
    ):
        answer = desk.reports({}, **wrong)
        assert (answer.status_code, said in answer.text) == (422, True), wrong
        assert Fields(answer.text).values["text"].strip() == POSTS
    assert desk.kept() == []


def test_a_report_sent_twice_is_one(desk: Desk) -> None:
    for _ in range(2):
        assert desk.reports({"picture1": jpeg()}, idempotency_key="one").status_code == 302
    assert (desk.kept(), _reports()) == (["picture", "figure"], 1)


def test_one_browser_sends_so_many_papers_and_no_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence.papers_of_each, "most", 2)
    assert [desk.reports({"paper": PLAIN}).status_code for _ in range(3)] == [302, 302, 429]


SAID = st.dictionaries(
    st.sampled_from(["figure1_what", "figure2_value", "figure3_unit", "paper", "picture1", "text"]),
    st.text(max_size=300),
    max_size=5,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=SAID, file=st.binary(max_size=60), name=st.text(max_size=20))
def test_whatever_is_sent_there_is_an_answer(
    hall: Hall, said: dict, file: bytes, name: str
) -> None:
    desk = getattr(hall, "kept", None) or Desk(hall)
    hall.kept = desk  # type: ignore[attr-defined]  # one sign-in for all examples
    sent = said | {"picture2": (io.BytesIO(file), name.replace("\0", "") or "x")}
    assert desk.browser.post(f"{desk.address}/reports", data=sent).status_code < 500
