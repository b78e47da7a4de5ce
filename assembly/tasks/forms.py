from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from assembly.core.days import DayField
from assembly.core.forms import DeskForm, KeyedForm, TextField, Words
from assembly.tasks.rules import LONGEST_TITLE, Said


class GiveForm(KeyedForm):
    """What is to be done, by whom, until when."""

    title = TextField(
        _l("ต้องทำอะไร"),
        validators=[
            Words(
                1,
                LONGEST_TITLE,
                _l("เขียนก่อนว่าต้องทำอะไร เช่น โทรตามหนังสือที่ อบต."),
                _l("งานยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )
    staff = SelectField(
        _l("มอบให้"),
        coerce=int,
        default=0,
        choices=[],
        validators=[InputRequired(_l("เลือกคนจากรายชื่อ หรือยังไม่มอบให้ใคร"))],
    )
    due = DayField(_l("ภายในวันที่"))
    about = HiddenField(validators=[Length(max=40, message=_l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่"))])

    def offer(self, names: Mapping[int, str]) -> None:
        """The people of the team to choose from."""
        people = [SelectChoice(str(id_), name) for id_, name in names.items()]
        self.staff.choices = [SelectChoice("0", _l("ยังไม่มอบให้ใคร")), *people]

    def said(self) -> Said:
        about = str(self.about.data or "")
        return Said(self.title.data or "", self.staff.data or None, self.due.data, about)


class ChangeForm(GiveForm, DeskForm):
    """The same of a task that stands."""
