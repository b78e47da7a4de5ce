"""From a hall that decided to the papers that tell it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import update

from assembly.amendments.actions import accept_amendment, put_amendment_to_vote
from assembly.assemblies.models import Assembly
from assembly.ballots.rules import Terms
from assembly.charter.actions import adopt_edition
from assembly.charter.queries import chapters_of
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.exports.papers import (
    BallotBook,
    CharterPaper,
    Figures,
    GrievanceBook,
    MinutesPaper,
    ResolutionBook,
    StrategyName,
)
from assembly.exports.queries import paper_of
from assembly.extensions import db
from assembly.grievances.actions import attach, tell, withhold
from assembly.grievances.queries import new_grievances
from assembly.meetings.actions import call_meeting, close_meeting
from assembly.meetings.models import Meeting
from assembly.minutes.actions import write_discussion
from assembly.people.actions import add_member
from assembly.resolutions.actions import put_to_vote, write_clause
from assembly.resolutions.queries import resolution_of_item
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
from tests.factories.drafting import propose, show_lines
from tests.factories.hall import Hall, gather

PLENARY = "สมัชชาใหญ่พังงาแห่งความสุข ครั้งที่ 13/2569"


@dataclass
class Told:
    """Four people told the hall what hurts: two were heard, one was hidden, one waits."""

    heard: tuple[str, str] = ("บ้านอยู่มา 3 รุ่น ยังไม่มีโฉนด", "แนวเขตทับที่สวน")
    hidden: str = "ถ้อยคำที่ไม่ควรเผยแพร่"
    waiting: str = "เพิ่งแจ้ง"


@pytest.fixture
def told(hall: Hall) -> Told:
    said = Told()
    for n, text in enumerate((*said.heard, said.hidden)):
        tell(hall.assembly_id, "820201" if n else "820101", None, text, f"phone-{n}")
    rows = {row.text: row.id for row in new_grievances(hall.assembly_id, 10)}
    withhold(SYSTEM, rows[said.hidden])
    heard = [rows[text] for text in said.heard]
    attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], heard)
    tell(hall.assembly_id, "820801", None, said.waiting, "phone-9")
    return said


def read(what: str, hall: Hall, meeting_id: int | None = None) -> object:
    db.session.remove()
    return paper_of(what, hall.assembly_id, meeting_id)


def resolutions(hall: Hall, meeting_id: int | None = None) -> ResolutionBook:
    book = read("resolutions", hall, meeting_id)
    assert isinstance(book, ResolutionBook)
    return book


def charter(hall: Hall) -> CharterPaper:
    paper = read("charter", hall)
    assert isinstance(paper, CharterPaper)
    return paper


def minutes(hall: Hall) -> MinutesPaper:
    paper = read("minutes", hall)
    assert isinstance(paper, MinutesPaper)
    return paper


def write_on(hall: Hall, chapter: int, text: str) -> int:
    """A clause that stands on the first item's resolution."""
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    return write_clause(SYSTEM, adopted.id, chapters_of(hall.assembly_id)[chapter].id, text)


def test_a_resolution_tells_its_item_its_vote_and_its_address(hall: Hall) -> None:
    begin(hall)
    decide(hall, "yyyyyyyynnna")
    (paper,) = resolutions(hall).resolutions
    assert (paper.number, paper.title) == ("13.1", QUESTION)
    assert paper.operative == tuple(TEXT.split("\n"))
    assert (paper.meeting, paper.place) == (PLENARY, "หอประชุมจังหวัดพังงา")
    assert (paper.item, paper.item_title) == ("1", "คณะทำงานตรวจแนวเขตที่ดินชุมชน")
    assert paper.strategy is not None
    assert paper.strategy.number == 3
    assert paper.ballot == Figures(
        kind="vote",
        method="named",
        majority="simple",
        electors=12,
        present=12,
        quorum=6,
        cast=12,
        yes=8,
        no=3,
        abstain=1,
        spoiled=0,
        needed=6,
        carried=True,
        why="reached",
        received=12,
        outcome="carried",
        channels=(("phone", 12),),
    )
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    assert paper.link.endswith(f"/r/{adopted.id}")


