from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, InputRequired
from wtforms.widgets import HiddenInput

from assembly.ballots.rules import Terms
from assembly.charter.rules import LONGEST_CLAUSE
from assembly.core.days import DayField
from assembly.core.forms import (
    LARGEST_NUMBER,
    DeskForm,
    KeyedForm,
    TextAreaField,
    TextField,
    Words,
    whole_number,
)
from assembly.registry.models import Organisation
from assembly.registry.rules import LEVELS, LONGEST_NAME, SECTORS
from assembly.resolutions.queries import ItemView
from assembly.resolutions.rules import (
    EFFECTS,
    LONGEST_REASON,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Assigned,
    NewBody,
    NoSuchEffect,
    paragraphs,
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


class BallotForm(DeskForm):
    """How the room decides: first what is asked, then what belongs to it."""

    kind = RadioField(
        _l("ตัดสินอย่างไร"),
        choices=[
            SelectChoice("consensus", _l("ถามฉันทมติ")),
            SelectChoice("vote", _l("ลงมติ")),
            SelectChoice("priority", _l("จัดลำดับเรื่องสำคัญ")),
        ],
        default="vote",
    )
    method = RadioField(
        _l("วิธีลงมติ"),
        choices=[
            SelectChoice("secret", _l("ลงมติลับ")),
            SelectChoice("named", _l("ลงมติเปิดเผย")),
            SelectChoice("hands", _l("ยกมือ")),
        ],
        default="secret",
        validators=[InputRequired(_l("เลือกวิธีลงมติ"))],
    )
    majority = RadioField(
        _l("ต้องได้เสียงเท่าไร"),
        choices=[
            SelectChoice("simple", _l("เสียงข้างมาก เห็นด้วยมากกว่าไม่เห็นด้วย")),
            SelectChoice("absolute", _l("เกินครึ่งของผู้มาประชุม")),
            SelectChoice("two_thirds", _l("สองในสาม ของผู้ออกเสียง")),
            SelectChoice("custom", _l("กำหนดเอง")),
        ],
        default="simple",
        validators=[InputRequired(_l("เลือกเกณฑ์เสียง"))],
    )
    part = whole_number(_l("อย่างน้อยกี่ส่วน"), 1, 100, usual=3)
    of = whole_number(_l("จากทั้งหมดกี่ส่วน"), 1, 100, usual=4)
    balance = whole_number(_l("ต้องเห็นด้วยมากกว่าในกี่อำเภอ (0 คือไม่ใช้)"), 0, 100, usual=0)
    constituency = RadioField(
        _l("นับเสียงอย่างไร"),
        choices=[
            SelectChoice("person", _l("หนึ่งคนหนึ่งเสียง")),
            SelectChoice("network", _l("หนึ่งเครือข่ายหนึ่งเสียง")),
        ],
        default="person",
    )
    chair_breaks_tie = BooleanField(_l("เสียงเท่ากัน ให้ประธานชี้ขาด"))
    takes_paper = BooleanField(_l("รับบัตรกระดาษที่โต๊ะผู้ช่วยด้วย"))
    takes_hands = BooleanField(_l("นับมือของผู้ที่ไม่มีโทรศัพท์ด้วย ใช้กับลงมติเปิดเผย"))
    minutes = whole_number(_l("ปิดเองเมื่อครบกี่นาที (0 คือปิดด้วยมือ)"), 0, 240, usual=0)
    options = TextAreaField(
        _l("รายการให้เลือก บรรทัดละหนึ่งเรื่อง"),
        validators=[Words(0, LONGEST_TEXT, "", _l("รายการยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"))],
    )
    most_choices = whole_number(_l("เลือกได้คนละไม่เกินกี่เรื่อง"), 1, 30, usual=3)
    warned = BooleanField(_l("อ่านคำเตือนแล้ว ลงมติลับต่อไป"))

    def terms(self) -> Terms:
        """What the desk settled, as the ballot takes it."""
        share = f"{self.part.data}/{self.of.data}"
        return Terms(
            method=self.method.data,
            majority=share if self.majority.data == "custom" else self.majority.data,
            kind=self.kind.data,
            constituency=self.constituency.data,
            balance=self.balance.data or 0,
            chair_breaks_tie=self.chair_breaks_tie.data,
            takes_paper=self.takes_paper.data,
            takes_hands=self.takes_hands.data,
            minutes=self.minutes.data or 0,
            most_choices=self.most_choices.data or 0,
            options=tuple(paragraphs(self.options.data or "")),
        )


class RestoreForm(DeskForm):
    number = IntegerField(widget=HiddenInput(), validators=[InputRequired(_l("เลือกฉบับที่จะคืนก่อน"))])


class ClauseForm(KeyedForm):
    """What a resolution does to the charter: a new clause, or one that stands changed or ended."""

    what = RadioField(
        _l("มตินี้ทำอะไรกับธรรมนูญ"),
        choices=[
            SelectChoice("add", _l("เพิ่มข้อใหม่")),
            SelectChoice("amend", _l("แก้ข้อที่มีอยู่")),
            SelectChoice("repeal", _l("ยกเลิกข้อที่มีอยู่")),
        ],
        default="add",
    )
    chapter = SelectField(
        _l("หมวด"), coerce=int, validators=[InputRequired(_l("เลือกหมวด"))], validate_choice=True
    )
    clause = SelectField(_l("ข้อที่แก้หรือยกเลิก"), default="", validate_choice=False)
    text = TextAreaField(
        _l("ข้อความในธรรมนูญ"),
        validators=[Words(0, LONGEST_CLAUSE, "", _l("ข้อความยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"))],
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Words for what stands afterwards, and a clause for what is changed."""
        fine = bool(super().validate(extra_validators))
        if self.what.data != "repeal" and not self.text.data:
            self.text.errors = [*self.text.errors, str(_l("เขียนข้อความของข้อนี้ก่อน"))]
            fine = False
        if self.what.data != "add" and self.target is None:
            self.clause.errors = [*self.clause.errors, str(_l("เลือกข้อที่แก้หรือยกเลิก"))]
            fine = False
        return fine

    @property
    def target(self) -> tuple[int, int] | None:
        """The chosen clause and the version of its words that the page showed."""
        id_, _point, version = str(self.clause.data or "").partition(".")
        numbers = [int(n) if n.isascii() and n.isdecimal() else -1 for n in (id_, version)]
        fits = all(0 <= number <= LARGEST_NUMBER for number in numbers)
        return (numbers[0], numbers[1]) if fits else None


def _choices(names: Mapping[str, Any]) -> list[SelectChoice]:
    return [SelectChoice(key, name) for key, name in names.items()]


class DueFields(KeyedForm):
    """A day in the Buddhist Era, or none at all: asked, never guessed."""

    due = DayField(_l("ให้เสร็จภายใน"), plain=True)


class AssignForm(DueFields, DeskForm):
    """Who acts on one operative item, until when; an organisation that is not listed yet may be
    typed beside."""

    lead = SelectField(_l("ผู้รับผิดชอบหลัก"), coerce=int, default=0, validate_choice=False)
    partners = SelectMultipleField(_l("ผู้ร่วมรับผิดชอบ"), coerce=int, validate_choice=False)
    new_name = TextField(
        _l("ชื่อหน่วยงาน"),
        validators=[Words(0, LONGEST_NAME, "", _l("ชื่อยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"))],
    )
    new_sector = SelectField(
        _l("ฝ่าย"),
        default="",
        choices=[SelectChoice(k, n) for k, n in SECTORS.items()],
        validate_choice=False,
    )
    new_level = SelectField(
        _l("ระดับ"),
        default="",
        choices=[SelectChoice(k, n) for k, n in LEVELS.items()],
        validate_choice=False,
    )
    new_leads = BooleanField(_l("เป็นผู้รับผิดชอบหลัก"))

    def said(self) -> Assigned:
        """What the valid form says of those on the list."""
        partners = tuple(dict.fromkeys(self.partners.data or ()))
        return Assigned(self.lead.data or None, partners, self.due.data)

    def new(self) -> NewBody | None:
        if not self.new_name.data:
            return None
        kind = (str(self.new_sector.data or ""), str(self.new_level.data or ""))
        return NewBody(self.new_name.data, *kind, leads=self.new_leads.data)


def as_it_stands(item: ItemView) -> dict[str, Any]:
    """What the form begins with."""
    partners = [body.id for body in item.partners]
    return {"lead": item.lead.id if item.lead else 0, "partners": partners, "due": item.due}


def by_sector(bodies: Iterable[Organisation]) -> list[tuple[str, list[Organisation]]]:
    """The list to choose from, by the four parties."""
    rows = list(bodies)
    found = [(str(name), [b for b in rows if b.sector == key]) for key, name in SECTORS.items()]
    return [(name, listed) for name, listed in found if listed]


class EffectForm(DeskForm):
    """What a later act does to a resolution."""

    kind = RadioField(
        _l("เกิดอะไรขึ้นกับมตินี้"),
        choices=[SelectChoice(key, name) for key, name in EFFECTS.items()],
        validators=[InputRequired(NoSuchEffect.message), AnyOf(EFFECTS, NoSuchEffect.message)],
        validate_choice=False,
    )
    later = TextField(_l("โดยมติเลขที่"), validators=[Words(0, 40, "", _l("ใส่แค่เลขมติ เช่น 13.2"))])
    item = whole_number(_l("ข้อที่ถูกแก้"), 0, 100, _l("ใส่เลขข้อ"), usual=0)
    reason = TextAreaField(
        _l("เหตุผล"),
        validators=[Words(0, LONGEST_REASON, "", _l("เหตุผลยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"))],
    )


class GapForm(KeyedForm):
    """Why a number of a meeting's has no resolution."""

    meeting = SelectField(
        _l("การประชุม"), coerce=int, default=0, validators=[InputRequired(_l("เลือกการประชุม"))]
    )
    sequence = whole_number(
        _l("เลขลำดับ"), 1, 100_000, _l("ใส่เลขลำดับ"), empty=_l("ใส่เลขลำดับของมติที่เว้นไว้")
    )
    reason = TextAreaField(
        _l("เหตุผล"),
        validators=[
            Words(
                1,
                LONGEST_REASON,
                _l("เขียนเหตุผลก่อน ทุกคนจะอ่านเห็นในทะเบียนมติ"),
                _l("เหตุผลยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )

    def offer(self, meetings: Iterable[tuple[int, str]]) -> "GapForm":
        self.meeting.choices = [SelectChoice(str(id_), title) for id_, title in meetings]
        return self
