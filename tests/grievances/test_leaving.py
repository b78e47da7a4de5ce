"""A sender takes a story back, or has it forgotten for good; and old stories are forgotten."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from assembly.agenda.actions import open_item
from assembly.agenda.models import AgendaItem
from assembly.assemblies.models import Assembly
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.forgetting import forget_pages
from assembly.core.text import search_key
from assembly.extensions import db
from assembly.grievances import rules
from assembly.grievances.actions import (
    attach,
    erase,
    erasing,
    finish_forgetting,
    follow_matter,
    forget_old,
    publish_batch,
    reply,
    review,
    seal_batch,
    tell,
    withdraw,
    withhold,
    write_to_sender,
)
from assembly.grievances.models import (
    Grievance,
    GrievanceContact,
    GrievanceMessage,
    GrievancePicture,
)
from assembly.grievances.queries import (
    alike,
    attached_to,
    changed_batches,
    counts_by_district,
    find_by_code,
    grievances_of_item,
    steps_of,
)
from assembly.journal.models import Entry
from assembly.meetings.actions import open_meeting
from assembly.operator.instances import DATABASE
from tests.factories.hall import Hall
from tests.grievances.conftest import PANYI, stored
from tests.grievances.test_batches import batches
from tests.grievances.test_desk import told

SECRET = "พ่อเลี้ยงดื่มเหล้าแล้วทุบตีน้องทุกคืนวันศุกร์"
REPLIED = "บ้านหลังที่สามนับจากสะพานปลา"
PHONE = "โทร 0812345678 ถามหาป้าแดง"


@pytest.fixture
def voice(hall: Hall) -> int:
    """A story with all that may come with one: messages, contact, picture; sealed and searched."""
    id_ = told(hall, SECRET)
    for n in range(6):
        told(hall, f"เรื่องของเพื่อนบ้านคนที่ {n}")
    seal_batch(SYSTEM, hall.assembly_id)
    write_to_sender(hall.facilitator, id_, 1, "บ้านอยู่ตรงไหน")
    reply(id_, REPLIED, "phone")
    comes_with(hall.app, id_)
    return id_


@change
def comes_with(app: Flask, id_: int) -> None:
    picture = picture_of(app)
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"a picture")
    session().add(GrievanceContact(grievance_id=id_, said=PHONE, consented_on=clock.today()))
    about = {"width": 3, "height": 2, "bytes": 9}
    session().add(GrievancePicture(grievance_id=id_, name=picture.name, **about))
    session().get_one(Grievance, id_).cleared_text = f"{SECRET} [ชื่อ]"


def picture_of(app: Flask) -> Path:
    return Path(app.instance_path) / "files" / "pictures" / "a-random-name.jpg"


def bytes_on_disk(app: Flask) -> bytes:
    """All files of the database, its log among them."""
    return b"".join(f.read_bytes() for f in Path(app.instance_path).glob(f"{DATABASE}*"))


def remembered(app: Flask, words: str) -> bool:
    """Whether any file of the database still holds the words, or any six letters of them."""
    found = bytes_on_disk(app)
    pieces = {words[at : at + 6] for at in range(len(words) - 5)} | {words}
    return any(piece.encode() in found for piece in pieces)


def decide_item(hall: Hall, voice: int) -> None:
    attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [voice])
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    for item in hall.items[:2]:
        open_item(hall.facilitator, hall.meeting_id, hall.version, item)
    db.session.remove()
    assert session().get_one(AgendaItem, hall.items[0]).phase == "done"


def count(hall: Hall) -> int:
    db.session.remove()
    return sum(row.count for row in counts_by_district(hall.assembly_id))


def test_a_withdrawn_story_is_hidden_and_no_longer_counts(hall: Hall, voice: int) -> None:
    attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [voice])
    withdraw(voice)
    assert grievances_of_item(hall.items[0]) == []
    assert attached_to(hall.items[0]) == 0
    assert count(hall) == 6
    row = session().get_one(Grievance, voice)
    assert (row.state, row.text, row.published_on) == ("withdrawn", SECRET, None)


def test_behind_a_decision_its_number_stays(hall: Hall, voice: int) -> None:
    decide_item(hall, voice)
    withdraw(voice)
    assert grievances_of_item(hall.items[0]) == []
    assert attached_to(hall.items[0]) == 1
    assert count(hall) == 7


def test_a_withdrawn_story_does_not_rise_with_its_matter(hall: Hall, voice: int) -> None:
    attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [voice])
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    withdraw(voice)
    assert attached_to(hall.items[0]) == 1, "the room has it before its eyes"
    follow_matter(hall.facilitator, hall.items[0], hall.items[1])
    assert attached_to(hall.items[0]) == attached_to(hall.items[1]) == 0
    assert count(hall) == 6


def test_what_was_taken_back_meanwhile_is_put_behind_no_item(hall: Hall, voice: int) -> None:
    """The desk ticked it a moment before."""
    withdraw(voice)
    with pytest.raises(rules.GrievanceWithdrawn):
        attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [voice])
    assert attached_to(hall.items[0]) == 0


def test_withdrawing_twice_is_withdrawing_once(hall: Hall, voice: int) -> None:
    for _ in range(2):
        withdraw(voice)
    assert [step.kind for step in steps_of(voice)].count("withdrawn") == 1
    assert changed_batches() == []


def test_nobody_writes_to_who_has_left(hall: Hall, voice: int) -> None:
    withdraw(voice)
    with pytest.raises(rules.AlreadyWithdrawn):
        reply(voice, "ยังอยู่ไหม", "phone 2")
    with pytest.raises(rules.AlreadyWithdrawn):
        write_to_sender(SYSTEM, voice, session().get_one(Grievance, voice).version, "ยังอยู่ไหม")


def test_the_journal_does_not_say_when_somebody_left(hall: Hall, voice: int) -> None:
    before = session().query(Entry).count()
    withdraw(voice)
    erase(voice)
    assert session().query(Entry).count() == before
    told(hall, "เรื่องใหม่")
    seal_batch(SYSTEM, hall.assembly_id)
    assert (batches()[-1]["withdrawn"], batches()[-1]["erased"]) == (1, 1)


@pytest.mark.sqlite
def test_nothing_of_an_erased_story_is_left_on_the_disk(hall: Hall, voice: int) -> None:
    forget_pages(1.0, ())
    for words in (SECRET, search_key(SECRET), REPLIED, PHONE):
        assert remembered(hall.app, words), "the test must be able to see it before"
    erase(voice)
    for words in (SECRET, search_key(SECRET), REPLIED, PHONE):
        assert not remembered(hall.app, words), words
    assert not picture_of(hall.app).exists()


@pytest.mark.sqlite
def test_what_a_reader_kept_in_the_log_goes_before_anybody_is_served(
    hall: Hall, voice: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "PATIENCE", 0.0)
    with closing(sqlite3.connect(Path(hall.app.instance_path) / DATABASE)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM grievance").fetchone()
        erase(voice)
        assert remembered(hall.app, SECRET)
    finish_forgetting()
    assert not remembered(hall.app, SECRET)


@pytest.mark.sqlite
def test_the_index_does_not_find_an_erased_story(hall: Hall, voice: int) -> None:
    assert alike(hall.assembly_id, SECRET)[0][0].id == voice
    erase(voice)
    assert all(row.id != voice for row, _likeness in alike(hall.assembly_id, SECRET))
    kept = {key[at : at + 3] for key in searched() for at in range(len(key) - 2)}
    assert pieces_in_index(hall.app) == kept, "nor does it hold three letters of it"


def searched() -> list[str]:
    db.session.remove()
    return list(session().scalars(select(Grievance.search)))


def pieces_in_index(app: Flask) -> set[str]:
    """Everything that can be looked up, as a plain reader of the file finds it."""
    with closing(sqlite3.connect(Path(app.instance_path) / DATABASE)) as database:
        database.execute(
            "CREATE VIRTUAL TABLE temp.pieces USING fts5vocab('main', 'grievance_search', 'row')"
        )
        return {row[0] for row in database.execute("SELECT term FROM temp.pieces")}


def test_erasing_leaves_no_rows_and_a_batch_that_still_verifies(hall: Hall, voice: int) -> None:
    erase(voice)
    for table in (GrievanceMessage, GrievanceContact, GrievancePicture):
        assert session().scalars(select(table)).all() == []
    row = session().get_one(Grievance, voice)
    assert (row.text, row.search, row.salt, row.cleared_text) == ("", "", "", None)
    assert (row.state, row.subdistrict_code) == ("withdrawn", PANYI)
    assert changed_batches() == []
    erase(voice)


def test_the_code_of_an_erased_story_still_leads_to_its_end(hall: Hall) -> None:
    code = tell(hall.assembly_id, PANYI, None, SECRET, key="her phone")["code"]
    found = find_by_code(code)
    assert found is not None
    erase(found.id)
    again = find_by_code(code)
    assert again is not None
    assert [step.kind for step in steps_of(again.id)] == ["told", "erased"]


def test_a_story_erased_before_its_batch_enters_it_all_the_same(hall: Hall) -> None:
    erase(told(hall, SECRET))
    assert seal_batch(SYSTEM, hall.assembly_id) == 1
    assert changed_batches() == []


def test_new_words_beside_a_kept_leaf_are_found_out(hall: Hall, voice: int) -> None:
    erase(voice)
    put_words(voice)
    assert changed_batches() != []


@change
def put_words(voice: int) -> None:
    session().get_one(Grievance, voice).text = "ทุกอย่างเรียบร้อยดี"


# ---- The assembly's own time of keeping ----


@pytest.fixture
def years_later(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    """An assembly that keeps words for a year, two years after the stories were told."""
    voices = {name: told(hall, f"เรื่องที่{name}") for name in ("ตอบแล้ว", "ยังไม่ได้อ่าน", "อ่านแล้ว", "ซ่อน")}
    write_to_sender(hall.facilitator, voices["ตอบแล้ว"], 1, "เรียบร้อยแล้ว")
    for name in ("ตอบแล้ว", "อ่านแล้ว"):
        review(hall.facilitator, voices[name])
    withhold(hall.facilitator, voices["ซ่อน"])
    seal_batch(SYSTEM, hall.assembly_id)
    keep(hall, 365)
    later = clock.now() + timedelta(days=730)
    monkeypatch.setattr(clock, "now", lambda: later)
    return hall


@change
def keep(hall: Hall, days: int | None) -> None:
    session().execute(update(Assembly).values(keep_days=days))


def left() -> set[str]:
    return {row.text for row in stored()}


def test_what_is_over_is_forgotten_and_what_waits_is_kept(years_later: Hall) -> None:
    before = count(years_later)
    told = forget_old(SYSTEM, years_later.assembly_id)
    assert told == rules.Forgotten(365, 2, 2)
    assert left() == {"", "เรื่องที่ยังไม่ได้อ่าน", "เรื่องที่อ่านแล้ว"}
    assert count(years_later) == before, "numbers stay"
    assert changed_batches() == []
    assert forget_old(SYSTEM, years_later.assembly_id).erased == 0


def test_a_dry_run_says_how_many_and_changes_nothing(years_later: Hall) -> None:
    told = forget_old(SYSTEM, years_later.assembly_id, dry_run=True)
    assert told == rules.Forgotten(365, 2, 2)
    assert "" not in left()


def test_the_journal_counts_what_was_forgotten(years_later: Hall) -> None:
    forget_old(SYSTEM, years_later.assembly_id)
    assert session().query(Entry).filter_by(type="grievances_forgotten").count() == 1


def test_what_is_younger_than_a_year_stays(years_later: Hall) -> None:
    young = told(years_later, "เพิ่งเล่า")
    withhold(years_later.facilitator, young)
    forget_old(SYSTEM, years_later.assembly_id)
    assert "เพิ่งเล่า" in left()


def test_an_assembly_that_keeps_for_good_says_so(years_later: Hall) -> None:
    keep(years_later, None)
    with pytest.raises(rules.KeepsForGood):
        forget_old(SYSTEM, years_later.assembly_id)


OVER = [
    ("new", False, False, False, False),
    ("new", True, False, False, False),
    ("reviewed", False, False, False, False),
    ("reviewed", True, False, False, True),
    ("reviewed", True, True, False, False),
    ("reviewed", False, True, True, True),
    ("withheld", False, False, False, True),
    ("withdrawn", False, False, False, True),
    ("withheld", False, True, False, False),
]


@pytest.mark.parametrize(("state", "answered", "behind", "decided", "over"), OVER)
def test_when_a_matter_is_over(
    state: str, answered: bool, behind: bool, decided: bool, over: bool
) -> None:
    found = rules.matter_is_over(state, is_answered=answered, is_behind=behind, is_decided=decided)
    assert found is over


def test_a_forgotten_story_is_not_published_again(years_later: Hall) -> None:
    forget_old(SYSTEM, years_later.assembly_id)
    assert publish_batch(SYSTEM, years_later.assembly_id) == 0
