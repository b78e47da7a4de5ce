"""What may tell who somebody is, found in words before they are published."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.inbox.rules import HIDDEN, finds, hidden, pieces


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("โทร 081-234-5678 ได้", ["081-234-5678"]),
        ("โทร ๐๘๑๒๓๔๕๖๗๘", ["๐๘๑๒๓๔๕๖๗๘"]),
        ("บ้านโทร 076 412 345", ["076 412 345"]),
        ("บัตร 1-8299-00012-34-5 หาย", ["1-8299-00012-34-5"]),
        ("เลข 1829900012345", ["1829900012345"]),
        ("นายสมชาย ใจดี ปล่อยน้ำเสีย", ["นายสมชาย ใจดี"]),
        ("น.ส.มาลี เอาขยะมาทิ้ง", ["น.ส.มาลี"]),
        ("เพราะ ลุงดำไม่ยอม", ["ลุงดำ"]),
        ("บ้านเลขที่ 12/3 เปิดเพลง", ["บ้านเลขที่ 12/3"]),
        ("เขียนถึง somchai@example.com", ["somchai@example.com"]),
        ("ไลน์ @somchai99", ["ไลน์ @somchai99"]),
        ("ที่นี่เด็กหญิงมะลิถูกเพื่อนแกล้ง", ["เด็กหญิงมะลิ"]),
        ("นายทุนปิดทางลงหาด พี่น้องเดือดร้อน", []),
        ("หมอถึงเกาะเดือนละครั้ง ตายไปสองคน", []),
        ("ปี 2547 คลื่นมา จ่ายไป 1,200,000 บาท", []),
        ("ครูไม่พอ ยายไม่ได้เบี้ย", []),
    ],
)
def test_names_and_numbers_are_found(words: str, found: list[str]) -> None:
    assert [words[one.start : one.end] for one in finds(words)] == found


def test_what_was_chosen_is_blacked_out_and_the_rest_stays() -> None:
    words = "นายสมชาย ใจดี โทร 081-234-5678 ปล่อยน้ำเสีย"
    found = finds(words)
    assert hidden(words, found, [1]) == f"นายสมชาย ใจดี โทร {HIDDEN} ปล่อยน้ำเสีย"
    assert hidden(words, found, [0, 1, 99]) == f"{HIDDEN} โทร {HIDDEN} ปล่อยน้ำเสีย"


@given(st.text(max_size=200))
def test_the_pieces_are_the_words_whatever_they_are(words: str) -> None:
    found = finds(words)
    assert "".join(piece.text for piece in pieces(words, found)) == words
    assert all(one.end <= two.start for one, two in pairwise(found))
