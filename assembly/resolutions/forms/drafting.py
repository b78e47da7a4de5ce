"""A draft's words, and which of its versions is brought back."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from assembly.core.forms import (
    DeskForm,
    TextAreaField,
    TextField,
    Words,
)
from assembly.resolutions.rules import (
    LONGEST_TEXT,
    LONGEST_TITLE,
)


class DraftForm(DeskForm):
    title = TextField(
        _l("คำถามที่จะให้ที่ประชุมตัดสิน"),
        validators=[
            Words(
                1,
                LONGEST_TITLE,
                _l("เขียนคำถามก่อน เช่น ให้ทุกอำเภอมีคณะทำงาน"),
                _l("คำถามยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )
    text = TextAreaField(
        _l("ร่างมติ บรรทัดละหนึ่งข้อ"),
        validators=[
            Words(
                1,
                LONGEST_TEXT,
                _l("เขียนร่างมติอย่างน้อยหนึ่งข้อ"),
                _l("ร่างมติยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )


class RestoreForm(DeskForm):
    number = IntegerField(widget=HiddenInput(), validators=[InputRequired(_l("เลือกฉบับที่จะคืนก่อน"))])
