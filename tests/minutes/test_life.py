"""Circulated, corrected, adopted, frozen."""

import hashlib
import json
from datetime import timedelta

import pytest
import rfc8785
from sqlalchemy import select

from assembly.agenda.actions import open_item
from assembly.ballots.rules import Terms
from assembly.checks.actions import ask_if_needed, confirm, settle_checks
from assembly.checks.rules import NeedsSecondPerson
from assembly.core import clock, thai
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import BadInput, Refusal
from assembly.exports.actions import take_out
from assembly.exports.formats import export
from assembly.exports.papers import MinutesPaper
from assembly.exports.queries import paper_of
from assembly.extensions import db
from assembly.journal.models import Checkpoint, Entry
from assembly.meetings.actions import end_break, start_break
from assembly.meetings.queries import meeting
from assembly.minutes import rules
from assembly.minutes.actions import (
    accept_correction,
    circulate_minutes,
    decline_correction,
    freeze_minutes,
    propose_correction,
    sign_minutes,
    write_discussion,
    write_passage,
)
from assembly.minutes.queries import corrections_of, passages_of
from assembly.office.actions import adopt_minutes
from assembly.people.actions import forget_member
from assembly.people.models import Member
from assembly.resolutions.actions import put_to_vote, show_draft, write_draft
from tests.factories.decisions import begin, everyone_votes, finish_vote
from tests.factories.hall import Hall
from tests.factories.minutes import (
    circulated,
    day_passes,
    go_round,
    next_plenary,
    over,
    row_of,
    second_secretary,
    secretary,
)


def paper(hall: Hall) -> MinutesPaper:
    db.session.remove()
    found = paper_of("minutes", hall.assembly_id, hall.meeting_id)
    assert isinstance(found, MinutesPaper)
    return found


def kinds(hall: Hall) -> list[str]:
    db.session.remove()
    return list(session().scalars(select(Entry.type).order_by(Entry.seq)))


def asked(hall: Hall, text: str, place: str = "before", base: int = 0) -> int:
    """The second delegate asks for a correction; its id."""
    made = propose_correction(hall.delegate(1), hall.meeting_id, place, base, text, "ฟังจากที่จดไว้")
    db.session.remove()
    return made


def test_minutes_of_an_open_meeting_do_not_go_round(hall: Hall) -> None:
    begin(hall)
    with pytest.raises(rules.MeetingNotClosed):
        circulate_minutes(secretary(hall), hall.meeting_id, clock.today())


@pytest.mark.parametrize("days", [-1, 367])
def test_the_last_day_is_to_come_and_not_far(hall: Hall, days: int) -> None:
    over(hall)
    with pytest.raises(rules.OddDate):
        circulate_minutes(secretary(hall), hall.meeting_id, clock.today() + timedelta(days=days))


def test_words_that_differ_are_settled_before_anybody_reads_them(hall: Hall) -> None:
    over(hall)
    write_passage(secretary(hall), hall.meeting_id, "before", 0, "ก")
    write_passage(second_secretary(hall), hall.meeting_id, "before", 0, "ข")
    with pytest.raises(rules.WordingsDiffer):
        go_round(hall)


def test_circulation_is_in_the_journal_and_signed_for(hall: Hall) -> None:
    circulated(hall)
    assert "minutes_circulated" in kinds(hall)
    assert session().scalar(select(Checkpoint).where(Checkpoint.reason == "minutes_circulated"))


def test_who_signs_is_chosen_from_the_staff(hall: Hall) -> None:
    over(hall)
    reviewer = hall.staff["facilitator"]
    sign_minutes(secretary(hall), hall.meeting_id, hall.staff["secretary"], reviewer)
    assert paper(hall).reviewer == "เจ้าหน้าที่ facilitator"
    with pytest.raises(BadInput):
        sign_minutes(secretary(hall), hall.meeting_id, hall.staff["helper"], None)


