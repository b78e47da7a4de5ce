"""Local names and figures with their units stay on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.exports.unbroken import keeper, parts
from tests.exports.scenes import NAMES

KEEP = keeper(NAMES)


def whole(text: str) -> list[str]:
    return [part for part, kept in parts(text, KEEP) if kept]


def test_names_of_peoples_and_islands_are_kept_whole() -> None:
    said = "ชาวมอแกลน อูรักลาโว้ย และชุมชนเกาะปันหยี อำเภอเกาะยาว"
    assert whole(said) == ["มอแกลน", "อูรักลาโว้ย", "เกาะปันหยี", "เกาะยาว"]


def test_the_longer_name_wins() -> None:
    assert whole("ตะกั่วทุ่ง ตะกั่วป่า") == ["ตะกั่วทุ่ง", "ตะกั่วป่า"]


def test_a_number_stays_with_what_it_numbers_or_counts() -> None:
    said = "มติ ๑๒.๓ วาระ ๕.๓ ไม่เห็นด้วย ๓๑ เสียง เมื่อ ๒๐ พฤศจิกายน ๒๕๖๘ และ 5 กุมภาพันธ์ พ.ศ. 2569"
    assert whole(said) == [
        "มติ ๑๒.๓",
        "วาระ ๕.๓",
        "ไม่เห็นด้วย ๓๑ เสียง",
        "๒๐ พฤศจิกายน ๒๕๖๘",
        "5 กุมภาพันธ์ พ.ศ. 2569",
    ]


@pytest.mark.parametrize("word", [f"http://{'xyz' * 99}", "ก" * 300])
def test_a_word_longer_than_the_line_may_be_cut(word: str) -> None:
    ((told, _kept),) = parts(word, KEEP)
    assert max(map(len, told.split("\u200b"))) <= 40
    assert told.replace("\u200b", "") == word


@given(st.text(st.sampled_from("กเาะปันหยีมอแล 0123๔๕.คนมติ"), max_size=60))
def test_nothing_is_lost(said: str) -> None:
    assert "".join(part for part, _kept in parts(said, KEEP)) == said


def test_a_name_ends_where_its_letter_ends() -> None:
    """ท่านา in ท่านายอำเภอ is for the list of names to avoid; a mark that follows is seen here."""
    keep = keeper(("เหล", "ถ้ำ"))
    assert [part for part, kept in parts("เหล่าถ้ำเหล", keep) if kept] == ["ถ้ำ", "เหล"]


def test_a_name_too_long_for_a_line_may_be_cut() -> None:
    name = "สำนักงานทรัพยากรธรรมชาติและสิ่งแวดล้อมจังหวัดพังงา"
    assert [kept for _part, kept in parts(f"ให้{name}", keeper((name,)))] == [False]


def test_a_name_wider_than_its_column_is_let_go() -> None:
    """Kept whole it was cut by force, with "(ชุม" before its last word."""
    name = "ศูนย์ประสานงานสวัสดิการชุมชนจังหวัด"
    keep = keeper((name,))
    assert (name, True) in parts(f"{name} (ชุมชน)", keep)
    narrow = parts(f"{name} (ชุมชน)", keep, 23)
    assert (name, True) not in narrow
    assert [words for words, whole in narrow if whole] == ["สวัสดิการ", "ชุมชน", "จังหวัด", "ชุมชน"]
    assert "".join(words for words, _whole in narrow) == f"{name} (ชุมชน)"
