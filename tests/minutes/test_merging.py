"""Two wordings become one where their lines do not touch; else nobody decides for the people."""

from hypothesis import given
from hypothesis import strategies as st

from assembly.minutes.rules import merged

LINES = st.lists(st.sampled_from(["ก", "ข", "ค", "ง", "จ"]), max_size=8).map("\n".join)


def test_changes_on_different_lines_are_both_kept() -> None:
    base = "เปิดประชุม\nอภิปราย\nปิด"
    mine, theirs = "เปิดประชุมแล้ว\nอภิปราย\nปิด", "เปิดประชุม\nอภิปราย\nปิดประชุม"
    assert merged(base, mine, theirs) == "เปิดประชุมแล้ว\nอภิปราย\nปิดประชุม"


def test_a_line_added_above_and_one_added_below_are_both_kept() -> None:
    base = "หนึ่ง\nสอง"
    assert merged(base, "ศูนย์\nหนึ่ง\nสอง", "หนึ่ง\nสอง\nสาม") == "ศูนย์\nหนึ่ง\nสอง\nสาม"


def test_the_same_line_changed_twice_is_not_decided_here() -> None:
    assert merged("หนึ่ง", "หนึ่งครับ", "หนึ่งค่ะ") is None
    assert merged("", "ดลเลาะพูด", "อรุณีพูด") is None, "both began an empty passage"


def test_lines_that_touch_are_not_merged() -> None:
    assert merged("ก\nข", "ก1\nข", "ก\nข1") is None


def test_the_same_change_by_both_is_one_change() -> None:
    assert merged("ก\nข\nค", "ก\nข1\nค", "ก\nข1\nค") == "ก\nข1\nค"


@given(LINES, LINES)
def test_who_changed_nothing_takes_the_others_words(base: str, other: str) -> None:
    assert merged(base, base, other) == other
    assert merged(base, other, base) == other


@given(LINES, LINES, LINES)
def test_it_does_not_matter_who_is_first(base: str, mine: str, theirs: str) -> None:
    assert merged(base, mine, theirs) == merged(base, theirs, mine)


@given(LINES, st.lists(st.tuples(st.integers(0, 8), st.integers(0, 1)), max_size=6))
def test_every_new_line_of_both_stands_in_what_is_merged(
    base: str, added: list[tuple[int, int]]
) -> None:
    """Each adds lines of a name of their own; merged, none of them is missing."""
    both = [base.split("\n") if base else [], base.split("\n") if base else []]
    names: list[str] = []
    for n, (at, who) in enumerate(added):
        names.append(f"ใหม่ {n}")
        both[who].insert(min(at, len(both[who])), names[-1])
    found = merged(base, "\n".join(both[0]), "\n".join(both[1]))
    if found is not None:
        assert set(names) <= set(found.split("\n"))
