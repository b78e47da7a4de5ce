"""The verdict in words says exactly what was decided."""

from dataclasses import replace

import pytest

from assembly.exports.papers import Figures
from assembly.exports.wording import ballot_sentence, carried_words, full_date, quorum_sentence
from tests.exports.scenes import DAY, FALLEN, TWO_THIRDS

SIMPLE = replace(TWO_THIRDS, majority="simple", needed=98)
UNANIMOUS = replace(TWO_THIRDS, yes=208, no=0, abstain=0)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (UNANIMOUS, "เห็นชอบเป็นเอกฉันท์"),
        (TWO_THIRDS, "เห็นชอบ ด้วยเสียงไม่น้อยกว่าสองในสาม"),
        (SIMPLE, "เห็นชอบ ด้วยเสียงข้างมาก"),
        (replace(UNANIMOUS, spoiled=1), "เห็นชอบ ด้วยเสียงไม่น้อยกว่าสองในสาม"),
        (FALLEN, "ไม่เห็นชอบ ร่างมติตกไป"),
        (replace(FALLEN, present=100), "ไม่เห็นชอบ องค์ประชุมไม่ครบ"),
    ],
)
def test_the_verdict(figures: Figures, words: str) -> None:
    assert carried_words(figures) == words


def test_the_minutes_tell_a_ballot_in_one_sentence() -> None:
    assert ballot_sentence(TWO_THIRDS) == (
        "ลงมติลับ มีผู้ลงมติ 208 คน จากผู้มีสิทธิออกเสียง 214 คน เห็นด้วย 163 เสียง"
        " ไม่เห็นด้วย 31 เสียง งดออกเสียง 14 เสียง ต้องได้ 139 เสียง (สองในสาม)"
    )


def test_spoiled_votes_are_counted_among_the_voters_and_named() -> None:
    sentence = ballot_sentence(replace(TWO_THIRDS, spoiled=2))
    assert "มีผู้ลงมติ 210 คน" in sentence
    assert "บัตรเสีย 2 ใบ" in sentence


def test_the_quorum_is_said_with_its_numbers() -> None:
    assert quorum_sentence(TWO_THIRDS) == "องค์ประชุมต้องมี 108 คน มาประชุม 214 คน ครบองค์ประชุม"
    assert quorum_sentence(replace(TWO_THIRDS, present=107)).endswith("ไม่ครบองค์ประชุม")


def test_a_proclamation_names_the_era() -> None:
    assert full_date(DAY) == "20 พฤศจิกายน พ.ศ. 2568"
