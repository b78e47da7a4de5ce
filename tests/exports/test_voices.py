"""A district's report: what hurts, where, what became of it; and only words anybody may read."""

from datetime import date
from pathlib import Path

import docx
import pytest
from PIL import Image
from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.exports.blocks import Bars, Heat, Paragraph, Pictures
from assembly.exports.formats import export
from assembly.exports.layouts.voices import lay_out
from assembly.exports.papers import VoicesReport
from assembly.exports.queries import paper_of
from assembly.extensions import db
from assembly.grievances.actions import tell
from assembly.grievances.models import Grievance, GrievancePicture
from assembly.grievances.rules import About
from assembly.meetings.actions import call_meeting
from assembly.stages.models import Headcount, ListeningStage
from tests.exports.scenes import EMPTY, VOICES
from tests.exports.test_views import press
from tests.factories.hall import Hall

WORDS = "คืนก่อนคลอด คลื่นสูง เรือออกไม่ได้"


def report(hall: Hall, district: str | None = "8202") -> VoicesReport:
    db.session.remove()
    found = paper_of("voices", hall.assembly_id, district=district)
    assert isinstance(found, VoicesReport)
    return found


def told(hall: Hall) -> int:
    tell(hall.assembly_id, "820201", None, WORDS, "one", About(urgent=True, target_group="parent"))
    return session().scalars(select(Grievance.id)).one()


@change
def let(**values: object) -> None:
    for row in session().scalars(select(Grievance)):
        for name, value in values.items():
            setattr(row, name, value)


def test_one_district_is_counted_by_strategy_and_by_every_subdistrict(hall: Hall) -> None:
    told(hall)
    (one,) = report(hall).districts
    assert (one.district, one.whole.told, one.whole.urgent) == ("เกาะยาว", 1, 1)
    assert len(one.by_strategy) == 11
    assert {place.name: place.told for place in one.by_subdistrict} == {
        "เกาะยาวน้อย": 1,
        "เกาะยาวใหญ่": 0,
        "พรุใน": 0,
    }
    assert dict(one.groups)["ผู้ปกครอง"] is None, "one parent could be told apart"


def test_all_districts_stand_in_one_report_behind_the_matrix(hall: Hall) -> None:
    told(hall)
    found = report(hall, None)
    assert len(found.districts) == len(found.places) == 8
    assert len(found.matrix) == 11
    assert report(hall).matrix == ()
    with pytest.raises(NotFound):
        report(hall, "8301")


def test_only_published_words_are_quoted(hall: Hall) -> None:
    told(hall)
    let(state="reviewed")
    assert report(hall).districts[0].quotes == ()
    let(published_on=clock.today())
    (quote,) = report(hall).districts[0].quotes
    assert quote.text == WORDS
    let(state="withheld")
    assert report(hall).districts[0].quotes == ()


def test_a_cleared_picture_is_printed_and_a_lost_one_skipped(hall: Hall) -> None:
    grievance_id = told(hall)
    let(state="reviewed", published_on=clock.today())
    folder = Path(hall.app.instance_path) / "files" / "pictures"
    folder.mkdir(parents=True)
    Image.new("RGB", (1800, 900), "#11606a").save(folder / "seen.jpg")

    @change
    def hang() -> None:
        for name, cleared in (("seen.jpg", True), ("gone.jpg", True), ("shut.jpg", False)):
            session().add(
                GrievancePicture(
                    grievance_id=grievance_id, name=name, width=9, height=9, bytes=9,
                    is_cleared=cleared,
                )
            )  # fmt: skip

    hang()
    (picture,) = report(hall).districts[0].pictures
    assert (picture.width, picture.height) == (900, 450)
    assert picture.content.startswith(b"\xff\xd8")
    assert picture.says == "อำเภอเกาะยาว", "of one alone no nearer"


def test_listening_stages_tell_who_came(hall: Hall) -> None:
    @change
    def listen() -> None:
        stage = call_meeting(
            SYSTEM, hall.assembly_id, 1, date(2026, 9, 1), "ศาลาเกาะยาวน้อย", 1,
            kind="listening_stage",
        )  # fmt: skip
        session().add(
            ListeningStage(meeting_id=stage, assembly_id=hall.assembly_id, district_code="8202")
        )
        session().flush()
        session().add(Headcount(meeting_id=stage, target_group="parent", people=12))
        session().add(Headcount(meeting_id=stage, target_group="other", people=2))

    listen()
    (stage,) = report(hall).districts[0].stages
    assert (stage.people, dict(stage.groups)["ผู้ปกครอง"]) == (14, 12)
    assert "มา 14 คน" in " ".join(
        block.text for block in lay_out(report(hall)).blocks if isinstance(block, Paragraph)
    )


def test_the_paper_draws_bars_the_matrix_and_pictures() -> None:
    kinds = {type(block) for block in lay_out(VOICES).blocks}
    assert {Bars, Heat, Pictures} <= kinds
    bars = next(block for block in lay_out(VOICES).blocks if isinstance(block, Bars))
    assert [(share, owed) for _name, _said, share, owed in bars.rows] == [(1000, 1000), (333, 0)]
    assert {Bars, Heat, Pictures} & {type(b) for b in lay_out(EMPTY["voices"]).blocks} == set()  # type: ignore[arg-type]


def test_word_holds_the_tints_the_shapes_and_what_they_mean(tmp_path: Path) -> None:
    file = tmp_path / "voices.docx"
    file.write_bytes(export("voices", "docx", VOICES))
    xml = docx.Document(str(file)).element.xml
    assert 'w:fill="0B4F5C"' in xml
    assert xml.count("<pic:pic") == 1 + 2, "a bar each, and the picture"
    assert "สีเข้ม ยังค้าง" in xml
    assert "๑๒" in xml


def test_the_same_report_gives_the_same_bytes(hall: Hall) -> None:
    told(hall)
    for form in ("pdf", "docx"):
        once, again = (export("voices", form, report(hall)) for _turn in range(2))
        assert once == again


def test_the_office_takes_one_district_or_all(hall: Hall) -> None:
    page = hall.browser("secretary").get(f"/office/{hall.slug}").text
    assert "รายงานความทุกข์รายอำเภอ" in page
    assert press(hall, "voices.pdf", district="8202").data.startswith(b"%PDF")
    assert press(hall, "voices.docx").status_code == 200
    assert press(hall, "voices.docx", district="9999").status_code == 404
    assert press(hall, "grievances.csv", public="1").status_code == 200
