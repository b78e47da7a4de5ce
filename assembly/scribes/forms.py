from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Regexp

from assembly.core.forms import KeyedForm
from assembly.core.tableforms import TableForm
from assembly.grievances.forms import TellForm

_GROUP = _l("เลือกกลุ่มจากรายการ")


class ScribeForm(TellForm):
    """What somebody says, written down by a helper."""

    urgent = BooleanField(_l("เรื่องด่วน รอไม่ได้"))
    target_group = StringField(
        _l("ผู้เล่าเป็น"), validators=[Regexp("^(student|working|parent|)\\Z", message=_GROUP)]
    )


class TakeBackForm(KeyedForm):
    tracking = StringField(validators=[Length(max=40, message=_l("รหัสติดตามมี 16 ตัว"))])


class SlipsForm(KeyedForm):
    """The codes whose slips are to be printed."""

    codes = SelectMultipleField(_l("รหัสติดตาม"), validate_choice=False)
    single = BooleanField(_l("กระดาษใบเสร็จ"))


class PaperForm(TableForm):
    """A file of grievances; at the second step it comes back as the first page had it."""

    part = StringField(
        validators=[Regexp("^[0-9]{0,3}\\Z", message=_l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่"))]
    )
    era = SelectField(
        _l("ปีในไฟล์เป็น"),
        choices=[
            SelectChoice("", _l("ไม่มีวันที่ในไฟล์")),
            SelectChoice("be", _l("พ.ศ.")),
            SelectChoice("ce", _l("ค.ศ.")),
        ],
        validate_choice=False,
    )
    stage = SelectField(_l("เก็บมาจากเวที"), validate_choice=False)

    def offer(self, stages: Iterable[tuple[str, str]]) -> None:
        """The stages paper may have come from, by code and name."""
        none = SelectChoice("", _l("ไม่ได้มาจากเวที"))
        self.stage.choices = [none, *(SelectChoice(code, name) for code, name in stages)]

    @property
    def era_told(self) -> str:
        return self.era.data if self.era.data in ("be", "ce") else ""

    @property
    def which_part(self) -> int:
        return max(1, int(self.part.data or 1))
