"""What the desk types to ask the hall about a promise, or to bring promises back."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf

from assembly.core.days import DayField
from assembly.core.forms import LARGEST_NUMBER, DeskForm, TextField, Words
from assembly.follow_up.rules import KINDS, LONGEST_REASON, Asked
from assembly.meetings.forms import CallForm
from assembly.resolutions.forms import BallotForm

_BROKEN = _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่")


class AskForm(BallotForm):
    """What the hall is asked about one promise, and how it decides."""

    what = HiddenField(validators=[AnyOf(KINDS, message=_BROKEN)])
    reason = TextField(
        _l("เหตุผล"),
        validators=[
            Words(
                1,
                LONGEST_REASON,
                _l("เขียนเหตุผลสั้น ๆ ก่อน ที่ประชุมจะอ่านพร้อมคำถาม"),
                _l("เหตุผลยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )
    due = DayField(_l("ครบกำหนดใหม่"))
    target = SelectField(_l("ส่งต่อไปที่"), default="", validate_choice=False)

    def offer(self, bodies: list[tuple[int, str]], meetings: list[tuple[int, str]]) -> None:
        """Whom a promise can be escalated to: a body above, or a meeting of an assembly above."""
        self.target.choices = [
            SelectChoice("", _l("เลือกก่อน")),
            *(SelectChoice(f"body-{id_}", name) for id_, name in bodies),
            *(SelectChoice(f"meeting-{id_}", name) for id_, name in meetings),
        ]

    def asked(self) -> Asked:
        """What belongs to the chosen question, and nothing else."""
        kind, escalates = str(self.what.data), self.what.data == "escalate"
        return Asked(
            kind,
            str(self.reason.data or ""),
            self.due.data if kind == "extend" else None,
            self._target("body") if escalates else None,
            self._target("meeting") if escalates else None,
        )

    def _target(self, of: str) -> int | None:
        word, _dash, number = str(self.target.data or "").partition("-")
        if word != of or not (number.isascii() and number.isdecimal()):
            return None
        return int(number) if int(number) <= LARGEST_NUMBER else None


def whole_id(said: Any) -> int:
    """An id as a box sends it; 0, which nothing has, for anything else."""
    word = str(said)
    fits = word.isascii() and word.isdecimal() and len(word) < len(str(LARGEST_NUMBER))
    return int(word) if fits else 0


class BackForm(DeskForm):
    """Promises that come back to a running order, as ticked or pressed."""

    back = SelectMultipleField(coerce=whole_id, validate_choice=False)


class CallingForm(CallForm):
    """A meeting to be called, with what came back since the last one of its series."""

    returning = BooleanField(_l("นำเรื่องที่กลับมาเข้าวาระเพื่อพิจารณา"))