def test_resolutions_stand_in_the_order_of_their_numbers(hall: Hall) -> None:
    begin(hall)
    for place in range(3):
        decide(hall, "yyyyyyyyyyyy", place)
    assert [paper.number for paper in resolutions(hall).resolutions] == ["13.1", "13.2", "13.3"]


def test_what_fell_is_no_resolution_but_has_its_certificate(hall: Hall) -> None:
    begin(hall)
    decide(hall, "nnnnnnnnnnny")
    assert resolutions(hall).resolutions == ()
    book = read("ballots", hall)
    assert isinstance(book, BallotBook)
    (one,) = book.ballots
    assert (one.question, one.figures.yes, one.figures.carried) == (QUESTION, 1, False)
    assert len(one.question_hash) == len(one.electorate_hash) == 64


def test_a_ballot_that_is_still_open_shows_no_figure_anywhere(hall: Hall) -> None:
    begin(hall)
    open_vote(hall)
    book, paper = read("ballots", hall), minutes(hall)
    assert isinstance(book, BallotBook)
    assert book.ballots == ()
    assert all(item.ballots == () for item in paper.items)


def test_one_meeting_of_two_can_be_asked_for(hall: Hall) -> None:
    begin(hall)
    decide(hall, "yyyyyyyyyyyy")
    later = call_meeting(SYSTEM, hall.assembly_id, 14, date(2027, 11, 20), "ศาลากลาง", 6)
    assert len(resolutions(hall, hall.meeting_id).resolutions) == 1
    book = resolutions(hall, later)
    assert book.resolutions == ()
    assert book.title == "มติสมัชชาใหญ่พังงาแห่งความสุข ครั้งที่ 14/2570"


def test_the_newest_minutes_are_those_of_a_meeting_that_decides(hall: Hall) -> None:
    begin(hall)
    hold_stage(hall, "888888")
    assert minutes(hall).meeting.startswith("สมัชชาใหญ่")


def test_minutes_of_a_stage_are_the_newest_where_nothing_else_was_held(hall: Hall) -> None:
    hold_stage(hall, "888888")
    assert minutes(hall).meeting.startswith("เวทีรับฟังความทุกข์")


@change
def hold_stage(hall: Hall, code: str) -> None:
    """A listening stage, held after the plenary."""
    session().add(
        Meeting(
            assembly_id=hall.assembly_id, code=code, kind="listening_stage", number=1, place="วัด",
            held_on=date(2027, 12, 1), phase="closed", quorum=0,
        )
    )  # fmt: skip


@pytest.mark.parametrize("what", ["resolutions", "ballots", "minutes"])
def test_another_assemblys_meeting_is_not_found(hall: Hall, what: str) -> None:
    other = gather(hall.app, slug="another", code="111111")
    with pytest.raises(NotFound):
        read(what, hall, other.meeting_id)


def test_what_nobody_knows_is_not_found(hall: Hall) -> None:
    with pytest.raises(NotFound):
        read("receipts", hall)


def test_a_clause_says_which_vote_and_whose_grievances_it_came_from(hall: Hall, told: Told) -> None:
    lay_charter(hall)
    begin(hall)
    decide(hall, "yyyyyyyynnna")
    write_on(hall, 3, "ชุมชนมีสิทธิร่วมตรวจแนวเขต โดย\n(1) มีคณะทำงาน\n(2) บอกผล")
    paper = charter(hall)
    (chapter,) = [chapter for chapter in paper.chapters if chapter.clauses]
    (clause,) = chapter.clauses
    assert (clause.number, clause.text) == ("1", "ชุมชนมีสิทธิร่วมตรวจแนวเขต โดย")
    assert [item.text for item in clause.items] == ["มีคณะทำงาน", "บอกผล"]
    assert clause.source == (
        f"ที่มา: มติ 13.1 {PLENARY} วาระ 1 เห็นด้วย 8 จาก 12 เสียง จากความทุกข์ 2 เรื่อง ใน 2 อำเภอ"
    )


def test_before_an_edition_the_charter_is_a_draft(hall: Hall) -> None:
    lay_charter(hall)
    paper = charter(hall)
    assert (paper.edition, paper.with_additions_until, paper.place) == (0, None, "")
    assert paper.preamble == ("เราชาวพังงาร่วมกันวางธรรมนูญนี้",)


