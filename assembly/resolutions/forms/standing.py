"""What a later act does to a resolution, and why a number has none."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, InputRequired

from assembly.core.forms import (
    DeskForm,
    KeyedForm,
    TextAreaField,
    TextField,
    Words,
    whole_number,
)
from assembly.resolutions.rules import (
    EFFECTS,
    LONGEST_REASON,
    NoSuchEffect,
)


class EffectForm(DeskForm):
    """What a later act does to a resolution."""

    kind = RadioField(
        _l("เกิดอะไรขึ้นกับมตินี้"),
        choices=[SelectChoice(key, name) for key, name in EFFECTS.items()],
        validators=[InputRequired(NoSuchEffect.message), AnyOf(EFFECTS, NoSuchEffect.message)],
        validate_choice=False,
    )
    later = TextField(_l("โดยมติเลขที่"), validators=[Words(0, 40, "", _l("ใส่แค่เลขมติ เช่น 13.2"))])
    item = whole_number(_l("ข้อที่ถูกแก้"), 0, 100, _l("ใส่เลขข้อ"), usual=0)
    reason = TextAreaField(
        _l("เหตุผล"),
        validators=[Words(0, LONGEST_REASON, "", _l("เหตุผลยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"))],
    )


class GapForm(KeyedForm):
    """Why a number of a meeting's has no resolution."""

    meeting = SelectField(
        _l("การประชุม"), coerce=int, default=0, validators=[InputRequired(_l("เลือกการประชุม"))]
    )
    sequence = whole_number(
        _l("เลขลำดับ"), 1, 100_000, _l("ใส่เลขลำดับ"), empty=_l("ใส่เลขลำดับของมติที่เว้นไว้")
    )
    reason = TextAreaField(
        _l("เหตุผล"),
        validators=[
            Words(
                1,
                LONGEST_REASON,
                _l("เขียนเหตุผลก่อน ทุกคนจะอ่านเห็นในทะเบียนมติ"),
                _l("เหตุผลยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )

    def offer(self, meetings: Iterable[tuple[int, str]]) -> "GapForm":
        self.meeting.choices = [SelectChoice(str(id_), title) for id_, title in meetings]
        return self
