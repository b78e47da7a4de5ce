"""The verdict in words says exactly what was decided."""

from dataclasses import replace

import pytest

from assembly.exports.papers import Figures
from assembly.exports.wording import (
    ballot_sentence,
    carried_words,
    dissent_sentence,
    full_date,
    quorum_sentence,
)
from tests.exports.scenes import DAY, FALLEN, TWO_THIRDS

SIMPLE = replace(TWO_THIRDS, majority="simple", needed=98)
UNANIMOUS = replace(TWO_THIRDS, yes=208, no=0, abstain=0)
CALL = replace(TWO_THIRDS, kind="consensus", method="named", round=2, voices=(190, 18, 0))
LIST = replace(TWO_THIRDS, kind="priority", lines=(("หมอถึงเกาะ", 120), ("แนวเขตที่ดิน", 88)))


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (UNANIMOUS, "เห็นชอบเป็นเอกฉันท์"),
        (TWO_THIRDS, "เห็นชอบ ด้วยเสียงไม่น้อยกว่าสองในสาม"),
        (SIMPLE, "เห็นชอบ ด้วยเสียงข้างมาก"),
        (replace(UNANIMOUS, spoiled=1, received=209), "เห็นชอบ ด้วยเสียงไม่น้อยกว่าสองในสาม"),
        (FALLEN, "ไม่เห็นชอบ ร่างมติตกไป"),
        (replace(FALLEN, on_draft=False), "ไม่เห็นชอบ"),
        (replace(FALLEN, present=100, quorum_met=False), "ไม่เห็นชอบ องค์ประชุมไม่ครบ"),
        (replace(SIMPLE, majority="absolute"), "เห็นชอบ ด้วยเสียงเกินครึ่งของผู้มาประชุม"),
        (replace(SIMPLE, majority="3/4"), "เห็นชอบ ด้วยเสียงไม่น้อยกว่า 3 ใน 4"),
        (replace(SIMPLE, why="casting_vote"), "เห็นชอบ ด้วยเสียงชี้ขาดของประธาน"),
        (replace(FALLEN, why="casting_vote"), "ไม่เห็นชอบ ด้วยเสียงชี้ขาดของประธาน ร่างมติตกไป"),
        (
            replace(FALLEN, why="unbalanced", districts_agreeing=4, districts_needed=5),
            "ไม่เห็นชอบ เห็นด้วยมากกว่าเพียง 4 อำเภอ ร่างมติตกไป",
        ),
        (CALL, "เห็นชอบเป็นฉันทมติ"),
        (
            replace(CALL, carried=False, outcome="another_round"),
            "ยังไม่เป็นฉันทมติ ให้ปรับร่างแล้วถามอีกรอบ",
        ),
        (LIST, "จัดลำดับความสำคัญแล้ว"),
    ],
)
def test_the_verdict(figures: Figures, words: str) -> None:
    assert carried_words(figures) == words


def test_the_minutes_tell_a_ballot_in_one_sentence() -> None:
    assert ballot_sentence(TWO_THIRDS) == (
        "ลงมติลับ มีผู้ลงมติ 208 คน จากผู้มีสิทธิออกเสียง 214 คน เห็นด้วย 163 เสียง"
        " ไม่เห็นด้วย 31 เสียง งดออกเสียง 14 เสียง ต้องได้ 139 เสียง (สองในสาม)"
    )


def test_every_way_of_deciding_is_told_in_its_own_words() -> None:
    assert ballot_sentence(CALL) == (
        "ถามฉันทมติรอบที่ 2 มีผู้ตอบ 208 คน จากผู้มีสิทธิออกเสียง 214 คน เห็นพ้อง 190 คน"
        " เห็นพ้องแต่มีข้อสังเกต 18 คน ยังไม่เห็นพ้อง 0 คน"
    )
    assert "(1) หมอถึงเกาะ 120 คน (2) แนวเขตที่ดิน 88 คน" in ballot_sentence(LIST)
    ways = (("phone", 180), ("hands", 20), ("paper", 8))
    hands = ballot_sentence(replace(TWO_THIRDS, method="named", channels=ways))
    assert "(โทรศัพท์ 180 ยกมือ 20 บัตรกระดาษ 8)" in hands


def test_dissent_is_told_by_name_and_only_when_asked() -> None:
    assert dissent_sentence(TWO_THIRDS) == ""
    said = replace(TWO_THIRDS, dissent=("นางมาลี ใจดี (อำเภอกะปง): เร็วไป",))
    assert dissent_sentence(said) == "ขอบันทึกความเห็นแย้ง นางมาลี ใจดี (อำเภอกะปง): เร็วไป"


def test_spoiled_votes_are_counted_among_the_voters_and_named() -> None:
    sentence = ballot_sentence(replace(TWO_THIRDS, spoiled=2, received=210))
    assert "มีผู้ลงมติ 210 คน" in sentence
    assert "บัตรเสีย 2 ใบ" in sentence


def test_the_quorum_is_said_with_its_numbers() -> None:
    assert quorum_sentence(TWO_THIRDS) == "องค์ประชุมต้องมี 108 คน มาประชุม 214 คน ครบองค์ประชุม"
    assert quorum_sentence(replace(TWO_THIRDS, present=107, quorum_met=False)).endswith(
        "ไม่ครบองค์ประชุม"
    )


def test_a_proclamation_names_the_era() -> None:
    assert full_date(DAY) == "20 พฤศจิกายน พ.ศ. 2568"


@pytest.mark.parametrize(
    ("channels", "says"),
    [((("phone", 208),), "(โทรศัพท์ 208)"), ((("hands", 208),), ""), ((), "")],
)
def test_a_single_way_is_named_too_unless_the_method_says_it(
    channels: tuple[tuple[str, int], ...], says: str
) -> None:
    told = ballot_sentence(replace(TWO_THIRDS, method="hands", channels=channels))
    assert says in told
    assert ("คน (" in told) == bool(says)
