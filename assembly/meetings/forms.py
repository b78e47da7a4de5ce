from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Length

from assembly.core.forms import KeyedForm


class CodeForm(KeyedForm):
    """One field for both codes: six digits join a meeting, twelve are a slip."""

    code = StringField(
        _l("รหัสเข้าร่วม 6 ตัว หรือรหัสบนบัตร 12 ตัว"),
        validators=[Length(max=40, message=_l("รหัสยาวเกินไป ใส่ 6 ตัวหรือ 12 ตัว"))],
    )
