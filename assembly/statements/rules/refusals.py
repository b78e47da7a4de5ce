"""Why a statement or an opinion stays as it is."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

LONGEST = 110  # characters as people count them: two lines of the wall
MOST_STATEMENTS = 40  # in one meeting, those that were withheld among them


class NothingStated(Refusal):
    status = 422
    message = _l("พิมพ์ข้อความที่จะถามห้องก่อน")


class StatedTooMuch(Refusal):
    status = 422
    message = _l("ข้อความยาวเกินไป ตัดออก %(over)s ตัวอักษร ให้ไม่เกิน %(most)s")


class AlreadyStated(Refusal):
    message = _l("ข้อความนี้ถามห้องไปแล้ว")


class TooManyStatements(Refusal):
    message = _l("ถามได้ไม่เกิน %(most)s ข้อความในการประชุมเดียว")


class MeetingIsOver(Refusal):
    message = _l("ปิดประชุมแล้ว จึงถามเพิ่มไม่ได้")


class StatementMoved(Refusal):
    """Another at the desk has just done something else with it."""

    message = _l("มีคนที่โต๊ะเพิ่งเปลี่ยนข้อความนี้ หน้านี้แสดงสถานะล่าสุดแล้ว โปรดดูอีกครั้ง")


class StatementNotOpen(Refusal):
    message = _l("ข้อความนี้ปิดรับความเห็นแล้ว ความเห็นที่ท่านให้ไว้ก่อนหน้ายังอยู่")


class DistrictFirst(Refusal):
    status = 422
    message = _l("เลือกอำเภอของท่านก่อน เลือกครั้งเดียว")


class NoSuchChoice(Refusal):
    status = 422
    message = _l("เลือกเห็นด้วย ไม่เห็นด้วย หรือผ่าน")
