"""The last step is taken back: everything stands as before it, and the screens follow."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.agenda.actions import (
    change_item,
    finish_item,
    move_item,
    open_item,
    postpone_item,
    remove_item,
)
from assembly.ballots.rules import BallotAlreadyOpen
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import Refusal, Stale
from assembly.hall.actions import show
from assembly.hall.queries import screen_board
from assembly.meetings.actions import keep_undo, undo_step
from assembly.meetings.models import Meeting
from assembly.meetings.rules import NothingToUndo
from assembly.resolutions.actions import show_draft, write_draft
from assembly.resolutions.queries import draft_of_item
from tests.agenda.conftest import Table
from tests.factories.decisions import QUESTION, TEXT, begin, open_vote

LAND, SEA = "คณะทำงานตรวจแนวเขตที่ดินชุมชน", "ดูแลทะเลหน้าบ้าน"
STEPS = ("open", "finish", "postpone", "move", "remove")


def wall(table: Table) -> str:
    return screen_board(table.hall.code, "main").slide


def take(table: Table, step: str, item_id: int) -> None:
    """One step of a facilitator's day, on one item."""
    if step == "open":
        open_item(*table.turn, item_id)
    elif step == "finish":
        finish_item(*table.turn, item_id)
    elif step == "postpone":
        postpone_item(*table.turn, item_id, "รอข้อมูล")
    elif step == "move":
        move_item(*table.turn, item_id, None, 1)
    else:
        remove_item(*table.turn, item_id)


def test_an_item_opened_by_mistake_waits_again_and_the_wall_goes_back(table: Table) -> None:
    begin(table.hall)
    open_item(*table.turn, table.item(LAND).id)
    finish_item(*table.turn, table.item(LAND).id)
    before, on_wall = table.situation(), wall(table)
    open_item(*table.turn, table.item(SEA).id)
    assert wall(table) == "item"
    assert "ถอย “เปิดวาระ 2”" in table.reads("")
    assert table.presses("/undo").status_code == 302
    assert table.situation() == before
    assert wall(table) == on_wall == "agenda"


def test_opening_the_next_item_is_taken_back_with_the_end_of_the_one_before(table: Table) -> None:
    begin(table.hall)
    open_item(*table.turn, table.item(LAND).id)
    before = table.situation()
    open_item(*table.turn, table.item(SEA).id)
    undo_step(*table.turn)
    assert table.situation() == before
    assert table.item(LAND).phase == "open"


def test_a_draft_shown_too_early_goes_back_to_the_desk(table: Table) -> None:
    begin(table.hall)
    item_id = table.item(LAND).id
    open_item(*table.turn, item_id)
    write_draft(*table.turn, item_id, QUESTION, TEXT)
    show_draft(*table.turn, item_id)
    assert wall(table) == "draft"
    undo_step(*table.turn)
    draft = draft_of_item(item_id)
    assert draft is not None
    assert (draft.state, wall(table)) == ("drafting", "item")


def test_a_removed_item_comes_back_with_its_number_and_its_scene(table: Table) -> None:
    hall = table.hall
    item_id, before = table.item(LAND).id, table.situation()
    show(hall.facilitator, hall.meeting_id, "main", "item", item_id)
    remove_item(*table.turn, item_id)
    assert wall(table) == "agenda"
    undo_step(*table.turn)
    assert table.situation() == before
    assert wall(table) == "item"


def test_a_changed_item_says_again_what_it_said(table: Table) -> None:
    row = table.item(LAND)
    change_item(*table.turn, row.id, "ผิดวาระ", None, "inform", 5)
    undo_step(*table.turn)
    again = table.item(LAND)
    assert (again.strategy_id, again.kind, again.planned_minutes) == (row.strategy_id, "decide", 0)


def test_nothing_is_taken_back_twice_nor_what_cannot_be(table: Table) -> None:
    begin(table.hall)
    with pytest.raises(NothingToUndo):
        undo_step(*table.turn)  # the opening of the meeting stands
    open_item(*table.turn, table.item(LAND).id)
    undo_step(*table.turn)
    with pytest.raises(NothingToUndo):
        undo_step(*table.turn)
    page = table.reads("")
    assert "ถอยหนึ่งขั้น" in page
    refused = table.presses("/undo")
    assert refused.status_code == 302
    assert "ขั้นล่าสุดถอยไม่ได้" in table.reads("")


def test_under_an_open_ballot_nothing_is_taken_back(table: Table) -> None:
    begin(table.hall)
    open_vote(table.hall)
    with pytest.raises(NothingToUndo):
        undo_step(*table.turn)
    keep_something(table)
    with pytest.raises(BallotAlreadyOpen):
        undo_step(*table.turn)


@change
def keep_something(table: Table) -> None:
    """As if a later feature had opened a ballot without a turn."""
    sitting = session().get_one(Meeting, table.hall.meeting_id)
    keep_undo(sitting, sitting, "current_item_id")


def test_taking_back_is_a_turn_like_any_other(table: Table) -> None:
    begin(table.hall)
    open_item(*table.turn, table.item(LAND).id)
    who, sitting, version = table.turn
    undo_step(who, sitting, version)
    with pytest.raises(Stale) as told:
        open_item(who, sitting, version, table.item(SEA).id)
    assert "ถอยหนึ่งขั้น" in told.value.sentence


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 9)), min_size=1, max_size=6))
def test_any_step_after_any_others_can_be_taken_back(
    table: Table, steps: list[tuple[str, int]]
) -> None:
    if table.situation()[0] is None and not any(row.phase != "waiting" for row in table.rows()):
        open_once(table)
    for step, which in steps:
        rows = table.rows()
        if not rows:
            return
        before = table.situation()
        item_id = sorted(row.id for row in rows)[which % len(rows)]
        try:
            take(table, step, item_id)
        except Refusal:
            assert table.situation() == before
            continue
        after = table.situation()
        undo_step(*table.turn)
        assert table.situation() == before
        assert_may_go_on(table, step, item_id, after)


def open_once(table: Table) -> None:
    if session().get_one(Meeting, table.hall.meeting_id).phase == "planned":
        begin(table.hall)


def assert_may_go_on(table: Table, step: str, item_id: int, after: object) -> None:
    """What was taken back can be done again."""
    take(table, step, item_id)
    assert len(table.rows()) == len(after[1])  # type: ignore[index]  # a situation
