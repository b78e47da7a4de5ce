from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import AnyOf

from assembly.core.forms import KeyedForm


class ExportForm(KeyedForm):
    """Which digits, of which meeting or district, for whom; all may be left empty."""

    digits = StringField(
        default="",
        validators=[AnyOf(("", "thai", "arabic"), message=_l("โปรดเลือกเลขไทยหรือเลขอารบิก"))],
    )
    meeting = StringField(default="")  # its six-digit code
    district = StringField(default="")  # its official code; of the voices
    public = StringField(default="")  # "1": only what was published
