"""What an issue must have."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

LONGEST_TITLE = 160


class IssueHasNoTitle(Refusal):
    status = 422
    message = _l("ตั้งชื่อประเด็นสั้น ๆ ก่อน หรือเลือกประเด็นที่มีอยู่แล้ว")


class IssueTitleTooLong(Refusal):
    status = 422
    message = _l("ชื่อประเด็นยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")


class NoGroupingToUndo(Refusal):
    message = _l("ไม่มีการรวมเรื่องที่จะถอยกลับ")


class IssueIsEmpty(Refusal):
    message = _l("ประเด็นนี้ยังไม่มีความทุกข์ รวมเรื่องเข้าประเด็นก่อน แล้วค่อยนำเข้าวาระ")


class IssueIsOnAgenda(Refusal):
    message = _l("ประเด็นนี้อยู่ในระเบียบวาระแล้ว")


class NotInAnIssue(Refusal):
    message = _l("เรื่องที่เลือกไม่ได้อยู่ในประเด็นใด")


def check_title(characters: int) -> None:
    """Refuses: IssueHasNoTitle, IssueTitleTooLong."""
    if characters < 1:
        raise IssueHasNoTitle
    if characters > LONGEST_TITLE:
        raise IssueTitleTooLong(most=LONGEST_TITLE, over=characters - LONGEST_TITLE)
