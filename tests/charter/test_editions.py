"""Nothing in force changes until it is adopted, and what was adopted can be read for ever."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from assembly.charter.actions import (
    add_chapter,
    adopt_edition,
    amend_clause,
    draft_amendment,
    draft_clause,
    draft_move,
    draft_part,
    draft_repeal,
    found_bylaw,
    move_chapter,
    rename_chapter,
    repeal_clause,
    undo_change,
)
from assembly.charter.models import EditionClause
from assembly.charter.queries import (
    change_of_part,
    changes_of,
    chapters_in,
    clause,
    document,
    documents_of,
    draft_board,
    edition_as_of,
    edition_book,
    edition_text,
    editions_of,
    history_of,
    seen_of,
)
from assembly.charter.rules import (
    AlreadyRepealed,
    ChapterHasClauses,
    DayTooEarly,
    GoneFromDraft,
    NoSuchPlace,
    NothingChanges,
    OrderWouldFall,
)
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import NotFound, Stale
from assembly.extensions import db
from assembly.operator.verifying import verify
from tests.factories.charter import FIRST, SECOND, Table, lay_table, lines
from tests.factories.hall import Hall


@pytest.fixture
def table(hall: Hall) -> Table:
    return lay_table(hall)


@pytest.fixture
def printed(table: Table) -> Table:
    """The same charter, with its first edition adopted."""
    table.adopt()
    return table


def test_a_draft_changes_nothing_that_is_in_force(printed: Table) -> None:
    before = lines(printed.standing)
    draft_amendment(SYSTEM, printed.clauses[0], printed.seen(0), "เป็นของทุกคน", "ให้สั้นลง")
    draft_repeal(SYSTEM, printed.clauses[1], printed.seen(1))
    draft_clause(SYSTEM, printed.charter_id, f"after:c{printed.clauses[2]}", "ผลต้องติดประกาศ")
    assert lines(printed.standing) == before
    assert lines(printed.draft) == [
        "1 เป็นของทุกคน",
        "2 (ยกเลิก)",
        "3 ชุมชนร่วมตรวจแนวเขต",
        "3/1 ผลต้องติดประกาศ",
        "4 ทุกหมู่บ้านรู้ผล",
    ]


def test_adopted_the_draft_is_the_text_and_nothing_is_left_to_change(printed: Table) -> None:
    draft_amendment(SYSTEM, printed.clauses[0], printed.seen(0), "เป็นของทุกคน")
    draft_clause(SYSTEM, printed.charter_id, f"start:{printed.chapter(3)}", "ทะเลเป็นของทุกคน")
    promised = lines(printed.draft)
    assert printed.adopt(SECOND) == 2
    assert lines(printed.standing) == promised
    assert changes_of(printed.charter_id) == []
    assert printed.standing.clause_count == 5


def test_every_edition_stays_as_it_was_adopted(printed: Table) -> None:
    first = editions_of(printed.charter_id)[0]
    was = edition_book(first.id)
    draft_part(SYSTEM, printed.charter_id, "title", "0", "ธรรมนูญใหม่")
    draft_part(SYSTEM, printed.charter_id, "preamble", "0", "คำปรารภใหม่")
    rename_chapter(SYSTEM, printed.charter_id, printed.chapter(0), "หลักการ")
    draft_repeal(SYSTEM, printed.clauses[0], printed.seen(0))
    printed.adopt(SECOND)
    db.session.remove()
    assert edition_book(first.id) == was
    assert was.chapters[0].title == "บททั่วไป"
    assert printed.standing.title == "ธรรมนูญใหม่"
    assert printed.standing.chapters[0].title == "หลักการ"


def test_the_hash_covers_everything_printed_and_the_journal_holds_it(printed: Table) -> None:
    draft_part(SYSTEM, printed.charter_id, "signers", "0", "นายสมชาย ใจดี, ประธานสมัชชา")
    draft_part(SYSTEM, printed.charter_id, "pledge", "0", "ข้าพเจ้าจะรักษาธรรมนูญนี้")
    draft_part(SYSTEM, printed.charter_id, "transitory", "0", "ให้เริ่มภายใน 90 วัน")
    printed.adopt(SECOND)
    newest = editions_of(printed.charter_id)[-1]
    for words in ("ประธานสมัชชา", "รักษาธรรมนูญ", "90 วัน", "บททั่วไป", "2027-11-20"):
        assert words in edition_text(newest.id)
    assert verify().exit_code == 0
    _forge(newest.id, printed.clauses[0])
    db.session.remove()
    assert verify().exit_code == 1


@change
def _forge(edition_id: int, clause_id: int) -> None:
    same = (EditionClause.edition_id == edition_id, EditionClause.clause_id == clause_id)
    session().execute(update(EditionClause).where(*same).values(text="ของคนเดียว"))


def test_two_who_adopt_at_once_make_one_edition(printed: Table) -> None:
    """With nothing drafted the draft's version stayed, and the second press printed it again."""
    amend_clause(SYSTEM, printed.clauses[0], 1, "เป็นของทุกคน")
    db.session.remove()
    seen, where = document(printed.charter_id).version, (printed.hall.assembly_id, SECOND, "พังงา")
    assert adopt_edition(SYSTEM, *where, version=seen) == 2
    with pytest.raises(Stale):
        adopt_edition(SYSTEM, *where, version=seen)
    assert len(editions_of(printed.charter_id)) == 2