def test_an_accepted_correction_stands_in_the_passage(hall: Hall) -> None:
    over(hall)
    write_passage(secretary(hall), hall.meeting_id, "before", 0, "มาจาก 7 อำเภอ\n\nประธานเปิด")
    go_round(hall)
    made = asked(hall, "มาจาก 8 อำเภอ\n\nประธานเปิด", base=1)
    (one,) = corrections_of(hall.meeting_id, named=True)
    assert (one.who, one.clashes) == ("นายดลเลาะ ใจดี", False)
    accept_correction(secretary(hall), made, 1, one.would_read)
    assert paper(hall).before == ("มาจาก 8 อำเภอ", "ประธานเปิด")
    with pytest.raises(rules.AlreadyAnswered):
        decline_correction(secretary(hall), made, "ไม่")


def test_a_correction_of_words_that_moved_is_merged_or_said_to_clash(hall: Hall) -> None:
    over(hall)
    who = secretary(hall)
    write_passage(who, hall.meeting_id, "before", 0, "มาจาก 7 อำเภอ\n\nประธานเปิด")
    go_round(hall)
    asked(hall, "มาจาก 8 อำเภอ\n\nประธานเปิด", base=1)
    asked(hall, "มาจาก 7 อำเภอ\n\nรองประธานเปิด", base=1)
    write_passage(who, hall.meeting_id, "before", 1, "มาจาก 7 อำเภอ\n\nประธานกล่าวเปิด")
    db.session.remove()
    fits, clashes = corrections_of(hall.meeting_id)
    assert fits.would_read == "มาจาก 8 อำเภอ\n\nประธานกล่าวเปิด"
    assert clashes.clashes
    with pytest.raises(rules.PassageMoved):
        accept_correction(who, fits.id, 1, fits.would_read)


def test_a_fact_stays_and_its_correction_is_printed_beside_it(hall: Hall) -> None:
    circulated(hall)
    made = asked(hall, "ผู้มาประชุมจากเกาะยาว 2 คน", place="facts")
    accept_correction(secretary(hall), made, 0, "", "ผู้แทนมาหลังปิดโต๊ะลงทะเบียน")
    told = paper(hall)
    assert told.noted == ("ผู้มาประชุมจากเกาะยาว 2 คน (ผู้แทนมาหลังปิดโต๊ะลงทะเบียน)",)
    assert len(told.present) == 12
    assert corrections_of(hall.meeting_id)[0].state == "noted"


def test_a_late_correction_is_refused_with_the_day(hall: Hall) -> None:
    circulated(hall)
    day_passes(hall)
    with hall.app.test_request_context(), pytest.raises(rules.CorrectedLate) as late:
        asked(hall, "ช้าไปวันหนึ่ง")
    assert "หมดเวลาขอแก้" in late.value.sentence
    assert str(thai.be_year(clock.today() - timedelta(days=1))) in late.value.sentence


def test_corrections_have_an_end(hall: Hall) -> None:
    circulated(hall)
    for n in range(rules.MOST_CORRECTIONS):
        asked(hall, f"ข้อ {n}")
    with pytest.raises(rules.AskedEnough):
        asked(hall, "อีกข้อ")
    with pytest.raises(rules.NothingToCorrect):
        propose_correction(hall.delegate(0), hall.meeting_id, "before", 0, " ", "ว่าง")


def test_by_circulation_only_when_the_day_has_passed_and_all_is_answered(hall: Hall) -> None:
    circulated(hall)
    who, made = secretary(hall), asked(hall, "แก้หน่อย")
    with pytest.raises(rules.CorrectionsWait):
        adopt_minutes(who, hall.meeting_id)
    decline_correction(who, made, "ในเทปไม่มี")
    with pytest.raises(rules.DateNotPassed):
        adopt_minutes(who, hall.meeting_id)
    day_passes(hall)
    adopt_minutes(who, hall.meeting_id)
    row = row_of(hall)
    assert (row.state, row.adopted_how) == ("adopted", "circulation")
    assert "โดยการเวียน" in paper(hall).adopted
    assert "minutes_adopted" in kinds(hall)
    with pytest.raises(rules.MinutesFrozen):
        adopt_minutes(who, hall.meeting_id)


