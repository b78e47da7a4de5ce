"""Somebody with the database open changes the words around a promise; ``verify`` finds each."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Executable, delete, select, update

from assembly.commitments.actions import (
    change_part,
    extend,
    show_report,
    take_away,
    withhold_report,
)
from assembly.commitments.models import Commitment, Evidence, Report
from assembly.commitments.rules import Part
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.ids import fingerprint, is_ours
from assembly.extensions import db
from assembly.journal.models import Entry, Payload
from assembly.journal.queries import Recorded
from assembly.operator.promise_words import changed_words, count_unprinted
from assembly.operator.promises import changed_promises
from assembly.requests.actions import show_answer, withhold_answer
from assembly.requests.models import Answer
from tests.factories.hall import Hall
from tests.factories.minutes import secretary
from tests.factories.promises import Promised, divided, promised, version_of
from tests.factories.proofs import body_reports, shown_report
from tests.factories.replies import Asked, asked_for_promise, says

LATER = date(2028, 1, 31)


def journal() -> list[Recorded]:
    db.session.remove()
    wanted = select(Entry.seq, Entry.type, Entry.subject, Payload.content)
    rows = session().execute(wanted.join(Payload, Payload.seq == Entry.seq).order_by(Entry.seq))
    return [Recorded(*row) for row in rows]


def found(records: list[Recorded] | None = None) -> list[str]:
    told = journal() if records is None else records
    return [*changed_promises(told), *changed_words(told)]


class Undone(Exception):  # noqa: N818 -- no error: it takes the forgery back
    """What was found while it stood."""


@change
def forged(statement: Executable, records: list[Recorded]) -> None:
    session().execute(statement)
    raise Undone(found(records))


def found_of(statement: Executable, records: list[Recorded]) -> list[str]:
    with pytest.raises(Undone) as seen:
        forged(statement, records)
    told: list[str] = seen.value.args[0]
    return told


@pytest.fixture
def told(hall: Hall) -> Promised:
    """A promise with a later day, parts, evidence of the office and a body, and what was read."""
    scene, who = promised(hall), secretary(hall)
    extend(who, scene.first, version_of(scene.first), LATER, "น้ำท่วมสองเดือน")
    part = divided(hall, scene.ids[1], 2, 1)[0]
    change_part(who, part, version_of(part), Part("ปักหมุดก่อนฝน", weight=3))
    report_id = shown_report(hall, scene.first)
    withheld, shown = body_reports(scene), body_reports(scene, text="รังวัดเพิ่มอีกสองหมู่บ้าน")
    withhold_report(who, withheld, "มีชื่อชาวบ้าน")
    show_report(who, shown)
    db.session.remove()
    first = session().scalars(select(Evidence.id).where(Evidence.report_id == report_id)).first()
    take_away(who, first or 0, "เห็นหน้าเด็ก")
    assert found() == []
    assert count_unprinted(journal()) == 0
    return scene


FORGED = {
    "what is promised": update(Commitment).values(title="ตั้งคณะทำงานเมื่อพร้อม"),
    "the result one will see": update(Commitment).values(expected="ตามสมควร"),
    "what a part weighs": update(Commitment).where(Commitment.position > 0).values(weight=9),
    "what was said in other words": update(Report)
    .where(Report.kind == "words")
    .values(before="ตามที่ตกลง"),
    "why a day was moved": update(Report).where(Report.kind == "due").values(text="ไม่มีงบประมาณ"),
    "which day it was before": update(Report).where(Report.kind == "due").values(before=""),
    "who was to act before": update(Report).where(Report.kind == "bodies").values(before="ไม่มี"),
    "a line that vanished": delete(Report).where(Report.kind == "bodies"),
    "a caption": update(Evidence).where(Evidence.kind == "paper").values(caption="บ้านอื่น"),
    "a paper that became a picture": update(Evidence)
    .where(Evidence.kind == "paper")
    .values(kind="picture"),
    "why it was taken away": update(Evidence)
    .where(Evidence.taken_on.is_not(None))
    .values(taken_because="ไฟล์เสีย"),
    "evidence put away behind the record": update(Evidence)
    .where(Evidence.kind == "paper")
    .values(taken_on=date(2026, 1, 1), caption=""),
    "why a report is withheld": update(Report)
    .where(Report.seen == "withheld")
    .values(withheld_because="ซ้ำ"),
}


@pytest.mark.usefixtures("told")
def test_what_somebody_changed_in_the_database_is_found() -> None:
    records = journal()
    unseen = [name for name, statement in FORGED.items() if not found_of(statement, records)]
    assert unseen == []


@pytest.mark.usefixtures("told")
def test_an_older_journal_says_what_it_does_not_know_and_accuses_nobody() -> None:
    names = ("line", "promise", "captions", "reason")
    older = [
        replace(one, content=json.dumps({k: v for k, v in said.items() if k not in names}))
        for one in journal()
        if isinstance(said := json.loads(one.content), dict)
    ]
    assert found_of(FORGED["a caption"], older) == []
    assert count_unprinted(older) > 5


@pytest.mark.usefixtures("told")
def test_with_another_secret_nothing_is_proven_and_nobody_accused(hall: Hall) -> None:
    hall.app.config["CODES_KEY"] = "f" * 64
    assert found() == []
    assert count_unprinted(journal()) > 5


def test_no_short_word_can_be_found_by_trying(hall: Hall) -> None:
    """A plain hash of a name under a picture would be undone in a moment."""
    mine = fingerprint("picture", "สมชาย")
    assert is_ours(mine)
    assert fingerprint("picturesม", "ชาย") != mine
    hall.app.config["CODES_KEY"] = "f" * 64
    assert not is_ours(mine)
    assert fingerprint("picture", "สมชาย").partition(".")[2] != mine.partition(".")[2]


@pytest.fixture
def answered(hall: Hall) -> Asked:
    """A body answered twice: one answer is everybody's, the other is withheld."""
    asked = asked_for_promise(hall)
    for text in ("รับไปทำ เสร็จก่อนฝน", "เจ้าหน้าที่ชื่อสมชายรับเรื่อง"):
        says(asked, "accepted", text)
    first, second = session().scalars(select(Answer.id).order_by(Answer.id)).all()
    show_answer(secretary(hall), first)
    withhold_answer(secretary(hall), second, "มีชื่อเจ้าหน้าที่")
    assert found() == []
    assert count_unprinted(journal()) == 0
    return asked


@pytest.mark.usefixtures("answered")
def test_nobody_withholds_or_shows_an_answer_behind_the_record() -> None:
    withheld = Answer.seen == "withheld"
    forgeries = (
        update(Answer).where(withheld).values(seen="shown", withheld_because=""),
        update(Answer).where(~withheld).values(seen="withheld", withheld_because="ซ้ำ"),
        update(Answer).where(withheld).values(withheld_because="ซ้ำ"),
    )
    records = journal()
    assert all(found_of(statement, records) for statement in forgeries)
    older = [
        replace(one, content=one.content.replace('"number":', '"n":'))
        if "answer_" in one.kind and one.kind != "answer_kept"
        else one
        for one in records
    ]
    assert found(older) == []
    assert count_unprinted(older) == 2