def test_an_assembly_without_a_charter_has_an_empty_draft(hall: Hall) -> None:
    paper = charter(hall)
    assert (paper.title, paper.chapters) == ("ธรรมนูญพังงาแห่งความสุข", ())


def test_what_was_added_after_an_edition_does_not_pass_for_it(hall: Hall) -> None:
    lay_charter(hall)
    begin(hall)
    decide(hall, "yyyyyyyyyyyy")
    write_on(hall, 0, "ทุกคนรู้ผล")
    adopt_edition(SYSTEM, hall.assembly_id, date(2026, 11, 20), "หอประชุมจังหวัดพังงา")
    paper = charter(hall)
    assert (paper.edition, paper.be_year, paper.with_additions_until) == (1, 2569, None)
    write_on(hall, 0, "ทุกคนถามได้")
    paper = charter(hall)
    printed, added = paper.chapters[0].clauses
    assert paper.with_additions_until is not None
    assert not printed.source.startswith("เพิ่ม")
    assert added.source.startswith("เพิ่มหลังฉบับที่ 1 ที่มา: มติ 13.1")


def test_minutes_tell_who_when_what_and_how_it_was_decided(hall: Hall, told: Told) -> None:
    begin(hall)
    write_discussion(SYSTEM, hall.items[0], "นายดลเลาะขอให้เดินสำรวจร่วมกัน\n\nที่ประชุมรับไว้")
    decide(hall, "yyyyyyyyyyyy")
    close_meeting(hall.facilitator, hall.meeting_id, hall.version)
    paper = minutes(hall)
    assert (paper.meeting, paper.number) == ("สมัชชาใหญ่พังงาแห่งความสุข", "13/2569")
    assert len(paper.present) == 12
    assert (paper.absent, paper.attending) == ((), ())
    assert paper.started_at is not None
    assert paper.closed_at is not None
    assert paper.started_at < paper.closed_at
    assert paper.recorder == "เจ้าหน้าที่ secretary"
    land, sea, _doctor = paper.items
    assert land.title == "คณะทำงานตรวจแนวเขตที่ดินชุมชน (ยุทธศาสตร์ที่ 3 ที่ดินและที่อยู่อาศัย)"
    assert land.heard == "วาระนี้มาจากความทุกข์ 2 เรื่อง ใน 2 อำเภอ"
    assert land.discussion == ("นายดลเลาะขอให้เดินสำรวจร่วมกัน", "ที่ประชุมรับไว้")
    assert land.decisions == (f"เห็นชอบเป็นเอกฉันท์ {QUESTION} (มติ 13.1)",)
    assert land.resolved == tuple(TEXT.split("\n"))
    assert (sea.ballots, sea.decisions, sea.resolved) == ((), (), ())


def test_a_draft_that_fell_is_told_as_fallen(hall: Hall) -> None:
    begin(hall)
    decide(hall, "nnnnnnnnnnny")
    assert minutes(hall).items[0].decisions == ("ไม่เห็นชอบ ร่างมติตกไป",)


def test_changes_to_the_draft_are_told_and_their_votes_are_not_the_drafts(hall: Hall) -> None:
    begin(hall)
    item_id, chair, sitting = show_lines(hall), hall.facilitator, hall.meeting_id
    taken = propose(hall, 0, "delete", 3)
    accept_amendment(chair, sitting, hall.version, taken)
    change = propose(hall, 1, "delete", 2)
    lost = put_amendment_to_vote(chair, sitting, hall.version, change, Terms("named"))
    everyone_votes(hall, lost, "nnnnnnnnnnny")
    finish_vote(hall, lost)
    told = minutes(hall).items[0]
    assert told.decisions == (), "the draft itself was not voted on"
    assert told.changes[0] == "ร่างมติมี 2 ฉบับ (แก้ตามคำแปรญัตติ 1 ครั้ง)"
    assert told.changes[1] == "ที่ประชุมพิจารณาคำแปรญัตติร่างมติ รับ 1 ข้อ ไม่รับ 1 ข้อ"
    assert told.changes[2].startswith("ให้ตัดข้อ 2 ออกจากร่างมติ ลงมติเปิดเผย")
    last = put_to_vote(chair, sitting, hall.version, item_id, Terms("named"))
    everyone_votes(hall, last, "yyyyyyyyyyyy")
    finish_vote(hall, last)
    told = minutes(hall).items[0]
    assert told.decisions == (f"เห็นชอบเป็นเอกฉันท์ {QUESTION} (มติ 13.1)",)
    assert len(told.ballots) == 1


