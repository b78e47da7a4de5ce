"""The page a body answers on: let in by the link, one choice, nothing typed lost, nothing told."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from assembly.commitments.models import Report
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.thai import BUDDHIST_ERA
from assembly.extensions import db
from assembly.letterhead.actions import settle_letterhead
from assembly.letterhead.rules import Settled
from assembly.requests.actions import revoke_link, show_answer, withdraw_request, withhold_answer
from assembly.requests.models import Answer
from assembly.requests.queries import RequestView, request, request_view
from assembly.requests.views import reply as edge
from tests.exports.hostile import CORPUS
from tests.factories.hall import Hall, gather
from tests.factories.replies import (
    Asked,
    asked_by_proposal,
    asked_for_promise,
    grown_old,
    opens,
    says,
)

TODAY = clock.today()
YESTERDAY = TODAY - timedelta(days=1)
ANY = st.text(max_size=30) | st.integers(-(2**70), 2**70).map(str)
DAYS = [f"{name}-{part}" for name in ("promised_on", "happened_on") for part in ("day", "year")]
WORDS = ["text", "corrects", "plan", "budget", "progress", "letter_number", "name", "office"]
FIELDS = [*DAYS, *WORDS, "phone", "idempotency_key", "request", "figure1_value", "picture1"]
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def fresh_budgets() -> None:
    edge.wrong_everywhere.clear()
    edge.answered_everywhere.clear()
    edge.answered_by_link.budgets.clear()


@pytest.fixture
def asked(hall: Hall) -> Asked:
    return asked_for_promise(hall, 40)


@pytest.fixture
def office(hall: Hall, asked: Asked) -> FlaskClient:
    """The land office's browser, let in by the link in its letter."""
    return opens(hall.app, asked)


def view(asked: Asked) -> RequestView:
    db.session.remove()
    return request_view(asked.request_id)


def sends(browser: FlaskClient, kind: str, **told: object) -> TestResponse:
    return browser.post("/reply", data={"kind": kind, **told})


def day(name: str, when: object = TODAY, era: int = BUDDHIST_ERA) -> dict[str, str]:
    said = {"day": when.day, "month": when.month, "year": when.year + era}  # type: ignore[attr-defined]
    return {f"{name}-{part}": str(value) for part, value in said.items()}


def test_the_link_leads_on_at_once_and_the_page_says_what_is_asked(
    hall: Hall, asked: Asked
) -> None:
    browser = hall.app.test_client()
    enters = browser.get(asked.path)
    assert (enters.status_code, enters.location) == (302, f"/reply?request={asked.request_id}")
    page = browser.get(enters.location)
    for words in ("สำนักงานที่ดินจังหวัดพังงา", "สพง 14/2569", "ผ่านมา 40 วัน", "เห็นด้วย 8 จาก 12 เสียง"):
        assert words in page.text
    assert f'href="/k/{asked.commitment_id}"' in page.text


def test_the_token_is_in_no_page_and_the_page_in_no_search(
    office: FlaskClient, asked: Asked
) -> None:
    page = office.get("/reply")
    assert asked.token not in page.text + str(page.headers)
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex' in page.text
    assert asked.token not in re.findall("<title>.*?</title>", page.text)[0]


def test_a_scanner_only_looks(hall: Hall, asked: Asked) -> None:
    browser = hall.app.test_client()
    assert browser.head(asked.path).status_code == 204
    assert browser.get("/reply").status_code == 404


@pytest.mark.parametrize(
    ("kind", "told", "state"),
    [
        ("received", {}, "sent"),
        ("accepted", {"text": "จะตั้งคณะทำงาน", **day("promised_on")}, "accepted"),
        ("refused", {"text": "ไม่อยู่ในอำนาจ"}, "refused"),
        ("reported", {"text": "ประชุมแล้ว", "progress": "10", **day("happened_on")}, "sent"),
    ],
)
def test_each_way_to_answer(
    office: FlaskClient, asked: Asked, kind: str, told: dict[str, str], state: str
) -> None:
    answer = sends(office, kind, **told, name="นางมาลี ใจดี", phone="076")
    assert answer.status_code == 302
    found = view(asked)
    assert (found.state, found.answers[-1].kind) == (state, kind)
    page = office.get(answer.location).text
    assert "ยังไม่ได้อ่าน" in page or kind == "received", "without a word there is nothing to read"
    assert "นางมาลี" not in page, "who typed it is for the office alone"


def test_a_plan_is_answered_with_its_budget(hall: Hall) -> None:
    asked = asked_by_proposal(hall)
    office = opens(hall.app, asked)
    told = {"plan": "budgeted", "budget": "๑,๕๐๐,๐๐๐ บาท", "text": "แผนปี 2570"}
    assert sends(office, "plan", **told).status_code == 302
    assert "1,500,000 บาท" in office.get("/reply").text
    assert view(asked).plan == "budgeted"


def test_json_answers_too(office: FlaskClient, asked: Asked) -> None:
    good = office.post("/reply", json={"kind": "accepted", "text": "รับ"}, headers=JSON)
    assert (good.status_code, good.json) == (201, {"ok": True, "number": 1, "report": 0})
    bad = office.post("/reply", json={"kind": "refused"}, headers=JSON)
    assert (bad.status_code, bad.json and bad.json["ok"]) == (422, False)
    assert bad.json is not None
    assert "เหตุผล" in bad.json["message"]


def test_a_refusal_without_a_reason_keeps_what_was_typed(office: FlaskClient) -> None:
    page = sends(office, "refused", letter_number="พง 0020/99", name="นางมาลี")
    assert page.status_code == 422
    assert "เขียนเหตุผลที่ไม่รับก่อน" in page.text
    assert "พง 0020/99" in page.text
    assert "นางมาลี" in page.text
    assert re.search(r'<details class="reply-way reply-refused"[^>]*open', page.text)


def test_a_year_of_the_other_era_is_asked_about(office: FlaskClient, asked: Asked) -> None:
    page = sends(office, "accepted", text="จะทำ", **day("promised_on", era=0))
    assert page.status_code == 422
    assert f"ปี {TODAY.year} ดูเหมือน ค.ศ." in page.text
    assert "จะทำ" in page.text
    assert view(asked).answers == ()


def test_a_refusal_of_the_verb_stands_beside_its_field(hall: Hall) -> None:
    office = opens(hall.app, asked_by_proposal(hall))
    page = sends(office, "plan", plan="in_plan", budget="ล้านกว่า")
    assert page.status_code == 422
    assert re.search(r'id="plan-budget-error".*?ใส่งบ', page.text, re.DOTALL)
    again = sends(office, "plan", budget="5")
    assert re.search(r'id="plan-plan-error"|เลือกว่าแผน', again.text)


def test_a_wrong_answer_is_corrected_and_stays_readable(office: FlaskClient, asked: Asked) -> None:
    sends(office, "accepted", text="รับดำเนินการ", letter_number="พง 7")
    asks = office.get("/reply?corrects=1").text
    assert "แก้คำตอบ" in asks
    assert asks.count('name="corrects" value="1"') == 2, "an acceptance or a refusal in its place"
    assert 'value="พง 7"' in asks
    sends(office, "refused", text="กดผิด", corrects="1")
    page = office.get("/reply").text
    assert "replied-wrong" in page
    assert "รับดำเนินการ" in page
    assert view(asked).state == "refused"
    assert sends(office, "accepted", text="x", corrects="1").status_code == 422


def test_what_the_office_did_with_it_is_said(office: FlaskClient, asked: Asked) -> None:
    for text in ("จะทำ", "จะทำเร็ว ๆ นี้"):
        sends(office, "accepted", text=text)
    first, second = view(asked).answers
    show_answer(SYSTEM, first.id)
    withhold_answer(SYSTEM, second.id, "มีชื่อบุคคล")
    db.session.remove()
    page = office.get("/reply").text
    assert "ทุกคนอ่านได้แล้ว" in page
    assert "มีชื่อบุคคล" in page


def test_after_a_withdrawal_only_reports_are_taken(office: FlaskClient, asked: Asked) -> None:
    found = request(asked.request_id)
    withdraw_request(SYSTEM, found.id, found.version, "เปลี่ยนผู้รับผิดชอบ")
    db.session.remove()
    page = office.get("/reply").text
    assert "คำขอนี้ถอนแล้ว" in page
    assert "reply-reported" in page
    assert "reply-refused" not in page
    assert sends(office, "refused", text="ไม่").status_code == 409
    assert sends(office, "reported", text="ทำไปแล้ว").status_code == 302


def test_each_link_keeps_its_own_request(hall: Hall, asked: Asked, office: FlaskClient) -> None:
    other = asked_by_proposal(gather(hall.app, slug="another", code="111111"))
    opens(hall.app, other, office)
    newest = office.get("/reply").text
    assert "ข้อเสนอให้ตรวจแนวเขต" in newest
    assert f"/reply?request={asked.request_id}" in newest
    held = office.get(f"/reply?request={asked.request_id}").text
    assert f'action="/reply?request={asked.request_id}#answer"' in held
    office.post(f"/reply?request={asked.request_id}", data={"kind": "received"})
    assert [len(view(one).answers) for one in (asked, other)] == [1, 0]
    stranger = opens(hall.app, other)
    assert stranger.get(f"/reply?request={asked.request_id}").status_code == 404
    revoke_link(SYSTEM, other.request_id)
    db.session.remove()
    assert "ผ่านมา 40 วัน" in office.get("/reply").text, "the newest that still opens"


