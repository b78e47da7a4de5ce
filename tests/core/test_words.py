"""Words are found where a reader finds them, and what is held together is never cut."""

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from assembly.core.text import graphemes
from assembly.core.words import LONGEST_WORD, held_letters, short_by_words, words

# Sentences of charters, cut by hand the way a person would read them.
READ = [
    tuple(line.split("|"))
    for line in (Path(__file__).parent / "words_as_read.txt").read_text("utf-8").splitlines()
]
letters = st.sampled_from(
    ["ก", "เ", "แ", "า", "น้ำ", "ที่", "ะ", "ๆ", "จังหวัด", " ", "4", "๑", "e\u0301", "👩‍🌾"]
)
texts = st.lists(letters, max_size=40).map("".join) | st.text(max_size=40)


def borders(pieces: tuple[str, ...] | list[str]) -> set[int]:
    found, place = {0}, 0
    for piece in pieces:
        place += len(piece)
        found.add(place)
    return found


def test_nineteen_of_twenty_borders_stand_where_a_reader_puts_them() -> None:
    read = [borders(line) for line in READ]
    found = [borders(words("".join(line))) for line in READ]
    right = sum(len(one & other) for one, other in zip(read, found, strict=True))
    assert len(READ) >= 36
    assert right / sum(map(len, read)) >= 0.95
    assert right / sum(map(len, found)) >= 0.95


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("ทรัพยากรของจังหวัดพังงา", ["ทรัพยากร", "ของ", "จังหวัด", "พังงา"]),
        ("ชาวมอแกลนที่เกาะปันหยี", ["ชาว", "มอแกลน", "ที่", "เกาะปันหยี"]),
        ("เรือ 1200 ลำ", ["เรือ", " ", "1200", " ", "ลำ"]),
        ("(๑) ข้อ 12/1", ["(", "๑", ")", " ", "ข้อ", " ", "12", "/", "1"]),
        ("ส่ง LINE ก่อน", ["ส่ง", " ", "LINE", " ", "ก่อน"]),
        ("", []),
    ],
)
def test_words_numbers_and_signs_are_pieces_of_their_own(text: str, cut: list[str]) -> None:
    assert list(words(text)) == cut


@given(texts)
def test_the_words_make_the_text_again_and_no_letter_is_cut(text: str) -> None:
    assert "".join(words(text)) == text
    assert borders(words(text)) <= borders(held_letters(text))
    assert borders(held_letters(text)) <= borders(regex.findall(r"\X", text))


def test_what_goes_on_and_on_is_no_word() -> None:
    assert words("ก" * (LONGEST_WORD + 1)) == ("ก",) * (LONGEST_WORD + 1)


def test_a_phrase_is_cut_alike_wherever_it_stands() -> None:
    phrase = words("ทุกหมู่บ้านมีที่ประชุม")
    among = words(f"ก่อนหน้านี้ {''.join(phrase)} 4 แห่ง")
    at = among.index(phrase[0])
    assert among[at : at + len(phrase)] == phrase


def test_what_is_too_long_ends_behind_a_word() -> None:
    said = "ติดบัญชีให้ทุกคนอ่านได้"
    assert short_by_words(said, 100) == said
    cut = {short_by_words(said, most) for most in range(5, graphemes(said))}
    heads = {"".join(words(said)[:n]) for n in range(1, len(words(said)))}
    assert cut <= {f"{head}…" for head in heads}


@given(texts, st.integers(1, 40))
def test_what_is_cut_is_never_longer_than_it_may_be(text: str, most: int) -> None:
    assert graphemes(short_by_words(text, most)) <= most
