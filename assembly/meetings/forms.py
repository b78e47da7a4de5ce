from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from assembly.core.days import DayField
from assembly.core.forms import DeskForm, KeyedForm, TextField, Words, whole_number
from assembly.meetings.rules import Settings

_TOO_LONG = _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")
_COUNT = _l("ใส่จำนวนคน เป็นตัวเลขตั้งแต่ 0 ขึ้นไป")
_DISTRICTS = _l("ใส่จำนวนอำเภอ เป็นตัวเลข ไม่เกินจำนวนอำเภอที่มี")


class CodeForm(KeyedForm):
    """One field for both codes: six digits join a meeting, twelve are a slip."""

    code = StringField(
        _l("รหัสเข้าร่วม 6 ตัว หรือรหัสบนบัตร 12 ตัว"),
        validators=[Length(max=40, message=_l("รหัสยาวเกินไป ใส่ 6 ตัวหรือ 12 ตัว"))],
    )


class QuorumFields(KeyedForm):
    """What the meeting's decisions take; a field left empty asks for nothing."""

    quorum = whole_number(_l("ผู้แทนอย่างน้อย (คน)"), 0, 100_000, _COUNT)
    quorum_percent = whole_number(_l("ร้อยละของผู้แทนที่มีบัตร"), 0, 100, _l("ใส่ร้อยละ ตั้งแต่ 0 ถึง 100"))
    quorum_districts = whole_number(_l("มาอย่างน้อยกี่อำเภอ"), 0, 100, _DISTRICTS)

    @property
    def quorum_said(self) -> dict[str, Any]:
        """The three, by the names of ``rules.Settings``."""
        names = ("quorum", "quorum_percent", "quorum_districts")
        return {name: self[name].data or 0 for name in names}


class SettingsForm(QuorumFields):
    """What is agreed about a meeting."""

    kind = SelectField(
        _l("การประชุมแบบไหน"),
        choices=[
            SelectChoice("plenary", _l("สมัชชาใหญ่")),
            SelectChoice("listening_stage", _l("เวทีรับฟังความทุกข์")),
            SelectChoice("working_group", _l("คณะทำงาน")),
        ],
        default="plenary",
        validators=[InputRequired(_l("เลือกแบบของการประชุม"))],
    )
    number = whole_number(_l("ครั้งที่"), 1, 9999, _l("ใส่เลขครั้งที่ ตั้งแต่ 1 ขึ้นไป"))
    theme_th = TextField(_l("หัวข้อของการประชุม"), validators=[Words(0, 120, "", _TOO_LONG)])
    theme_en = TextField(_l("หัวข้อเป็นภาษาอังกฤษ ถ้ามี"), validators=[Words(0, 160, "", _TOO_LONG)])
    held_on = DayField(_l("วันประชุม"), missing=_l("ใส่วันประชุม"), plain=True)
    place = TextField(
        _l("ที่ไหน"),
        validators=[Words(1, 120, _l("เขียนสถานที่ เช่น หอประชุมจังหวัดพังงา"), _TOO_LONG)],
    )
    wifi_name = TextField(_l("ชื่อไวไฟในห้อง"), validators=[Words(0, 32, "", _TOO_LONG)])
    wifi_password = TextField(_l("รหัสไวไฟ"), validators=[Words(0, 63, "", _TOO_LONG)])
    speech_seconds = whole_number(
        _l("พูดได้คนละกี่วินาที"),
        10,
        3600,
        _l("ใส่ได้ 10 ถึง 3600 วินาที"),
        usual=180,
        empty=_l("ใส่เวลาพูดต่อคน เป็นวินาที"),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Also asks for some quorum."""
        fine = bool(super().validate(extra_validators))
        if not (self.quorum.data or self.quorum_percent.data or self.quorum_districts.data):
            self._wrong(self.quorum, _l("ใส่องค์ประชุมอย่างน้อยหนึ่งช่อง"))
            return False
        return fine

    def settings(self, number: int = 0) -> Settings:
        """What the valid form says; ``number`` where none was typed, 0 for the next."""
        return Settings(
            kind=self.kind.data,
            number=self.number.data or number,
            held_on=self.held_on.data,
            place=self.place.data,
            theme_th=self.theme_th.data or "",
            theme_en=self.theme_en.data or "",
            **self.quorum_said,
            wifi_name=self.wifi_name.data or "",
            wifi_password=self.wifi_password.data or "",
            speech_seconds=self.speech_seconds.data,
        )

    @staticmethod
    def _wrong(field: Any, sentence: Any) -> None:
        field.errors = [*field.errors, str(sentence)]


class CallForm(SettingsForm):
    """A meeting to be called, and the running order it begins with."""

    template = RadioField(
        _l("เริ่มจากระเบียบวาระแบบไหน"),
        choices=[
            SelectChoice("strategies", _l("หกวาระมาตรฐาน และหนึ่งเรื่องต่อหนึ่งยุทธศาสตร์ในวาระที่ 5")),
            SelectChoice("standard", _l("หกวาระมาตรฐาน")),
            SelectChoice("empty", _l("ว่างไว้ก่อน จัดเองทั้งหมด")),
        ],
        default="standard",
        validators=[InputRequired(_l("เลือกระเบียบวาระที่จะเริ่ม"))],
    )
    carry = BooleanField(_l("นำวาระค้างจากครั้งก่อนของชุดนี้มาด้วย ถ้ามี"))


class SettleForm(SettingsForm, DeskForm):
    """The same for a meeting that stands already."""
