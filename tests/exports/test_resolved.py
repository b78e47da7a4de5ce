"""Resolutions as papers: one or many, who acts and until when, read in as few questions as one."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import openpyxl
import pytest
from sqlalchemy import event

from assembly.ballots.models import Ballot
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.exports.formats import export
from assembly.exports.papers import ResolutionBook
from assembly.exports.queries import naming, paper_of
from assembly.exports.queries.figuring import figures_of_all
from assembly.extensions import db
from assembly.resolutions.actions import assign_item, mark_effect
from assembly.resolutions.rules import Assigned
from tests.exports.test_views import press
from tests.factories.deciding import CARRIED, adopt, bodies
from tests.factories.decisions import begin, everyone_votes, finish_vote, open_vote
from tests.factories.hall import Hall, gather


def book_of(hall: Hall, about: int | None = None) -> ResolutionBook:
    db.session.remove()
    found = paper_of("resolutions", hall.assembly_id, about=about)
    assert isinstance(found, ResolutionBook)
    return found


@contextmanager
def counted() -> Iterator[list[str]]:
    """The questions put to the database meanwhile."""
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("kind", ["vote", "consensus"])
@pytest.mark.parametrize("method", ["named", "secret"])
def test_figures_read_together_are_those_read_one_by_one(
    hall: Hall, method: str, kind: str
) -> None:
    begin(hall)
    ballot_id = open_vote(hall, 0, method, kind=kind)
    if kind == "vote":
        everyone_votes(hall, ballot_id, CARRIED)
    finish_vote(hall, ballot_id)
    db.session.remove()
    one = naming.figures_of(session().get_one(Ballot, ballot_id))
    assert figures_of_all([ballot_id]) == {ballot_id: one}


def test_three_resolutions_take_no_more_questions_than_one(hall: Hall) -> None:
    adopt(hall, 0)
    with counted() as for_one:
        book_of(hall)
    adopt(hall, 1)
    adopt(hall, 2)
    with counted() as for_three:
        assert len(book_of(hall).resolutions) == 3
    assert len(for_three) == len(for_one)


def test_a_sheet_of_items_says_who_acts_by_party_and_until_when(hall: Hall) -> None:
    first, known = adopt(hall, 0), bodies(hall)
    said = Assigned(known["state"], (known["community"], known["private"]), date(2027, 9, 30))
    assign_item(hall.facilitator, first.id, 1, 2, said)
    later = adopt(hall, 1)
    mark_effect(hall.facilitator, first.id, 2, "amended", later.id, 1)
    book = book_of(hall)
    workbook = openpyxl.load_workbook(io.BytesIO(export("resolutions", "xlsx", book)))
    rows = [[cell.value for cell in row] for row in workbook["ข้อปฏิบัติ"].iter_rows()]
    told = next(row for row in rows if row[:2] == ["13.1", 2])
    assert told[3:9] == [
        "สำนักงานที่ดินจังหวัดพังงา", "รัฐ", "สภาองค์กรชุมชนตำบลเกาะยาว", None, None, "หอการค้าจังหวัดพังงา",
    ]  # fmt: skip
    assert told[9].date() == date(2027, 9, 30)  # type: ignore[union-attr]  # a day stays a day
    assert book.resolutions[0].effects == ("ข้อ 1 ถูกแก้โดยมติ 13.2",)


def test_one_resolution_is_taken_out_by_its_number(hall: Hall) -> None:
    first = adopt(hall, 0)
    adopt(hall, 1)
    assert [paper.number for paper in book_of(hall, first.id).resolutions] == ["13.1"]
    answer = press(hall, "resolutions.json", number="มติ ๑๓.๒")
    assert [paper["number"] for paper in answer.json["resolutions"]] == ["13.2"]
    assert press(hall, "resolutions.json", number="99.9").status_code == 404
    other = gather(hall.app, slug="another", code="111111")
    with pytest.raises(NotFound):
        paper_of("resolutions", other.assembly_id, about=first.id)
