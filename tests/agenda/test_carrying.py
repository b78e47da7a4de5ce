"""What a meeting leaves unfinished goes on: at the next of its series, or at a higher assembly."""

from datetime import date

import pytest

from assembly.agenda.actions import (
    carry_over,
    finish_item,
    open_item,
    postpone_item,
    raise_item,
    withdraw_item,
)
from assembly.agenda.queries import item, left_over_for
from assembly.agenda.rules import CarriedBefore, NothingToCarry, NotYetCarried
from assembly.core.access import SYSTEM, Actor
from assembly.core.errors import Forbidden
from assembly.grievances.actions import attach, tell
from assembly.grievances.queries import (
    counts_by_district,
    counts_by_item,
    find_by_code,
    new_grievances,
)
from assembly.hall.actions import show
from assembly.hall.queries import desk_board, now_board
from assembly.meetings.actions import call_meeting, close_meeting, open_meeting
from assembly.meetings.queries import meeting
from assembly.resolutions.actions import write_draft
from assembly.resolutions.queries import draft_of_item, versions_of
from assembly.trail.queries.story import story_of
from tests.agenda.conftest import Table
from tests.factories.decisions import QUESTION, TEXT, begin, decide, lay_charter
from tests.factories.hall import Hall, gather

LAND, SEA, DOCTOR = "คณะทำงานตรวจแนวเขตที่ดินชุมชน", "ดูแลทะเลหน้าบ้าน", "หมอถึงเกาะทุกสัปดาห์"


def told_about(table: Table, item_id: int) -> str:
    """A grievance stands behind an item; its tracking code."""
    code = tell(table.hall.assembly_id, "820101", None, "แนวเขตทับที่ทำกิน", "key-land")["code"]
    attach(*table.turn, item_id, [new_grievances(table.hall.assembly_id, 1)[0].id])
    return code


def behind(item_id: int) -> int:
    """How many grievances stand behind an item, in all districts."""
    return sum(d.count for d in counts_by_district(item(item_id).assembly_id, [item_id]))


def next_plenary(hall: Hall, number: int = 14) -> int:
    """The facilitator's next meeting of the series; she looks at that one from now on."""
    place = "หอประชุมจังหวัดพังงา"
    return call_meeting(SYSTEM, hall.assembly_id, number, date(2027, 5, 20), place, 6)


def a_day_with_leftovers(table: Table) -> tuple[int, str]:
    """Land is put off with its draft, the sea is done, the doctor never came up."""
    hall, land = table.hall, table.item(LAND).id
    code = told_about(table, land)
    begin(hall)
    open_item(*table.turn, land)
    write_draft(*table.turn, land, QUESTION, TEXT)
    postpone_item(*table.turn, land, "รอข้อมูลจากอำเภอ")
    open_item(*table.turn, table.item(SEA).id)
    finish_item(*table.turn, table.item(SEA).id)
    close_meeting(*table.turn)
    return land, code


def test_the_next_of_the_series_takes_up_what_was_left(table: Table) -> None:
    land, code = a_day_with_leftovers(table)
    table.hall.meeting_id = next_plenary(table.hall)
    assert carry_over(*table.turn) == 2
    assert table.order() == [f"1 {LAND}", f"2 {DOCTOR}"]
    row = table.item(LAND)
    assert row.carried_from_id == land
    draft = draft_of_item(row.id)
    assert draft is not None
    assert (draft.title, draft.state) == (QUESTION, "drafting")
    assert [(v.number, v.text, v.because) for v in versions_of(draft.id)] == [(1, TEXT, "carried")]
    assert behind(row.id) == 1
    assert left_over_for(meeting(table.hall.meeting_id)) is None
    with pytest.raises(NothingToCarry):
        carry_over(*table.turn)
    assert_trail_leads_on(code)


def assert_trail_leads_on(code: str) -> None:
    followed = find_by_code(code)
    assert followed is not None
    heard = story_of(followed).steps[1]
    assert heard.text == "วาระ 1 สมัชชาใหญ่ ครั้งที่ 14/2570 ต่อจากสมัชชาใหญ่ ครั้งที่ 13/2569"


def test_the_order_page_offers_what_was_left_and_brings_it(table: Table) -> None:
    a_day_with_leftovers(table)
    hall = table.hall
    hall.meeting_id = next_plenary(hall)
    hall.code = meeting(hall.meeting_id).code
    assert "วาระค้าง 2 เรื่อง" in table.reads()
    assert table.presses("/order/carry").status_code == 302
    page = table.reads()
    assert "นำวาระค้างมา 2 เรื่อง" in page
    assert "จากสมัชชาใหญ่ ครั้งที่ 13/2569" in page
    assert "วาระค้าง" not in table.reads().replace("นำวาระค้างจากครั้งก่อนมา", "")
    assert table.presses("/order/carry").status_code == 409


def test_a_meeting_that_is_not_over_leaves_nothing_behind(table: Table) -> None:
    begin(table.hall)
    table.hall.meeting_id = next_plenary(table.hall)
    with pytest.raises(NothingToCarry):
        carry_over(*table.turn)


