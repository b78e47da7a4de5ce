from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from assembly.charter.rules import LONGEST_CLAUSE
from assembly.core.forms import DeskForm, KeyedForm, TextAreaField, TextField, Words
from assembly.resolutions.rules import LONGEST_TEXT, LONGEST_TITLE


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


class BallotForm(DeskForm):
    method = RadioField(
        _l("วิธีลงมติ"),
        choices=[
            SelectChoice("secret", _l("ลงมติลับ")),
            SelectChoice("named", _l("ลงมติเปิดเผย")),
        ],
        default="secret",
        validators=[InputRequired(_l("เลือกวิธีลงมติ"))],
    )
    majority = RadioField(
        _l("ต้องได้เสียงเท่าไร"),
        choices=[
            SelectChoice("simple", _l("เสียงข้างมาก")),
            SelectChoice("two_thirds", _l("สองในสาม")),
        ],
        default="simple",
        validators=[InputRequired(_l("เลือกเกณฑ์เสียง"))],
    )
    warned = BooleanField(_l("อ่านคำเตือนแล้ว ลงมติลับต่อไป"))


class RestoreForm(DeskForm):
    number = IntegerField(widget=HiddenInput(), validators=[InputRequired(_l("เลือกฉบับที่จะคืนก่อน"))])


class ClauseForm(KeyedForm):
    chapter = SelectField(
        _l("หมวด"), coerce=int, validators=[InputRequired(_l("เลือกหมวด"))], validate_choice=True
    )
    text = TextAreaField(
        _l("ข้อความในธรรมนูญ"),
        validators=[
            Words(
                1,
                LONGEST_CLAUSE,
                _l("เขียนข้อความของข้อนี้ก่อน"),
                _l("ข้อความยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )
