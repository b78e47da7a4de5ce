"""What was promised and what became of it, taken out as a paper by who follows it."""

from datetime import date, timedelta

import pytest

from assembly.commitments.models import Commitment
from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.thai import be_year
from assembly.exports.papers import CommitmentBook, CommitmentPaper
from assembly.exports.queries import Narrowed, paper_of
from assembly.extensions import db
from tests.exports.test_resolved import counted
from tests.factories.hall import Hall, gather
from tests.factories.promises import (
    DUE,
    MET,
    Promised,
    divided,
    many_promises,
    moved,
    promised,
    reported,
)
from tests.factories.proofs import shown_report
from tests.factories.requests import answers, ask, remind_of, send


def book_of(hall: Hall, **narrowed: object) -> CommitmentBook:
    db.session.remove()
    asked = Narrowed(**narrowed)  # type: ignore[arg-type]  # a person's choices
    found = paper_of("commitments", hall.assembly_id, narrowed=asked)
    assert isinstance(found, CommitmentBook)
    return found


def first_of(hall: Hall) -> CommitmentPaper:
    return book_of(hall).commitments[0]


def test_a_promise_is_told_with_its_resolution_its_bodies_and_its_day(hall: Hall) -> None:
    made = promised(hall)
    book = book_of(hall)
    assert [(one.resolution, one.item) for one in book.commitments] == [("13.1", 1), ("13.1", 2)]
    first = book.commitments[0]
    assert first.lead is not None
    assert (first.lead.name, first.lead.sector) == ("สำนักงานที่ดินจังหวัดพังงา", "state")
    assert {body.sector for body in first.partners} == {"community", "local_government"}
    assert first.link.endswith(f"/k/{made.first}")
    assert (book.totals.commitments, book.totals.waiting) == (2, 2)
    assert len(book.by_district) == 9  # eight of the province, none too, and the whole of it
    assert book.by_year[0].name == str(be_year(DUE))


def test_lines_stand_as_they_were_written_and_a_wrong_one_names_what_corrects_it(
    hall: Hall,
) -> None:
    made = promised(hall)
    reported(hall, made.first, "ประชุมแล้ว 2 ครั้ง", progress=40)
    moved(hall, made.first, "kept", "มีภาพครบ")
    first = first_of(hall)
    told = [line for line in first.reports if line.text]
    assert [line.text for line in told] == ["ประชุมแล้ว 2 ครั้ง", "มีภาพครบ"]
    assert (first.state, first.progress) == ("kept", 100)


def test_words_that_nobody_has_read_are_in_no_paper_but_that_they_came_is(hall: Hall) -> None:
    made = promised(hall)
    body = made.bodies["state"]
    more = {"source": "body", "organisation_id": body, "seen": "unread", "progress": 70}
    reported(hall, made.first, "ข้อความลับก่อนอ่าน", **more)
    (line,) = (one for one in first_of(hall).reports if one.kind == "report")
    assert (line.seen, line.text, line.progress) == ("unread", "", None)
    assert line.body == "สำนักงานที่ดินจังหวัดพังงา"


def test_silence_is_counted_in_days_and_ends_with_the_answer(hall: Hall) -> None:
    made = promised(hall)
    asked = send(ask(made.first), 45)
    remind_of(asked, 5, "สพง 15/2569")
    (request,) = first_of(hall).requests
    assert (request.silent_days, request.is_silent, request.is_overdue) == (45, True, True)
    assert [letter.kind for letter in request.letters] == ["request", "reminder"]
    assert book_of(hall).totals.longest_silence == 45
    answers(asked, "accepted", 3, text="ยินดีทำ")
    (request,) = first_of(hall).requests
    assert (request.silent_days, request.is_silent) == (42, False)
    assert request.answers[0].text == "ยินดีทำ"
    assert book_of(hall).totals.silent == 0


def test_a_draft_of_a_letter_is_in_no_paper(hall: Hall) -> None:
    made = promised(hall)
    ask(made.first)
    assert first_of(hall).requests == ()


def test_parts_stand_under_their_whole_with_their_own_lines(hall: Hall) -> None:
    made = promised(hall)
    one, _other = divided(hall, made.first, 3, 1)
    reported(hall, one, "ทำแล้ว", progress=100)
    first = first_of(hall)
    assert [part.weight for part in first.parts] == [3, 1]
    assert first.parts[0].reports[-1].text == "ทำแล้ว"
    assert first.progress == 75


@pytest.fixture
def two(hall: Hall) -> Promised:
    return promised(hall)


def test_a_report_is_narrowed_to_a_body_a_district_a_strategy_or_a_year(
    hall: Hall, two: Promised
) -> None:
    many_promises(hall, two.resolution_id, 8)
    assert len(book_of(hall).commitments) == 10
    mine = book_of(hall, body=two.bodies["state"])
    assert [one.item for one in mine.commitments] == [1]
    assert mine.title.startswith("รายงานติดตามพันธสัญญา สำนักงานที่ดินจังหวัดพังงา")
    assert mine.link.endswith(f"/promises?body={two.bodies['state']}")
    assert len(book_of(hall, district="8202").commitments) == 1
    of_year = book_of(hall, year=be_year(DUE)).commitments
    assert {one.due.year for one in of_year if one.due} == {DUE.year}
    assert book_of(hall, strategy=1).chosen.strategy is not None
    assert book_of(hall, by="body").grouped == "body"


@pytest.mark.parametrize("asked", [{"body": 2**40}, {"district": "8399"}, {"strategy": 99}])
def test_what_is_not_here_is_not_found(hall: Hall, asked: dict[str, object]) -> None:
    with pytest.raises(NotFound):
        book_of(hall, **asked)


def test_another_assemblys_body_is_not_found_here(hall: Hall, two: Promised) -> None:
    other = gather(hall.app, slug="another", code="111111")
    with pytest.raises(NotFound):
        book_of(other, body=two.bodies["state"])


def test_fifty_promises_take_no_more_questions_than_two(hall: Hall, two: Promised) -> None:
    reported(hall, two.first)
    send(ask(two.first), 3)
    with counted() as for_two:
        book_of(hall)
    for id_ in many_promises(hall, two.resolution_id, 48):
        reported(hall, id_, MET)
    with counted() as for_fifty:
        assert len(book_of(hall).commitments) == 50
    assert len(for_fifty) == len(for_two)


def test_what_is_late_is_told_with_its_days(hall: Hall) -> None:
    make_due(promised(hall).first, clock.today() - timedelta(days=12))
    assert first_of(hall).late_days == 12
    assert book_of(hall).totals.late == 1


@change
def make_due(commitment_id: int, day: date) -> None:
    session().get_one(Commitment, commitment_id).due_on = day


def test_figures_name_the_second_person_and_pictures_are_printed_small(hall: Hall) -> None:
    made = promised(hall)
    shown_report(hall, made.first)
    line = next(one for one in first_of(hall).reports if one.evidence)
    kinds = [one.kind for one in line.evidence]
    assert kinds == ["picture", "paper", "figure", "figure"]
    picture = line.evidence[0].picture
    assert picture is not None
    assert picture.content.startswith(b"\xff\xd8")
    assert line.evidence[0].link.startswith("http")
    assert not line.evidence[2].is_confirmed