def test_minutes_that_never_went_round_are_not_adopted(hall: Hall) -> None:
    over(hall)
    with pytest.raises(rules.NotCirculated):
        adopt_minutes(secretary(hall), hall.meeting_id)


def test_by_the_next_meeting_under_its_item_with_a_note(hall: Hall) -> None:
    circulated(hall)
    _later, item_id = next_plenary(hall)
    with pytest.raises(rules.NotItsMeeting):
        adopt_minutes(secretary(hall), hall.meeting_id, hall.items[0])
    adopt_minutes(secretary(hall), hall.meeting_id, item_id, "โดยไม่มีผู้คัดค้าน")
    told = paper(hall)
    assert told.adopted.startswith("สมัชชาใหญ่พังงาแห่งความสุข ครั้งที่ 14/25")
    assert told.adopted.endswith("ระเบียบวาระที่ 1 รับรองรายงานการประชุมนี้ โดยไม่มีผู้คัดค้าน")


def test_the_next_meetings_own_minutes_say_which_minutes_it_took_up(hall: Hall) -> None:
    circulated(hall)
    later, _item = next_plenary(hall)
    db.session.remove()
    told = paper_of("minutes", hall.assembly_id, later)
    assert isinstance(told, MinutesPaper)
    assert told.items[0].heard == "ที่ประชุมพิจารณารายงานการประชุมสมัชชาใหญ่พังงาแห่งความสุข ครั้งที่ 13/2569"


def test_a_meeting_that_voted_no_did_not_adopt(hall: Hall) -> None:
    circulated(hall)
    later, item_id = next_plenary(hall)
    first, hall.meeting_id, hall.items = hall.meeting_id, later, [item_id]
    ballot_id = _vote_at(hall, item_id)
    everyone_votes(hall, ballot_id, "nnnnnnnnnnnn")
    finish_vote(hall, ballot_id)
    hall.meeting_id = first
    with pytest.raises(rules.ItemDecidedOtherwise):
        adopt_minutes(secretary(hall), first, item_id)


def _vote_at(hall: Hall, item_id: int) -> int:
    chair, sitting = hall.facilitator, hall.meeting_id
    hall.everyone_checks_in()
    open_item(chair, sitting, hall.version, item_id)
    write_draft(chair, sitting, hall.version, item_id, "รับรองรายงานการประชุม", "รับรอง")
    show_draft(chair, sitting, hall.version, item_id)
    return put_to_vote(chair, sitting, hall.version, item_id, Terms("named", "simple"))


def test_frozen_is_frozen_whatever_happens_to_the_people_and_the_tables(hall: Hall) -> None:
    over(hall)
    write_discussion(secretary(hall), hall.items[0], "นายดลเลาะขอให้เดินสำรวจร่วมกัน")
    go_round(hall)
    day_passes(hall)
    sha256 = adopt_minutes(secretary(hall), hall.meeting_id)
    before = [export("minutes", form, paper(hall)) for form in ("json", "docx")]
    _rename(hall.members[0], "เปลี่ยนแล้ว")
    forget_member(SYSTEM, hall.members[1])
    told = paper(hall)
    assert told.sha256 == sha256
    assert "นายดลเลาะ ใจดี" in [one.name for one in told.present]
    assert [export("minutes", form, told) for form in ("json", "docx")] == before


