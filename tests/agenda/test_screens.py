"""What the wall, the desk and the papers say of kinds, minutes, themes and how items ended."""

from datetime import timedelta

import pytest

from assembly.agenda.actions import (
    add_item,
    change_item,
    finish_item,
    open_item,
    postpone_item,
    withdraw_item,
)
from assembly.core import clock
from assembly.exports.layouts import minutes, resolutions
from assembly.exports.queries.minutes import minutes_paper
from assembly.exports.queries.resolutions import resolution_book
from assembly.meetings.actions import settle_meeting
from assembly.meetings.queries import meeting
from assembly.meetings.rules import Settings
from tests.agenda.conftest import Table
from tests.factories.decisions import begin, decide

LAND, SEA, DOCTOR = "คณะทำงานตรวจแนวเขตที่ดินชุมชน", "ดูแลทะเลหน้าบ้าน", "หมอถึงเกาะทุกสัปดาห์"


def give_minutes(table: Table, *minutes_each: int) -> None:
    for item_id, planned in zip(table.hall.items, minutes_each, strict=True):
        title = next(row.title for row in table.rows() if row.id == item_id)
        change_item(*table.turn, item_id, title, None, "decide", planned)


def settle(table: Table, theme: str) -> None:
    row = meeting(table.hall.meeting_id)
    agreed = Settings(row.kind, row.number, row.held_on, row.place, theme_th=theme, quorum=6)
    settle_meeting(*table.turn, agreed)


def wall(table: Table) -> str:
    return table.hall.app.test_client().get(f"/screen/{table.hall.code}").text


def test_the_wall_has_hours_once_the_meeting_is_open(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_minutes(table, 30, 40, 20)
    nine = clock.now().astimezone(clock.BANGKOK).replace(hour=9, minute=0, second=0, microsecond=0)
    monkeypatch.setattr(clock, "now", lambda: nine)
    begin(table.hall)
    page = wall(table)
    assert "09.00 น." in page
    assert "09.30 น." in page
    assert "10.10 น." in page
    open_item(*table.turn, table.item(LAND).id)
    monkeypatch.setattr(clock, "now", lambda: nine + timedelta(minutes=45))
    desk = table.reads("")
    assert "45 จาก 30 นาที" in desk
    assert "ตามแผนเลิก 10.30 น." in desk
    assert "ตอนนี้ช้าไป 15 นาที" in desk


def test_without_minutes_there_is_no_plan_to_be_late_for(table: Table) -> None:
    begin(table.hall)
    assert "ตามแผนเลิก" not in table.reads("")


def test_the_theme_stands_on_the_wall_and_in_the_papers(table: Table) -> None:
    settle(table, "สานพลังประชารัฐ สู่เกาะสวรรค์")
    begin(table.hall)
    decide(table.hall, "yyyyyyyyyyyn")
    finish_item(*table.turn, table.item(LAND).id)
    assert "สานพลังประชารัฐ สู่เกาะสวรรค์" in wall(table)
    paper = minutes_paper(meeting(table.hall.meeting_id))
    assert "“สานพลังประชารัฐ สู่เกาะสวรรค์”" in str(minutes.lay_out(paper))
    book = resolution_book(table.hall.assembly_id)
    assert "“สานพลังประชารัฐ สู่เกาะสวรรค์”" in str(resolutions.lay_out(book))


def test_the_minutes_say_how_each_item_ended(table: Table) -> None:
    begin(table.hall)
    news = add_item(table.hall.facilitator, table.hall.meeting_id, "เรื่องเพื่อทราบ")
    open_item(*table.turn, news)
    finish_item(*table.turn, news)
    postpone_item(*table.turn, table.item(SEA).id, "รอข้อมูล")
    withdraw_item(*table.turn, table.item(DOCTOR).id, "ผู้เสนอขอถอน")
    told = {one.title: one.decisions for one in minutes_paper(meeting(table.hall.meeting_id)).items}
    assert told["เรื่องเพื่อทราบ"] == ("รับทราบ",)
    sea, doctor = (next(t for t in told if t.startswith(name)) for name in (SEA, DOCTOR))
    assert told[sea] == ("ให้เลื่อนการพิจารณาไปในการประชุมครั้งต่อไป เนื่องจากรอข้อมูล",)
    assert told[doctor] == ("ให้ถอนเรื่อง เนื่องจากผู้เสนอขอถอน",)


def test_an_item_to_inform_has_only_to_be_ended(table: Table) -> None:
    change_item(*table.turn, table.item(LAND).id, LAND, None, "inform", 0)
    begin(table.hall)
    open_item(*table.turn, table.item(LAND).id)
    page = table.reads("")
    assert "จบวาระ 1" in page
    assert "ฉายร่าง" not in page
