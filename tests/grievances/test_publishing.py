"""Words become public late, many at once, and only what was read and cleared."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.actions import publish_batch, review, seal_batch, withdraw, withhold
from assembly.grievances.models import Grievance
from assembly.grievances.queries import attached_to, published_of_item, steps_of
from assembly.journal.models import Entry, Payload
from assembly.meetings.actions import close_meeting, open_meeting
from tests.factories.hall import Hall
from tests.grievances.conftest import stored
from tests.grievances.test_desk import told


@pytest.fixture
def read(hall: Hall) -> list[int]:
    """Six stories, all read at the desk."""
    voices = [told(hall, f"น้ำเค็มเข้าบ่อที่ {n}") for n in range(6)]
    for voice in voices:
        review(hall.facilitator, voice)
    return voices


@pytest.fixture
def tomorrow(read: list[int], hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    """The day after, with the stories in the journal."""
    seal_batch(SYSTEM, hall.assembly_id)
    later = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    return hall


def public() -> int:
    return sum(row.published_on is not None for row in stored())


def test_what_was_told_today_waits(read: list[int], hall: Hall) -> None:
    seal_batch(SYSTEM, hall.assembly_id)
    assert publish_batch(SYSTEM, hall.assembly_id) == 0
    assert public() == 0


def test_the_day_after_all_go_at_once_and_once(tomorrow: Hall, read: list[int]) -> None:
    assert publish_batch(SYSTEM, tomorrow.assembly_id) == 6
    assert publish_batch(SYSTEM, tomorrow.assembly_id) == 0
    assert {row.published_on for row in stored()} == {clock.today()}
    assert [step.kind for step in steps_of(read[0])] == ["told", "reviewed", "published"]


def test_four_are_too_few_to_hide_among(tomorrow: Hall, read: list[int]) -> None:
    withhold(tomorrow.facilitator, read[0])
    withdraw(read[1])
    assert publish_batch(SYSTEM, tomorrow.assembly_id) == 0
    late = told(tomorrow, "ยังไม่ได้อ่าน")
    assert publish_batch(SYSTEM, tomorrow.assembly_id) == 0
    assert public() == 0
    review(tomorrow.facilitator, late)


def test_what_is_not_in_the_journal_waits(tomorrow: Hall, read: list[int]) -> None:
    unseal()
    assert publish_batch(SYSTEM, tomorrow.assembly_id) == 0


@change
def unseal() -> None:
    for row in session().scalars(select(Grievance)):
        row.batch = None


def test_opening_and_closing_a_meeting_publishes(tomorrow: Hall) -> None:
    open_meeting(tomorrow.facilitator, tomorrow.meeting_id, tomorrow.version)
    assert public() == 6
    close_meeting(tomorrow.facilitator, tomorrow.meeting_id, tomorrow.version)
    db.session.remove()
    wanted = select(Payload.content).join(Entry, Entry.seq == Payload.seq)
    (said,) = session().scalars(wanted.where(Entry.type == "grievances_published"))
    assert json.loads(said) == {"count": 6, "date": clock.today().isoformat()}


def test_the_public_reads_the_cleared_words(tomorrow: Hall, read: list[int]) -> None:
    clear(read, tomorrow.items[0])
    assert published_of_item(tomorrow.items[0]) == []
    publish_batch(SYSTEM, tomorrow.assembly_id)
    assert {row.text for row in published_of_item(tomorrow.items[0])} == {"เอาชื่อออกแล้ว"}
    withdraw(read[0])
    assert len(published_of_item(tomorrow.items[0])) == 5
    assert attached_to(tomorrow.items[0]) == 5


@change
def clear(voices: list[int], item_id: int) -> None:
    for voice in voices:
        row = session().get_one(Grievance, voice)
        row.cleared_text, row.agenda_item_id = "เอาชื่อออกแล้ว", item_id
