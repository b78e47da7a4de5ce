from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from assembly.agenda.rules import LONGEST_MINUTES, LONGEST_REASON, LONGEST_TITLE
from assembly.core.forms import DeskForm, KeyedForm, TextField, Words, whole_number

_BROKEN = _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่")
KINDS = [
    SelectChoice("decide", _l("ลงมติ")),
    SelectChoice("deliberate", _l("อภิปราย")),
    SelectChoice("inform", _l("แจ้งเพื่อทราบ")),
    SelectChoice("report", _l("ติดตามมติครั้งก่อน")),
]


class ItemForm(DeskForm):
    """One item of the running order. The strategies are passed in by the page."""

    title = TextField(
        _l("ชื่อวาระ"),
        validators=[
            Words(
                1,
                LONGEST_TITLE,
                _l("เขียนชื่อวาระก่อน เช่น กติกาดูแลทะเลหน้าบ้าน"),
                _l("ชื่อวาระยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )
    strategy = SelectField(
        _l("ยุทธศาสตร์"),
        coerce=int,
        default=0,
        validators=[InputRequired(_l("เลือกยุทธศาสตร์จากรายการ หรือเลือก ไม่อยู่ใต้ยุทธศาสตร์"))],
    )
    kind = SelectField(
        _l("ทำอะไรในวาระนี้"),
        choices=KINDS,
        default="decide",
        validators=[InputRequired(_l("เลือกว่าวาระนี้ทำอะไร"))],
    )
    minutes = whole_number(
        _l("เวลาที่วางไว้ (นาที)"), 0, LONGEST_MINUTES, _l("ใส่จำนวนนาที ตั้งแต่ 0 ถึง 600")
    )

    def offer(self, strategies: list[tuple[int, str]]) -> None:
        none = SelectChoice("0", _("ไม่อยู่ใต้ยุทธศาสตร์"))
        self.strategy.choices = [none, *(SelectChoice(str(n), name) for n, name in strategies)]

    @property
    def said(self) -> tuple[str, int | None, str, int]:
        """Title, strategy, kind and minutes, as the verbs take them."""
        strategy = self.strategy.data or None
        return str(self.title.data), strategy, self.kind.data, self.minutes.data or 0


class NewItemForm(ItemForm):
    parent = SelectField(
        _l("อยู่ใต้วาระ"),
        coerce=int,
        default=0,
        validators=[InputRequired(_l("เลือกจากรายการ หรือเลือก เป็นวาระใหญ่"))],
    )

    def offer_parents(self, parents: list[tuple[int, str]]) -> None:
        none = SelectChoice("0", _("เป็นวาระใหญ่ ต่อท้าย"))
        self.parent.choices = [none, *(SelectChoice(str(n), name) for n, name in parents)]


class MoveForm(DeskForm):
    """One press (``way``), or let go below a line (``after``; 0 is the top of the list)."""

    way = StringField(validators=[Length(max=4, message=_BROKEN)])
    after = IntegerField(validators=[Optional()])


class AsideForm(DeskForm):
    reason = TextField(
        _l("เพราะอะไร"),
        validators=[
            Words(
                1,
                LONGEST_REASON,
                _l("เขียนเหตุผลสั้น ๆ ก่อน เช่น รอข้อมูลจากอำเภอ"),
                _l("เหตุผลยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )
    outcome = StringField(validators=[Length(max=20, message=_BROKEN)])


class RaiseForm(KeyedForm):
    meeting = SelectField(
        _l("เสนอขึ้นไปที่"), coerce=int, validators=[InputRequired(_l("เลือกการประชุมที่จะรับเรื่อง"))]
    )

    def offer(self, meetings: list[tuple[int, str]]) -> None:
        self.meeting.choices = [SelectChoice(str(n), name) for n, name in meetings]


def ids_of_its_own(form: Any, mark: object) -> Any:
    """Several of these forms stand on one page: every field's id names its item too."""
    for field in form:
        field.id = f"{field.name}-{mark}"
    return form
