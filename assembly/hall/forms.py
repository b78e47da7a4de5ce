from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, StringField
from wtforms.validators import Length, Optional

from assembly.core.forms import DeskForm, KeyedForm, TextAreaField, TextField

_BROKEN = _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่")


class ScreenForm(KeyedForm):
    """One choice for one screen: a slide (of an item, a chapter, a promise, with the desk's own
    words), a page, a theme, the cover on or off, moving with the room or not, or taking it away.

    All fields of the desk come with every press: what is typed is judged by the verb that uses it.
    """

    slide = StringField(validators=[Length(max=20, message=_BROKEN)])
    item = IntegerField(validators=[Optional()])
    page = IntegerField(validators=[Optional()])
    theme = StringField(validators=[Length(max=20, message=_BROKEN)])
    blank = StringField(validators=[Length(max=1, message=_BROKEN)])
    chapter = IntegerField(validators=[Optional()])
    commitment = IntegerField(validators=[Optional()])
    message = TextAreaField()
    follows = StringField(validators=[Length(max=1, message=_BROKEN)])
    remove = StringField(validators=[Length(max=1, message=_BROKEN)])


class ScreensForm(KeyedForm):
    """One screen more, named or not; or the cover over all of them, on or off."""

    new_name = TextField()
    blank_all = StringField(validators=[Length(max=1, message=_BROKEN)])


class BreakForm(DeskForm):
    """A break of so many minutes, or until a time of today."""

    minutes = IntegerField(validators=[Optional()])
    until = StringField(validators=[Length(max=8, message=_BROKEN)])
