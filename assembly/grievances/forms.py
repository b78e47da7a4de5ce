from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    FileField,
    HiddenField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import InputRequired, Length, Regexp, StopValidation

from assembly.core.forms import DeskForm, KeyedForm, TextAreaField, TextField, Words, WordsForm
from assembly.grievances.rules import (
    KEEPING,
    LONGEST,
    LONGEST_CONTACT,
    About,
    ContactWithoutConsent,
    GrievanceNotHere,
    NothingChosen,
    NothingTold,
    StrategyElsewhere,
    ToldTooMuch,
)
from assembly.people.rules import TARGET_GROUPS

LARGEST_ID = 2**53


class TellForm(KeyedForm):
    """What hurts, and where. The district is only there to find the subdistrict."""

    text = TextAreaField(
        _l("มีทุกข์อะไร เล่ามาได้เลย"),
        validators=[Words(1, LONGEST, NothingTold.message, ToldTooMuch.message)],
    )
    district = StringField(_l("อำเภอ"))
    subdistrict = StringField(
        _l("ตำบล"),
        validators=[
            InputRequired(_l("เลือกตำบลที่เกิดเรื่องนี้ก่อน")),
            Length(max=10, message=_l("เลือกตำบลจากรายการ")),
        ],
    )
    strategy = StringField(
        _l("เรื่องนี้เกี่ยวกับอะไร"),
        validators=[Regexp("^[0-9]{0,3}\\Z", message=StrategyElsewhere.message)],
    )

    urgent = BooleanField(_l("เรื่องด่วน รอไม่ได้"))
    picture = FileField(_l("รูปถ่าย"), render_kw={"accept": "image/*"})
    target_group = RadioField(
        _l("ท่านเป็น"),
        choices=[SelectChoice(*one) for one in [("", _l("ไม่บอก")), *TARGET_GROUPS.items()]],
        default="",
        validate_choice=False,
    )
    contact = TextField(
        _l("ให้ติดต่อกลับทางไหน"),
        validators=[Words(0, LONGEST_CONTACT, "", _l("ช่องติดต่อยาวเกินไป เขียนสั้น ๆ เช่น เบอร์โทร"))],
    )
    consent = BooleanField(_l("ยินยอมให้เก็บช่องทางติดต่อนี้"))
    looked = HiddenField()  # what others said already was shown, or is not asked for

    def validate_target_group(self, field: Field) -> None:
        if field.data and field.data not in TARGET_GROUPS:
            raise StopValidation(str(_l("เลือกจากรายการ")))

    def validate_contact(self, field: Field) -> None:
        """Nothing about a person is kept without that person's yes."""
        if field.data and not self.consent.data:
            raise StopValidation(str(ContactWithoutConsent.message))

    def about(self, meeting_id: int) -> About:
        """What was said beside words, place and strategy."""
        return About(
            urgent=bool(self.urgent.data),
            target_group=self.target_group.data or None,
            meeting_id=meeting_id,
        )

    @property
    def has_more(self) -> bool:
        """Whether anything was said, or was wrong, beyond the words and the place."""
        more = (self.strategy, self.urgent, self.picture, self.target_group, self.contact)
        return any(f.data or f.errors for f in more)

    def validate_subdistrict(self, field: Field) -> None:
        """A subdistrict's official code begins with its district's."""
        if not str(field.data).startswith(self.district.data or ""):
            raise StopValidation(str(_l("ตำบลนี้ไม่ได้อยู่ในอำเภอที่เลือก โปรดเลือกอำเภอและตำบลอีกครั้ง")))

    def strategy_id(self, by_number: Mapping[int, int]) -> int | None:
        """The chosen strategy's id; ``None`` when none was chosen. Raises ``StrategyElsewhere``."""
        if not self.strategy.data:
            return None
        if int(self.strategy.data) not in by_number:
            raise StrategyElsewhere
        return by_number[int(self.strategy.data)]

    @property
    def first_error(self) -> str | None:
        """What to say when there is room for one sentence."""
        return next((str(said[0]) for said in self.errors.values() if said), None)


class JoinForm(WordsForm):
    """The button of one who suffers the same, with the place that was chosen on the form."""

    place = StringField(validators=[Length(max=10, message=_l("เลือกตำบลจากรายการ"))])


class SimilarForm(JoinForm):
    """Words that somebody is about to send, to see who said the same."""

    text = TextField(validators=[Words(1, LONGEST, NothingTold.message, ToldTooMuch.message)])


class AttachForm(DeskForm):
    """Grievances ticked at the desk."""

    ids = SelectMultipleField(_l("ความทุกข์"), coerce=int, validate_choice=False)

    def require_ticks(self) -> None:
        """Raise ``NothingChosen`` or ``BadInput`` unless the sent form is in order."""
        if not self.ids.raw_data:
            raise NothingChosen
        self.require_valid()

    def validate_ids(self, field: Field) -> None:
        if any(not 0 < chosen <= LARGEST_ID for chosen in field.data or ()):
            raise StopValidation(str(GrievanceNotHere.message))


def time_of(days: int) -> LazyString:
    """Days as people say them: a whole number of years is years."""
    if days % 365 == 0:
        return _l("%(n)s ปี", n=days // 365)
    return _l("%(n)s วัน", n=days)


class KeepingForm(KeyedForm):
    """How long an assembly keeps what people told."""

    days = SelectField(
        _l("เก็บข้อความของผู้แจ้งไว้นานเท่าใด"),
        choices=[
            SelectChoice(0, _l("ไม่มีกำหนด")),
            *(SelectChoice(days, time_of(days)) for days in KEEPING),
        ],
        coerce=int,
    )

    def show(self, days: int | None) -> None:
        """Begin with what is settled, also where it is none of the usual choices."""
        if days is not None and days not in KEEPING:
            self.days.choices = [*self.days.choices, SelectChoice(days, time_of(days))]
        if not self.is_submitted():
            self.days.data = days or 0
