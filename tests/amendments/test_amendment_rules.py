"""Changes made in any order give the text they describe, and none loses its place."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.amendments.rules import (
    LONGEST_PARAGRAPH,
    MOST_EVER,
    MOST_OF_ALL,
    MOST_OF_ONE,
    AlreadyDecided,
    AmendmentIsVoted,
    Change,
    DraftIsFull,
    DraftNotShown,
    EmptyParagraph,
    NoSuchParagraph,
    NothingChanged,
    NotRejected,
    ParagraphChanged,
    ParagraphTooLong,
    ProposedEnough,
    TooManyProposals,
    after,
    applied,
    check_room,
    check_words,
    fits,
    found_again,
    held,
    paragraph_at,
    question_of,
    text_of,
)
from assembly.core.errors import Refusal

TEXT = ("หนึ่ง", "สอง", "สาม")


def described(text: Sequence[str], changes: Sequence[Change]) -> list[str]:
    """The text that the changes describe together, written down without any shifting."""
    instead = {c.paragraph: c for c in changes if c.kind != "add"}
    found: list[str] = []
    for number, words in enumerate(("", *text)):
        made = instead.get(number)
        if number and not (made and made.kind == "delete"):
            found.append(made.new if made else words)
        added = [c for c in changes if c.kind == "add" and c.paragraph == number]
        found += [c.new for c in sorted(added, key=lambda c: c.id)]
    return found


@st.composite
def proposals(draw: st.DrawFn) -> tuple[tuple[str, ...], list[Change]]:
    """A text and changes that do not contradict: one at most for a paragraph, any additions.

    Nothing is added behind what another deletes: two additions that meet so have no one order.
    """
    text = tuple(f"ข้อ{n}" for n in range(1, draw(st.integers(1, 7)) + 1))
    changes = []
    for number in range(len(text) + 1):
        kinds = st.sampled_from(["", "change", "delete"]) if number else st.just("")
        kind = draw(kinds)
        if kind:
            changes.append(Change(kind, number, text[number - 1], f"ใหม่{number}"))
        if kind != "delete":
            added = draw(st.integers(0, 2))
            old = text[number - 1] if number else ""
            changes += [Change("add", number, old, f"เพิ่ม{number}.{n}") for n in range(added)]
    ids = draw(st.permutations(range(1, len(changes) + 1)))
    return text, [replace(c, id=n) for c, n in zip(changes, ids, strict=True)]


@given(proposals(), st.randoms())
def test_accepted_in_any_order_they_give_the_text_they_describe(
    case: tuple[tuple[str, ...], list[Change]], chance: random.Random
) -> None:
    text, changes = case
    wanted = described(text, changes)
    waiting = list(changes)
    chance.shuffle(waiting)
    while waiting:
        made, *others = waiting
        text = applied(made, text)
        waiting = [after(other, made) for other in others]
    assert list(text) == wanted


@given(proposals(), st.randoms())
def test_what_was_not_accepted_still_stands_at_its_words(
    case: tuple[tuple[str, ...], list[Change]], chance: random.Random
) -> None:
    text, changes = case
    waiting = list(changes)
    chance.shuffle(waiting)
    for _ in range(len(waiting) // 2):
        made, *others = waiting
        text = applied(made, text)
        waiting = [after(other, made) for other in others]
    assert all(fits(change, text) for change in waiting)


def test_who_came_first_stands_first_whichever_is_accepted_first() -> None:
    first, second = Change("add", 1, "หนึ่ง", "ก", 1), Change("add", 1, "หนึ่ง", "ข", 2)
    assert applied(after(second, first), applied(first, TEXT)) == ("หนึ่ง", "ก", "ข", "สอง", "สาม")
    assert applied(after(first, second), applied(second, TEXT)) == ("หนึ่ง", "ก", "ข", "สอง", "สาม")


def test_an_addition_behind_what_was_deleted_moves_up() -> None:
    gone, added = Change("delete", 2, "สอง"), Change("add", 2, "สอง", "ใหม่", 2)
    assert applied(after(added, gone), applied(gone, TEXT)) == ("หนึ่ง", "ใหม่", "สาม")


def test_two_wishes_for_one_paragraph_are_a_conflict_and_are_said_to_be() -> None:
    one, other = Change("change", 2, "สอง", "ก", 1), Change("change", 2, "สอง", "ข", 2)
    now = applied(one, TEXT)
    assert not fits(after(other, one), now)
    with pytest.raises(ParagraphChanged):
        applied(after(other, one), now)
    gone = Change("delete", 2, "สอง")
    assert after(other, gone).paragraph == 0
    assert not fits(after(other, gone), applied(gone, TEXT))


def test_a_deleted_twin_does_not_stand_in_for_its_neighbour() -> None:
    text = ("ซ้ำ", "ซ้ำ", "ท้าย")
    gone, other = Change("delete", 1, "ซ้ำ", "", 1), Change("change", 1, "ซ้ำ", "ใหม่", 2)
    assert not fits(after(other, gone), applied(gone, text))


@pytest.mark.parametrize(
    ("change", "text", "place"),
    [
        (Change("change", 2, "สอง", "ใหม่"), ("ศูนย์", "หนึ่ง", "สอง"), 3),
        (Change("change", 2, "สอง", "ใหม่"), ("หนึ่ง", "สองแก้แล้ว"), 2),
        (Change("change", 3, "สาม", "ใหม่"), ("หนึ่ง",), 0),
        (Change("delete", 1, "ซ้ำ"), ("ก", "ซ้ำ", "ข", "ซ้ำ"), 2),
        (Change("add", 3, "สาม", "ใหม่"), ("หนึ่ง",), 1),
        (Change("add", 1, "หนึ่ง", "ใหม่"), ("ศูนย์", "หนึ่ง"), 2),
        (Change("add", 0, "", "ใหม่"), ("หนึ่ง", "สอง"), 0),
    ],
)
def test_in_a_rewritten_text_a_change_looks_for_its_words(
    change: Change, text: tuple[str, ...], place: int
) -> None:
    assert found_again(change, text).paragraph == place


@given(st.lists(st.sampled_from("กขค"), max_size=6), st.sampled_from(["change", "add", "delete"]))
def test_looking_again_in_the_same_text_finds_the_same_words(text: list[str], kind: str) -> None:
    for place in range(kind != "add", len(text) + 1):
        old = text[place - 1] if place else ""
        assert found_again(Change(kind, place, old, "ใหม่"), text).paragraph == place


def test_a_version_holds_what_was_accepted_on_the_way_to_it() -> None:
    because = {1: "written", 2: "amendment:7", 3: "amendment:9", 4: "rewritten", 5: "restored:2"}
    assert held(because, 4) == {7, 9}
    assert held(because, 5) == {7}
    assert held(because | {6: "restored:4"}, 6) == {7, 9}
    assert held({}, 3) == frozenset()


@pytest.mark.parametrize(
    ("kind", "paragraph"),
    [("change", 0), ("change", 4), ("delete", 0), ("add", 4), ("add", -1), ("swap", 1)],
)
def test_what_is_not_there_cannot_be_changed(kind: str, paragraph: int) -> None:
    with pytest.raises(NoSuchParagraph):
        paragraph_at(TEXT, kind, paragraph)


def test_words_are_looked_at_before_they_are_kept() -> None:
    check_words(Change("delete", 1, "หนึ่ง"))
    check_words(Change("add", 0, "", "น้ำ" * LONGEST_PARAGRAPH))
    with pytest.raises(EmptyParagraph):
        check_words(Change("add", 0))
    with pytest.raises(NothingChanged):
        check_words(Change("change", 1, "หนึ่ง", "หนึ่ง"))
    with pytest.raises(ParagraphTooLong) as refused:
        check_words(Change("change", 1, "หนึ่ง", "ก" * (LONGEST_PARAGRAPH + 3)))
    assert "ตัดออก 3 ตัว" in refused.value.sentence


def test_nobody_fills_the_list_alone_and_it_has_an_end() -> None:
    check_room(MOST_OF_ONE - 1, MOST_OF_ALL - 1)
    with pytest.raises(TooManyProposals):
        check_room(MOST_OF_ONE, MOST_OF_ONE)
    with pytest.raises(ProposedEnough):
        check_room(0, 0, MOST_EVER)
    with pytest.raises(DraftIsFull):
        check_room(0, MOST_OF_ALL)


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        (Change("delete", 2, "สอง"), "ให้ตัดข้อ 2 ออกจากร่างมติ"),
        (Change("add", 2, "สอง", "ใหม่"), "ให้เพิ่มข้อใหม่ ต่อจากข้อ 2 ของร่างมติ ว่า “ใหม่”"),
        (Change("add", 0, "", "ก" * 90), "ให้เพิ่มข้อใหม่ ไว้ก่อนข้อ 1 ของร่างมติ"),
        (
            Change("change", 1, "ตั้งคณะทำงานทุกอำเภอ", "ตั้งคณะทำงานทุกหมู่บ้าน"),
            "ให้แก้ข้อ 1 จาก “อำเภอ” เป็น “หมู่บ้าน”",
        ),
        (
            Change("change", 1, "ตั้งคณะทำงาน", "ตั้งคณะทำงาน ใน 30 วัน"),
            "ให้เพิ่ม “ใน 30 วัน” ในข้อ 1",
        ),
        (Change("change", 1, "ตั้งคณะทำงาน ใน 30 วัน", "ตั้งคณะทำงาน"), "ให้ตัด “ใน 30 วัน” ในข้อ 1"),
        (Change("change", 1, "ก" * 90, "ข" * 90), "ให้แก้ข้อ 1 ของร่างมติ ตามข้อความที่เสนอ"),
    ],
)
def test_the_hall_is_asked_one_sentence_it_can_agree_to(change: Change, asked: str) -> None:
    assert question_of(change) == asked


def test_the_ballot_keeps_what_is_and_what_is_proposed() -> None:
    assert text_of(Change("change", 1, "ก", "ข")) == "ข้อความเดิม ก\nข้อความที่เสนอ ข"
    assert text_of(Change("add", 1, "ก", "ข")) == "ข้อความที่เสนอ ข"
    assert text_of(Change("delete", 1, "ก")) == "ข้อความเดิม ก"


@pytest.mark.parametrize(
    "refusal", [DraftNotShown(), AlreadyDecided(), NotRejected(), AmendmentIsVoted()]
)
def test_refusals_are_plain_sentences(refusal: Refusal) -> None:
    assert len(refusal.sentence) > 20
    assert "%" not in refusal.sentence
