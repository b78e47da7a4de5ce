"""The record is Thai; what of it is the program's own is told again in the reader's language."""

from datetime import date

import pytest
from flask_babel import refresh
from hypothesis import given
from hypothesis import strategies as st

from assembly.commitments.actions import describe, note_decision
from assembly.commitments.rules import Described, Words, renoted, retold, reworded, told_bodies
from assembly.core import thai
from assembly.core.access import SYSTEM
from assembly.follow_up.rules import (
    Asked,
    decided_above_words,
    kept_above_words,
    noted_words,
)
from assembly.requests.rules import answer_line
from tests.factories.hall import Hall
from tests.factories.minutes import secretary
from tests.factories.promises import promised, version_of

DAY = date(2027, 3, 31)
BARE = Words("ตั้งคณะทำงาน", "", "", None, 1, is_project=False, strategy=None)
FULL = Words("ตั้งคณะทำงาน", "มีหมุดครบ", "อำเภอเกาะยาว", DAY, 3, is_project=True, strategy=4)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_written_day_is_read_back(day: date) -> None:
    assert thai.read_long_date(thai.long_date(day)) == day


@pytest.mark.parametrize(
    "said", ["", "—", "31 มีนาคม", "31 กุมภาพันธ์ 2570", "x มีนาคม 2570", "1 May 2027"]
)
def test_what_is_no_day_is_none(said: str) -> None:
    assert thai.read_long_date(said) is None


def own_notes() -> list[str]:
    extends = Asked("extend", "ขอเวลา", due_on=DAY)
    return [
        *(noted_words(extends, "", carried=carried) for carried in (True, False)),
        noted_words(Asked("escalate", "งบไม่พอ"), "กรมที่ดิน", carried=True),
        decided_above_words("อำเภอเกาะยาว", "2.1", "น้ำประปาทุกบ้าน"),
        kept_above_words("อำเภอเกาะยาว", "2.1", "น้ำประปาทุกบ้าน"),
        *(answer_line(kind, "เทศบาล") for kind in ("accepted", "refused")),
    ]


def test_to_a_thai_reader_the_record_says_what_it_says(hall: Hall) -> None:
    written = [told_bodies("ก", "ขค"), told_bodies("", "ข"), told_bodies("ก", "")]
    for said in [*written, *(reworded(BARE, FULL) or ()), "เริ่มงาน · อะไรก็ได้ 100%"]:
        assert retold(said, thai.long_date) == said
    for said in [*own_notes(), "เขียนเอง 100% มติ"]:
        assert renoted(said, thai.long_date) == said


def test_an_english_page_of_a_promise_tells_its_record_in_english(hall: Hall) -> None:
    made = promised(hall)
    said = Described("ตั้งคณะทำงาน", "มีหมุดครบ", district_code="8202", begins_on=DAY)
    describe(secretary(hall), made.first, version_of(made.first), said)
    for note in own_notes():
        note_decision(SYSTEM, made.first, note)
    office = f"/office/{hall.slug}/commitments/{made.first}?lang=en"
    everybody, keeper = hall.app.test_client(), hall.browser("secretary")
    for browser, path in ((everybody, f"/k/{made.first}?lang=en"), (keeper, office)):
        refresh()
        page = browser.get(path).text
        record = page[page.index("record") :]
        for english in (
            "Lead body สำนักงานที่ดินจังหวัดพังงา, with ",
            "Place อำเภอเกาะยาว",
            "begins 31 March 2027",
            "The meeting agreed to extend it until 31 March 2027. Reason given: ขอเวลา",
            "อำเภอเกาะยาว Assembly adopted resolution 2.1 น้ำประปาทุกบ้าน",
        ):
            assert english in page
        for thai_words in ("ผู้รับผิดชอบหลัก", "ที่ประชุม", "พันธสัญญานี้", "ตอบหนังสือ", "ทั้งจังหวัด"):
            assert thai_words not in record
