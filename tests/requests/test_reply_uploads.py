"""What a body sends along with its report: pictures, a paper, figures; and hostile files."""

import errno
import io
import os
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from assembly.commitments.models import Evidence, Report
from assembly.commitments.queries import SHELF
from assembly.commitments.views import evidence
from assembly.core import papers
from assembly.core.db import session
from assembly.core.errors import TooMany
from assembly.core.pictures import MOST_BYTES
from assembly.extensions import db
from assembly.requests.queries import request_view
from assembly.requests.queries.linking import hash_of
from assembly.requests.views import reply as edge
from tests.factories.hall import Hall, gather
from tests.factories.papers import paper
from tests.factories.replies import Asked, asked_for_promise, opens
from tests.factories.uploads import HOSTILE, HTML, jpeg

# The library warns of what is broken in a file; to us that is an everyday thing.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")


@pytest.fixture
def asked(hall: Hall) -> Asked:
    edge.answered_by_link.budgets.clear()
    return asked_for_promise(hall)


@pytest.fixture
def office(hall: Hall, asked: Asked) -> FlaskClient:
    return opens(hall.app, asked)


def reports(office: FlaskClient, files: dict[str, bytes], **told: Any) -> TestResponse:
    """Send a report with files, the words before them, as the form has them."""
    sent = {"kind": "reported", "text": "ลงพื้นที่แล้ว", **told}
    chosen = {name: FileStorage(io.BytesIO(body), "a.jpg") for name, body in files.items()}
    boundary, whole = encode_multipart({**sent, **chosen})
    return office.post(
        "/reply", data=whole, content_type=f"multipart/form-data; boundary={boundary}"
    )


def kept() -> list[tuple[str, str]]:
    db.session.remove()
    return [(one.kind, one.caption) for one in session().query(Evidence).order_by(Evidence.id)]


def test_a_report_comes_with_a_picture_a_paper_and_a_figure(
    office: FlaskClient, asked: Asked
) -> None:
    told = {"picture1_caption": "หมุดแนวเขต", "figure1_what": "แปลงที่รังวัด", "figure1_value": "๑๒"}
    files = {"picture1": jpeg(), "paper": paper()}
    assert reports(office, files, paper_caption="บันทึกการรังวัด", **told).status_code == 302
    assert kept() == [
        ("picture", "หมุดแนวเขต"),
        ("paper", "บันทึกการรังวัด"),
        ("figure", "แปลงที่รังวัด"),
    ]
    line = session().query(Report).filter_by(source="body").one()
    assert request_view(asked.request_id).answers[-1].report_id == line.id
    public = office.application.test_client()
    evidence = session().query(Evidence).first()
    assert evidence is not None
    assert public.get(f"/evidence/{evidence.id}").status_code == 404, "nobody has read it yet"


def test_a_correction_brings_its_own_evidence(office: FlaskClient, asked: Asked) -> None:
    reports(office, {"picture1": jpeg()}, picture1_caption="ผิดแปลง")
    reports(office, {"picture1": jpeg()}, picture1_caption="แปลงที่ถูก", corrects="1")
    assert [caption for _kind, caption in kept()] == ["ผิดแปลง", "แปลงที่ถูก"]
    assert request_view(asked.request_id).answers[-1].corrects == 1


@pytest.mark.parametrize(
    ("field", "body", "says"),
    [
        ("picture1", lambda: HTML, "เปิดรูปนี้ไม่ได้"),
        ("paper", lambda: HTML, "รับเอกสารเป็น PDF เท่านั้น"),
        ("paper", lambda: b"PK\x03\x04word/document.xml", "บันทึกเป็น PDF"),
    ],
)
def test_a_refused_file_loses_no_word(
    office: FlaskClient, field: str, body: Callable[[], bytes], says: str
) -> None:
    page = reports(office, {field: body()}, figure1_what="แปลง", figure1_value="7", phone="076 1")
    assert page.status_code == 422
    for words in (says, "ลงพื้นที่แล้ว", 'value="7"', "076 1", "เลือกรูปและไฟล์อีกครั้ง"):
        assert words in page.text
    assert kept() == []


def test_files_larger_than_any_lose_no_word(office: FlaskClient, asked: Asked) -> None:
    head = (
        b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nreported\r\n'
        b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nBEFORE-THE-FILE\r\n'
        b'--x\r\nContent-Disposition: form-data; name="paper"; filename="a.pdf"\r\n\r\n%PDF'
    )
    page = office.post(
        "/reply",
        input_stream=io.BytesIO(head + b"\0" * 1000),
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(MOST_BYTES * 9)},
    )
    assert page.status_code == 413
    assert "BEFORE-THE-FILE" in page.text
    assert request_view(asked.request_id).answers == ()


