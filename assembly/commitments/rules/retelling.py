"""What the record says in the program's own words, told again in the reader's language.

The record is kept in Thai, as it was said; what people wrote and what things are called stays so.
"""

from collections.abc import Callable, Mapping
from datetime import date

import regex
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from assembly.core import thai

Say = Callable[[date], str]
_DAY = "[0-9]{1,2} [^ ]+ [0-9]{4}"
_APART = " · "  # between the fields that were put anew

# Of the bodies and of each field, as ``told_bodies`` and ``Words.told`` write it.
_FIELDS: Mapping[str, LazyString] = {
    "ผู้รับผิดชอบหลัก (?P<lead>.+?) ร่วมกับ (?P<others>.+)": _l("ผู้รับผิดชอบหลัก %(lead)s ร่วมกับ %(others)s"),
    "ผู้รับผิดชอบหลัก (?P<lead>.+)": _l("ผู้รับผิดชอบหลัก %(lead)s"),
    "ผู้รับผิดชอบ (?P<others>.+)": _l("ผู้รับผิดชอบ %(others)s"),
    "ผลที่คนจะเห็น (?P<seen>.+)": _l("ผลที่คนจะเห็น %(seen)s"),
    "พื้นที่ ทั้งจังหวัด": _l("พื้นที่ ทั้งจังหวัด"),
    "พื้นที่ (?P<place>.+)": _l("พื้นที่ %(place)s"),
    f"เริ่ม (?P<day>{_DAY}|—)": _l("เริ่ม %(day)s"),
    "น้ำหนัก (?P<n>[0-9]+)": _l("น้ำหนัก %(n)s"),
    "ยุทธศาสตร์ (?P<name>[0-9]+|—)": _l("ยุทธศาสตร์ %(name)s"),
    "โครงการร่วม": _l("โครงการร่วม"),
    "กิจกรรม": _l("กิจกรรม"),
}
# Of the hall, of an assembly above, of a letter and of a later resolution, as they are noted.
_NOTES: Mapping[str, LazyString] = {
    "ที่ประชุมเห็นชอบ(?P<what>ให้.+) เหตุผลที่เสนอ: (?P<why>.+)": _l(
        "ที่ประชุมเห็นชอบ%(what)s เหตุผลที่เสนอ: %(why)s"
    ),
    "ที่ประชุมไม่เห็นชอบ(?P<what>ให้.+) พันธสัญญานี้คงเดิม เหตุผลที่เสนอ: (?P<why>.+)": _l(
        "ที่ประชุมไม่เห็นชอบ%(what)s พันธสัญญานี้คงเดิม เหตุผลที่เสนอ: %(why)s"
    ),
    "เรื่องที่เสนอขึ้นไป สมัชชา(?P<who>.+?)มีมติ (?P<number>[^ ]+) (?P<title>.+)"
    " พันธสัญญานี้ปิดได้โดยสมัชชาของตนเท่านั้น": _l(
        "เรื่องที่เสนอขึ้นไป สมัชชา%(who)sมีมติ %(number)s %(title)s พันธสัญญานี้ปิดได้โดยสมัชชาของตนเท่านั้น"
    ),
    "พันธสัญญาตามมติ (?P<number>[^ ]+) ของสมัชชา(?P<who>.+?) (?P<title>.+) บรรลุผลแล้ว"
    " พันธสัญญานี้ปิดได้โดยสมัชชาของตนเท่านั้น": _l(
        "พันธสัญญาตามมติ %(number)s ของสมัชชา%(who)s %(title)s บรรลุผลแล้ว พันธสัญญานี้ปิดได้โดยสมัชชาของตนเท่านั้น"
    ),
    "(?P<body>.+) ตอบหนังสือว่ารับไปทำ": _l("%(body)s ตอบหนังสือว่ารับไปทำ"),
    "(?P<body>.+) ตอบหนังสือว่าไม่รับ เหตุผลอยู่ที่คำขอของพันธสัญญานี้": _l(
        "%(body)s ตอบหนังสือว่าไม่รับ เหตุผลอยู่ที่คำขอของพันธสัญญานี้"
    ),
    "มตินี้ไม่มีผลแล้ว: (?P<why>.+)": _l("มตินี้ไม่มีผลแล้ว: %(why)s"),
    "มติ (?P<number>[^ ]+) มีผลแทนมตินี้": _l("มติ %(number)s มีผลแทนมตินี้"),
    "มติ (?P<number>[^ ]+) แก้ข้อนี้": _l("มติ %(number)s แก้ข้อนี้"),
}
_PROPOSED: Mapping[str, LazyString] = {
    "ให้ปิดว่าบรรลุผลแล้ว": _l("ให้ปิดว่าบรรลุผลแล้ว"),
    "ให้ยุติ": _l("ให้ยุติ"),
    f"ให้ขยายเวลา ถึงวันที่ (?P<day>{_DAY})": _l("ให้ขยายเวลา ถึงวันที่ %(day)s"),
    "ให้ส่งต่อไปที่(?P<target>.+)": _l("ให้ส่งต่อไปที่%(target)s"),
}


def retold(said: str, say: Say) -> str:
    """What stood or stands there, field by field. ``say``: a day in the reader's words."""
    return _APART.join(_again(field, _FIELDS, say) for field in said.split(_APART))


def renoted(said: str, say: Say) -> str:
    """A note of the program's own; anything else as it is."""
    return _again(said, _NOTES, say)


def _again(said: str, forms: Mapping[str, LazyString], say: Say) -> str:
    for form, told in forms.items():
        found = regex.fullmatch(form, said)
        if found:
            parts = {name: part for name, part in found.groupdict().items() if part is not None}
            return str(told) % _parts(parts, say)
    return said


def _parts(parts: dict[str, str], say: Say) -> dict[str, str]:
    """What is filled in: a day and a proposal in the reader's words, everything else as it is."""
    if "what" in parts:
        return parts | {"what": _again(parts["what"], _PROPOSED, say)}
    day = thai.read_long_date(parts.get("day", ""))
    return parts | {"day": say(day)} if day else parts
