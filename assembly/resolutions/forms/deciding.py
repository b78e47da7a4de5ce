"""How the room decides on a draft."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from assembly.ballots.rules import Terms
from assembly.core.forms import (
    DeskForm,
    TextAreaField,
    Words,
    whole_number,
)
from assembly.resolutions.rules import (
    LONGEST_TEXT,
    paragraphs,
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
