"""What was said into the desk's one field, and what the desk declines."""

import re
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.ids import only_digits
from assembly.people.rules import CODE_DIGITS

NEWEST = 10  # of those who came in, on the desk at once
MOST_FOUND = 12  # names listed for what was typed

# A scanner is a keyboard to the computer. Where that is set to Thai, the address of a slip arrives
# in Thai letters: each key's two signs, as the Kedmanee layout has them.
_LATIN = "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./:?"
_THAI = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝซฦ"
_KEYS = str.maketrans(_THAI, _LATIN)

_SLIP = re.compile(r"(?:/s/|^)([0-9a-f]{32})(?:$|[?#/])")
_NUMBER = re.compile(r"[\d\s.-]+")


class NothingSaid(Refusal):
    status = 422
    message = _l("ส่องบัตร หรือพิมพ์เลขบนบัตร หรือชื่อ")


class OddSlipCode(Refusal):
    status = 422
    message = _l("เลขบนบัตรมี 12 ตัว ที่พิมพ์มามี %(count)s ตัว")


class ConsentNeeded(Refusal):
    status = 422
    message = _l("ต้องได้รับความยินยอมข้อนี้ก่อน จึงลงทะเบียนได้")


class VotingNow(Refusal):
    message = _l("กำลังลงมติอยู่ และผู้นี้เป็นผู้มีสิทธิ รอปิดลงมติก่อนจึงเอาชื่อออกได้")


class NotOfThisAssembly(Refusal):
    status = 404
    message = _l("ไม่พบชื่อนี้ในทะเบียนของสมัชชานี้")


@dataclass(frozen=True)
class Said:
    """What someone scanned or typed: exactly one of these is filled."""

    token: str = ""
    code: str = ""
    name: str = ""


def read(said: str) -> Said:
    """A slip's address or token, its twelve digits, or a part of a name.

    Refuses: NothingSaid, OddSlipCode.
    """
    said = said.strip()
    if not said:
        raise NothingSaid
    for typed in (said, said.translate(_KEYS)):
        found = _SLIP.search(typed.lower())
        if found:
            return Said(token=found[1])
        code = only_digits(typed)
        if _NUMBER.fullmatch(typed) and len(code) == CODE_DIGITS:
            return Said(code=code)
    if _NUMBER.fullmatch(said):
        raise OddSlipCode(count=len(only_digits(said)))
    return Said(name=said)
