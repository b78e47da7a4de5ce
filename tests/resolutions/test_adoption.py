"""What was declared carried is a numbered resolution at once; from it stands a clause."""

from datetime import date

import pytest

from assembly.ballots.actions import declare_ballot
from assembly.ballots.rules import Terms
from assembly.charter.actions import add_clause, adopt_edition
from assembly.charter.queries import book_of, chapter_for, chapters_of
from assembly.core.access import SYSTEM
from assembly.core.errors import NotFound, Refusal, Stale
from assembly.extensions import db
from assembly.plans.queries import strategies_of
from assembly.resolutions.actions import put_to_vote, write_clause, write_draft
from assembly.resolutions.queries import (
    clauses_of_resolution,
    draft_of_item,
    resolution_of_item,
    resolutions_of,
    source_of_clause,
)
from assembly.resolutions.rules import DraftIsVoted, EmptyDraft, NoDraft
from tests.factories.decisions import (
    QUESTION,
    TEXT,
    begin,
    decide,
    everyone_votes,
    finish_vote,
    lay_charter,
    open_vote,
)
from tests.factories.hall import Hall, gather

CARRIED = "yyyyyyyynnaa"
LOST = "nnnnnnnnyyaa"


def test_a_carried_draft_becomes_resolution_13_1(hall: Hall) -> None:
    begin(hall)
    decide(hall, CARRIED)
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    assert adopted.number == "13.1"
    assert (adopted.title, adopted.text) == (QUESTION, TEXT)
    draft = draft_of_item(hall.items[0])
    assert draft is not None
    assert draft.state == "adopted"


def test_a_draft_that_fell_gets_no_number_and_leaves_no_gap(hall: Hall) -> None:
    begin(hall)
    decide(hall, LOST, 0)
    decide(hall, CARRIED, 1)
    assert resolution_of_item(hall.items[0]) is None
    assert [row.number for row in resolutions_of(hall.assembly_id)] == ["13.1"]


def test_declaring_twice_adopts_once(hall: Hall) -> None:
    begin(hall)
    ballot_id = decide(hall, CARRIED)
    with pytest.raises(Refusal):
        declare_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    assert len(resolutions_of(hall.assembly_id)) == 1


def test_the_question_cannot_change_once_the_vote_is_open(hall: Hall) -> None:
    begin(hall)
    ballot_id = open_vote(hall)
    with pytest.raises(DraftIsVoted):
        write_draft(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], "อื่น", "อื่น")
    everyone_votes(hall, ballot_id, CARRIED)
    finish_vote(hall, ballot_id)
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    assert adopted.title == QUESTION


def test_an_empty_draft_and_a_missing_one_are_refused_in_words(hall: Hall) -> None:
    begin(hall)
    chair, item_id = hall.facilitator, hall.items[0]
    with pytest.raises(EmptyDraft):
        write_draft(chair, hall.meeting_id, hall.version, item_id, "  ", "ข้อความ")
    with pytest.raises(NoDraft):
        put_to_vote(chair, hall.meeting_id, hall.version, item_id, Terms("named"))


def test_the_second_to_put_a_draft_to_the_vote_is_told_who_was_first(hall: Hall) -> None:
    begin(hall)
    open_vote(hall)
    chair, seen = hall.facilitator, hall.version - 1
    with pytest.raises(Stale) as told:
        put_to_vote(chair, hall.meeting_id, seen, hall.items[0], Terms("named"))
    assert "ธนพร" in told.value.sentence
    assert "เปิดลงมติ" in told.value.sentence


def test_two_facilitators_the_second_is_told_who_was_first(hall: Hall) -> None:
    begin(hall)
    seen = hall.version
    open_vote(hall)
    with pytest.raises(Stale) as refused:
        write_draft(hall.facilitator, hall.meeting_id, seen, hall.items[1], "ข", "ข")
    assert "ธนพร" in refused.value.sentence


def test_an_item_of_another_meeting_is_not_found(hall: Hall) -> None:
    begin(hall)
    other = gather(hall.app, slug="phangnga-2", code="111111")
    with pytest.raises(NotFound):
        write_draft(hall.facilitator, hall.meeting_id, hall.version, other.items[0], "ก", "ก")


def test_a_clause_stands_in_the_chapter_of_its_strategy_and_both_ways_lead(hall: Hall) -> None:
    lay_charter(hall)
    begin(hall)
    decide(hall, CARRIED)
    adopted = resolution_of_item(hall.items[0])
    land = next(s.id for s in strategies_of(hall.assembly_id) if s.number == 3)
    chapter = chapter_for(hall.assembly_id, land)
    assert adopted is not None
    assert chapter is not None
    clause_id = write_clause(hall.facilitator, adopted.id, chapter.id, "ชุมชนมีสิทธิร่วมตรวจแนวเขต")
    db.session.remove()
    (clause,) = clauses_of_resolution(adopted.id)
    assert (clause.id, clause.number) == (clause_id, "1")
    back = source_of_clause(clause_id)
    assert back is not None
    assert back.id == adopted.id


def test_a_clause_cannot_be_written_into_another_assemblys_charter(hall: Hall) -> None:
    begin(hall)
    decide(hall, CARRIED)
    other = gather(hall.app, slug="phangnga-2", code="111111")
    lay_charter(other)
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    with pytest.raises(NotFound):
        write_clause(hall.facilitator, adopted.id, chapters_of(other.assembly_id)[0].id, "ก")


def test_numbers_run_straight_until_the_edition_and_then_stand(hall: Hall) -> None:
    lay_charter(hall)
    general, economy, education = chapters_of(hall.assembly_id)[:3]
    add_clause(SYSTEM, general.id, "หนึ่ง")
    add_clause(SYSTEM, education.id, "สอง")
    add_clause(SYSTEM, economy.id, "แทรก")
    book = book_of(hall.assembly_id)
    assert book is not None
    numbers = [c.number for chapter in book.chapters for c in chapter.clauses]
    assert numbers == ["1", "2", "3"]
    assert adopt_edition(SYSTEM, hall.assembly_id, date(2026, 11, 20), "พังงา") == 1
    add_clause(SYSTEM, economy.id, "เพิ่ม")
    add_clause(SYSTEM, education.id, "ท้ายสุด")
    db.session.remove()
    book = book_of(hall.assembly_id)
    assert book is not None
    clauses = [c for chapter in book.chapters for c in chapter.clauses]
    assert [c.number for c in clauses] == ["1", "2", "2/1", "3", "4"]
    assert [c.added_since_edition for c in clauses] == [False, False, True, False, True]
