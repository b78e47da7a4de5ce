"""Through any drafts and editions numbers rise, are never shared, and once printed stand."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.charter.rules import (
    LevelsOutOfOrder,
    Line,
    Section,
    Signer,
    Step,
    check_levels,
    drafted,
    flat,
    rises,
    signers_in,
    signers_text,
    sort_key,
)

KINDS = ("amend", "repeal", "insert", "move", "add_chapter", "rename_chapter", "move_chapter")
asked = st.tuples(st.sampled_from(KINDS), st.integers(0, 200), st.integers(0, 200))
editions = st.lists(st.lists(asked, max_size=7), min_size=1, max_size=5)


def steps(book: tuple[Section, ...], wanted: list[tuple[str, int, int]], first: int) -> list[Step]:
    """The wishes as changes of this book; each clause has one change at most, as at the table."""
    chapters = [one.key for one in book]
    clauses = [line.key for line in flat(book) if line.state == "standing"]
    found, touched = [], set()
    for id_, (kind, target, place) in enumerate(wanted, first):
        pool = chapters if kind.endswith("_chapter") else clauses
        key = pool[target % len(pool)] if pool else ""
        if kind in {"amend", "repeal", "move"} and key in touched:
            continue
        touched.add(key)
        spots = [f"after:{c}" for c in chapters] if kind.endswith("_chapter") else []
        spots = spots or [f"start:{c}" for c in chapters] + [f"after:{c}" for c in clauses]
        found.append(Step(id_, kind, key, spots[place % len(spots)], f"ข้อความ {id_}"))
    return found


def adopted(book: tuple[Section, ...], edition: int) -> tuple[Section, ...]:
    """The draft as the text that the next one begins from."""
    return tuple(
        Section(
            f"h{edition}.{one.key}",
            one.title,
            tuple(
                Line(f"c{edition}.{line.key}", line.number, line.text, line.state)
                for line in one.lines
                if line.state != "removed"
            ),
        )
        for one in book
    )


FOUNDED = (
    Section("h1", "บททั่วไป", (Line("c1", "1", "ก"), Line("c2", "2", "ข"))),
    Section("h2", "ที่ดิน", (Line("c3", "3", "ค"),)),
    Section("h3", "ทะเล"),
)


@given(editions)
def test_through_all_editions_printed_numbers_stand(
    story: list[list[tuple[str, int, int]]],
) -> None:
    book, id_ = FOUNDED, 1
    for edition, wanted in enumerate(story):
        before = [line.number for line in flat(book)]
        draft = drafted(book, steps(book, wanted, id_), fixed=edition > 0)
        id_ += len(wanted)
        numbers = [line.number for line in flat(draft)]
        assert len(set(numbers)) == len(numbers)
        assert sorted(numbers, key=sort_key) == numbers
        if edition:
            assert set(before) <= set(numbers)
            stood = {line.key: line.number for line in flat(book)}
            assert all(stood[row.key] == row.number for row in flat(draft) if row.key in stood)
        else:
            assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
        book = adopted(draft, edition)


@given(st.lists(asked, max_size=8))
def test_taking_changes_out_again_leaves_what_stood(wanted: list[tuple[str, int, int]]) -> None:
    drafted(FOUNDED, steps(FOUNDED, wanted, 1), fixed=True)
    again = drafted(FOUNDED, [], fixed=True)
    assert again == FOUNDED


def test_a_repealed_clause_keeps_its_number_once_it_was_printed() -> None:
    gone = drafted(FOUNDED, [Step(1, "repeal", "c2")], fixed=True)
    assert [(row.number, row.state) for row in flat(gone)][1] == ("2", "repealed")
    assert [row.number for row in flat(gone)] == ["1", "2", "3"]


def test_before_any_edition_a_clause_goes_and_the_others_move_up() -> None:
    young = (Section("h1", "บททั่วไป", (Line("c1", "1", "ก", lasting=False), Line("c2", "2", "ข"))),)
    gone = drafted(young, [Step(1, "repeal", "c1")], fixed=False)
    assert [(row.number, row.text) for row in flat(gone)] == [("1", "ข")]


def test_a_moved_clause_leaves_its_number_behind_and_gets_a_new_one() -> None:
    moved = drafted(FOUNDED, [Step(4, "move", "c1", "after:c3", "")], fixed=True)
    assert [(row.number, row.state, row.text) for row in flat(moved)] == [
        ("1", "repealed", "ก"),
        ("2", "standing", "ข"),
        ("3", "standing", "ค"),
        ("4", "standing", "ก"),
    ]


def test_a_new_chapter_between_two_takes_clauses_that_follow_the_number_before() -> None:
    new = [Step(1, "add_chapter", "", "after:h1", "น้ำ"), Step(2, "insert", "", "start:x1", "ง")]
    draft = drafted(FOUNDED, new, fixed=True)
    assert [(one.title, [row.number for row in one.lines]) for one in draft] == [
        ("บททั่วไป", ["1", "2"]),
        ("น้ำ", ["2/1"]),
        ("ที่ดิน", ["3"]),
        ("ทะเล", []),
    ]


def test_printed_chapters_do_not_change_places_and_empty_ones_do() -> None:
    crossed = drafted(FOUNDED, [Step(1, "move_chapter", "h2", "start:")], fixed=True)
    assert [one.key for one in crossed] == ["h1", "h2", "h3"]
    assert rises(crossed)
    free = drafted(FOUNDED, [Step(1, "move_chapter", "h3", "start:")], fixed=True)
    assert [one.key for one in free] == ["h3", "h1", "h2"]


@pytest.mark.parametrize(
    "text",
    [
        "โดย\n(๑) ก\n(๒) ข",
        "(1) ก\n(ก) ข\n(ข) ค\n(2) ง\n(ก) จ",
        "ไม่มีข้อย่อย",
        "(ก) ก\n(ข) ข\n(ค) ค\n(ง) ง",
    ],
)
def test_levels_that_count_from_the_first_are_fine(text: str) -> None:
    check_levels(text)


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [("(๒) ก", "(๒)", "(๑)"), ("(1) ก\n(3) ข", "(3)", "(2)"), ("(๑) ก\n(ค) ข", "(ค)", "(ก)")],
)
def test_a_level_out_of_order_is_told_what_should_stand_there(
    text: str, found: str, wanted: str
) -> None:
    with pytest.raises(LevelsOutOfOrder) as refused:
        check_levels(text)
    assert found in refused.value.sentence
    assert wanted in refused.value.sentence


@given(st.text(max_size=200))
def test_levels_of_any_text_are_judged_without_stumbling(text: str) -> None:
    with suppress(LevelsOutOfOrder):
        check_levels(text)


def test_signers_are_typed_one_a_line() -> None:
    told = "นายสมชาย ใจดี, ประธานสมัชชา\n\nนางมาลี ใจดี"
    assert signers_in(told) == (Signer("นายสมชาย ใจดี", "ประธานสมัชชา"), Signer("นางมาลี ใจดี", ""))
    assert signers_text(signers_in(told)) == "นายสมชาย ใจดี, ประธานสมัชชา\nนางมาลี ใจดี"