def test_the_charter_as_of_any_day(printed: Table) -> None:
    later = SECOND + timedelta(days=40)
    printed.adopt(SECOND, in_force_from=later)
    day = timedelta(days=1)
    found = [
        edition_as_of(printed.charter_id, at)
        for at in (FIRST - day, FIRST, SECOND, later - day, later, date(2100, 1, 1))
    ]
    assert [one.number if one else 0 for one in found] == [0, 1, 1, 1, 2, 2]


def test_an_edition_is_not_in_force_before_it_is_adopted_or_before_the_last(table: Table) -> None:
    with pytest.raises(DayTooEarly):
        table.adopt(FIRST, in_force_from=FIRST - timedelta(days=1))
    table.adopt(FIRST, in_force_from=FIRST + timedelta(days=90))
    with pytest.raises(DayTooEarly):
        table.adopt(FIRST, in_force_from=FIRST + timedelta(days=30))


def test_a_clause_tells_every_wording_it_had(printed: Table) -> None:
    id_ = printed.clauses[0]
    draft_amendment(SYSTEM, id_, printed.seen(0), "เป็นของทุกคน", "ให้สั้นลง")
    printed.adopt(SECOND)
    amend_clause(SYSTEM, id_, clause(id_).version, "เป็นของเรา")
    db.session.remove()
    repeal_clause(SYSTEM, id_, clause(id_).version)
    db.session.remove()
    told = history_of(id_)
    assert [(s.what, s.text, s.edition, s.reason) for s in told] == [
        ("added", "ธรรมนูญนี้เป็นของคนพังงาทุกคน", 1, ""),
        ("amended", "เป็นของทุกคน", 2, "ให้สั้นลง"),
        ("amended", "เป็นของเรา", None, ""),
        ("repealed", "(ยกเลิก)", None, ""),
    ]
    assert verify().exit_code == 0


def test_a_moved_clause_has_a_new_number_and_its_history_goes_along(printed: Table) -> None:
    draft_move(SYSTEM, printed.clauses[0], printed.seen(0), f"after:c{printed.clauses[3]}")
    printed.adopt(SECOND)
    assert lines(printed.standing)[0] == "1 (ยกเลิก)"
    new = printed.standing.chapters[1].clauses[-1]
    assert (new.number, new.text) == ("5", "ธรรมนูญนี้เป็นของคนพังงาทุกคน")
    assert [step.number for step in history_of(new.id)] == ["1", "5"]
    assert verify().exit_code == 0


def test_before_the_first_edition_clauses_walk_and_go_without_a_trace(table: Table) -> None:
    draft_move(SYSTEM, table.clauses[3], table.seen(3), f"start:{table.chapter(0)}")
    draft_repeal(SYSTEM, table.clauses[1], table.seen(1))
    move_chapter(SYSTEM, table.charter_id, table.chapter(1), "start:")
    assert table.adopt() == 1
    assert lines(table.standing) == [
        "1 ชุมชนร่วมตรวจแนวเขต",
        "2 ทุกหมู่บ้านรู้ผล",
        "3 ธรรมนูญนี้เป็นของคนพังงาทุกคน",
    ]
    assert table.standing.chapters[0].clauses[0].id == table.clauses[2]
    with pytest.raises(NotFound):
        clause(table.clauses[1])
    assert verify().exit_code == 0