def test_where_a_second_person_is_wanted_nothing_is_adopted_before_the_word_is_given(
    hall: Hall,
) -> None:
    """And a word given for other words does not count."""
    circulated(hall)
    day_passes(hall)
    who, two, sitting = secretary(hall), second_secretary(hall), hall.meeting_id
    settle_checks(SYSTEM, hall.assembly_id, ["minutes"])
    with pytest.raises(NeedsSecondPerson) as asked_for:
        adopt_minutes(who, sitting)
    assert row_of(hall).state == "circulated"
    ask_if_needed(who, asked_for.value)
    confirm(two, f"minutes:{sitting}", str(asked_for.value.facts["sha256"]))
    write_passage(who, sitting, "after", 0, "คำที่ไม่มีใครยืนยัน")
    with pytest.raises(NeedsSecondPerson):
        adopt_minutes(who, sitting)
    take_back = passages_of(sitting)["after"].version
    write_passage(who, sitting, "after", take_back, "")
    adopt_minutes(who, sitting)
    assert row_of(hall).state == "adopted"


def test_whoever_has_the_file_can_count_the_hash_again(hall: Hall) -> None:
    circulated(hall)
    day_passes(hall)
    sha256 = adopt_minutes(secretary(hall), hall.meeting_id)
    told = json.loads(_printed(hall, "json"))
    assert told["schema"] == "assembly.minutes/2"
    assert told.pop("sha256") == sha256
    assert hashlib.sha256(rfc8785.dumps(told)).hexdigest() == sha256
    recorded = session().scalars(select(Entry).where(Entry.type == "minutes_adopted")).one()
    assert recorded.subject == f"meeting:{hall.meeting_id}"


def test_what_is_read_back_is_what_was_frozen(hall: Hall) -> None:
    over(hall)
    write_passage(secretary(hall), hall.meeting_id, "after", 0, "นัดประชุมครั้งต่อไป")
    go_round(hall)
    day_passes(hall)
    alive = paper(hall)
    adopt_minutes(secretary(hall), hall.meeting_id)
    frozen = paper(hall)
    assert frozen.items == alive.items
    assert (frozen.present, frozen.after) == (alive.present, alive.after)
    assert frozen.started_at is not None
    assert alive.started_at is not None
    assert abs(frozen.started_at - alive.started_at) < timedelta(seconds=1)


def test_the_second_freeze_is_refused(hall: Hall) -> None:
    circulated(hall)
    day_passes(hall)
    adopt_minutes(secretary(hall), hall.meeting_id)
    with pytest.raises(rules.MinutesFrozen):
        freeze_minutes(secretary(hall), hall.meeting_id, "{}")


def test_breaks_come_from_the_journal_and_one_that_moved_is_one(hall: Hall) -> None:
    begin(hall)
    chair, sitting = hall.facilitator, hall.meeting_id
    start_break(chair, sitting, hall.version, minutes=30)
    start_break(chair, sitting, hall.version, minutes=40)
    end_break(chair, sitting, hall.version)
    start_break(chair, sitting, hall.version, minutes=5)
    told = paper(hall).breaks
    assert [ended is not None for _began, ended in told] == [True, False]
    assert meeting(sitting).phase == "open"


def test_every_refusal_says_a_whole_sentence(hall: Hall) -> None:
    with hall.app.test_request_context():
        for name in rules.__all__:
            found = getattr(rules, name)
            if isinstance(found, type) and issubclass(found, Refusal):
                assert len(str(found.message)) > 20, name


def test_the_passage_of_an_item_can_be_corrected_too(hall: Hall) -> None:
    circulated(hall)
    place = rules.item_place(hall.items[0])
    made = asked(hall, "นางอรุณีเป็นผู้เสนอ", place)
    accept_correction(secretary(hall), made, 0, "นางอรุณีเป็นผู้เสนอ")
    db.session.remove()
    assert passages_of(hall.meeting_id)[place].text == "นางอรุณีเป็นผู้เสนอ"
    assert paper(hall).items[0].discussion == ("นางอรุณีเป็นผู้เสนอ",)


def _printed(hall: Hall, form: str) -> bytes:
    db.session.remove()
    return take_out(SYSTEM, hall.assembly_id, "minutes", form, hall.meeting_id)


@change
def _rename(member_id: int, given_name: str) -> None:
    session().get_one(Member, member_id).given_name = given_name
