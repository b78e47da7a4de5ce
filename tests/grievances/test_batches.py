"""The journal knows how many told, on which day, and nothing of a single person."""

import json

import pytest
from sqlalchemy import select, text

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.once import Answer
from assembly.extensions import db
from assembly.grievances.actions import seal_batch, tell
from assembly.grievances.models import Grievance
from assembly.grievances.queries import changed_batches
from assembly.journal.models import Checkpoint, Entry, Payload
from assembly.meetings.actions import close_meeting, open_meeting
from tests.factories.hall import Hall
from tests.grievances.conftest import PANYI, STORY, stored


def some_tell(hall: Hall, *stories: str) -> None:
    for story in stories:
        tell(hall.assembly_id, PANYI, None, story, key=f"phone with {story}")


def batches() -> list[dict[str, object]]:
    db.session.remove()
    wanted = select(Payload.content).join(Entry, Entry.seq == Payload.seq)
    found = session().scalars(wanted.where(Entry.type == "grievances_sealed").order_by(Entry.seq))
    return [json.loads(content) for content in found]


@change
def reword(story: str, into: str) -> None:
    """What somebody with the database file could do."""
    row = session().scalars(select(Grievance).where(Grievance.text == story)).one()
    row.text = into


def test_telling_writes_no_entry_and_remembers_no_answer(hall: Hall) -> None:
    before = session().scalar(select(Entry.seq).order_by(Entry.seq.desc()).limit(1))
    some_tell(hall, STORY, "น้ำเค็ม")
    db.session.remove()
    assert session().scalar(select(Entry.seq).order_by(Entry.seq.desc()).limit(1)) == before
    assert session().scalars(select(Answer)).all() == []


@pytest.mark.sqlite
def test_no_hidden_order_stands_beside_the_random_ids(hall: Hall) -> None:
    """SQLite numbers rows by arrival unless the key is the row's own number."""
    some_tell(hall, *(f"เรื่องที่ {n}" for n in range(12)))
    rows = session().execute(text("SELECT rowid, id FROM grievance")).all()
    assert all(rowid == id_ for rowid, id_ in rows)
    told = [row.text for row in sorted(stored(), key=lambda row: row.id)]
    assert told != [f"เรื่องที่ {n}" for n in range(12)]


def test_what_was_told_enters_as_one_batch_when_the_meeting_opens_and_closes(hall: Hall) -> None:
    some_tell(hall, STORY, "น้ำเค็ม")
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    some_tell(hall, "ไฟดับ")
    close_meeting(hall.facilitator, hall.meeting_id, hall.version)
    assert [(b["batch"], b["count"]) for b in batches()] == [(1, 2), (2, 1)]
    assert not any(STORY in json.dumps(b, ensure_ascii=False) for b in batches())
    assert changed_batches() == []


def test_the_batch_lies_under_the_checkpoint_of_the_opening(hall: Hall) -> None:
    some_tell(hall, STORY)
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    db.session.remove()
    sealed = session().scalars(select(Entry.seq).where(Entry.type == "grievances_sealed")).one()
    opened = (
        session().scalars(select(Checkpoint).where(Checkpoint.reason == "meeting_opened")).one()
    )
    assert opened.size > sealed


def test_a_quiet_day_seals_nothing(hall: Hall) -> None:
    assert seal_batch(SYSTEM, hall.assembly_id) == 0
    assert batches() == []


def test_a_reworded_grievance_is_found(hall: Hall) -> None:
    some_tell(hall, STORY, "น้ำเค็ม")
    seal_batch(SYSTEM, hall.assembly_id)
    reword("น้ำเค็ม", "น้ำหวาน")
    assert changed_batches() == [f"assembly:{hall.assembly_id} batch:1"]


def test_the_order_of_telling_does_not_change_the_root(hall: Hall) -> None:
    some_tell(hall, STORY, "น้ำเค็ม")
    seal_batch(SYSTEM, hall.assembly_id)
    (batch,) = batches()
    assert len(str(batch["root"])) == 64
    assert set(batch) == {"batch", "date", "count", "root", "withdrawn", "erased"}


@pytest.mark.sqlite
def test_the_search_index_of_a_batch_is_one_piece(hall: Hall) -> None:
    """Each telling leaves a piece of its own, numbered as they come."""
    some_tell(hall, *(f"เรื่องที่ {n}" for n in range(3)))
    assert pieces_of_index() > 1
    seal_batch(SYSTEM, hall.assembly_id)
    assert pieces_of_index() == 1


def pieces_of_index() -> int:
    db.session.remove()
    found = text("SELECT count(DISTINCT segid) FROM grievance_search_idx")
    return session().scalar(found) or 0
