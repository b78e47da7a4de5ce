from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import AnyOf

from assembly.core.forms import KeyedForm


class ExportForm(KeyedForm):
    """Which digits, and of which meeting; both may be left empty."""

    digits = StringField(
        default="",
        validators=[AnyOf(("", "thai", "arabic"), message=_l("โปรดเลือกเลขไทยหรือเลขอารบิก"))],
    )
    meeting = StringField(default="")  # its six-digit code
