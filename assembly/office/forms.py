from flask_babel import lazy_gettext as _l

from assembly.core.forms import KeyedForm, TextField, Words


class EditionForm(KeyedForm):
    place = TextField(
        _l("ประกาศ ณ"),
        validators=[
            Words(
                1,
                120,
                _l("เขียนสถานที่ประกาศใช้ เช่น หอประชุมจังหวัดพังงา"),
                _l("สถานที่ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )
