"""Which slide follows what happened, what a phone shows, and how a long text is parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.hall.rules import (
    FOLLOWS,
    SLIDES,
    Grown,
    NoSuchScreen,
    NoSuchSlide,
    NothingToShow,
    check_may_show,
    check_screen_name,
    following,
    lines_of,
    mine_marker,
    mine_of,
    now_of,
    pages_of,
    showable,
    step_down,
    window,
)

OPEN = Grown(draft="voting", ballot="open")
COUNTED = Grown(draft="voting", ballot="counted")
ADOPTED = Grown(draft="adopted", ballot="declared", adopted=True)


def test_every_step_of_the_room_has_its_slide() -> None:
    assert set(FOLLOWS.values()) <= set(SLIDES)
    assert following("item_opened", "wall", same_item=False) == "item"
    assert following("ballot_closed", "wall", same_item=True) == "ballot"


def test_a_declared_result_is_not_swept_away_by_the_resolution_it_becomes() -> None:
    assert following("resolution_adopted", "result", same_item=True) == "result"
    assert following("resolution_adopted", "result", same_item=False) == "adopted"
    assert following("resolution_adopted", "item", same_item=True) == "adopted"


def test_an_open_ballot_has_no_result_to_show() -> None:
    assert "result" not in showable(OPEN)
    with pytest.raises(NothingToShow):
        check_may_show("result", OPEN)
    assert "result" in showable(COUNTED)
    assert "ballot" not in showable(COUNTED)


def test_between_items_only_the_meeting_itself_can_be_shown() -> None:
    assert showable(None, {"break", "message"}) == (
        "welcome",
        "agenda",
        "wall",
        "charter",
        "thanks",
        "attendance",
        "sense",
        "coverage",
    )


def test_a_slide_nobody_drew_is_refused() -> None:
    with pytest.raises(NoSuchSlide):
        check_may_show("../../etc", ADOPTED)


def test_a_wall_steps_down_to_what_can_be_drawn() -> None:
    assert step_down("ballot", None) == "agenda"
    assert step_down("ballot", COUNTED) == "item"
    assert step_down("adopted", ADOPTED) == "adopted"


@pytest.mark.parametrize("name", ["", "Two", "../main", "จอ", "a" * 21, "a b"])
def test_a_screen_has_a_plain_name(name: str) -> None:
    with pytest.raises(NoSuchScreen):
        check_screen_name(name)


@pytest.mark.parametrize(
    ("phase", "grown", "shown"),
    [
        ("planned", None, "waiting"),
        ("planned", Grown(), "waiting"),
        ("open", None, "between"),
        ("open", Grown(), "item"),
        ("open", Grown(draft="drafting"), "item"),
        ("open", Grown(draft="shown"), "draft"),
        ("open", OPEN, "ballot"),
        ("open", Grown(draft="voting", ballot="closed"), "counting"),
        ("open", COUNTED, "result"),
        ("open", ADOPTED, "result"),
        ("closed", None, "closed"),
    ],
)
def test_a_phone_shows_what_the_room_is_doing(phase: str, grown: Grown | None, shown: str) -> None:
    assert now_of(phase, grown) == shown


@pytest.mark.parametrize(
    ("ballot", "kind", "elector", "received", "mine"),
    [
        (None, "delegate", False, False, "none"),
        ("open", "", False, False, "slip"),
        ("open", "observer", False, False, "observer"),
        ("open", "delegate", False, False, "late"),
        ("open", "delegate", True, False, "choices"),
        ("open", "delegate", True, True, "voted"),
        ("closed", "delegate", True, True, "sealed"),
        ("counted", "delegate", True, True, "sealed"),
        ("declared", "delegate", True, True, "checked"),
        ("closed", "delegate", True, False, "missed"),
        ("declared", "delegate", True, False, "missed"),
        ("closed", "delegate", False, False, "none"),
        ("closed", "", False, False, "none"),
    ],
)
def test_what_stands_in_the_personal_region(
    ballot: str | None, kind: str, elector: bool, received: bool, mine: str
) -> None:
    found = mine_of(ballot, member_kind=kind, is_elector=elector, received=received)
    assert found == mine


def test_the_marker_changes_with_the_ballot_and_names_nobody() -> None:
    assert mine_marker("open", 7, "open") == "ballot:7:open"
    assert mine_marker("open", 7, "closed") != mine_marker("open", 7, "open")
    assert mine_marker("planned", None, None) == "planned"
    assert mine_marker("open", None, None, on_item=True) != mine_marker("open", None, None)


def test_marks_above_and_below_take_no_room() -> None:
    assert lines_of("ที่นี้", letters=3) == 1


def test_a_short_text_is_one_page() -> None:
    assert pages_of(["ข้อหนึ่ง", "ข้อสอง"]) == [["ข้อหนึ่ง", "ข้อสอง"]]
    assert pages_of([]) == [[]]


def test_a_paragraph_moves_to_the_next_page_as_a_whole() -> None:
    three = "ก" * 30  # three lines of ten
    assert pages_of([three, three, three], lines=7, letters=10) == [[three, three], [three]]


def test_each_new_paragraph_costs_a_little_room() -> None:
    assert [len(page) for page in pages_of(["ข้อ"] * 8, lines=7)] == [5, 3]


def test_words_without_a_space_are_cut_before_a_letter_not_before_its_mark() -> None:
    pages = pages_of(["ที่" * 100], lines=3, letters=10)
    assert "".join(piece for page in pages for piece in page) == "ที่" * 100
    assert all(piece[0] == "ท" for page in pages for piece in page)


words = st.text(alphabet="กขคงจ่า", min_size=1, max_size=60)
paragraphs = st.lists(st.lists(words, min_size=1, max_size=20).map(" ".join), max_size=6)


@given(paragraphs)
def test_no_letter_is_lost_between_pages_and_every_page_fits(text: list[str]) -> None:
    pages = pages_of(text, lines=5, letters=20)
    shown = "".join(piece for page in pages for piece in page)
    assert shown.replace(" ", "") == "".join(text).replace(" ", "")
    assert all(sum(lines_of(piece, 20) for piece in page) <= 5 for page in pages)


def test_a_long_order_is_shown_around_where_the_room_is() -> None:
    order = list(range(30))
    assert 20 in window(order, 20, 18)
    assert len(window(order, 29, 18)) == 18
    assert window(order[:5], 3, 18) == order[:5]
