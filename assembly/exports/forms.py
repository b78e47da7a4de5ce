from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, StringField
from wtforms.validators import AnyOf, Optional, Regexp

from assembly.core.forms import KeyedForm
from assembly.exports.queries import Narrowed


class ExportForm(KeyedForm):
    """Which digits, of which meeting, district or row, for whom; all may be left empty."""

    digits = StringField(
        default="",
        validators=[AnyOf(("", "thai", "arabic"), message=_l("โปรดเลือกเลขไทยหรือเลขอารบิก"))],
    )
    language = StringField(
        default="",
        validators=[AnyOf(("", "th", "en"), message=_l("โปรดเลือกภาษาไทยหรืออังกฤษ"))],
    )
    meeting = StringField(default="")  # its six-digit code
    district = StringField(default="")  # its official code; of the voices
    public = StringField(default="")  # "1": only what was published
    number = StringField(default="")  # of one resolution: "12.3"
    proposal = IntegerField(default=0, validators=[Optional()])  # one proposal's id
    request = IntegerField(default=0, validators=[Optional()])  # one request's id
    letter = IntegerField(default=0, validators=[Optional()])  # of the request; 0: the next one
    # Of commitments: one body, strategy or year, and under what they stand.
    body = IntegerField(default=0, validators=[Optional()])
    strategy = IntegerField(default=0, validators=[Optional()])
    year = IntegerField(default=0, validators=[Optional()])
    by = StringField(
        default="",
        validators=[AnyOf(("", "strategy", "body"), message=_l("โปรดเลือกจัดตามยุทธศาสตร์หรือหน่วยงาน"))],
    )
    document = StringField(default="")  # of the charter: a by-law's part of its address
    edition = StringField(  # of the charter: its number
        default="",
        validators=[Regexp("^[0-9]{0,4}$", message=_l("ใส่เลขฉบับเป็นตัวเลข"))],
    )

    @property
    def narrowed(self) -> Narrowed:
        """Which commitments."""
        return Narrowed(
            body=self.body.data or 0,
            district=self.district.data or "",
            strategy=self.strategy.data or 0,
            year=self.year.data or 0,
            by=self.by.data or "strategy",
        )

    @property
    def edition_number(self) -> int | None:
        return int(self.edition.data) if self.edition.data else None
