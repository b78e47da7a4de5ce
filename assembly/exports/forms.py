from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, StringField
from wtforms.validators import AnyOf, Optional

from assembly.core.forms import KeyedForm


class ExportForm(KeyedForm):
    """Which digits, of which meeting, district or row, for whom; all may be left empty."""

    digits = StringField(
        default="",
        validators=[AnyOf(("", "thai", "arabic"), message=_l("โปรดเลือกเลขไทยหรือเลขอารบิก"))],
    )
    meeting = StringField(default="")  # its six-digit code
    district = StringField(default="")  # its official code; of the voices
    public = StringField(default="")  # "1": only what was published
    number = StringField(default="")  # of one resolution: "12.3"
    proposal = IntegerField(default=0, validators=[Optional()])  # one proposal's id
