"""Laying out the running order: added, changed, moved, taken away, put off; two at one table."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.agenda.actions import (
    add_item,
    change_item,
    finish_item,
    lay_order,
    move_item,
    open_item,
    postpone_item,
    remove_item,
    withdraw_item,
)
from assembly.agenda.rules import ItemHasGrown, ItemIsOver, NoReason, NoRoomThere
from assembly.ballots.rules import BallotAlreadyOpen
from assembly.core.errors import NotFound, Stale
from assembly.grievances.actions import attach, tell
from assembly.grievances.queries import new_grievances
from assembly.resolutions.actions import write_draft
from tests.agenda.conftest import Table
from tests.factories.decisions import QUESTION, TEXT, begin, open_vote
from tests.factories.hall import gather

LAND, SEA, DOCTOR = "คณะทำงานตรวจแนวเขตที่ดินชุมชน", "ดูแลทะเลหน้าบ้าน", "หมอถึงเกาะทุกสัปดาห์"


def test_an_item_is_added_below_another_with_its_kind_and_minutes(table: Table) -> None:
    under = table.item(SEA).id
    said = {"title": "ป่าชายเลนหลังบ้าน", "strategy": 0, "kind": "inform", "minutes": 20}
    answer = table.presses("/order", parent=under, **said)
    assert answer.status_code == 302
    row = table.item("ป่าชายเลนหลังบ้าน")
    assert (row.number, row.kind, row.planned_minutes) == ("2.1", "inform", 20)
    assert "20 นาที" in table.reads()


def test_without_a_word_an_item_under_a_strategy_is_there_to_be_decided(table: Table) -> None:
    add_item(table.hall.facilitator, table.hall.meeting_id, "เรื่องอื่น ๆ")
    assert table.item("เรื่องอื่น ๆ").kind == "inform"
    assert table.item(LAND).kind == "decide"


def test_the_six_standard_items_and_one_for_every_strategy(table: Table) -> None:
    other = gather(table.hall.app, slug="another", code="111111")
    table.hall = other
    lay_order(other.facilitator, other.meeting_id, "strategies")
    order = table.order()
    assert [line for line in order if "." not in line.split()[0]][3:] == [
        "4 เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
        "5 รับรองรายงานการประชุม",
        "6 เรื่องสืบเนื่อง",
        "7 เรื่องเพื่อทราบ",
        "8 เรื่องเพื่อพิจารณา",
        "9 เรื่องอื่น ๆ",
    ]
    assert len([line for line in order if line.startswith("8.")]) == 10


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "  "},
        {"title": "ก" * 201},
        {"minutes": "601"},
        {"minutes": "สิบ"},
        {"strategy": "999"},
        {"kind": "chat"},
        {"parent": "x"},
        {"version": ""},
    ],
)
def test_a_form_with_a_fault_says_so_and_keeps_what_was_typed(
    table: Table, wrong: dict[str, str]
) -> None:
    said = {"title": "กติกาตลาดนัด", "parent": 0, "strategy": 0, "kind": "decide", **wrong}
    before = table.order()
    answer = table.presses("/order", **said)
    assert answer.status_code == 422
    assert (said["title"].strip() or "เขียนชื่อวาระก่อน") in answer.text
    assert table.order() == before


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.sampled_from(
        ["/order", "/order/{}", "/order/{}/move", "/order/{}/remove", "/items/{}/aside"]
    ),
    st.dictionaries(
        st.sampled_from(
            "title strategy kind minutes parent way after reason outcome version".split()  # noqa: SIM905 -- names
        ),
        st.text(max_size=12) | st.integers(-(2**70), 2**70).map(str),
    ),
)
def test_no_form_of_the_order_breaks_the_page(
    table: Table, path: str, fields: dict[str, str]
) -> None:
    answer = table.browser.post(
        f"/desk/{table.hall.code}{path.format(table.hall.items[0])}", data=fields
    )
    assert answer.status_code < 500


def test_a_changed_item_says_it_anew(table: Table) -> None:
    item_id = table.item(SEA).id
    change_item(*table.turn, item_id, "กติกาดูแลทะเล", None, "deliberate", 35)
    row = table.item("กติกาดูแลทะเล")
    assert (row.strategy_id, row.kind, row.planned_minutes) == (None, "deliberate", 35)
    other = gather(table.hall.app, slug="another", code="111111")
    from assembly.plans.queries import strategies_of

    elsewhere = strategies_of(other.assembly_id)[0].id
    with pytest.raises(NotFound):
        change_item(*table.turn, item_id, "กติกา", elsewhere, "decide", 0)


def test_two_at_one_table_the_second_is_told_and_loses_nothing(table: Table) -> None:
    item_id, seen_by_both = table.item(SEA).id, table.hall.version
    move_item(*table.turn, table.item(DOCTOR).id, None, 1)
    said = {"title": "กติกาดูแลทะเลของเรา", "strategy": 0, "kind": "decide", "minutes": 25}
    answer = table.presses(f"/order/{item_id}", version=seen_by_both, **said)
    assert answer.status_code == 409
    assert "ธนพร เพิ่งทำ “ย้ายวาระ 3” ไปก่อน" in answer.text
    assert "กติกาดูแลทะเลของเรา" in answer.text
    assert f'name="version" type="hidden" value="{table.hall.version}"' in answer.text
    assert table.presses(f"/order/{item_id}", **said).status_code == 302
    assert table.item("กติกาดูแลทะเลของเรา").planned_minutes == 25


def test_who_added_what_is_told_to_the_other(table: Table) -> None:
    seen_by_both, said = table.hall.version, {"strategy": 0, "kind": "decide", "parent": 0}
    table.presses("/order", title="กติกาตลาดนัด", **said)
    answer = table.presses("/order", version=seen_by_both, title="ป่าชุมชน", **said)
    assert answer.status_code == 409
    assert "เพิ่งทำ “เพิ่มวาระ 4” ไปก่อน" in answer.text
    assert "ป่าชุมชน" in answer.text


def test_buttons_move_an_item_and_the_page_says_where_to(table: Table) -> None:
    item_id = table.item(DOCTOR).id
    answer = table.presses(f"/order/{item_id}/move", way="up")
    assert answer.location.endswith(f"/order#item-{item_id}")
    assert "ย้ายแล้ว เป็นวาระ 2" in table.reads()
    table.presses(f"/order/{item_id}/move", way="in")
    assert table.order() == [f"1 {LAND}", f"1.1 {DOCTOR}", f"2 {SEA}"]
    table.presses(f"/order/{item_id}/move", after=table.item(SEA).id)
    assert table.order() == [f"1 {LAND}", f"2 {SEA}", f"3 {DOCTOR}"]
    table.presses(f"/order/{item_id}/move", after=0)
    assert table.order()[0] == f"1 {DOCTOR}"


def test_a_move_that_cannot_be_is_refused_in_words(table: Table) -> None:
    begin(table.hall)
    open_item(*table.turn, table.item(LAND).id)
    assert table.presses(f"/order/{table.item(SEA).id}/move", way="up").status_code == 409
    assert table.presses(f"/order/{table.item(LAND).id}/move", way="down").status_code == 409
    assert table.presses(f"/order/{table.item(SEA).id}/move", way="sideways").status_code == 422
    assert table.presses(f"/order/{table.item(SEA).id}/move").status_code == 422
    with pytest.raises(NoRoomThere):
        add_item(
            table.hall.facilitator, table.hall.meeting_id, "ใต้ที่เปิดแล้ว", None, table.item(LAND).id
        )


def test_what_nothing_grew_from_can_be_taken_away(table: Table) -> None:
    table.presses(f"/order/{table.item(LAND).id}/remove")
    assert table.order() == [f"1 {SEA}", f"2 {DOCTOR}"]


@pytest.mark.parametrize("grown", ["grievance", "draft", "sub-item"])
def test_what_something_grew_from_stays(table: Table, grown: str) -> None:
    hall, item_id = table.hall, table.item(LAND).id
    if grown == "grievance":
        tell(hall.assembly_id, "820101", None, "แนวเขตทับที่ทำกิน", "key-land")
        told = new_grievances(hall.assembly_id, 1)[0].id
        attach(*table.turn, item_id, [told])
    elif grown == "draft":
        write_draft(*table.turn, item_id, QUESTION, TEXT)
    else:
        add_item(hall.facilitator, hall.meeting_id, "เรื่องย่อย", None, item_id)
    with pytest.raises(ItemHasGrown):
        remove_item(*table.turn, item_id)
    assert f"/order/{item_id}/remove" not in table.reads()


def test_what_was_opened_is_not_taken_away(table: Table) -> None:
    begin(table.hall)
    open_item(*table.turn, table.item(LAND).id)
    with pytest.raises(ItemIsOver):
        remove_item(*table.turn, table.item(LAND).id)


def test_an_item_to_inform_ends_noted_and_a_decided_one_does_not(table: Table) -> None:
    begin(table.hall)
    change_item(*table.turn, table.item(SEA).id, SEA, None, "inform", 0)
    for title in (LAND, SEA):
        open_item(*table.turn, table.item(title).id)
        finish_item(*table.turn, table.item(title).id)
    assert (table.item(LAND).outcome, table.item(SEA).outcome) == ("", "noted")


def test_an_item_is_put_off_or_withdrawn_with_a_reason(table: Table) -> None:
    begin(table.hall)
    item_id = table.item(LAND).id
    open_item(*table.turn, item_id)
    empty = table.presses(f"/items/{item_id}/aside", reason=" ", outcome="postponed")
    assert empty.status_code == 422
    assert "เขียนเหตุผลสั้น ๆ ก่อน" in empty.text
    answer = table.presses(f"/items/{item_id}/aside", reason="รอข้อมูลจากอำเภอ", outcome="postponed")
    assert answer.status_code == 302
    assert (table.item(LAND).phase, table.item(LAND).outcome) == ("done", "postponed")
    assert table.situation()[0] is None
    assert "เลื่อนการพิจารณา" in table.reads("")
    withdraw_item(*table.turn, table.item(SEA).id, "ผู้เสนอขอถอน")
    assert table.item(SEA).outcome == "withdrawn"
    with pytest.raises(ItemIsOver):
        postpone_item(*table.turn, table.item(SEA).id, "อีกครั้ง")
    with pytest.raises(NoReason):
        postpone_item(*table.turn, table.item(DOCTOR).id, "")


def test_an_item_with_an_open_ballot_is_not_put_off(table: Table) -> None:
    begin(table.hall)
    open_vote(table.hall)
    with pytest.raises(BallotAlreadyOpen):
        postpone_item(*table.turn, table.item(LAND).id, "คนไม่พร้อม")


def test_a_late_version_moves_nothing(table: Table) -> None:
    who, sitting, version = table.turn
    with pytest.raises(Stale):
        move_item(who, sitting, version - 1, table.item(SEA).id, None, 1)
