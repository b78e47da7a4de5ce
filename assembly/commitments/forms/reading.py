from flask_babel import lazy_gettext as _l

from assembly.commitments.rules import LONGEST_WHY, WhyTooLong, WhyWithheld
from assembly.core.forms import KeyedForm, TextAreaField, Words


class ReadForm(KeyedForm):
    """A button: everybody may read it; or it is laid back."""


class WithholdForm(KeyedForm):
    reason = TextAreaField(
        _l("เหตุผลที่ไม่เผยแพร่"),
        validators=[Words(1, LONGEST_WHY, WhyWithheld.message, WhyTooLong.message)],
    )
