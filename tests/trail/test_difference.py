"""Two states of a document: nothing of either is lost, and what changed is named for what it is."""

from dataclasses import replace

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from assembly.charter.queries import ChapterView, CharterBook, ClauseView
from assembly.charter.rules import Signer
from assembly.core.marking import GONE, NEW
from assembly.trail.rules import Difference, Line, compared_lines, difference

RIGHT = "ชุมชนมีสิทธิร่วมตรวจแนวเขตที่ดิน โดย\n(1) ทุกอำเภอมีคณะทำงาน\n(2) บอกผลทุกหมู่บ้าน"


def clause(id_: int, text: str, number: str = "", state: str = "standing") -> ClauseView:
    return ClauseView(id_, number or str(id_), text, False, False, state)


def book(*chapters: tuple[int, str, list[ClauseView]], **parts: object) -> CharterBook:
    views = tuple(
        ChapterView(id_, place, title, None, tuple(clauses))
        for place, (id_, title, clauses) in enumerate(chapters, 1)
    )
    made = CharterBook(1, "ธรรมนูญพังงา", "เราชาวพังงา", None, views)
    return replace(made, **parts)  # type: ignore[arg-type]  # the parts by name


def kinds(found: Difference) -> dict[str, str]:
    return {change.number: change.kind for change in found.clauses if change.kind != "same"}


def shown(lines: tuple[Line, ...]) -> list[str]:
    signs = {"same": "{}", GONE: "[-{}-]", NEW: "[+{}+]"}
    return [
        " ".join(
            "".join(signs[part.kind].format(part.text) for part in parts)
            for parts in (line.mark, line.parts)
            if parts
        )
        for line in lines
    ]


def said(lines: tuple[Line, ...], without: str) -> str:
    pieces = (p.text for line in lines for p in (*line.mark, *line.parts) if p.kind != without)
    return "".join(pieces)


def test_every_change_is_named_for_what_it_is() -> None:
    before = book(
        (1, "บททั่วไป", [clause(1, "หนึ่ง"), clause(2, "สอง"), clause(3, "สาม"), clause(4, "สี่")]),
        (2, "ที่ดิน", [clause(5, "ห้า"), clause(6, "หก")]),
    )
    after = book(
        (1, "บททั่วไป", [clause(1, "หนึ่ง"), clause(2, "สองใหม่"), clause(9, "เก้า", "2/1")]),
        (
            2,
            "ที่ดินและที่อยู่อาศัย",
            [clause(3, "สาม", "5"), clause(5, "ห้า", "6"), clause(6, "(ยกเลิก)", "7", "repealed")],
        ),
    )
    found = difference(before, after)
    named = {
        "2": "changed",
        "2/1": "added",
        "4": "gone",
        "5": "moved",
        "6": "moved",
        "7": "repealed",
    }
    assert kinds(found) == named
    assert dict(found.counts) == {"changed": 1, "added": 1, "repealed": 1, "moved": 2, "gone": 1}
    assert [chapter.kind for chapter in found.chapters] == ["same", "renamed"]
    assert [c.number for c in found.chapters[0].clauses] == ["1", "2", "4", "2/1"]
    moved = next(change for change in found.clauses if change.number == "5")
    assert moved.from_chapter is not None
    assert moved.from_chapter.title == "บททั่วไป"
    assert not found.is_none


def test_clauses_are_known_by_who_they_are_not_by_their_number() -> None:
    before = book((1, "บททั่วไป", [clause(1, "หนึ่ง", "1"), clause(2, "สอง", "2")]))
    after = book(
        (1, "บททั่วไป", [clause(7, "ใหม่", "1"), clause(1, "หนึ่ง", "2"), clause(2, "สอง", "3")])
    )
    assert kinds(difference(before, after)) == {"1": "added", "2": "moved", "3": "moved"}


def test_every_new_clause_of_a_draft_is_its_own() -> None:
    before = book((1, "บททั่วไป", [clause(1, "หนึ่ง")]))
    drafted = [clause(1, "หนึ่ง"), clause(0, "สอง", "2"), clause(0, "สาม", "3")]
    found = difference(before, book((1, "บททั่วไป", drafted), (0, "หมวดใหม่", [])))
    assert kinds(found) == {"2": "added", "3": "added"}
    assert [chapter.kind for chapter in found.chapters] == ["same", "added"]


