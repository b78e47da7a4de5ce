from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Regexp

from assembly.core.forms import KeyedForm


class VoteForm(KeyedForm):
    """One pressed choice. Which words are choices is a rule of the ballot, not of the form."""

    choice = StringField(
        validators=[InputRequired(_l("โปรดเลือก เห็นด้วย ไม่เห็นด้วย หรือ งดออกเสียง อย่างใดอย่างหนึ่ง"))]
    )


class ReceiptForm(KeyedForm):
    receipt = StringField(
        _l("รหัสบนใบรับ 8 ตัว"),
        validators=[
            InputRequired(_l("ใส่รหัสบนใบรับก่อน เช่น 7KMT 4XRN")),
            Length(max=40, message=_l("รหัสยาวเกินไป ใบรับมี 8 ตัว")),
            Regexp(r"^[\w\s-]+$", message=_l("รหัสบนใบรับมีแต่ตัวอักษรอังกฤษและตัวเลข")),
        ],
    )
