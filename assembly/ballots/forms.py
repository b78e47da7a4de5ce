from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from assembly.core.forms import DeskForm, KeyedForm, TextAreaField, TextField, whole_number

_BROKEN = _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่")


class VoteForm(KeyedForm):
    """One pressed choice. Which words are choices is a rule of the ballot, not of the form."""

    choice = StringField(validators=[InputRequired(_l("โปรดเลือกอย่างน้อยหนึ่งข้อ"))])
    remark = TextField(validators=[Optional()])


class DissentForm(KeyedForm):
    text = TextAreaField(_l("เหตุผล ถ้าจะให้บันทึกไว้ด้วย"), validators=[Optional()])


class CastingForm(DeskForm):
    choice = StringField(validators=[Length(max=10, message=_BROKEN)])


class SendBackForm(DeskForm):
    send_back = StringField(validators=[Length(max=20, message=_BROKEN)])


class AssistForm(KeyedForm):
    """The helper's page: a slip, then a vote or a paper ballot for whoever holds it."""

    code = StringField(
        _l("เลข 12 ตัวบนบัตรของผู้ที่มาออกเสียง"),
        validators=[
            InputRequired(_l("ใส่เลข 12 ตัวบนบัตรก่อน")),
            Length(max=40, message=_l("รหัสบนบัตรมี 12 ตัว")),
        ],
    )
    choice = StringField(validators=[Optional()])
    remark = TextField(validators=[Optional()])
    paper = StringField(validators=[Length(max=10, message=_BROKEN)])


class FiguresForm(KeyedForm):
    """What one teller counted; the fields are those of the ballot (``figures_form``)."""

    words: tuple[str, ...] = ()

    def figures(self) -> dict[str, int]:
        """The numbers by the ballot's own words."""
        return {word: self[f"n_{word}"].data for word in self.words}

    def show(self, found: dict[str, int]) -> None:
        """Put what this teller entered before into the fields."""
        for word, number in found.items():
            self[f"n_{word}"].data = number


_ASKED = {"yes": _l("เห็นด้วย"), "no": _l("ไม่เห็นด้วย"), "abstain": _l("งดออกเสียง")}


def figures_form(board: Any) -> FiguresForm:
    """The form of a post: yes, no, abstain; or how many ballots and each line of a list."""
    lines = {str(line.number): line.text for line in sorted(board.lines, key=lambda x: x.number)}
    asked = {"ballots": _l("จำนวนบัตร"), **lines} if lines else _ASKED
    wrong = _l("ใส่เป็นตัวเลข 0 ขึ้นไป")
    fields = {
        f"n_{word}": whole_number(label, 0, 100_000, wrong, empty=wrong)
        for word, label in asked.items()
    }
    own = type("OwnFiguresForm", (FiguresForm,), {**fields, "words": tuple(asked)})
    form: FiguresForm = own()
    return form


class ReceiptForm(KeyedForm):
    receipt = StringField(
        _l("รหัสบนใบรับ 8 ตัว"),
        validators=[
            InputRequired(_l("ใส่รหัสบนใบรับก่อน เช่น 7KMT 4XRN")),
            Length(max=40, message=_l("รหัสยาวเกินไป ใบรับมี 8 ตัว")),
            Regexp(r"^[\w\s-]+$", message=_l("รหัสบนใบรับมีแต่ตัวอักษรอังกฤษและตัวเลข")),
        ],
    )