def test_hostile_files_never_crash_and_are_kept_clean_or_not_at_all(office: FlaskClient) -> None:
    for name, make in HOSTILE.items():
        edge.answered_by_link.budgets.clear()
        body, is_picture = make()
        before = len(kept())
        answer = reports(office, {"picture1": body})
        expected = (302,) if is_picture else (413, 422)
        assert answer.status_code in expected, name
        assert len(kept()) - before == int(is_picture), name


def test_a_file_with_another_answer_is_no_evidence(office: FlaskClient) -> None:
    assert reports(office, {"picture1": jpeg()}, kind="accepted").status_code == 302
    assert kept() == []


def test_one_bodys_many_papers_shut_out_neither_another_body_nor_the_office(
    hall: Hall, office: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of them has a participant's mark in its cookie: all of them shared one budget."""
    monkeypatch.setattr(evidence.papers_of_each, "most", 2)
    evidence.papers_of_each.budgets.clear()
    said = [reports(office, {"paper": paper()}, text=f"ครั้งที่ {n}").status_code for n in range(3)]
    assert said == [302, 302, 429]
    other = opens(hall.app, asked_for_promise(gather(hall.app, slug="another", code="111111")))
    assert reports(other, {"paper": paper()}).status_code == 302


@pytest.mark.parametrize("what", ["the disk is full", "no further program starts"])
def test_where_a_file_cannot_be_kept_the_words_stay(
    office: FlaskClient, asked: Asked, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """It was a page that said nothing, and what was typed was gone."""

    def full(*_told: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, what)

    place = (os, "fsync") if what == "the disk is full" else (papers.subprocess, "run")
    monkeypatch.setattr(*place, full)
    sent = {"picture1": jpeg()} if what == "the disk is full" else {"paper": paper()}
    answer = reports(office, sent, text="รังวัดแล้วสองแปลง")
    assert answer.status_code == 429
    assert "รังวัดแล้วสองแปลง" in answer.text
    monkeypatch.undo()
    assert (kept(), list(SHELF.file("x").parent.glob("*.*"))) == ([], [])


def test_a_strangers_files_are_not_read(
    hall: Hall, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody could have sixty megabytes read and laid on the disk, as often as they liked."""
    read: list[str] = []
    monkeypatch.setattr(edge, "_sent", lambda: read.append("all"))
    answer = reports(hall.app.test_client(), {"picture1": b"x" * MOST_BYTES}, text="ลงพื้นที่แล้ว")
    assert (answer.status_code, read) == (404, [])
    assert "ลงพื้นที่แล้ว" in answer.text


class Counted(io.BytesIO):
    """A body that notes how much of it anybody read."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.taken += len(found)
        return found


def test_one_link_fills_no_disk_with_many_reports_at_once(
    hall: Hall, office: FlaskClient, asked: Asked
) -> None:
    """Whoever had a link could send fifty megabytes a hundred times at once: each lay on the disk
    until the mill had its turn for it, and only then its budget was asked."""
    words = {"kind": "reported", "text": "ลงพื้นที่แล้ว คำยาวที่ไม่ควรหาย"}
    chosen = {"paper": FileStorage(io.BytesIO(b"%PDF-" + b"0" * 5_000_000), "a.pdf")}
    boundary, whole = encode_multipart({**words, **chosen})
    body = Counted(whole)
    with (
        edge.files_at_once.turn(hash_of(asked.token)),
        edge.files_at_once.turn(hash_of(asked.token)),
    ):
        refused = office.post(
            "/reply",
            input_stream=body,
            content_length=len(whole),
            content_type=f"multipart/form-data; boundary={boundary}",
        )
        assert refused.status_code == 429
        assert "คำยาวที่ไม่ควรหาย" in refused.text
        assert body.taken < 200_000
        assert office.post("/reply", data=words).status_code == 302, "words alone take no room"
        other = opens(hall.app, asked_for_promise(hall, place=1))
        assert reports(other, {"picture1": jpeg()}, picture1_caption="หมุด").status_code == 302
    assert reports(office, {"picture1": jpeg()}, picture1_caption="หมุด").status_code == 302
    assert not edge.files_at_once.going


def test_all_links_together_have_so_many_turns() -> None:
    with ExitStack() as going:
        for n in range(edge.files_at_once.together):
            going.enter_context(edge.files_at_once.turn(f"link {n}"))
        with pytest.raises(TooMany), edge.files_at_once.turn("one more"):
            pass
    assert not edge.files_at_once.going