def test_what_was_withdrawn_does_not_come_back(table: Table) -> None:
    begin(table.hall)
    for title in (LAND, SEA, DOCTOR):
        withdraw_item(*table.turn, table.item(title).id, "ผู้เสนอขอถอน")
    close_meeting(*table.turn)
    table.hall.meeting_id = next_plenary(table.hall)
    with pytest.raises(NothingToCarry):
        carry_over(*table.turn)


def higher(table: Table) -> tuple[Hall, Actor]:
    """Another assembly with a planned meeting, and a facilitator who runs both."""
    other = gather(table.hall.app, slug="province", code="111111")
    own, theirs = table.hall.assembly_id, other.assembly_id
    roles = frozenset({(own, "facilitator"), (theirs, "facilitator")})
    return other, Actor(staff_id=table.hall.staff["facilitator"], name="ธนพร", roles=roles)


def test_a_matter_rises_with_its_grievances_and_says_where_it_came_from(table: Table) -> None:
    land = table.item(LAND).id
    code = told_about(table, land)
    other, both = higher(table)
    raised = raise_item(both, land, other.meeting_id)
    row = item(raised)
    assert (row.title, row.carried_from_id) == (LAND, land)
    assert row.strategy is not None
    assert (row.strategy.assembly_id, row.strategy.number) == (other.assembly_id, 3)
    assert behind(raised) == 1
    assert sum(d.count for d in counts_by_item(other.assembly_id)[raised]) == 1
    assert sum(d.count for d in counts_by_district(table.hall.assembly_id)) == 1
    line = next(one for one in desk_board(other.code).items if one.id == raised)
    assert line.carried_from == "สมัชชาพังงาแห่งความสุข"
    followed = find_by_code(code)
    assert followed is not None
    assert "ต่อจากสมัชชาพังงาแห่งความสุข" in story_of(followed).steps[1].text


def test_only_who_runs_both_raises_and_only_once_to_a_planned_meeting(table: Table) -> None:
    land = table.item(LAND).id
    other, both = higher(table)
    with pytest.raises(Forbidden):
        raise_item(table.hall.facilitator, land, other.meeting_id)
    with pytest.raises(NotYetCarried):
        raise_item(both, land, table.hall.meeting_id)
    raise_item(both, land, other.meeting_id)
    with pytest.raises(CarriedBefore):
        raise_item(both, land, other.meeting_id)
    open_meeting(SYSTEM, other.meeting_id, meeting(other.meeting_id).version)
    with pytest.raises(NotYetCarried):
        raise_item(both, table.item(SEA).id, other.meeting_id)


def test_what_was_decided_keeps_the_grievances_it_stands_on(table: Table) -> None:
    land = table.item(LAND).id
    told_about(table, land)
    begin(table.hall)
    decide(table.hall, "yyyyyyyyyyyn")
    finish_item(*table.turn, land)
    other, both = higher(table)
    raised = raise_item(both, land, other.meeting_id)
    assert behind(land) == 1
    assert raised not in counts_by_item(other.assembly_id)


def test_the_page_raises_to_a_meeting_that_one_runs_too(table: Table) -> None:
    from assembly.core.change import change
    from assembly.core.db import session
    from assembly.people.models import StaffRole

    land = table.item(LAND).id
    assert "ยังไม่มีการประชุมที่รับเรื่องได้" in table.reads(f"/items/{land}/raise")
    other = gather(table.hall.app, slug="province", code="111111")
    staff_id, theirs = table.hall.staff["facilitator"], other.assembly_id

    @change
    def appoint() -> None:
        session().add(StaffRole(staff_id=staff_id, assembly_id=theirs, role="facilitator"))

    appoint()
    assert "สมัชชาพังงาแห่งความสุข สมัชชาใหญ่ ครั้งที่ 13/2569" in table.reads(f"/items/{land}/raise")
    assert table.presses(f"/items/{land}/raise", meeting="x").status_code == 422
    assert table.presses(f"/items/{land}/raise", meeting=other.meeting_id).status_code == 302
    assert "เสนอเรื่องขึ้นไปแล้ว" in table.reads()


def test_an_item_about_past_resolutions_lists_them_with_their_state(table: Table) -> None:
    hall = table.hall
    lay_charter(hall)
    begin(hall)
    decide(hall, "yyyyyyyyyyyn")
    finish_item(*table.turn, table.item(LAND).id)
    close_meeting(*table.turn)
    from assembly.agenda.actions import add_item

    hall.meeting_id = next_plenary(hall)
    hall.code = meeting(hall.meeting_id).code
    report = add_item(SYSTEM, hall.meeting_id, "เรื่องสืบเนื่อง", kind="report")
    open_meeting(*table.turn)
    open_item(*table.turn, report)
    matter = now_board(hall.code).matter
    assert matter is not None
    assert matter.report is not None
    assert [one.number for one in matter.report.resolutions] == ["13.1"]
    stranger = hall.app.test_client()
    show(hall.facilitator, hall.meeting_id, "main", "item")  # the wall opens with the promises
    for path in (f"/m/{hall.code}", f"/screen/{hall.code}"):
        page = stranger.get(path).text
        assert "มติ 13.1" in page
        assert "ยังไม่ได้เขียนลงธรรมนูญ" in page
    assert "มติ 13.1" in table.reads("")
