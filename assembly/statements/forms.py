from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import AnyOf, InputRequired, Length

from assembly.core.forms import KeyedForm, TextAreaField, Words
from assembly.statements.rules import (
    ELSEWHERE,
    LONGEST,
    WORDS,
    DistrictFirst,
    NoSuchChoice,
    NothingStated,
    StatedTooMuch,
)

_BROKEN = _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่")


class StatementForm(KeyedForm):
    """A sentence put to the hall by the desk."""

    text = TextAreaField(
        _l("ข้อความที่จะถามห้อง"),
        validators=[Words(1, LONGEST, NothingStated.message, StatedTooMuch.message)],
    )


class StateForm(KeyedForm):
    """A button of the desk: carries how the statement stood on this page."""

    seen = StringField(validators=[Length(max=10, message=_BROKEN)])


class OpinionForm(KeyedForm):
    """What one participant thinks of one statement."""

    choice = StringField(validators=[AnyOf(WORDS, message=NoSuchChoice.message)])


class DistrictForm(KeyedForm):
    """Where a participant comes from, said once and kept in the browser."""

    district = SelectField(
        _l("ท่านมาจากอำเภอไหน"),
        validators=[InputRequired(DistrictFirst.message)],
        validate_choice=False,
    )

    def offer(self, districts: list[tuple[str, str]]) -> None:
        elsewhere = (ELSEWHERE, str(_l("มาจากจังหวัดอื่น")))
        self.district.choices = [("", str(_l("เลือกอำเภอ"))), *districts, elsewhere]
