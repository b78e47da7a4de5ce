from flask_babel import lazy_gettext as _l
from wtforms import StringField

from assembly.core.forms import KeyedForm, TextField, Words, whole_number
from assembly.matrix.rules import ChooseMeeting

LONGEST_TITLE = 200
LARGEST_ID = 2**53


class ItemForm(KeyedForm):
    """A new agenda item out of a cell: at which meeting, and what it is called."""

    meeting = whole_number(
        _l("ในการประชุม"), 1, LARGEST_ID, ChooseMeeting.message, empty=ChooseMeeting.message
    )
    subdistrict = StringField(default="")  # its official code, where one looked at no more than it
    title = TextField(
        _l("ชื่อวาระ"),
        validators=[
            Words(
                1,
                LONGEST_TITLE,
                _l("ตั้งชื่อวาระก่อน เช่น น้ำกินน้ำใช้ อำเภอเกาะยาว"),
                _l("ชื่อวาระยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )
