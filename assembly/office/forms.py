from flask_babel import lazy_gettext as _l

from assembly.core.forms import KeyedForm, TextAreaField, Words


class DiscussionForm(KeyedForm):
    """The secretary's words on one item of the minutes; may be empty."""

    text = TextAreaField(
        _l("ที่ประชุมอภิปรายว่า"),
        validators=[Words(0, 20_000, "", _l("ข้อความยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"))],
    )
