"""Searching in Thai: a written list of what is asked, what must be found, and what must not."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.actions import tell
from assembly.grievances.models import Grievance
from assembly.grievances.queries import said, wanted_words
from tests.factories.hall import Hall

TOLD = {
    "tap": "น้ำประปาหมู่ 3 ไม่ไหลมา ๗ วันแล้ว",
    "sea": "เรืออวนลากเข้ามาใกล้ฝั่ง ปลาหายหมด",
    "land": "ที่ดินทับป่าสงวน ขอโฉนดไม่ได้ตั้งแต่ปี ๒๕๔๗",
    "boat": "หมอมาเกาะเดือนละครั้ง คนแก่รอไม่ไหว",
    "agree": "อยากให้หมู่บ้านใช้ฉันทามติก่อนสร้างท่าเรือ",
    "agreed": "ที่ประชุมได้ฉันทมติแล้วแต่ไม่มีใครทำตาม",
    "waste": "อบต. ไม่มาเก็บขยะ กองอยู่ริมคลอง",
    "light": "ไฟส่องทางดับบ่อย ๆ แจ้งเทศบาลแล้ว",
    "drug": "เด็กติดยา ลักของไปขาย",
    "price": 'ยางราคา 40.50 บาท "ไม่พอกิน" (จริง ๆ) 100%',
    "road": "ถนน AH2 สาย 4/12 เป็นหลุม_บ่อ",
}

# (what is typed, which must be found; none of the others may be)
ASKED = [
    ("น้ำประปา", {"tap"}),
    ("น้ําประปา", {"tap"}),  # ำ typed as ํ and า
    ("นํ้าประปา", {"tap"}),  # and the tone after it
    ("ประปา ไม่ไหล", {"tap"}),
    ("ไม่ไหล น้ำ", {"tap"}),
    ("น้ำ", {"tap"}),
    ("๗ วัน", {"tap"}),
    ("7 วัน", {"tap"}),
    ("หมู่ ๓", {"tap"}),
    ("หมู่ 3", {"tap"}),
    ("เรือ", {"sea", "agree"}),
    ("เรืออวนลาก", {"sea"}),
    ("เเรือ", set()),  # a mistyped vowel in front of another finds nothing
    ("อวนลาก ฝั่ง", {"sea"}),
    ("อวนลาก โฉนด", set()),  # both must occur
    ("ปลา", {"sea"}),
    ("ปี 2547", {"land"}),
    ("๒๕๔๗", {"land"}),
    ("2547", {"land"}),
    ("โฉนด", {"land"}),
    ("ป่าสงวน ที่ดิน", {"land"}),
    ("หมอ", {"boat"}),
    ("หม", {"boat", "tap", "sea", "agree"}),  # two letters are enough
    ("เกาะ", {"boat"}),
    ("ไม่ไหว", {"boat"}),
    ("ฉันทามติ", {"agree", "agreed"}),  # both spellings of consensus
    ("ฉันทมติ", {"agree", "agreed"}),
    ("ฉันทามติ ท่าเรือ", {"agree"}),
    ("อบต.", {"waste"}),
    ("อบต", {"waste"}),
    ("อ.บ.ต.", {"waste"}),
    ("ขยะ", {"waste"}),
    ("“ขยะ”", {"waste"}),
    ("ขยะ, คลอง!", {"waste"}),
    ("บ่อย ๆ", {"light"}),
    ("บ่อยๆ", {"light"}),
    ("ไฟ", {"light"}),
    ("เทศบาล", {"light"}),
    ("ยา", {"drug", "price", "agree"}),
    ("เด็กติดยา", {"drug"}),
    ("40.50", {"price"}),
    ("๔๐.๕๐", {"price"}),
    ("100%", {"price"}),
    ('"ไม่พอกิน"', {"price"}),
    ("ah2", {"road"}),
    ("AH2", {"road"}),
    ("4/12", {"road"}),
    ("๔/๑๒", {"road"}),
    ("หลุม_บ่อ", {"road"}),
    ("หลุม%บ่อ", set()),
    ("ช้าง", set()),
    ("น้ำประปา OR ขยะ", set()),  # an operator is a word like any other
    ("ขยะ*", {"waste"}),
    ("NEAR(ขยะ คลอง)", set()),
    ("'; DROP TABLE grievance; --", set()),
    ("", set(TOLD)),
    ("   ", set(TOLD)),
    ("\"'*()-", set(TOLD)),  # signs alone ask nothing
]


@pytest.fixture
def heard(hall: Hall) -> Hall:
    for name, words in TOLD.items():
        tell(hall.assembly_id, "820108", None, words, key=name)
    db.session.remove()
    return hall


def found(hall: Hall, words: str, *, loose: bool = False) -> set[str]:
    names = {text: name for name, text in TOLD.items()}
    where = (Grievance.assembly_id == hall.assembly_id, said(words, loose=loose))
    return {names[text] for text in session().scalars(select(Grievance.text).where(*where))}


def test_the_list_is_long_enough() -> None:
    assert len(ASKED) >= 40


def test_every_query_finds_what_it_must_and_nothing_else(heard: Hall) -> None:
    wrong = [
        (words, must, found(heard, words)) for words, must in ASKED if found(heard, words) != must
    ]
    assert wrong == []


def test_where_blanks_are_set_otherwise_a_looser_search_finds_it(heard: Hall) -> None:
    assert found(heard, "ฝั่งปลาหาย") == set()
    assert found(heard, "ฝั่งปลาหาย", loose=True) == {"sea"}
    assert found(heard, "อ.บ.ต.ไม่มา", loose=True) == set()  # its dot stands in the words


def test_only_so_many_words_are_looked_for() -> None:
    assert len(wanted_words(" ".join(f"คำ{n}" for n in range(50)))) == 12
    assert wanted_words("ขยะ ขยะ “ขยะ”") == ["ขยะ"]


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60))
def test_whatever_is_typed_is_only_looked_for(heard: Hall, words: str) -> None:
    found(heard, words)
    found(heard, words, loose=True)