def test_two_secretaries_the_second_is_told_who_was_first(printed: Table) -> None:
    seen = printed.seen(0)
    draft_amendment(printed.secretary("มาลี"), printed.clauses[0], seen, "เป็นของทุกคน")
    with pytest.raises(Stale) as refused:
        draft_amendment(printed.secretary("สุดา"), printed.clauses[0], seen, "เป็นของเรา")
    assert "มาลี" in refused.value.sentence
    assert "แก้ข้อ 1" in refused.value.sentence
    draft_amendment(printed.secretary("สุดา"), printed.clauses[1], printed.seen(1), "ใครก็พูดได้")


def test_an_edition_is_not_adopted_from_a_page_that_saw_another_draft(printed: Table) -> None:
    seen = draft_board(printed.charter_id).version
    draft_repeal(printed.secretary("มาลี"), printed.clauses[0], printed.seen(0))
    with pytest.raises(Stale):
        adopt_edition(SYSTEM, printed.hall.assembly_id, SECOND, "พังงา", version=seen)


def test_each_change_can_be_undone_alone(printed: Table) -> None:
    amended = draft_amendment(SYSTEM, printed.clauses[0], printed.seen(0), "เป็นของทุกคน")
    new = draft_clause(SYSTEM, printed.charter_id, f"after:c{printed.clauses[3]}", "ใหม่")
    draft_clause(SYSTEM, printed.charter_id, f"after:n{new}", "ใหม่กว่า")
    undo_change(SYSTEM, new, "1")
    undo_change(SYSTEM, amended, "1")
    assert lines(printed.draft)[:2] == lines(printed.standing)[:2]
    assert lines(printed.draft)[-1] == "5 ใหม่กว่า"
    with pytest.raises(GoneFromDraft):
        undo_change(SYSTEM, new, "1")


def test_drafted_clauses_and_chapters_are_put_after_one_another(printed: Table) -> None:
    charter_id, last = printed.charter_id, f"after:c{printed.clauses[3]}"
    first = draft_clause(SYSTEM, charter_id, last, "ก่อน")
    second = draft_clause(SYSTEM, charter_id, last, "หลัง")
    asked = {"change_id": first, "seen": "1"}
    draft_clause(SYSTEM, charter_id, f"after:n{second}", "ก่อน", **asked)  # type: ignore[arg-type]  # plain names
    assert lines(printed.draft)[-2:] == ["5 หลัง", "6 ก่อน"]
    asked = {"change_id": second, "seen": "1"}
    with pytest.raises(NoSuchPlace):
        draft_clause(SYSTEM, charter_id, f"after:n{first}", "หลัง", **asked)  # type: ignore[arg-type]  # plain names
    moved = draft_move(SYSTEM, printed.clauses[0], printed.seen(0), last)
    newest = draft_clause(SYSTEM, charter_id, f"after:n{moved}", "ต่อ")
    seen = printed.seen(0)
    with pytest.raises(NoSuchPlace):
        draft_move(SYSTEM, printed.clauses[0], seen, f"after:n{newest}")
    draft_repeal(SYSTEM, printed.clauses[0], seen)
    assert lines(printed.draft)[-3:] == ["5 ต่อ", "6 หลัง", "7 ก่อน"]


def test_drafted_chapters_are_put_after_one_another(printed: Table) -> None:
    charter_id, last = printed.charter_id, f"after:{printed.chapter(10)}"
    water = add_chapter(SYSTEM, charter_id, last, "น้ำ")
    wind = add_chapter(SYSTEM, charter_id, last, "ลม")
    move_chapter(SYSTEM, charter_id, f"x{water}", f"after:x{wind}")
    with pytest.raises(NoSuchPlace):
        move_chapter(SYSTEM, charter_id, f"x{wind}", f"after:x{water}")
    assert [chapter.title for chapter in printed.draft.chapters[-2:]] == ["ลม", "น้ำ"]


def test_a_drafted_chapter_goes_only_when_it_is_empty(printed: Table) -> None:
    born = add_chapter(SYSTEM, printed.charter_id, f"after:{printed.chapter(0)}", "น้ำ")
    new = draft_clause(SYSTEM, printed.charter_id, f"start:x{born}", "น้ำเป็นของทุกคน")
    with pytest.raises(ChapterHasClauses):
        undo_change(SYSTEM, born, "1")
    undo_change(SYSTEM, new, "1")
    undo_change(SYSTEM, born, "1")
    assert printed.draft.chapters == printed.standing.chapters


