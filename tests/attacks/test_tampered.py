"""Somebody with the file changes what became of a promise: ``assembly verify`` finds it."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from assembly.commitments.actions import extend, show_report, witness
from assembly.commitments.queries import SHELF
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.journal.queries import examine
from assembly.operator.promises import changed_promises
from assembly.operator.verifying import INTACT, TAMPERED, verify
from assembly.requests.actions import forget_answerer
from tests.factories.hall import Hall
from tests.factories.minutes import secretary
from tests.factories.promises import DUE, moved, reported, version_of
from tests.factories.proofs import proofs, shown_report
from tests.factories.replies import Asked, asked_by_proposal, asked_for_promise, says
from tests.factories.requests import answers, remind_of

CHANGES = {
    "a report's words": "update commitment_report set text='เสร็จแล้ว' where kind='report'",
    "a report's day": "update commitment_report set happened_on='2020-01-01' where kind='report'",
    "a report's progress": "update commitment_report set progress=99 where kind='report'",
    "a report that is gone": "delete from commitment_report where text='สำรวจครั้งแรก'",
    "a report that nobody told": (
        "insert into commitment_report (commitment_id, number, kind, happened_on, made_at, made_by,"
        " source, text, state, before, after, seen, withheld_because, moves) select commitment_id,"
        " 99, kind, happened_on, made_at, made_by, source, 'x', '', '', '', 'shown', '', moves"
        " from commitment_report where text='สำรวจครั้งแรก'"
    ),
    "why it was put to review": "update commitment_report set text='x' where kind='state'",
    "a body's words that nobody has read": (
        "update commitment_report set seen='shown' where source='body' and kind='report'"
    ),
    "what a promise is": "update commitment set state='kept' where state='review'",
    "until when": "update commitment set due_on='2036-01-01' where due_on is not null",
    "the day of a letter": "update request_letter set sent_on='2020-01-02' where number=1",
    "how long a body is silent": "update request set sent_on='2020-01-02'",
    "that it answered": "update request set answered_on='2020-01-02'",
    "an answer's kind": "update request_answer set kind='accepted' where kind='refused'",
    "an answer's words": "update request_answer set text='ยินดีทำทุกอย่าง' where kind='refused'",
    "an answer that is gone": "delete from request_answer where kind='received'",
    "a request that was withdrawn by nobody": "update request set state='withdrawn'",
    "a figure": "update evidence set value='70' where kind='figure'",
    "a hash": "update evidence set sha256='00' where kind='picture'",
    "what shows it": "delete from evidence where kind='paper'",
}  # fmt: skip


@pytest.fixture
def told(hall: Hall) -> Asked:
    """A promise with all that may happen to it."""
    asked = asked_for_promise(hall, 40)
    promise = asked.commitment_id
    shown_report(hall, promise)
    reported(hall, promise, "สำรวจครั้งแรก")
    says(asked, "received")
    remind_of(asked.request_id, 3, "สพง 20/2569")
    says(asked, "refused", "ไม่อยู่ในอำนาจหน้าที่", answerer="นายสมชาย 0812345678")
    says(asked, "reported", "แต่ได้รังวัดแล้ว 2 แปลง", progress=20)
    later = (DUE + timedelta(days=30), "ฝนตกหนัก")
    extend(secretary(hall), promise, version_of(promise), *later)
    for n in range(6):
        witness(f"คน {n}", promise, "8201", "unchanged")
    db.session.remove()
    return asked


@change
def tamper(how: str) -> int:
    return session().execute(text(how)).rowcount  # type: ignore[attr-defined]  # of an update


def test_what_happened_is_intact(hall: Hall, told: Asked) -> None:
    assert (verify().exit_code, verify().faults) == (INTACT, [])


def test_reading_moving_and_forgetting_leave_it_intact(hall: Hall, told: Asked) -> None:
    unread = session().execute(
        text("select id from commitment_report where source='body' and seen='unread'")
    )
    for id_ in unread.scalars().all():
        show_report(secretary(hall), id_)
    moved(hall, told.commitment_id, "kept", "รังวัดครบทุกแปลง")
    refused = session().execute(text("select id from request_answer where answerer != ''"))
    for id_ in refused.scalars().all():
        forget_answerer(secretary(hall), id_)
    answers(told.request_id, "accepted")
    db.session.remove()
    assert (verify().exit_code, verify().faults) == (INTACT, [])


@pytest.mark.sqlite
@pytest.mark.parametrize("what", CHANGES)
def test_every_change_is_found(hall: Hall, told: Asked, what: str) -> None:
    assert tamper(CHANGES[what]) > 0
    db.session.remove()
    assert verify().exit_code == TAMPERED


def test_another_file_in_the_place_of_a_proof_is_found(hall: Hall, told: Asked) -> None:
    report_id = session().scalar(text("select report_id from evidence limit 1"))
    picture = proofs(report_id)[0]
    SHELF.file(picture.file).write_bytes(b"another")
    assert verify().exit_code == TAMPERED
    SHELF.forget(picture.file)
    assert verify().exit_code == TAMPERED


def test_a_proposal_from_before_requests_has_a_first_letter_that_is_told_nowhere(
    hall: Hall,
) -> None:
    asked = asked_by_proposal(hall)
    remind_of(asked.request_id, 0, "สพง 20/2569")
    told = examine(lambda sql: list(map(tuple, session().execute(text(sql)))), None).records
    older = [one for one in told if one.kind != "request_sent"]
    assert list(changed_promises(older)) == []
    assert tamper("update request_letter set letter_number='1' where number=2") == 1
    db.session.remove()
    assert len(list(changed_promises(older))) == 1
