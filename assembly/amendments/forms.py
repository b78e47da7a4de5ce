from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from assembly.amendments.rules import LONGEST_PARAGRAPH, LONGEST_REASON, ParagraphTooLong
from assembly.core.errors import BadInput, LostForm
from assembly.core.forms import DeskForm, KeyedForm, TextAreaField, Words

_BROKEN = _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่")


class AmendForm(KeyedForm):
    """A change to one paragraph, as read in version ``base``. The paragraph is in the address."""

    base = IntegerField(widget=HiddenInput(), validators=[InputRequired(_BROKEN)])
    new_text = TextAreaField(
        _l("ข้อความที่เสนอ"),
        validators=[Words(0, LONGEST_PARAGRAPH, "", ParagraphTooLong.message)],
    )
    reason = TextAreaField(
        _l("เหตุผล"), validators=[Words(0, LONGEST_REASON, "", ParagraphTooLong.message)]
    )

    def require_own(self) -> None:
        """Raise ``LostForm`` or ``BadInput`` unless it is this browser's and in order."""
        if not self.validate_on_submit():
            raise LostForm if "csrf_token" in self.errors else BadInput

    def take_base(self, version: int) -> None:
        """Show the form again over the draft as it reads now; what was typed stays."""
        self.base.data, self.base.raw_data = version, None


class AmendDeskForm(AmendForm, DeskForm):
    """The same at the desk, which acts in turn."""


class RewordForm(AmendDeskForm):
    """A proposal fitted to the draft as it reads now."""

    paragraph = SelectField(_l("ข้อในร่างล่าสุด"), coerce=int, validators=[InputRequired(_l("เลือกข้อ"))])