def test_a_chapter_that_goes_takes_its_clauses_along() -> None:
    before = book((1, "บททั่วไป", [clause(1, "หนึ่ง")]), (2, "เก่า", [clause(2, "สอง")]))
    found = difference(before, book((1, "บททั่วไป", [clause(1, "หนึ่ง")])))
    assert [chapter.kind for chapter in found.chapters] == ["same", "gone"]
    assert kinds(found) == {"2": "gone"}
    assert found.chapter_runs[0][0]


def test_the_parts_beside_the_chapters_are_compared_too() -> None:
    signed = (Signer("นายสมชาย ใจดี", "ประธาน"),)
    found = difference(book(), book(transitory="ใช้คณะทำงานชุดเดิมก่อน", signers=signed))
    assert [part.name for part in found.parts_changed] == ["transitory", "signers"]
    assert difference(book(), book()).is_none


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        (
            RIGHT.replace("(2)", "(3)").replace("\n(3)", "\n(2) ทุกตำบลส่งผู้แทน\n(3)"),
            ["(1) ทุกอำเภอมีคณะทำงาน", "[+(2)+] [+ทุกตำบลส่งผู้แทน+]", "[-(2)-][+(3)+] บอกผลทุกหมู่บ้าน"],
        ),
        (
            RIGHT.replace("ทุกอำเภอ", "ทุกตำบล"),
            ["(1) ทุก[-อำเภอ-][+ตำบล+]มีคณะทำงาน", "(2) บอกผลทุกหมู่บ้าน"],
        ),
        (
            RIGHT.replace("(1) ทุกอำเภอมีคณะทำงาน\n(2)", "(1)"),
            ["[-(1)-] [-ทุกอำเภอมีคณะทำงาน-]", "[-(2)-][+(1)+] บอกผลทุกหมู่บ้าน"],
        ),
    ],
)
def test_items_are_matched_by_what_they_say(new: str, lines: list[str]) -> None:
    found = compared_lines(RIGHT, new)
    assert shown(found)[1:] == lines
    assert [line.level for line in compared_lines("ก\n(1) ข\n(ก) ค", "ก\n(1) ข\n(ก) ค")] == [
        0,
        1,
        2,
    ]


words = st.sampled_from(["น้ำ", "ที่ดิน", "ทุกอำเภอ", " ", "4", "๑", "เรือ", "e\u0301", "(", ")"])
texts = st.lists(words, max_size=12).map("".join)
items = st.lists(
    st.tuples(st.sampled_from(["", "(1) ", "(๒) ", "(ก) "]), texts).map("".join), max_size=5
).map("\n".join)


@given(items, items)
def test_nothing_of_either_wording_is_lost_and_no_letter_is_cut(old: str, new: str) -> None:
    found = compared_lines(old, new)
    for text, without in ((old, NEW), (new, GONE)):
        squeezed = "".join(text.split())
        assert "".join(said(found, without).split()) == squeezed
        for line in found:
            for parts in (line.mark, line.parts):
                whole = "".join(part.text for part in parts if part.kind != without)
                cut = [part.text for part in parts if part.kind != without]
                letters = [len(regex.findall(r"\X", piece)) for piece in cut]
                assert sum(letters) == len(regex.findall(r"\X", whole))


@st.composite
def books(draw: st.DrawFn) -> CharterBook:
    ids = draw(st.lists(st.integers(1, 8), unique=True, max_size=8))
    chapters: dict[int, list[ClauseView]] = {}
    for place, id_ in enumerate(ids, 1):
        chapter = draw(st.integers(1, 3))
        chapters.setdefault(chapter, []).append(clause(id_, draw(texts), str(place)))
    return book(*((id_, f"หมวด {id_}", own) for id_, own in sorted(chapters.items())))


@given(books(), books())
def test_every_clause_of_both_is_there_once(before: CharterBook, after: CharterBook) -> None:
    found = difference(before, after)
    ids = [change.id for change in found.clauses]
    both = {
        one.id for text in (before, after) for chapter in text.chapters for one in chapter.clauses
    }
    assert sorted(ids) == sorted(both)
    order = [one.id for chapter in after.chapters for one in chapter.clauses]
    assert [change.id for change in found.clauses if change.after] == order
    assert difference(after, after).is_none
