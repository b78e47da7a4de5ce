"""What each kind of step means, in the words that the sender reads. One place for all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _


@dataclass(frozen=True)
class StepWords:
    """``note_is``: how the step's note is introduced, where there is one."""

    icon: str
    title: str
    text: str = ""
    note_is: str = "%(note)s"


KINDS: Mapping[str, Callable[[], StepWords]] = {
    "told": lambda: StepWords("tell", _("ท่านแจ้งความทุกข์")),
    "reviewed": lambda: StepWords("agree", _("กระบวนกรอ่านแล้ว")),
    "withheld": lambda: StepWords(
        "lock", _("ข้อความนี้ไม่เผยแพร่"), _("มีแต่ท่านกับกระบวนกรที่เห็น"), _("เหตุผล: %(note)s")
    ),
    "cleared": lambda: StepWords("pen", _("เอาชื่อคนออกก่อนเผยแพร่"), _("ข้อความเดิมของท่านยังอยู่ครบ")),
    "published": lambda: StepWords("people", _("เผยแพร่ข้อความแล้ว"), _("ไม่มีชื่อ บอกแค่พื้นที่กับเดือนที่แจ้ง")),
    "grouped": lambda: StepWords("link", _("รวมกับเรื่องที่คล้ายกัน"), "", _("ประเด็น “%(note)s”")),
    "ungrouped": lambda: StepWords("undo", _("แยกออกมาดูเป็นเรื่องเดียว")),
    "strategy": lambda: StepWords("list", _("จัดเข้ายุทธศาสตร์")),
    "answered": lambda: StepWords("mic", _("กระบวนกรตอบท่านแล้ว"), _("คำตอบอยู่ด้านล่างของหน้านี้")),
    "forwarded": lambda: StepWords(
        "out", _("ส่งต่อให้หน่วยงานที่ดูแล"), "", _("ส่งถึง %(note)s แล้ว รอคำตอบ")
    ),
    "sent_up": lambda: StepWords("out", _("เวทีส่งเรื่องต่อถึงระดับจังหวัด")),
    "agenda": lambda: StepWords("people", _("เข้าวาระการประชุม")),
    "me_too": lambda: StepWords("plus", _("มีคนเดือดร้อนเหมือนกัน"), "", _("อีก %(note)s คน")),
    "merged": lambda: StepWords("plus", _("มีคนเดือดร้อนเหมือนกัน"), "", _("อีก %(note)s คน")),
    "withdrawn": lambda: StepWords("undo", _("ท่านถอนเรื่องนี้แล้ว"), _("ไม่มีใครเห็นข้อความนี้อีก")),
    "erased": lambda: StepWords("lock", _("ลบข้อความแล้ว"), _("ลบถาวร ไม่มีใครเปิดอ่านได้อีก")),
    "forgotten": lambda: StepWords(
        "lock", _("ลบข้อความตามกำหนดแล้ว"), "", _("สมัชชาเก็บข้อความไว้ %(note)s วัน จากนั้นเหลือแต่ตัวเลข")
    ),
}


def step_words(kind: str) -> StepWords:
    """The words of a kind of step; one that is not known is still a step."""
    words = KINDS.get(kind, lambda: StepWords("next", _("มีความคืบหน้า")))
    return words()