def test_people_stand_by_district_then_by_given_name_in_dictionary_order(hall: Hall) -> None:
    begin(hall)
    present = [(p.role.removeprefix("ผู้แทนอำเภอ"), p.name) for p in minutes(hall).present]
    districts = list(dict.fromkeys(district for district, _name in present))
    assert districts == [
        *("กะปง", "เกาะยาว", "คุระบุรี", "ตะกั่วทุ่ง", "ตะกั่วป่า", "ทับปุด", "ท้ายเหมือง", "เมืองพังงา"),
    ]
    assert [name for district, name in present if district == "เมืองพังงา"] == [
        "นายจันทร์ ใจดี",
        "นายสมชาย ใจดี",
    ]


def test_who_was_called_and_did_not_come_is_named_and_who_was_not_is_not(hall: Hall) -> None:
    hall.members.pop()  # stays at home
    add_member(SYSTEM, hall.assembly_id, "8201", ("นาง", "เกศินี", "ใจดี"))  # has no slip
    begin(hall)
    assert [person.name for person in minutes(hall).absent] == ["นายนภา ใจดี"]


def test_observers_stand_apart_from_those_who_vote(hall: Hall) -> None:
    seen = add_member(SYSTEM, hall.assembly_id, "8201", ("นาง", "มาลี", "กล้าทะเล"), "observer")
    hall.members.append(seen)
    begin(hall)
    paper = minutes(hall)
    assert len(paper.present) == 12
    assert [p.name for p in paper.attending] == ["นางมาลี กล้าทะเล"]
    assert paper.attending[0].role == "ผู้สังเกตการณ์ อำเภอเมืองพังงา"


def test_minutes_of_a_meeting_that_has_not_begun_are_not_found(hall: Hall) -> None:
    with pytest.raises(NotFound):
        read("minutes", hall)


def test_every_district_and_strategy_is_counted_and_only_reviewed_words_leave(
    hall: Hall, told: Told
) -> None:
    book = read("grievances", hall)
    assert isinstance(book, GrievanceBook)
    assert len(book.districts) == 8
    assert len(book.strategies) == 10
    assert all(len(row.by_strategy) == 10 for row in book.districts)
    counted = {row.district: sum(row.by_strategy) + row.without_strategy for row in book.districts}
    assert sum(counted.values()) == 4, "two heard, one waiting, one hidden: all were told"
    assert counted["กะปง"] == 0
    assert sorted(text.text for text in book.texts if text.text) == sorted(told.heard)
    assert Counter(text.state for text in book.texts) == {"reviewed": 2, "new": 1, "withheld": 1}


def test_papers_are_thai_whatever_language_the_screen_speaks(hall: Hall) -> None:
    begin(hall)
    decide(hall, "yyyyyyyyyyyy")
    with hall.app.test_request_context("/?lang=en"):
        book = paper_of("resolutions", hall.assembly_id)
        told = paper_of("minutes", hall.assembly_id)
    assert isinstance(book, ResolutionBook)
    assert book.title == "มติสมัชชาพังงาแห่งความสุข"
    assert book.resolutions[0].strategy == StrategyName(3, book.resolutions[0].strategy.name)  # type: ignore[union-attr]
    assert not book.resolutions[0].strategy.name.isascii()  # type: ignore[union-attr]
    assert isinstance(told, MinutesPaper)
    assert told.present[0].role.startswith("ผู้แทนอำเภอ")


def test_the_demonstration_calls_its_papers_examples(hall: Hall) -> None:
    @change
    def become_example() -> None:
        session().execute(update(Assembly).values(is_example=True))

    assert not resolutions(hall).is_example
    become_example()
    begin(hall)
    whats = ("resolutions", "charter", "minutes", "grievances", "ballots")
    assert all(paper_of(what, hall.assembly_id).is_example for what in whats)
