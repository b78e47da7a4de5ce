"""A body answers by its link: every kind, corrections, after a withdrawal, and what is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assembly.commitments.actions import show_report, withhold_report
from assembly.commitments.models import Report
from assembly.commitments.queries import commitment
from assembly.commitments.rules import NothingSaid, ProgressOfParts
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.db import session
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.extensions import db
from assembly.journal.models import Entry, Payload
from assembly.operator.verifying import verify
from assembly.requests import rules
from assembly.requests.actions import revoke_link, withdraw_request
from assembly.requests.actions.answering import answer
from assembly.requests.queries import AnswerView, RequestView, request, request_view
from assembly.requests.queries.linking import hash_of
from assembly.requests.rules.answering import (
    AnswerDoesNotFit,
    AnswererTooLong,
    CorrectedByOther,
    NothingToAnswer,
    PlanStepsBack,
    Reply,
    ReportedBeforeItHappened,
)
from assembly.requests.rules.linking import ReplyLinkRevoked
from tests.factories.hall import Hall
from tests.factories.promises import divided
from tests.factories.replies import Asked, asked_by_proposal, asked_for_promise, says

WHO = "นางมาลี ใจดี · งานที่ดิน · 076 123 456"
TOMORROW = clock.today() + timedelta(days=1)


@pytest.fixture
def asked(hall: Hall) -> Asked:
    """The land office was asked forty days ago to do what it promised."""
    return asked_for_promise(hall, 40)


@pytest.fixture
def proposed(hall: Hall) -> Asked:
    """A policy proposal was sent to the land office today."""
    return asked_by_proposal(hall)


def view(asked: Asked) -> RequestView:
    db.session.remove()
    return request_view(asked.request_id)


def last(asked: Asked) -> AnswerView:
    return view(asked).answers[-1]


def test_to_have_got_a_letter_is_told_and_stops_no_clock(asked: Asked) -> None:
    says(asked, "received")
    found = view(asked)
    assert (found.state, found.answered_on, last(asked).source) == ("sent", None, "link")
    silence = found.silence(clock.today())
    assert silence is not None
    assert (silence.days, silence.goes_on) == (40, True)


def test_to_accept_with_a_day_ends_the_silence(asked: Asked) -> None:
    says(asked, "accepted", "จะตั้งคณะทำงานในเดือนหน้า", promised_on=TOMORROW, answerer=WHO)
    found = view(asked)
    assert (found.state, found.answered_on) == ("accepted", clock.today())
    kept = last(asked)
    assert (kept.promised_on, kept.seen, kept.answerer) == (TOMORROW, "unread", WHO)
    assert request(asked.request_id).last_by == found.organisation


def test_to_refuse_needs_a_reason_and_stays_on_record(asked: Asked) -> None:
    with pytest.raises(rules.RefusalNeedsReason):
        says(asked, "refused", "  ")
    says(asked, "refused", "ไม่อยู่ในอำนาจหน้าที่")
    assert (view(asked).state, last(asked).text) == ("refused", "ไม่อยู่ในอำนาจหน้าที่")


def test_a_report_stands_at_the_promise_and_is_read_first(asked: Asked) -> None:
    yesterday = clock.today() - timedelta(days=1)
    says(asked, "reported", "รังวัดแล้ว 12 แปลง", happened_on=yesterday, progress=40)
    kept = last(asked)
    line = session().get_one(Report, kept.report_id)
    assert (line.source, line.seen, line.text) == ("body", "unread", "รังวัดแล้ว 12 แปลง")
    assert (line.happened_on, line.progress, line.made_by) == (yesterday, 40, "")
    assert line.organisation_id == view(asked).organisation_id
    assert commitment(asked.commitment_id).progress == 0, "what nobody has read counts for nothing"


def test_a_report_that_was_read_is_an_answer_that_was_read(asked: Asked) -> None:
    for text in ("รังวัดแล้ว 12 แปลง", "นายแดงไม่ยอมให้รังวัด"):
        says(asked, "reported", text)
    first, second = (one.report_id or 0 for one in view(asked).answers)
    show_report(SYSTEM, first)
    withhold_report(SYSTEM, second, "มีชื่อบุคคล")
    found = view(asked).answers
    assert [(one.seen, one.withheld_because) for one in found] == [
        ("shown", ""),
        ("withheld", "มีชื่อบุคคล"),
    ]


def test_reports_come_again_and_again_also_after_a_withdrawal(asked: Asked) -> None:
    found = request(asked.request_id)
    withdraw_request(SYSTEM, found.id, found.version, "ที่ประชุมเปลี่ยนผู้รับผิดชอบ")
    db.session.remove()
    with pytest.raises(NothingToAnswer):
        says(asked, "accepted")
    for step in ("ประชุมครั้งแรก", "ลงพื้นที่แล้ว"):
        says(asked, "reported", step)
    assert [one.text for one in view(asked).answers] == ["ประชุมครั้งแรก", "ลงพื้นที่แล้ว"]
    assert view(asked).state == "withdrawn"


def test_a_plan_takes_a_proposal_up_step_by_step(proposed: Asked) -> None:
    for plan, budget in (("in_plan", ""), ("budgeted", "๑,๕๐๐,๐๐๐ บาท")):
        says(proposed, "plan", plan=plan, budget=budget)
    found = view(proposed)
    assert (found.plan, found.state, last(proposed).budget) == ("budgeted", "accepted", "1500000")
    with pytest.raises(PlanStepsBack):
        says(proposed, "plan", plan="in_plan")
    says(proposed, "plan", plan="in_plan", corrects=2)
    assert view(proposed).plan == "in_plan"
    says(proposed, "refused", "สภาไม่อนุมัติ")
    assert (view(proposed).plan, view(proposed).state) == ("refused", "refused")


def test_a_correction_names_the_wrong_one_which_stays(asked: Asked) -> None:
    says(asked, "accepted", "รับดำเนินการ")
    says(asked, "refused", "กดผิด ไม่อยู่ในอำนาจ", corrects=1)
    found = view(asked)
    assert [(one.kind, one.corrected_by) for one in found.answers] == [
        ("accepted", 2),
        ("refused", None),
    ]
    assert found.state == "refused"
    for wrong, refusal in ((1, rules.NoSuchAnswer), (9, rules.NoSuchAnswer)):
        with pytest.raises(refusal):
            says(asked, "accepted", corrects=wrong)
    for kind in ("received", "reported"):
        with pytest.raises(CorrectedByOther):
            says(asked, kind, "ใหม่", corrects=2)


def test_a_corrected_report_is_struck_out_at_the_promise(asked: Asked) -> None:
    says(asked, "reported", "รังวัดแล้ว 12 แปลง")
    says(asked, "reported", "รังวัดแล้ว 21 แปลง", corrects=1)
    lines = session().query(Report).where(Report.source == "body").order_by(Report.number).all()
    assert [(line.text, line.corrects) for line in lines] == [
        ("รังวัดแล้ว 12 แปลง", None),
        ("รังวัดแล้ว 21 แปลง", lines[0].number),
    ]


def test_a_double_tap_answers_once(asked: Asked) -> None:
    told = Reply("accepted", "รับดำเนินการ")
    first = once("key", Actor(), answer, hash_of(asked.token), told)
    assert once("key", Actor(), answer, hash_of(asked.token), told) == first
    assert len(view(asked).answers) == 1


def test_nothing_comes_in_by_a_link_that_ended_meanwhile(asked: Asked) -> None:
    revoke_link(SYSTEM, asked.request_id)
    with pytest.raises(ReplyLinkRevoked):
        says(asked, "accepted")


def test_the_journal_tells_that_a_body_answered_and_no_words(asked: Asked) -> None:
    says(asked, "refused", "เหตุผลลับเฉพาะ", answerer=WHO)
    wanted = session().query(Entry).where(Entry.type == "request_answered")
    assert [entry.actor_role for entry in wanted] == ["body"]
    told = " ".join(content for (content,) in session().query(Payload.content))
    assert not any(word in told for word in ("เหตุผลลับ", "มาลี", asked.token))
    assert verify().faults == []


def test_who_wrote_it_is_for_the_office_alone(asked: Asked) -> None:
    says(asked, "accepted", "รับดำเนินการ", answerer=WHO)
    public = request_view(asked.request_id, public=True).answers[-1]
    assert (public.kind, public.text, public.answerer) == ("accepted", "", "")
    assert WHO not in repr(Reply("accepted", answerer=WHO))


def test_what_cannot_be_answered_is_refused_and_nothing_is_kept(asked: Asked) -> None:
    wrong: list[tuple[Reply, type[Refusal]]] = [
        (Reply("plan", plan="in_plan"), AnswerDoesNotFit),
        (Reply("nonsense"), AnswerDoesNotFit),
        (Reply("reported", " "), NothingSaid),
        (Reply("reported", "ทำแล้ว", happened_on=TOMORROW), ReportedBeforeItHappened),
        (Reply("accepted", promised_on=clock.today() - timedelta(days=1)), rules.PromisedTooEarly),
        (Reply("accepted", "ก" * 4001), rules.RequestTooLong),
        (Reply("accepted", answerer="ก" * 201), AnswererTooLong),
    ]
    for reply, refusal in wrong:
        with pytest.raises(refusal):
            answer(hash_of(asked.token), reply)
    assert view(asked).answers == ()


def test_a_whole_with_parts_has_no_progress_of_its_own(hall: Hall, asked: Asked) -> None:
    divided(hall, asked.commitment_id, 1, 1)
    told = Reply("reported", "เริ่มแล้ว", progress=10)
    with pytest.raises(ProgressOfParts):
        answer(hash_of(asked.token), told)
    assert answer(hash_of(asked.token), replace(told, progress=None))["number"] == 1
