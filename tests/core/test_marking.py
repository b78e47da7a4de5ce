"""What changed between two wordings reads as words, and nothing of either is lost."""

import itertools

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from assembly.core import marking
from assembly.core.marking import GONE, NEW, SAME, marked, tokens

# Thai as people type it, with numbers, other letters, spaces and joined emoji between.
letters = st.sampled_from(
    ["ก", "เ", "แ", "า", "น้ำ", "ที่", "ะ", "ๆ", "ป่", " ", "4", "๑", "e\u0301", "👩‍🌾"]
)
texts = st.lists(letters, max_size=40).map("".join) | st.text(max_size=40)


def shown(old: str, new: str) -> str:
    signs = {SAME: "{}", GONE: "[-{}-]", NEW: "[+{}+]"}
    return "".join(signs[part.kind].format(part.text) for part in marked(old, new))


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        (
            "ขอให้จังหวัดตั้งคณะทำงาน 4 ฝ่าย ทุกอำเภอ",
            "ขอให้จังหวัดตั้งคณะทำงาน 5 ฝ่าย ทุกหมู่บ้าน",
            "ขอให้จังหวัดตั้งคณะทำงาน [-4-][+5+] ฝ่าย ทุก[-อำเภอ-][+หมู่บ้าน+]",
        ),
        (
            "ขอให้บอกผลที่ลานกลางของทุกหมู่บ้าน",
            "ขอให้บอกผลที่ลานกลางของทุกหมู่บ้าน ภายใน 30 วัน",
            "ขอให้บอกผลที่ลานกลางของทุกหมู่บ้าน[+ ภายใน 30 วัน+]",
        ),
        ("งบ 1200 บาท", "งบ 1500 บาท", "งบ [-1200-][+1500+] บาท"),
        ("ขอให้เรือหมอมาทุกเดือน", "ขอให้เรือหมอมาทุกสัปดาห์", "ขอให้เรือหมอมาทุก[-เดือน-][+สัปดาห์+]"),
        (
            "สมัชชาเลือกคณะกรรมการติดตามมติ 15 คน มีวาระสองปี",
            "สมัชชาเลือกคณะทำงานติดตามมติ 21 คน มีวาระสามปี",
            "สมัชชาเลือก[-คณะกรรมการ-][+คณะทำงาน+]ติดตามมติ [-15-][+21+] คน มีวาระ[-สอง-][+สาม+]ปี",
        ),
        (
            "ชาวมอแกลนมีสิทธิในที่ดินของบรรพบุรุษ",
            "ชาวมอแกลนและชาวอูรักลาโว้ยมีสิทธิในที่ดินและทะเลของบรรพบุรุษ",
            "ชาวมอแกลน[+และชาวอูรักลาโว้ย+]มีสิทธิในที่ดิน[+และทะเล+]ของบรรพบุรุษ",
        ),
        (
            "อาหารในโรงเรียนและโรงพยาบาลต้องปลอดสารพิษ",
            "อาหารในโรงเรียน โรงพยาบาล และศูนย์เด็กต้องปลอดสารพิษ",
            "อาหารในโรงเรียน[-และ-][+ +]โรงพยาบาล[+ และศูนย์เด็ก+]ต้องปลอดสารพิษ",
        ),
        ("เดิม", "เดิม", "เดิม"),
        ("", "ข้อใหม่", "[+ข้อใหม่+]"),
        ("ตัดออก", "", "[-ตัดออก-]"),
        ("", "", ""),
    ],
)
def test_a_reader_sees_words(old: str, new: str, seen: str) -> None:
    assert shown(old, new) == seen


def test_letters_that_are_alike_by_chance_are_no_islands() -> None:
    seen = marked("เปลี่ยนทั้งหมด", "ข้อความใหม่ไม่เหมือนเดิมเลย")
    assert [part.kind for part in seen] == [GONE, NEW]


def test_a_phrase_that_is_cut_otherwise_before_another_word_is_alike_all_the_same() -> None:
    for old, new in (("ผู้ใดถมคลอง", "ผู้ใดถม"), ("ถมคลองหรือ", "ผู้ใดถมคลองหรือ")):
        assert {part.kind for part in marked(old, old)} == {SAME}
        assert {part.kind for part in marked(old, new)} <= {SAME, GONE, NEW}


def test_a_lone_small_word_between_two_changes_is_no_island() -> None:
    seen = marked("โรงเรียนและโรงพยาบาล", "มัสยิดและศาลเจ้า")
    assert [part.kind for part in seen] == [GONE, NEW]


@given(texts, texts)
def test_nothing_of_either_wording_is_lost(old: str, new: str) -> None:
    parts = marked(old, new)
    assert "".join(part.text for part in parts if part.kind != NEW) == old
    assert "".join(part.text for part in parts if part.kind != GONE) == new
    assert all(part.text for part in parts)
    assert all(one.kind != other.kind for one, other in itertools.pairwise(parts))


@given(texts, texts)
def test_no_letter_is_cut(old: str, new: str) -> None:
    parts = marked(old, new)
    for text, without in ((old, NEW), (new, GONE)):
        borders, place = {0}, 0
        for letter in regex.findall(r"\X", text):
            place += len(letter)
            borders.add(place)
        place = 0
        for part in parts:
            if part.kind != without:
                assert place in borders
                place += len(part.text)


@given(texts)
def test_pieces_make_the_text_again(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_endless_texts_are_compared_in_phrases_and_then_not_at_all() -> None:
    assert shown("ก" * 600 + " เดิม", "ก" * 600 + " ใหม่").endswith(" [-เดิม-][+ใหม่+]")
    long = "ก ข " * 1500
    old, new = f"{long}x {long}", f"{long}y {long}"
    assert len(tokens(old)) ** 2 > marking.MOST_COMPARED
    assert shown(old, new) == f"{long}[-x-][+y+] {long}"
