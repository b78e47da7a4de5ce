"""A letter to a body: written, sent, reminded of, answered, refused, taken to the level above."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from assembly.commitments.queries import commitment, timeline_of
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.errors import NotFound, Refusal, Stale
from assembly.extensions import db
from assembly.operator.verifying import verify
from assembly.proposals.actions import move_proposal, write_proposal
from assembly.proposals.queries import proposal
from assembly.proposals.rules import Written as Proposed
from assembly.registry.actions import add_organisation
from assembly.requests import rules
from assembly.requests.actions import (
    change_request,
    escalate,
    note_answer,
    remind,
    send_request,
    show_answer,
    withdraw_request,
    withhold_answer,
    write_request,
)
from assembly.requests.models import Answer, Request
from assembly.requests.queries import (
    bodies_above,
    request,
    request_begun,
    request_of_proposal,
    request_view,
    requests_of_commitments,
    silence_of,
    silences,
    tallies,
)
from tests.factories.deciding import adopt, bodies
from tests.factories.hall import Hall, gather
from tests.factories.requests import ago, answers, ask, posted, promise, remind_of, send


@pytest.fixture
def known(hall: Hall) -> dict[str, int]:
    return bodies(hall)


@pytest.fixture
def promised(hall: Hall, known: dict[str, int]) -> int:
    """What the land office is to do."""
    return promise(adopt(hall), 1, known["state"])


@pytest.fixture
def national(hall: Hall) -> int:
    return add_organisation(SYSTEM, hall.assembly_id, "กรมที่ดิน", "state", "national")


def test_a_request_begins_with_what_the_resolution_asks(hall: Hall, promised: int) -> None:
    begun = request_begun(promised, clock.today())
    assert begun.addressee == "สำนักงานที่ดินจังหวัดพังงา"
    assert begun.title.startswith("ขอให้ดำเนินการตามมติ 13.1")
    assert "ขอให้จังหวัดตั้งคณะทำงาน" in begun.asked
    made = write_request(hall.facilitator, promised, begun)
    assert request_view(made).state == "draft"
    assert silences(hall.assembly_id, clock.today()) == [], "a draft is nobody's silence"
    assert requests_of_commitments([promised], public=True) == {}
    with pytest.raises(NotFound):
        request_view(made, public=True)


def test_a_body_that_answers_late_was_silent_so_long(hall: Hall, promised: int) -> None:
    made = send(ask(promised), 60)
    told = silence_of([promised], clock.today())[promised]
    assert (told.days, told.late, told.is_overdue) == (60, 30, True)
    remind_of(made, 20, "สพง 15/2569")
    answers(made, "received", 10, letter_number="พง 0019/77")
    assert silence_of([promised], clock.today())[promised].days == 60, "the clock goes on"
    answers(made, "accepted", 4, promised_on=clock.today() + timedelta(days=90))
    found = request_view(made, public=True)
    assert found.state == "accepted"
    told = silence_of([promised], clock.today())[promised]
    assert (told.days, told.goes_on, told.came_late) == (56, False, True)
    assert [one.kind for one in found.letters] == ["request", "reminder"]
    assert [one.kind for one in found.answers] == ["received", "accepted"]
    with pytest.raises(rules.RequestIsAnswered):
        remind(SYSTEM, made, request(made).version, posted(0, "สพง 16/2569", None))
    assert verify().faults == []


def test_a_reminder_is_ready_when_the_day_asked_for_has_passed(hall: Hall, promised: int) -> None:
    made = send(ask(promised), 40)
    (one,) = silences(hall.assembly_id, clock.today())
    assert one.reminder_is_due
    remind_of(made, 5, "สพง 15/2569")
    (one,) = silences(hall.assembly_id, clock.today())
    assert one.silence.is_overdue
    assert not one.reminder_is_due, "it has been reminded until a day to come"
    assert one.letters == 2


def test_a_refusal_goes_to_the_level_above_with_its_trail(
    hall: Hall, promised: int, national: int
) -> None:
    made = send(ask(promised), 50)
    answers(made, "refused", 20, text="ไม่มีงบประมาณ")
    assert [body.id for body in bodies_above(request(made).organisation_id)] == [national]
    higher = escalate(hall.facilitator, made, request(made).version, national)
    db.session.remove()
    assert request_view(higher).asked == request_view(made).asked
    send_request(SYSTEM, higher, 1, posted(10, "สพง 20/2569"))
    db.session.remove()
    below, above = request_view(made, public=True), request_view(higher, public=True)
    assert below.escalated_to is not None
    assert below.escalated_to.id == higher
    assert above.escalated_from is not None
    assert above.escalated_from.organisation == "สำนักงานที่ดินจังหวัดพังงา"
    assert [one.kind for one in above.letters] == ["escalation"]
    assert silence_of([promised], clock.today())[promised].days == 10
    with pytest.raises(rules.EscalatedAlready) as told:
        escalate(hall.facilitator, made, request(made).version, national)
    assert "กรมที่ดิน" in told.value.sentence


def test_an_answer_moves_what_waited_and_a_refusal_puts_it_to_review(
    hall: Hall, promised: int
) -> None:
    made = send(ask(promised), 50)
    answers(made, "received", 40)
    assert commitment(promised).state == "waiting"
    answers(made, "accepted", 30, promised_on=ago(-60))
    now = commitment(promised)
    assert (now.state, now.state_on, now.due_on) == ("moving", ago(30), None)
    answers(made, "refused", 10, text="มีชื่อคนอยู่ในเหตุผลนี้")
    assert commitment(promised).state == "review"
    lines = [line.text for line in timeline_of(promised, public=True)]
    assert any("ตอบหนังสือว่าไม่รับ" in line for line in lines)
    assert not any("มีชื่อคน" in line for line in lines), "its words stand at the request"


def test_only_upward_and_only_what_was_sent(
    hall: Hall, promised: int, known: dict[str, int], national: int
) -> None:
    made = ask(promised)
    with pytest.raises(rules.NothingToEscalate):
        escalate(SYSTEM, made, 1, national)
    send(made, 50)
    with pytest.raises(rules.NotAbove):
        escalate(SYSTEM, made, 2, known["community"])
    foreign = bodies(gather(hall.app, slug="another", code="111111"))["state"]
    with pytest.raises(rules.RequestedBodyElsewhere):
        escalate(SYSTEM, made, 2, foreign)
    with pytest.raises(Stale):
        escalate(SYSTEM, made, 1, national)


def test_a_withdrawn_request_stays_to_be_read_and_is_silent_no_more(
    hall: Hall, promised: int
) -> None:
    made = send(ask(promised), 50)
    with pytest.raises(rules.NoReasonToWithdraw):
        withdraw_request(SYSTEM, made, 2, "  ")
    withdraw_request(SYSTEM, made, 2, "ส่งผิดหน่วยงาน")
    db.session.remove()
    found = request_view(made, public=True)
    assert (found.state, found.withdrawn_because) == ("withdrawn", "ส่งผิดหน่วยงาน")
    assert silence_of([promised], clock.today()) == {}
    assert answers(made, "received", 0)
    assert request_view(made).state == "withdrawn"


WRONG_LETTERS: list[tuple[dict[str, object], type[Refusal]]] = [
    ({"letter_number": " "}, rules.LetterNeedsNumber),
    ({"channel": "pigeon"}, rules.LetterNeedsNumber),
    ({"letter_number": "9" * 41}, rules.RequestTooLong),
    ({"sent_on": ago(-1)}, rules.LetterFromTheFuture),
    ({"due_on": ago(5)}, rules.AskedBackTooEarly),
]


def test_letters_that_cannot_have_left_are_refused(hall: Hall, promised: int) -> None:
    made = ask(promised)
    for wrong, refusal in WRONG_LETTERS:
        with pytest.raises(refusal):
            send_request(SYSTEM, made, 1, replace(posted(5), **wrong))  # type: ignore[arg-type]
    with pytest.raises(rules.RequestIsNotSent):
        remind(SYSTEM, made, 1, posted(5))
    send(made, 5)
    with pytest.raises(rules.LetterBeforeLast):
        remind(SYSTEM, made, 2, posted(6))
    for again in (send_request, remind):
        with pytest.raises(Stale):
            again(SYSTEM, made, 1, posted(5))
    with pytest.raises(rules.RequestIsSent):
        change_request(SYSTEM, made, 2, request_begun(promised, clock.today()))


WRONG_ANSWERS: list[tuple[dict[str, object], type[Refusal]]] = [
    ({"kind": "perhaps"}, rules.NoSuchAnswerKind),
    ({"kind": "refused"}, rules.RefusalNeedsReason),
    ({"kind": "reported"}, rules.AnswerNeedsWords),
    ({"kind": "plan"}, rules.AnswerNeedsPlan),
    ({"kind": "plan", "plan": "refused"}, rules.RefusalNeedsReason),
    ({"kind": "plan", "plan": "budgeted", "budget": "มาก"}, rules.NoSuchBudget),
    ({"promised_on": ago(3)}, rules.PromisedTooEarly),
    ({"answered_on": ago(-1)}, rules.LetterFromTheFuture),
    ({"answered_on": ago(90)}, rules.AnsweredBeforeSent),
    ({"corrects": 7}, rules.NoSuchAnswer),
    ({"text": "ก" * 4001}, rules.RequestTooLong),
]


def test_answers_that_cannot_be_are_refused(hall: Hall, promised: int) -> None:
    made = ask(promised)
    good = rules.Said("accepted", ago(1))
    with pytest.raises(rules.RequestIsNotSent):
        note_answer(SYSTEM, made, good)
    send(made, 60)
    for wrong, refusal in WRONG_ANSWERS:
        with pytest.raises(refusal):
            note_answer(SYSTEM, made, replace(good, **wrong))  # type: ignore[arg-type]
    assert request_view(made).answers == ()


def test_a_wrong_line_is_corrected_by_a_new_one_and_stays(hall: Hall, promised: int) -> None:
    made = send(ask(promised), 60)
    answers(made, "refused", 10, text="ไม่มีงบ")
    answers(made, "accepted", 9, corrects=1)
    found = request_view(made, public=True)
    assert (found.state, found.answered_on) == ("accepted", ago(9))
    assert [one.corrected_by for one in found.answers] == [2, None]
    with pytest.raises(rules.NoSuchAnswer):
        answers(made, "reported", 0, text="อีกครั้ง", corrects=1)


def test_words_from_the_link_are_read_before_everybody_reads_them(
    hall: Hall, promised: int
) -> None:
    made = send(ask(promised), 60)
    first, second = (answers(made, "reported", n, text=f"ทำแล้ว {n}") for n in (9, 3))

    def unread() -> None:
        for row in session().query(Answer):
            row.seen, row.answerer = "unread", "นายช่าง"

    hall.app.extensions["writer"].run(lambda: (unread(), []))
    db.session.remove()
    told = request_view(made, public=True)
    assert [(one.kind_name, one.text, one.answerer) for one in told.answers] == [
        ("รายงานความคืบหน้า", "", "")
    ] * 2
    show_answer(SYSTEM, first)
    with pytest.raises(rules.NoReasonToWithhold):
        withhold_answer(SYSTEM, second, "")
    withhold_answer(SYSTEM, second, "มีชื่อผู้ป่วย")
    with pytest.raises(rules.AnswerIsRead):
        show_answer(SYSTEM, second)
    db.session.remove()
    told = request_view(made, public=True)
    assert [one.text for one in told.answers] == ["ทำแล้ว 9", ""]
    assert told.answers[1].withheld_because == "มีชื่อผู้ป่วย"


def test_a_proposal_that_left_is_a_request_and_its_plan_state_is_kept(
    hall: Hall, known: dict[str, int]
) -> None:
    adopted = adopt(hall)
    said = Proposed(known["state"], "ผู้ว่าฯ", "ให้ตรวจแนวเขต", "ตั้งคณะทำงาน")
    made = write_proposal(hall.facilitator, adopted.id, 1, said)
    for step in ("heard", "adopted", "sent"):
        letter = ("", "post", "สพง 12/2569") if step == "sent" else ("",)
        move_proposal(hall.facilitator, made, proposal(made).version, step, ago(0), *letter)
        db.session.remove()
    asked = request_of_proposal(made)
    assert asked is not None
    found = request_view(asked, public=True)
    assert (found.plan, found.letters[0].letter_number) == ("offered", "สพง 12/2569")
    answers(asked, "plan", 0, plan="budgeted", budget="๑,๒๕๐,๐๐๐ บาท")
    found = request_view(asked)
    assert (found.state, found.plan, found.answers[0].budget) == ("accepted", "budgeted", "1250000")
    (one,) = silences(hall.assembly_id, clock.today())
    assert one.strategy == 3, "it stands under the strategy of the item it comes from"


def test_silence_is_counted_by_body_district_and_strategy(
    hall: Hall, promised: int, known: dict[str, int]
) -> None:
    send(ask(promised), 60)
    send(ask(promised, organisation_id=known["private"]), 10)
    found = silences(hall.assembly_id, clock.today())
    (worst, other) = tallies(found, "body")
    assert (worst.name, worst.overdue, worst.longest) == ("สำนักงานที่ดินจังหวัดพังงา", 1, 60)
    assert (other.silent, other.overdue) == (1, 0)
    (district,) = tallies(found, "district", {"": "ทั้งจังหวัด"})
    assert (district.name, district.asked) == ("ทั้งจังหวัด", 2)
    (strategy,) = tallies(found, "strategy")
    assert (strategy.silent, strategy.overdue) == (2, 1)


def test_the_silences_of_two_thousand_requests_are_four_readings(
    hall: Hall, promised: int, known: dict[str, int]
) -> None:
    made = request(send(ask(promised), 60))
    told = {c.name: getattr(made, c.name) for c in Request.__table__.columns if c.name != "id"}

    def fill() -> None:
        session().execute(Request.__table__.insert(), [told] * 1_999)

    hall.app.extensions["writer"].run(lambda: (fill(), []))
    db.session.remove()
    asked: list[str] = []
    listen = lambda *told: asked.append(told[2])  # noqa: E731 -- the listener to be removed again
    event.listen(db.engine, "before_cursor_execute", listen)
    try:
        assert len(silences(hall.assembly_id, clock.today())) == 2_000
    finally:
        event.remove(db.engine, "before_cursor_execute", listen)
    assert len([one for one in asked if one.startswith("SELECT")]) == 4  # however many there are


def test_a_university_of_the_country_is_no_superior_of_a_province(
    hall: Hall, promised: int, national: int
) -> None:
    add_organisation(SYSTEM, hall.assembly_id, "คณะวนศาสตร์", "state", "national", kind="university")
    made = send(ask(promised), 50)
    assert [body.id for body in bodies_above(request(made).organisation_id)] == [national]
