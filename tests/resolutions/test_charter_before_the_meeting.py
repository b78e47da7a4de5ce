"""An edition put to the vote as a whole, and a clause changed by one resolution alone."""

import pytest

from assembly.agenda.actions import open_item
from assembly.ballots.rules import Terms
from assembly.charter.actions import draft_amendment, draft_clause, draft_repeal
from assembly.charter.queries import (
    changes_of,
    clause,
    document,
    draft_board,
    editions_of,
    history_of,
    motion_of,
)
from assembly.charter.rules import AlreadyRepealed, DraftIsBeforeTheMeeting, LevelsOutOfOrder
from assembly.core.access import SYSTEM
from assembly.core.errors import NotFound, Stale
from assembly.extensions import db
from assembly.operator.verifying import verify
from assembly.resolutions.actions import (
    amend_by_resolution,
    put_edition,
    put_to_vote,
    repeal_by_resolution,
    show_draft,
    take_edition_back,
    write_draft,
)
from assembly.resolutions.queries import (
    clauses_of_resolution,
    draft_of_item,
    resolution_of_item,
    source_of_clause,
)
from assembly.resolutions.rules import DraftIsVoted
from tests.factories.charter import Table, lay_table, lines
from tests.factories.decisions import begin, decide, everyone_votes, finish_vote
from tests.factories.hall import Hall, gather

CARRIED, LOST = "yyyyyyyynnaa", "nnnnnnnnyyaa"


@pytest.fixture
def table(hall: Hall) -> Table:
    """An edition in force, and a draft of the next with three changes; the meeting is open."""
    table = lay_table(hall)
    table.adopt()
    draft_amendment(SYSTEM, table.clauses[0], table.seen(0), "เป็นของทุกคน")
    draft_repeal(SYSTEM, table.clauses[1], table.seen(1))
    draft_clause(SYSTEM, table.charter_id, f"after:c{table.clauses[3]}", "ผลต้องติดประกาศ")
    begin(hall)
    return table


def put(table: Table, place: int = 0) -> int:
    hall, item_id = table.hall, table.hall.items[place]
    open_item(hall.facilitator, hall.meeting_id, hall.version, item_id)
    db.session.remove()
    seen = document(table.charter_id).version
    who = (table.secretary(), hall.meeting_id, hall.version, item_id)
    put_edition(*who, table.charter_id, seen, "หอประชุม")
    return item_id


def vote(table: Table, item_id: int, choices: str) -> None:
    hall = table.hall
    terms = Terms("named")
    ballot_id = put_to_vote(hall.facilitator, hall.meeting_id, hall.version, item_id, terms)
    everyone_votes(hall, ballot_id, choices)
    finish_vote(hall, ballot_id)


def test_the_meeting_reads_what_would_change(table: Table) -> None:
    draft = draft_of_item(put(table))
    assert draft is not None
    assert draft.title == "รับรองธรรมนูญพังงาแห่งความสุข ฉบับที่ 2"
    assert draft.text.splitlines() == [
        "แก้ข้อ 1 เป็น “เป็นของทุกคน”",
        "ยกเลิกข้อ 2",
        "เพิ่มข้อ 5 “ผลต้องติดประกาศ”",
    ]


def test_carried_the_edition_is_adopted_in_the_same_moment(table: Table) -> None:
    promised = lines(table.draft)
    item_id = put(table)
    vote(table, item_id, CARRIED)
    adopted = resolution_of_item(item_id)
    assert adopted is not None
    newest = editions_of(table.charter_id)[-1]
    assert (newest.number, newest.place) == (2, "หอประชุม")
    assert (newest.ballot_id, newest.resolution_id) == (adopted.ballot_id, adopted.id)
    assert lines(table.standing) == promised
    assert motion_of(table.charter_id) is None
    assert verify().exit_code == 0


def test_fallen_the_draft_is_on_the_table_again(table: Table) -> None:
    vote(table, put(table), LOST)
    db.session.remove()
    assert len(editions_of(table.charter_id)) == 1
    assert len(changes_of(table.charter_id)) == 3
    draft_amendment(SYSTEM, table.clauses[2], table.seen(2), "ตรวจแนวเขตด้วยกัน")


def test_nobody_changes_the_draft_while_it_is_before_the_meeting(table: Table) -> None:
    put(table)
    with pytest.raises(DraftIsBeforeTheMeeting):
        draft_amendment(SYSTEM, table.clauses[2], table.seen(2), "ตรวจแนวเขตด้วยกัน")
    with pytest.raises(DraftIsBeforeTheMeeting):
        table.adopt()
    take_edition_back(table.secretary(), table.charter_id)
    draft_amendment(SYSTEM, table.clauses[2], table.seen(2), "ตรวจแนวเขตด้วยกัน")


