"""What leaves the house of what people said: counts of all, words only once they may be read."""

import io
import json
from dataclasses import fields

import openpyxl
import pytest
from sqlalchemy import select

from assembly.agenda.actions import finish_item
from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.exports.formats import export
from assembly.exports.guide import FIELDS, as_schema
from assembly.exports.papers import GrievanceBook, GrievanceText
from assembly.exports.queries import paper_of
from assembly.extensions import db
from assembly.grievances.actions import attach, review, tell, withhold
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.rules import About
from assembly.issues.models import Issue
from assembly.registry.models import Organisation
from assembly.resolutions.queries import resolution_of_item
from tests.exports.scenes import GRIEVANCES, HOSTILE
from tests.factories.decisions import begin, decide
from tests.factories.hall import Hall

KINDS = {"string": str, "boolean": bool, "integer": int, "array": list, "object": dict}


def book(hall: Hall, *, public: bool = False) -> GrievanceBook:
    db.session.remove()
    found = paper_of("grievances", hall.assembly_id, public=public)
    assert isinstance(found, GrievanceBook)
    return found


def heard(hall: Hall, n: int, group: str | None = None, place: str = "820201") -> list[int]:
    for turn in range(n):
        about = About(urgent=turn == 0, target_group=group)
        tell(hall.assembly_id, place, None, f"น้ำไม่ไหล {group} {turn}", f"{group}{turn}", about)
    return list(session().scalars(select(Grievance.id)))


@change
def let(ids: list[int], **values: object) -> None:
    for row in session().scalars(select(Grievance).where(Grievance.id.in_(ids))):
        for name, value in values.items():
            setattr(row, name, value)


def test_the_secretary_takes_all_rows_and_only_words_that_may_leave(hall: Hall) -> None:
    first, second, third = heard(hall, 3)
    review(hall.facilitator, first)
    withhold(hall.facilitator, second)
    let([first], cleared_text="น้ำไม่ไหล เอาชื่อออกแล้ว")
    texts = book(hall).texts
    assert {text.state: text.text for text in texts} == {
        "reviewed": "น้ำไม่ไหล เอาชื่อออกแล้ว",
        "withheld": "",
        "new": "",
    }
    let([third], state="withdrawn")
    assert len(book(hall).texts) == 2


def test_everybody_takes_what_was_published_and_counts_nothing_else(hall: Hall) -> None:
    first, second, _third = heard(hall, 3)
    let([first, second], state="reviewed")
    let([first], published_on=clock.today())
    found = book(hall, public=True)
    assert [text.published for text in found.texts] == [True]
    assert sum(row.without_strategy for row in found.districts) == 1
    assert sum(month.told for month in found.months) == 1
    assert found.is_public


def test_what_everybody_takes_says_no_place_and_day_nearer_than_the_page_does(hall: Hall) -> None:
    """A stage's name tells the day and the hall; of few in a subdistrict each is known there."""
    told = heard(hall, 4)
    let(told, state="reviewed", published_on=clock.today(), meeting_id=hall.meeting_id)
    assert {(t.subdistrict, t.stage) for t in book(hall, public=True).texts} == {("", "")}
    assert all(text.stage for text in book(hall).texts), "the office reads it all"
    let(heard(hall, 5), state="reviewed", published_on=clock.today())
    assert all(text.subdistrict for text in book(hall, public=True).texts)


def test_a_group_of_fewer_than_five_in_a_district_stays_unsaid(hall: Hall) -> None:
    heard(hall, 5, "parent")
    heard(hall, 4, "student")
    groups = [text.target_group for text in book(hall).texts]
    assert sorted(groups, key=str) == [None] * 4 + ["parent"] * 5


def test_what_became_of_it_stands_beside_it(hall: Hall) -> None:
    (told,) = heard(hall, 1)
    begin(hall)
    attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [told])
    decide(hall, "yyyyyyyyynna")

    @change
    def lead_on() -> None:
        row = session().get_one(Grievance, told)
        issue = Issue(assembly_id=hall.assembly_id, title="น้ำกิน", made_on=clock.today())
        body = Organisation(
            assembly_id=hall.assembly_id,
            name="ประปา",
            kind="state_agency",
            sector="state",
            level="district",
        )
        session().add_all([issue, body])
        session().flush()
        row.issue_id, row.organisation_id, row.meeting_id = issue.id, body.id, hall.meeting_id
        session().add(MeToo(grievance_id=told, who_hash="x", joined_on=clock.today()))

    lead_on()
    (text,) = book(hall).texts
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    assert (text.issue, text.organisation, text.joined) == ("น้ำกิน", "ประปา", 1)
    assert text.item.startswith("13/2569 วาระ")
    assert text.resolutions == (adopted.number,)
    assert text.stage.endswith("ครั้งที่ 13/2569")
    owed = sum(row.unresolved_without_strategy for row in book(hall).districts)
    finish_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    assert (owed, sum(r.unresolved_without_strategy for r in book(hall).districts)) in {
        (1, 0),
        (0, 0),
    }


def test_the_guide_knows_every_field_and_every_field_is_as_it_says() -> None:
    assert {one.name for one in FIELDS} == {one.name for one in fields(GrievanceText)}
    told = json.loads(export("grievances", "json", GRIEVANCES))
    assert told["fields"] == as_schema()
    for text in told["texts"]:
        assert set(text) == set(told["fields"]["required"])
        for name, about in told["fields"]["properties"].items():
            kinds = about["type"] if isinstance(about["type"], list) else [about["type"]]
            value = text[name]
            assert (value is None and "null" in kinds) or isinstance(value, KINDS[kinds[0]])
            assert value in about.get("enum", [value])


def test_the_workbook_has_its_five_sheets_and_the_matrix_counts_twice() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(export("grievances", "xlsx", GRIEVANCES)))
    assert workbook.sheetnames == ["คำอธิบาย", "ตาราง", "ความทุกข์", "รายอำเภอ", "รายเดือน"]
    rows = [[cell.value for cell in row] for row in workbook["ตาราง"].iter_rows(min_row=3)]
    assert [row[2] for row in rows if row[2]] == ["ทั้งหมด", "ยังค้าง"] * 3
    assert rows[0][3:] == [0, 9, 11, 20]
    guide = [row[1].value for row in workbook["คำอธิบาย"].iter_rows(min_row=3)]
    assert set(guide) >= {one.name for one in FIELDS}


@pytest.mark.parametrize("typed", HOSTILE)
def test_no_cell_of_the_workbook_is_a_formula(typed: str) -> None:
    text = GrievanceText(
        "เกาะยาว", typed, None, typed, issue=typed, organisation=typed, stage=typed
    )
    hostile = GrievanceBook(typed, typed, GRIEVANCES.as_of, (), (), (text,), is_example=False)
    workbook = openpyxl.load_workbook(io.BytesIO(export("grievances", "xlsx", hostile)))
    kinds = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_equal_rows_give_equal_files(hall: Hall) -> None:
    heard(hall, 4)
    for form in ("xlsx", "csv", "json"):
        once, again = (export("grievances", form, book(hall)) for _turn in range(2))
        assert once == again
