"""The office asks, sends, reminds, notes down, reads; everybody reads what came of a proposal."""

import io
from datetime import date

import docx
import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.commitments.queries import report_row
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.exports.formats import export
from assembly.exports.queries import paper_of
from assembly.extensions import db
from assembly.registry.actions import add_organisation
from assembly.requests.actions import escalate, lay_back_answer, make_link, show_answer
from assembly.requests.queries import link_of, request, request_view
from assembly.requests.rules import AnswerIsRead, RequestIsAnswered
from tests.factories.hall import Hall
from tests.factories.promises import Promised, promised
from tests.factories.replies import asked_by_proposal, asked_for_promise, says
from tests.factories.requests import ago, answers, ask, remind_of, send

ANY = st.text(max_size=30) | st.integers(-(2**70), 2**70).map(str)


def be(name: str, day: date) -> dict[str, int]:
    """A day as the form of a page sends it."""
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year + 543}


@pytest.fixture
def promise(hall: Hall) -> Promised:
    return promised(hall)


@pytest.fixture
def office(hall: Hall) -> FlaskClient:
    return hall.browser("secretary")


def address(hall: Hall, request_id: int) -> str:
    return f"/office/{hall.slug}/requests/{request_id}"


def test_from_the_promise_to_a_letter_that_was_sent(
    hall: Hall, promise: Promised, office: FlaskClient
) -> None:
    new = f"/office/{hall.slug}/commitments/{promise.first}/requests"
    page = office.get(new).text
    assert "ขอให้ดำเนินการตามมติ 13.1" in page
    assert "สำนักงานที่ดินจังหวัดพังงา" in page
    form = {
        "organisation": promise.bodies["state"],
        "addressee": "เจ้าพนักงานที่ดิน",
        "title": "ขอให้ตรวจแนวเขต",
        "asked": "ตั้งคณะทำงาน",
    }
    refused = office.post(new, data=form | {"title": ""})
    assert refused.status_code == 422
    assert "เจ้าพนักงานที่ดิน" in refused.text
    one = office.post(new, data=form).location
    assert "พิมพ์และส่งหนังสือ" in office.get(one).text
    letter = {"version": 1, "letter_number": "สพง 14/2569", "channel": "post"}
    wrong = office.post(
        f"{one}/send",
        data=letter | be("sent_on", clock.today()) | {"sent_on-year": clock.today().year},
    )
    assert wrong.status_code == 422
    assert "ดูเหมือน ค.ศ." in wrong.text
    assert "สพง 14/2569" in wrong.text, "what was typed stays"
    told = letter | be("sent_on", ago(40)) | be("due_on", ago(10))
    assert office.post(f"{one}/send", data=told).status_code == 302
    page = office.get(one).text
    assert "เงียบ 40 วัน" in page
    assert "ส่งหนังสือเตือน" in page
    assert office.post(f"{one}/send", data=told).status_code == 409, "sent once"


def test_the_list_says_what_is_to_be_done(
    hall: Hall, promise: Promised, office: FlaskClient
) -> None:
    empty = office.get(f"/office/{hall.slug}/requests").text
    assert "ยังไม่ได้ขอหน่วยงานใด" in empty
    silent, refused, late = (send(ask(promise.first), 70) for _n in range(3))
    answers(refused, "refused", 5, text="ไม่มีงบ")
    remind_of(late, 3, "สพง 15/2569")
    ask(promise.first, organisation_id=promise.bodies["private"])
    page = office.get(f"/office/{hall.slug}/requests").text
    for words in ("หนังสือเตือนที่พร้อมส่ง", "ไม่รับ รอก้าวต่อไป", "ร่างที่ยังไม่ส่ง", "เตือนแล้ว ยังเงียบ"):
        assert words in page
    only = office.get(f"/office/{hall.slug}/requests?show=refused").text
    assert f'/requests/{refused}"' in only
    assert f'/requests/{silent}"' not in only
    desk = office.get(f"/office/{hall.slug}").text
    assert "หนังสือเตือนที่พร้อมส่ง 1 ฉบับ" in desk
    assert "หน่วยงานไม่รับ รอก้าวต่อไป 1 เรื่อง" in desk