@pytest.mark.parametrize("end", ["expired", "revoked", "wrong", "none"])
def test_a_dead_link_says_what_to_do_and_tells_nothing(hall: Hall, asked: Asked, end: str) -> None:
    settle_letterhead(SYSTEM, hall.assembly_id, Settled(address="ศาลากลาง โทร 076 000 111"))
    path = {"wrong": "/reply/nothing", "none": "/reply"}.get(end, asked.path)
    if end == "expired":
        grown_old(asked.request_id, YESTERDAY)
    if end == "revoked":
        revoke_link(SYSTEM, asked.request_id)
    db.session.remove()
    page = hall.app.test_client().get(path)
    assert page.status_code == (410 if end in ("expired", "revoked") else 404)
    assert "เลขที่หนังสือ" in page.text
    assert ("076 000 111" in page.text) == (end in ("expired", "revoked"))
    for told in ("สำนักงานที่ดิน", "คณะทำงาน", "สพง 14", asked.token):
        assert told not in page.text
    said = hall.app.test_client().get(path, headers=JSON)
    assert said.json is not None
    assert said.json["ok"] is False


def test_words_typed_while_the_link_died_are_shown_to_be_copied(
    office: FlaskClient, asked: Asked
) -> None:
    grown_old(asked.request_id, YESTERDAY)
    page = sends(office, "refused", text="เหตุผลยาวที่พิมพ์ไว้", letter_number="พง 3", phone="076")
    assert page.status_code == 410
    assert "คัดลอก" in page.text
    for words in ("เหตุผลยาวที่พิมพ์ไว้", "พง 3", "076"):
        assert words in page.text
    assert view(asked).answers == ()


def test_wrong_links_wait_after_many_and_shut_nobody_out(hall: Hall, asked: Asked) -> None:
    browser = hall.app.test_client()
    for _ in range(edge.wrong_everywhere.most):
        edge.wrong_everywhere.add()
    assert browser.get("/reply/guessed").status_code == 429
    assert browser.get(asked.path).status_code == 302


def test_one_link_answers_so_often_and_the_words_stay(office: FlaskClient, asked: Asked) -> None:
    for n in range(edge.answered_by_link.most):
        sends(office, "reported", text=f"ครั้งที่ {n}") if n < 2 else None
    spent = next(iter(edge.answered_by_link.budgets.values()))
    while len(spent.moments) < spent.most:
        spent.add()
    page = sends(office, "reported", text="อีกครั้งหนึ่ง")
    assert page.status_code == 429
    assert "อีกครั้งหนึ่ง" in page.text
    assert len(view(asked).answers) == 2


def test_a_lost_token_loses_no_words(hall: Hall, asked: Asked) -> None:
    hall.app.config["WTF_CSRF_ENABLED"] = True
    office = opens(hall.app, asked)
    page = sends(office, "accepted", text="พิมพ์ไว้นานแล้ว", csrf_token="stale")
    assert page.status_code == 400
    assert "พิมพ์ไว้นานแล้ว" in page.text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)
    assert token
    assert sends(office, "accepted", text="ส่งใหม่", csrf_token=token[1]).status_code == 302


def test_whoever_leaves_a_shared_machine_leaves_nothing_open(office: FlaskClient) -> None:
    office.post("/reply/leave")
    assert office.get("/reply").status_code == 404


def test_hostile_words_are_words(office: FlaskClient, asked: Asked) -> None:
    for text in (*CORPUS.values(), "<script>alert(1)</script>"):
        edge.answered_by_link.budgets.clear()
        told = {"text": f"เหตุผล {text}", "letter_number": text[:40], "name": text[:60]}
        assert sends(office, "refused", **told).status_code in (302, 422), text
    page = office.get("/reply").text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page
    assert len(view(asked).answers) > 20


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    told=st.dictionaries(
        st.sampled_from(FIELDS),
        ANY,
    ),
    kind=st.sampled_from(["received", "accepted", "refused", "reported", "plan", ""]) | ANY,
    as_json=st.booleans(),
)
def test_nothing_that_is_sent_breaks_it(
    office: FlaskClient, told: dict[str, str], kind: str, *, as_json: bool
) -> None:
    edge.answered_by_link.budgets.clear()
    sent = {"kind": kind, **told}
    answer = office.post("/reply", **({"json": sent} if as_json else {"data": sent}))  # type: ignore[arg-type]
    assert answer.status_code < 500
    db.session.remove()


