"""What a villager types arrives whole, readable and harmless."""

import unicodedata

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from assembly.core.text import clean, graphemes, search_key, short, thai_sort_key

WATER = "น้ำ"
FAMILY = "👨\u200d👩\u200d👧"

# Letters that meet in repairs far more often than in random text.
thai = st.text("กนปสเแโาำะิีุูํฺ็่้์ๆ ", max_size=14)
awkward = st.text(
    "กาำ่้ํ์เe\u0301\u0316 \n\t\r\u200b\u200d\ufe0f\u202e\u2800\u3164\U0001f3fd❤👩1\u20e3", max_size=14
)
anything = st.one_of(st.text(max_size=40), thai, awkward)


@pytest.mark.parametrize(
    "typed",
    [
        "น\u0e4d\u0e49\u0e32",  # ํ + tone + า
        "น\u0e49\u0e4d\u0e32",  # tone + ํ + า
        "น\u0e4d\u0e32\u0e49",  # ํ + า + tone
        "น\u0e49\u0e32\u0e4d",  # tone + า + ํ
        "น\u0e33\u0e49",  # ำ + tone
        "น\u0e49\u0e49\u0e33",  # the tone twice
        "น\u0e49\u200b\u0e33",  # a zero-width space inside
    ],
)
def test_water_is_water_however_it_was_typed(typed: str) -> None:
    assert clean(typed) == WATER


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ท\u0e48\u0e35", "ที่"),
        ("เเม่นำ้", "แม่น้ำ"),
        ("สิทธ\u0e4c\u0e34", "สิทธิ์"),
        ("มา\u0e49", "ม้า"),
        ("ก\u0e48\u0e38", "กุ่"),
        ("จ้าาา มากกก", "จ้าาา มากกก"),  # a person's own emphasis stays
        ("เสาร์ ฤๅษี พุทฺธํ", "เสาร์ ฤๅษี พุทฺธํ"),
        ("e\u0301", "é"),
        ("ﬁ", "ﬁ"),  # NFKC would change it
    ],
)
def test_thai_marks_come_in_written_order(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_text_cannot_turn_round_or_hide() -> None:
    assert clean("ผล\u202eกลับ\u2066ด้าน\u200f") == "ผลกลับด้าน"
    assert clean("เกาะ\u200bปัน\ufeffหยี\u00ad\u2060\x00\x07\ud800\ufffe") == "เกาะปันหยี"
    assert clean("ก\ufe0f\U000e0101\u3164ข") == "กข"
    assert clean(" \u200b\u2800\u3000\n\u00a0") == ""


def test_zalgo_keeps_three_marks_and_baseless_marks_go() -> None:
    heap = "".join(map(chr, range(0x0305, 0x0330))) * 9
    assert clean(f"g{heap}o") == "g\u0321\u0322\u0327o"
    assert clean("\u0e48\u0e48ก\n\u0301ข ้ค") == "ก\nข ค"


@pytest.mark.parametrize("emoji", [FAMILY, "❤️\u200d🔥", "👩🏽\u200d🌾", "1️⃣", "☺︎", "🇹🇭"])
def test_emoji_stay_whole(emoji: str) -> None:
    assert clean(f"ดี{emoji}มาก") == f"ดี{emoji}มาก"
    assert graphemes(clean(emoji)) == 1


def test_paragraphs_keep_one_empty_line() -> None:
    typed = "  น้ำท่วม  \r\n\r\n\u2028\r\nถนนขาด\x0b(1) ข้อ\tแรก \n"
    assert clean(typed) == "น้ำท่วม\n\nถนนขาด\n(1) ข้อ แรก"


def test_a_name_is_one_line() -> None:
    assert clean(" นาย สมชาย \u00a0 \n ใจดี\u200b ", newlines=False) == "นาย สมชาย ใจดี"


@given(anything, st.booleans())
@example("กา\u0e32\u0e48", True)
@example("\u0e38\u0e4c\u0e3a\u0e38", True)
def test_cleaning_again_changes_nothing(text: str, newlines: bool) -> None:
    once = clean(text, newlines=newlines)
    assert clean(once, newlines=newlines) == once


@given(anything)
def test_clean_text_is_storable_and_printable(text: str) -> None:
    kept = clean(text)
    assert unicodedata.is_normalized("NFC", kept)
    assert kept.encode().decode() == kept == kept.strip()
    assert not regex.search(r"\p{M}{4}|[\p{Cc}--\n]|\p{Bidi_Control}|\n{3}", kept, flags=regex.V1)
    assert "\n" not in clean(text, newlines=False)


@given(st.text("กขคงนมยรลวสหอ ", max_size=30))
def test_plain_letters_are_never_lost(text: str) -> None:
    assert clean(text).replace(" ", "") == text.replace(" ", "")


def test_length_is_what_a_reader_counts() -> None:
    assert graphemes("น้ำท่วมที่นี่") == 6
    assert graphemes(FAMILY + "🇹🇭") == 2
    assert graphemes("") == 0


def test_short_cuts_between_letters() -> None:
    assert short("น้ำท่วมบ้าน", 5) == "น้ำท่วม…"
    assert short("น้ำท่วม", 4) == "น้ำท่วม"
    assert short("บ้าน ริม คลอง", 5) == "บ้าน…"
    assert short("🇹🇭🇹🇭🇹🇭", 2) == "🇹🇭…"


@given(anything, st.integers(1, 20))
def test_short_fits(text: str, n: int) -> None:
    cut = short(text, n)
    assert cut == text if graphemes(text) <= n else graphemes(cut) <= n and cut.endswith("…")


def test_search_finds_both_spellings_digits_and_cases() -> None:
    assert search_key("ฉันทามติ ครั้งที่ ๑๒") == search_key("ฉันทมติ  ครั้งที่ 12")
    assert search_key("ต่าง ๆ") == search_key("ต่างๆ")
    assert search_key("มติ OTOP") == search_key("มติ otop")
    assert search_key("น\u0e4d\u0e49\u0e32") == search_key(WATER)
    assert search_key("ม้า") != search_key("มา")


@given(anything)
def test_the_shadow_of_a_shadow_is_itself(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


def test_eight_districts_in_dictionary_order() -> None:
    official = ["เมืองพังงา", "เกาะยาว", "กะปง", "ตะกั่วทุ่ง", "ตะกั่วป่า", "คุระบุรี", "ทับปุด", "ท้ายเหมือง"]
    book = ["กะปง", "เกาะยาว", "คุระบุรี", "ตะกั่วทุ่ง", "ตะกั่วป่า", "ทับปุด", "ท้ายเหมือง", "เมืองพังงา"]
    assert sorted(official, key=thai_sort_key) == book


@pytest.mark.parametrize(
    "book",
    [
        "ปา ป่า ป้า ป๊า ป๋า ปี ปี่",  # tones decide last
        "กก กรรม กะ กา เก แก โก ใก ไก ขา",
        "เพลง เพลา แพ ไพ ฟ้า",
        "เก็ง เก่ง เก้ง เก๋ง",
        "วาร วาร์ วารี",  # a silencer decides only between equal words
    ],
)
def test_dictionary_order(book: str) -> None:
    words = book.split()
    heap = list(reversed(words))
    heap.sort(key=thai_sort_key)
    assert heap == words


def test_thai_and_arabic_digits_sort_as_one() -> None:
    assert sorted(["หมู่ ๓", "หมู่ 2", "หมู่ ๑"], key=thai_sort_key) == ["หมู่ ๑", "หมู่ 2", "หมู่ ๓"]


@given(st.text("กนป่้็ิีา", min_size=1, max_size=8), st.sampled_from("กนอ"))
def test_a_word_stands_before_its_longer_sisters(word: str, more: str) -> None:
    assert thai_sort_key(word) < thai_sort_key(word + more)


@given(st.one_of(thai, st.text("กขงนเแะาำิุ็่์ๆฯ๑a1-. \n", max_size=24)), st.booleans())
@example("น้ำดื่มเค็ม ๆ 12 ไร่", True)
@example("เเม่", True)
def test_what_is_seen_to_be_clean_at_once_is_what_cleaning_leaves(text: str, lines: bool) -> None:
    """A character that nobody sees makes the whole be cleaned; it must come out the same."""
    assert clean(text, newlines=lines) == clean(f"{text}\u2060", newlines=lines)