def test_a_new_chapter_becomes_one_with_its_clauses(printed: Table) -> None:
    born = add_chapter(SYSTEM, printed.charter_id, f"after:{printed.chapter(0)}", "น้ำ")
    draft_clause(SYSTEM, printed.charter_id, f"start:x{born}", "น้ำเป็นของทุกคน")
    printed.adopt(SECOND)
    book = printed.standing
    assert [c.title for c in book.chapters[:2]] == ["บททั่วไป", "น้ำ"]
    assert [c.number for c in book.chapters[1].clauses] == ["2/1"]
    assert [c.number for c in chapters_in(printed.charter_id)] == list(range(1, 13))


def test_what_cannot_be_drafted_is_refused_in_words(printed: Table) -> None:
    with pytest.raises(NothingChanges):
        draft_amendment(
            SYSTEM, printed.clauses[0], printed.seen(0), clause(printed.clauses[0]).text
        )
    with pytest.raises(NoSuchPlace):
        draft_clause(SYSTEM, printed.charter_id, "after:c999999", "ใหม่")
    with pytest.raises(OrderWouldFall):
        move_chapter(SYSTEM, printed.charter_id, printed.chapter(1), "start:")
    draft_repeal(SYSTEM, printed.clauses[0], printed.seen(0))
    printed.adopt(SECOND)
    with pytest.raises(AlreadyRepealed):
        draft_amendment(SYSTEM, printed.clauses[0], printed.seen(0), "กลับมา")


def test_drafting_again_what_stands_takes_the_change_back(printed: Table) -> None:
    draft_part(SYSTEM, printed.charter_id, "pledge", "0", "ข้าพเจ้าสัญญา")
    seen = seen_of(change_of_part(printed.charter_id, "pledge"))
    assert draft_part(SYSTEM, printed.charter_id, "pledge", seen, "") == 0
    assert changes_of(printed.charter_id) == []


def test_a_bylaw_stands_beside_the_charter_on_the_same_engine(printed: Table) -> None:
    where = printed.hall.assembly_id
    bylaw = found_bylaw(SYSTEM, where, "ข้อบัญญัติชุมชนบ้านน้ำเค็ม", "เพื่อทะเล", ["การดูแลทะเล"])
    place = f"start:h{chapters_in(bylaw)[0].id}"
    draft_clause(SYSTEM, bylaw, place, "ไม่จับปลาในฤดูวางไข่")
    own = Table(printed.hall, bylaw, [])
    assert own.adopt(SECOND) == 1
    assert lines(own.standing) == ["1 ไม่จับปลาในฤดูวางไข่"]
    assert [(d.kind, d.slug) for d in documents_of(where)] == [
        ("charter", "charter"),
        ("bylaw", "bylaw-1"),
    ]
    assert len(lines(printed.standing)) == 4
    assert verify().exit_code == 0


wishes = st.lists(
    st.tuples(st.sampled_from(["amend", "repeal", "insert", "move", "adopt"]), st.integers(0, 30)),
    max_size=10,
)


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(wishes)
def test_whatever_is_drafted_and_adopted_old_editions_stand(
    printed: Table, story: list[tuple[str, int]]
) -> None:
    """One charter through all the stories: what was printed once is never printed otherwise."""
    books = {e.id: edition_book(e.id) for e in editions_of(printed.charter_id)}
    for word, at in story:
        _do(printed, word, at)
    printed.adopt(SECOND)
    db.session.remove()
    assert {id_: edition_book(id_) for id_ in books} == books
    given_ = {c.id: c.number for book in books.values() for ch in book.chapters for c in ch.clauses}
    now = {c.id: c.number for ch in printed.standing.chapters for c in ch.clauses}
    assert given_.items() <= now.items()
    assert len(set(now.values())) == len(now)


def _do(table: Table, word: str, at: int) -> None:
    standing = [c for ch in table.standing.chapters for c in ch.clauses if c.state == "standing"]
    if word == "adopt":
        table.adopt(SECOND)
    elif word == "insert" or not standing:
        draft_clause(SYSTEM, table.charter_id, f"start:{table.chapter(at % 5)}", f"ใหม่ {at}")
    else:
        id_ = standing[at % len(standing)].id
        table.clauses[:] = [id_]
        verbs = {
            "amend": lambda: draft_amendment(SYSTEM, id_, table.seen(0), f"แก้ {at} {id_}"),
            "repeal": lambda: draft_repeal(SYSTEM, id_, table.seen(0)),
            "move": lambda: draft_move(
                SYSTEM, id_, table.seen(0), f"start:{table.chapter(at % 3)}"
            ),
        }
        verbs[word]()