def test_many_requests_are_listed_by_page(
    hall: Hall, promise: Promised, office: FlaskClient
) -> None:
    for n in range(14):
        send(ask(promise.first), 5, f"สพง {n}/2569")
    listed = f"/office/{hall.slug}/requests"
    assert "show=waiting" in office.get(listed).text
    assert office.get(listed).text.count('class="ask-row"') == 12
    assert office.get(f"{listed}?show=waiting").text.count('class="ask-row"') == 14
    for page in ("2", "-1", "x", "9" * 30):
        assert office.get(f"{listed}?show=waiting&page={page}").status_code == 200


def test_reminded_answered_on_paper_and_corrected(
    hall: Hall, promise: Promised, office: FlaskClient
) -> None:
    one = address(hall, send(ask(promise.first), 60))
    letter = {"version": 2, "letter_number": "สพง 22/2569", "channel": "post"}
    sent = letter | be("sent_on", ago(20)) | be("due_on", ago(5))
    assert office.post(f"{one}/remind", data=sent).status_code == 302
    noted = {"kind": "refused", "letter_number": "พง 0019/3"} | be("answered_on", ago(2))
    refused = office.post(f"{one}/answer", data=noted)
    assert refused.status_code == 422
    assert "เขียนเหตุผลที่หน่วยงานไม่รับ" in refused.text
    assert "พง 0019/3" in refused.text
    assert office.post(f"{one}/answer", data=noted | {"text": "ไม่มีงบ"}).status_code == 302
    page = office.get(f"{one}?amend=1").text
    assert 'name="corrects" value="1"' in page
    right = noted | {"kind": "accepted", "corrects": 1, "text": "รับทำปีนี้"}
    assert office.post(f"{one}/answer", data=right).status_code == 302
    page = office.get(one).text
    assert "แก้แล้ว ดูคำตอบที่ 2" in page
    assert "ตอบหลัง 58 วัน" in page


def test_taken_to_the_level_above_and_withdrawn(
    hall: Hall, promise: Promised, office: FlaskClient
) -> None:
    made = send(ask(promise.first), 60)
    one = address(hall, made)
    assert "ยังไม่มีหน่วยงานระดับสูงกว่าในรายชื่อ" in office.get(one).text
    above = add_organisation(SYSTEM, hall.assembly_id, "กรมที่ดิน", "state", "national")
    done = office.post(f"{one}/escalate", data={"version": 2, "organisation": above})
    assert done.status_code == 302
    draft = office.get(done.location).text
    assert "กรมที่ดิน" in draft
    assert "ต่อจาก" in draft
    assert "ส่งต่อแล้ว" in office.get(one).text
    rewritten = {
        "version": 1,
        "organisation": above,
        "addressee": "อธิบดี",
        "title": "เรื่อง",
        "asked": "ตรวจ",
    }
    assert office.post(done.location, data=rewritten).status_code == 302
    assert office.post(f"{done.location}/withdraw", data={"version": 2}).status_code == 422
    gone = office.post(f"{done.location}/withdraw", data={"version": 2, "reason": "จังหวัดตอบแล้ว"})
    assert gone.status_code == 302
    assert "ถอนแล้ว" in office.get(done.location).text


def test_an_answer_by_the_link_is_read_in_the_office(hall: Hall, office: FlaskClient) -> None:
    asked = asked_for_promise(hall)
    says(asked, "refused", "นายก. ไม่อนุมัติ", answerer="นายช่าง โยธา")
    one = address(hall, asked.request_id)
    page = office.get(one).text
    assert "นายก. ไม่อนุมัติ" in page
    assert "นายช่าง โยธา" in page
    assert "หน่วยงานส่งมา รออ่าน 1 เรื่อง" in office.get(f"/office/{hall.slug}").text
    answer = request_view(asked.request_id).unread[0].id
    way = f"/office/{hall.slug}/answers/{answer}"
    assert office.post(f"{way}/withhold", data={"reason": " "}).status_code == 422
    assert office.post(f"{way}/withhold", data={"reason": "มีชื่อบุคคล"}).status_code == 302
    assert office.post(f"{way}/show").status_code == 409
    assert "ไม่เผยแพร่ข้อความ: มีชื่อบุคคล" in office.get(one).text


def test_answers_lie_beside_reports_on_the_page_of_what_is_to_be_read(
    hall: Hall, office: FlaskClient
) -> None:
    asked = asked_for_promise(hall)
    says(asked, "received")
    says(asked, "accepted", "จะทำปีนี้", promised_on=clock.today())
    page = office.get(f"/office/{hall.slug}/commitments/reading").text
    assert "จะทำปีนี้" in page
    assert "รับไปทำ · จะเสร็จภายใน" in page
    found = request_view(asked.request_id)
    assert [one.seen for one in found.answers] == ["shown", "unread"], "no word, nothing to read"
    answer = found.unread[0].id
    show_answer(hall.facilitator, answer)
    lay_back_answer(hall.facilitator, answer)
    with pytest.raises(AnswerIsRead):
        lay_back_answer(hall.facilitator, answer)


def test_a_report_by_the_link_is_read_once(hall: Hall) -> None:
    asked = asked_for_promise(hall)
    says(asked, "reported", "ประชุมแล้ว", happened_on=clock.today(), progress=10)
    answer = request_view(asked.request_id).unread[0]
    show_answer(hall.facilitator, answer.id)
    db.session.remove()
    assert request_view(asked.request_id, public=True).answers[0].text == "ประชุมแล้ว"
    assert report_row(answer.report_id or 0).seen == "shown"


def test_a_link_is_made_shown_and_revoked(
    hall: Hall, promise: Promised, office: FlaskClient
) -> None:
    made = send(ask(promise.first), 10)
    one = address(hall, made)
    assert office.post(f"{one}/link", data={}).status_code == 302
    link = link_of(made)
    assert link is not None
    assert link.path in office.get(one).text
    assert office.post(f"{one}/link/revoke").status_code == 302
    db.session.remove()
    assert link_of(made) is None


def text_of(hall: Hall, made: int, letter: int, *, public: bool = False) -> str:
    """A letter as Word has it, in one text."""
    db.session.remove()
    book = paper_of("requests", hall.assembly_id, about=made, letter=letter, public=public)
    printed = docx.Document(io.BytesIO(export("requests", "docx", book)))
    cells = [c.text for t in printed.tables for row in t.rows for c in row.cells]
    return "\n".join([*cells, *(p.text for p in printed.paragraphs)])


def test_letters_cite_what_was_sent_before_and_the_days(hall: Hall, promise: Promised) -> None:
    made = send(ask(promise.first), 60)
    first = text_of(hall, made, 1)
    assert "ที่ สพง ๑๔/๒๕๖๙" in first
    assert "อ้างถึง  มติ ๑๓.๑" in first
    answers(made, "received", 50)
    draft = text_of(hall, made, 0)
    assert "ที่ ......" in draft, "a draft has no number"
    assert "ล่วงมาแล้ว ๖๐ วัน" in draft
    assert "แม้ได้แจ้งว่าได้รับหนังสือแล้ว" in draft
    remind_of(made, 20, "สพง 22/2569")
    reminder = text_of(hall, made, 2)
    assert "ขอติดตามคำตอบ ครั้งที่ ๑" in reminder
    assert "ที่ สพง ๑๔/๒๕๖๙ ลงวันที่" in reminder
    assert "ล่วงมาแล้ว ๔๐ วัน" in reminder, "as it stood on its own day"


def test_no_paper_asks_for_what_came(hall: Hall, promise: Promised) -> None:
    made = send(ask(promise.first), 60)
    answers(made, "accepted", 5)
    with pytest.raises(RequestIsAnswered):
        text_of(hall, made, 0)
    assert "๑๔/๒๕๖๙" in text_of(hall, made, 1), "what left can be printed again"


def test_the_letter_above_cites_all_of_them_and_the_refusal(hall: Hall, promise: Promised) -> None:
    made = send(ask(promise.first), 60)
    remind_of(made, 20, "สพง 22/2569")
    answers(made, "refused", 10, text="ไม่อยู่ในอำนาจ")
    above = add_organisation(SYSTEM, hall.assembly_id, "กรมที่ดิน", "state", "national")
    higher = escalate(SYSTEM, made, request(made).version, above)
    told = text_of(hall, higher, 0)
    for words in (
        "๑๔/๒๕๖๙",
        "๒๒/๒๕๖๙",
        "ถึงสำนักงานที่ดินจังหวัดพังงา",
        "หลังรอคำตอบ ๕๐ วัน",
        "“ไม่อยู่ในอำนาจ”",
    ):
        assert words in told


def test_the_private_address_is_on_the_offices_letter_alone(hall: Hall, promise: Promised) -> None:
    made = send(ask(promise.first), 10)
    make_link(SYSTEM, made)
    db.session.remove()
    link = link_of(made)
    assert link is not None
    assert link.token in text_of(hall, made, 1)
    assert f"/k/{promise.first}" in text_of(hall, made, 1)
    assert link.token not in text_of(hall, made, 1, public=True)
    office = hall.browser("secretary")
    sent = {"request": made, "letter": 1}
    assert office.post(f"/office/{hall.slug}/export/requests.pdf", data=sent).data[:4] == b"%PDF"
    for wrong in ({"request": made, "letter": 9}, {"request": 99}, {}):
        assert (
            office.post(f"/office/{hall.slug}/export/requests.pdf", data=wrong).status_code == 404
        )


def test_everybody_reads_what_came_of_a_proposal(hall: Hall, client: FlaskClient) -> None:
    asked = asked_by_proposal(hall)
    page = client.get(f"/p/{asked.proposal_id}").text
    assert "เงียบ 0 วัน" in page
    says(asked, "plan", "อยู่ในแผนของนายก.", plan="in_plan")
    page = client.get(f"/p/{asked.proposal_id}").text
    assert "อยู่ในแผน" in page
    assert "นายก." not in page, "its words are read first"
    office = hall.browser("secretary").get(f"/office/{hall.slug}/proposals/{asked.proposal_id}")
    assert f"/requests/{asked.request_id}" in office.text


FIELDS = (
    "organisation", "addressee", "title", "asked", "version", "letter_number", "channel", "reason",
    "kind", "text", "plan", "budget", "corrects", "sent_on-day", "sent_on-month", "sent_on-year",
    "answered_on-day", "answered_on-month", "answered_on-year", "until-day", "until-year",
)  # fmt: skip


@pytest.fixture
def ways(hall: Hall, promise: Promised, office: FlaskClient) -> tuple[FlaskClient, list[str]]:
    one = address(hall, send(ask(promise.first), 60))
    answer = answers(request(int(one.rsplit("/", 1)[1])).id, "received", 3)
    ends = ("", "/send", "/remind", "/escalate", "/withdraw", "/answer", "/link", "/link/revoke")
    read = [f"/office/{hall.slug}/answers/{answer}/{way}" for way in ("show", "withhold")]
    new = f"/office/{hall.slug}/commitments/{promise.first}/requests"
    return office, [new, *read, *(one + end for end in ends)]


@given(st.dictionaries(st.sampled_from(FIELDS), ANY))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_sent_there_is_an_answer(
    ways: tuple[FlaskClient, list[str]], sent: dict[str, str]
) -> None:
    browser, paths = ways
    for path in paths:
        assert browser.post(path, data=sent).status_code < 500, (path, sent)