@pytest.mark.parametrize("body", [b"[]", b"null", b'"x"', b"{", b'{"kind": {"a": 1}}', b"\xff"])
def test_json_that_is_no_form_is_refused(office: FlaskClient, body: bytes) -> None:
    answer = office.post("/reply", data=body, content_type="application/json", headers=JSON)
    assert answer.status_code == 422


def test_answers_are_rows_of_this_request_alone(office: FlaskClient, asked: Asked) -> None:
    sends(office, "received")
    db.session.remove()
    assert [row.request_id for row in db.session.query(Answer)] == [asked.request_id]


def test_the_office_reads_answers_beside_reports(
    hall: Hall, office: FlaskClient, asked: Asked
) -> None:
    sends(office, "accepted", text="จะตั้งคณะทำงาน", name="นางมาลี ใจดี")
    sends(office, "reported", text="ประชุมแล้ว")
    secretary = hall.browser("secretary")
    address = f"/office/{hall.slug}/commitments/reading"
    page = secretary.get(address).text
    assert page.count("sheet-read") == 2
    assert "นางมาลี ใจดี" in page
    first, second = (one.id for one in view(asked).answers)
    assert secretary.post(f"{address}/answer/{first}/show").status_code == 302
    assert secretary.post(f"{address}/answer/{second}/show").status_code == 404, "a report's pile"
    assert view(asked).answers[0].seen == "shown"
    secretary.post(f"{address}/answer/{first}/back")
    assert view(asked).answers[0].seen == "unread"
    other = gather(hall.app, slug="another", code="111111").browser("secretary")
    elsewhere = "/office/another/commitments/reading"
    assert other.post(f"{elsewhere}/answer/{first}/show").status_code == 404


def test_a_report_read_as_an_answer_is_read_at_the_promise(asked: Asked) -> None:
    for text in ("ประชุมแล้ว", "นายแดงไม่ยอม"):
        says(asked, "reported", text)
    first, second = view(asked).answers
    show_answer(SYSTEM, first.id)
    withhold_answer(SYSTEM, second.id, "มีชื่อบุคคล")
    lines = db.session.query(Report).filter_by(source="body").order_by(Report.number)
    assert [line.seen for line in lines] == ["shown", "withheld"]
    assert [one.seen for one in view(asked).answers] == ["shown", "withheld"]


def test_the_office_prolongs_the_link_that_is_printed(
    hall: Hall, office: FlaskClient, asked: Asked
) -> None:
    grown_old(asked.request_id, YESTERDAY)
    assert office.get("/reply").status_code == 410
    secretary = hall.browser("secretary")
    one = f"/office/{hall.slug}/requests/{asked.request_id}"
    assert "ต่ออายุลิงก์เดิม" in secretary.get(one).text
    wrong = secretary.post(f"{one}/link/prolong", data=day("until", YESTERDAY))
    assert wrong.status_code == 422
    sent = secretary.post(f"{one}/link/prolong", data=day("until", TODAY + timedelta(days=30)))
    assert sent.status_code == 302
    db.session.remove()
    assert office.get("/reply").status_code == 200


def test_the_office_forgets_who_typed_an_answer(
    hall: Hall, office: FlaskClient, asked: Asked
) -> None:
    sends(office, "accepted", text="จะตั้งคณะทำงาน", name="นางมาลี ใจดี", phone="076 123 456")
    secretary = hall.browser("secretary")
    one = f"/office/{hall.slug}/requests/{asked.request_id}"
    assert "นางมาลี ใจดี · 076 123 456" in secretary.get(one).text
    way = f"/office/{hall.slug}/answers/{view(asked).answers[0].id}/forget"
    for _ in range(2):
        assert secretary.post(way).status_code == 302
    assert view(asked).answers[0].answerer == ""
    assert "นางมาลี" not in secretary.get(one).text
    assert "จะตั้งคณะทำงาน" in secretary.get(one).text


def test_neither_token_nor_words_come_into_a_log(
    hall: Hall, office: FlaskClient, asked: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    opens(hall.app, asked)
    office.get("/reply/wrong-token-of-a-stranger")
    sends(office, "refused", text="เหตุผลลับ", name="นางมาลี")
    said = " ".join(record.getMessage() for record in caplog.records)
    for word in (asked.token, "wrong-token", "เหตุผลลับ", "นางมาลี"):
        assert word not in said
