from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from assembly.core.forms import WordsForm


class FollowForm(WordsForm):
    """The code of a grievance, as somebody kept it: spaces and Thai digits are welcome."""

    code = StringField(
        _l("รหัสติดตาม 16 ตัว"),
        validators=[
            InputRequired(_l("ใส่รหัสติดตามก่อน")),
            Length(max=60, message=_l("รหัสยาวเกินไป รหัสติดตามมีตัวเลข 16 ตัว")),
        ],
    )