def test_it_cannot_leave_the_meeting_during_the_vote(table: Table) -> None:
    hall, item_id = table.hall, put(table)
    put_to_vote(hall.facilitator, hall.meeting_id, hall.version, item_id, Terms("named"))
    with pytest.raises(DraftIsVoted):
        take_edition_back(table.secretary(), table.charter_id)


def test_what_was_reworded_in_the_hall_is_not_adopted_by_itself(table: Table) -> None:
    hall, item_id = table.hall, put(table)
    draft = draft_of_item(item_id)
    assert draft is not None
    words = (draft.title, draft.text.replace("ยกเลิกข้อ 2", "คงข้อ 2 ไว้"))
    write_draft(hall.facilitator, hall.meeting_id, hall.version, item_id, *words)
    vote(table, item_id, CARRIED)
    assert len(editions_of(table.charter_id)) == 1
    assert motion_of(table.charter_id) is None


def test_a_clause_drafted_from_a_resolution_stands_on_it_once_adopted(table: Table) -> None:
    decide(table.hall, CARRIED)
    adopted = resolution_of_item(table.hall.items[0])
    assert adopted is not None
    place = f"after:c{table.clauses[3]}"
    draft_clause(SYSTEM, table.charter_id, place, "ชุมชนตรวจแนวเขต", "ตามมติ", adopted.id)
    table.adopt()
    new = next(
        c for ch in table.standing.chapters for c in ch.clauses if c.text == "ชุมชนตรวจแนวเขต"
    )
    source = source_of_clause(new.id)
    assert source is not None
    assert source.id == adopted.id
    assert verify().exit_code == 0


def test_one_resolution_amends_or_repeals_a_clause_at_once(table: Table) -> None:
    decide(table.hall, CARRIED)
    adopted = resolution_of_item(table.hall.items[0])
    assert adopted is not None
    secretary, (_, _, third, fourth) = table.secretary(), table.clauses
    amend_by_resolution(secretary, adopted.id, third, 1, "ชุมชนและรัฐร่วมตรวจแนวเขต")
    repeal_by_resolution(secretary, adopted.id, fourth, 1)
    db.session.remove()
    assert lines(table.standing)[2:] == ["3 ชุมชนและรัฐร่วมตรวจแนวเขต", "4 (ยกเลิก)"]
    assert [c.id for c in clauses_of_resolution(adopted.id)] == [third, fourth]
    assert history_of(third)[-1].resolution_id == adopted.id
    with pytest.raises(AlreadyRepealed):
        amend_by_resolution(secretary, adopted.id, fourth, 2, "กลับมา")
    with pytest.raises(Stale):
        amend_by_resolution(secretary, adopted.id, third, 1, "อีกแบบ")
    assert verify().exit_code == 0


def test_a_draft_of_a_clause_that_changed_meanwhile_says_so(table: Table) -> None:
    decide(table.hall, CARRIED)
    adopted = resolution_of_item(table.hall.items[0])
    assert adopted is not None
    first = table.clauses[0]
    amend_by_resolution(SYSTEM, adopted.id, first, clause(first).version, "เป็นของเรา")
    db.session.remove()
    assert [c.outdated for c in draft_board(table.charter_id).changes] == [True, False, False]


def test_the_wall_reads_what_the_meeting_is_asked(table: Table) -> None:
    put(table)
    db.session.remove()
    show_draft(
        table.hall.facilitator, table.hall.meeting_id, table.hall.version, table.hall.items[0]
    )
    wall = table.hall.app.test_client().get(f"/screen/{table.hall.code}").text
    assert "แก้ข้อ 1 เป็น" in wall
    assert "ยกเลิกข้อ 2" in wall


def test_levels_of_what_a_resolution_writes_count_from_the_first(table: Table) -> None:
    decide(table.hall, CARRIED)
    adopted = resolution_of_item(table.hall.items[0])
    assert adopted is not None
    with pytest.raises(LevelsOutOfOrder):
        amend_by_resolution(SYSTEM, adopted.id, table.clauses[0], 1, "โดย\n(๑) ก\n(๓) ข")


def test_the_charter_of_others_is_not_changed(table: Table) -> None:
    decide(table.hall, CARRIED)
    adopted = resolution_of_item(table.hall.items[0])
    assert adopted is not None
    other = lay_table(gather(table.hall.app, slug="another", code="111111"))
    with pytest.raises(NotFound):
        amend_by_resolution(SYSTEM, adopted.id, other.clauses[0], 1, "ของเรา")
