from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, StringField
from wtforms.validators import Length, Optional

from assembly.core.forms import KeyedForm

_BROKEN = _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่")


class ScreenForm(KeyedForm):
    """One choice for one screen: a slide (of an item), a page, a theme, or the cover on or off."""

    slide = StringField(validators=[Length(max=20, message=_BROKEN)])
    item = IntegerField(validators=[Optional()])
    page = IntegerField(validators=[Optional()])
    theme = StringField(validators=[Length(max=20, message=_BROKEN)])
    blank = StringField(validators=[Length(max=1, message=_BROKEN)])
