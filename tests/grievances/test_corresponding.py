"""The desk and a villager without an account write to each other."""

import pytest

from assembly.core.db import session
from assembly.core.errors import Stale
from assembly.grievances import rules
from assembly.grievances.actions import read_by_desk, read_by_sender, reply, write_to_sender
from assembly.grievances.queries import messages_of, step_words, steps_of, unread_from_senders
from assembly.grievances.queries.history import KINDS
from assembly.journal.models import Entry, Payload
from tests.factories.hall import Hall
from tests.grievances.conftest import stored
from tests.grievances.test_desk import told


@pytest.fixture
def voice(hall: Hall) -> int:
    return told(hall, "น้ำเค็มเข้าบ่อ")


def test_they_write_to_each_other_and_each_sees_what_is_unread(hall: Hall, voice: int) -> None:
    write_to_sender(hall.facilitator, voice, 1, "บ่ออยู่ตรงไหน")
    reply(voice, "หลังมัสยิด", "phone 1")
    first, second = messages_of(voice)
    assert (first.number, first.from_sender, first.text) == (1, False, "บ่ออยู่ตรงไหน")
    assert (second.from_sender, second.text) == (True, "หลังมัสยิด")
    assert first.is_read, "who answers has read"
    assert unread_from_senders(hall.assembly_id) == {voice: 1}
    read_by_desk(hall.facilitator, voice)
    assert unread_from_senders(hall.assembly_id) == {}


def test_opening_the_page_reads_what_the_desk_wrote(hall: Hall, voice: int) -> None:
    write_to_sender(hall.facilitator, voice, 1, "ช่างจะไปดูวันจันทร์")
    assert not messages_of(voice)[0].is_read
    read_by_sender(voice)
    assert messages_of(voice)[0].is_read


def test_an_answer_is_a_step_and_a_day_and_in_the_journal_without_words(
    hall: Hall, voice: int
) -> None:
    write_to_sender(hall.facilitator, voice, 1, "ช่างจะไปดูวันจันทร์")
    assert [step.kind for step in steps_of(voice)] == ["told", "answered"]
    row = stored()[0]
    assert row.version == 2
    assert row.answered_on is not None
    assert session().query(Entry).filter_by(type="grievance_answered").count() == 1
    assert not any("ช่าง" in payload.content for payload in session().query(Payload))


def test_two_helpers_do_not_answer_past_each_other(hall: Hall, voice: int) -> None:
    write_to_sender(hall.facilitator, voice, 1, "ช่างจะไปดูวันจันทร์")
    with pytest.raises(Stale) as refused:
        write_to_sender(hall.facilitator, voice, 1, "ยังไม่มีช่าง")
    assert "ธนพร เพิ่งทำ “ตอบผู้แจ้ง” ไปก่อน" in refused.value.sentence
    assert len(messages_of(voice)) == 1


def test_a_message_sent_twenty_times_arrives_once(hall: Hall, voice: int) -> None:
    for _ in range(20):
        reply(voice, "หลังมัสยิด", "one press")
    reply(voice, "หลังมัสยิด", "another press")
    assert len(messages_of(voice)) == 2


def test_the_journal_does_not_say_when_a_sender_wrote(hall: Hall, voice: int) -> None:
    before = session().query(Entry).count()
    reply(voice, "หลังมัสยิด", "phone 1")
    assert session().query(Entry).count() == before


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("", rules.NothingWritten),
        (" \u200b\n", rules.NothingWritten),
        ("ก" * 601, rules.WroteTooMuch),
    ],
)
def test_too_little_and_too_much_are_refused(
    hall: Hall, voice: int, words: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        reply(voice, words, "phone 1")
    with pytest.raises(refusal):
        write_to_sender(hall.facilitator, voice, 1, words)
    assert messages_of(voice) == ()


def test_nobody_can_fill_the_desk(hall: Hall, voice: int) -> None:
    for n in range(rules.MOST_MESSAGES):
        reply(voice, "อีกข้อความ", f"press {n}")
    with pytest.raises(rules.WroteTooOften):
        reply(voice, "อีกข้อความ", "one more")


def test_what_is_not_there_has_no_history(hall: Hall) -> None:
    assert steps_of(12345) == ()
    for verb in (
        lambda: reply(12345, "ก", "k"),
        lambda: write_to_sender(hall.facilitator, 12345, 1, "ก"),
    ):
        with pytest.raises(rules.GrievanceNotHere):
            verb()


@pytest.mark.parametrize("kind", [*KINDS, "a kind of next year", ""])
def test_every_kind_of_step_has_words(app: object, kind: str) -> None:
    words = step_words(kind)
    assert words.title
    assert words.icon
    assert "%(note)s" in words.note_is
