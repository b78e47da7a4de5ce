"""What the triage desk sends: which grievances, in which version, and what to do with them."""

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import IntegerField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Regexp

from assembly.agenda.rules import LONGEST_TITLE
from assembly.core.errors import BadInput
from assembly.core.forms import (
    LARGEST_NUMBER,
    DeskForm,
    KeyedForm,
    TextAreaField,
    TextField,
    Words,
)
from assembly.core.text import clean
from assembly.grievances import rules
from assembly.inbox.queries.sieve import Sieve
from assembly.issues.rules import LONGEST_TITLE as LONGEST_ISSUE
from assembly.issues.rules import IssueTitleTooLong

MOST_PICKS = 200
LONGEST_SEARCH = 200
LONGEST_ANSWER = 1000


def sieve_of(asked: "MultiDict[str, str]") -> Sieve:
    """What an address asks to see; what it says wrongly is as if it were not said."""
    words = clean(asked.get("words", "")[:LONGEST_SEARCH], newlines=False)
    status = asked.get("status", "")
    district, strategy = number_in(asked.get("district", "")), asked.get("strategy", "")
    return Sieve(
        district=str(district or ""),
        strategy=strategy if strategy.isascii() and strategy.isdigit() else "",
        status=status if status in rules.STATUS_WORDS else "",
        urgent=asked.get("urgent") == "1",
        unread=asked.get("unread") == "1",
        raw=asked.get("raw") == "1",
        words=words,
        page=number_in(asked.get("page", ""), most=10_000) or 1,
    )


def number_in(said: str, most: int = LARGEST_NUMBER) -> int:
    """A whole number of an address; 0 for anything else."""
    is_number = said.isascii() and said.isdigit() and len(said) <= 16
    return int(said) if is_number and int(said) <= most else 0


class PicksForm(KeyedForm):
    """The ticked grievances, else the one being read; ``also`` adds similar ones."""

    pick = SelectMultipleField(_l("ความทุกข์"), validate_choice=False)
    also = SelectMultipleField(_l("เรื่องคล้ายกัน"), validate_choice=False)
    at = StringField(validators=[Length(max=40, message=_l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่"))])

    @property
    def picks(self) -> list[tuple[int, int]]:
        """Ids with the versions that were seen. Raises ``BadInput``."""
        chosen = (self.pick.data or [self.at.data or ""]) + (self.also.data or [])
        chosen = [one for one in chosen if one]
        if len(chosen) > MOST_PICKS:
            raise BadInput
        return list(dict(_pick(one) for one in chosen).items())

    @property
    def first_error(self) -> str | None:
        return next((str(said[0]) for said in self.errors.values() if said), None)


def _pick(said: str) -> tuple[int, int]:
    id_, _colon, version = said.partition(":")
    if not number_in(id_) or not number_in(version):
        raise BadInput
    return number_in(id_), number_in(version)


class StrategyForm(PicksForm):
    strategy = StringField(
        _l("ยุทธศาสตร์"),
        validators=[Regexp("^[0-9]{0,3}\\Z", message=rules.StrategyElsewhere.message)],
    )


class WithholdForm(PicksForm):
    because = TextAreaField(
        _l("เหตุผลที่ยังไม่เผยแพร่"),
        validators=[
            Words(
                1,
                rules.LONGEST_REASON,
                rules.NoReasonToWithhold.message,
                rules.ReasonTooLong.message,
            )
        ],
    )


class GroupForm(PicksForm):
    issue = StringField(
        _l("ประเด็น"), validators=[Regexp("^[0-9]{0,16}\\Z", message=_l("เลือกประเด็นจากรายการ"))]
    )
    issue_title = TextField(
        _l("ชื่อประเด็นใหม่"), validators=[Words(0, LONGEST_ISSUE, "", IssueTitleTooLong.message)]
    )


class ForwardForm(PicksForm):
    organisation = IntegerField(_l("หน่วยงาน"), validators=[InputRequired(_l("เลือกหน่วยงานที่จะส่งต่อ"))])


class AgendaForm(PicksForm):
    meeting = IntegerField(_l("การประชุม"), validators=[InputRequired(_l("เลือกการประชุม"))])
    item_title = TextField(
        _l("ชื่อวาระ"),
        validators=[
            Words(
                1,
                LONGEST_TITLE,
                _l("ตั้งชื่อวาระก่อน"),
                _l("ชื่อวาระยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว"),
            )
        ],
    )


class AnswerForm(PicksForm):
    answer = TextAreaField(
        _l("ตอบผู้แจ้ง"),
        validators=[
            Words(
                1,
                LONGEST_ANSWER,
                _l("เขียนคำตอบก่อน แล้วค่อยกดส่ง"),
                _l("คำตอบยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว"),
            )
        ],
    )


class PictureForm(DeskForm):
    picture = IntegerField(validators=[InputRequired(_l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่"))])
    cleared = StringField(validators=[Length(max=1, message=_l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่"))])


class RedactForm(DeskForm):
    """The copy for the public; the words themselves are only shown beside it."""

    words = TextAreaField(
        _l("ข้อความที่จะเผยแพร่"),
        validators=[Words(1, rules.LONGEST, rules.NothingLeft.message, rules.ToldTooMuch.message)],
    )
    hide = SelectMultipleField(_l("ปิดคำเหล่านี้"), coerce=int, validate_choice=False)


class IssueForm(DeskForm):
    title = TextField(
        _l("ชื่อประเด็น"),
        validators=[Words(1, LONGEST_ISSUE, _l("ตั้งชื่อประเด็นสั้น ๆ ก่อน"), IssueTitleTooLong.message)],
    )
    strategy = StringField(
        _l("ยุทธศาสตร์"),
        validators=[Regexp("^[0-9]{0,3}\\Z", message=rules.StrategyElsewhere.message)],
    )


class IssueAgendaForm(DeskForm):
    meeting = IntegerField(_l("การประชุม"), validators=[InputRequired(_l("เลือกการประชุม"))])
    item_title = TextField(
        _l("ชื่อวาระ"),
        validators=[
            Words(
                0, LONGEST_TITLE, "", _l("ชื่อวาระยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")
            )
        ],
    )
