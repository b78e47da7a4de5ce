"""The private link by which a body answers: how long it lives, and what a dead one says.

A link that does not open tells nothing about what was asked.
"""

from datetime import date, timedelta

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

USUAL_DAYS = 180
MOST_DAYS = 730


class DeadLink(Refusal):
    """It lets nobody in. Where it once did, ``facts`` name the assembly that can give another."""


class WrongReplyLink(DeadLink):
    status = 404
    message = _l("ไม่พบลิงก์นี้ ดูลิงก์ในหนังสืออีกครั้ง")


class ReplyLinkNotOpen(DeadLink):
    """The letter is not noted as sent; nobody else knows of it yet."""

    status = 404
    message = _l("ลิงก์นี้ยังไม่เปิดใช้ จะใช้ได้เมื่อสำนักงานบันทึกว่าส่งหนังสือแล้ว")


class ReplyLinkExpired(DeadLink):
    status = 410
    message = _l("ลิงก์นี้หมดอายุแล้ว ขอลิงก์ใหม่จากสำนักงานได้")


class ReplyLinkRevoked(DeadLink):
    status = 410
    message = _l("ลิงก์นี้ยกเลิกแล้ว อาจมีลิงก์ใหม่ในหนังสือฉบับหลัง")


class NoReplyLink(Refusal):
    status = 404
    message = _l("คำขอนี้ยังไม่มีลิงก์ที่ใช้ได้ สร้างลิงก์ใหม่ก่อน")


class NoLinkHere(DeadLink):
    """This browser was let in by no link, or not to this request."""

    status = 404
    message = _l("หน้านี้เปิดด้วยลิงก์ในหนังสือ เปิดลิงก์นั้นอีกครั้งบนเครื่องนี้")


class LinkDayOutOfReach(Refusal):
    status = 422
    message = _l("ลิงก์ใช้ได้ถึงวันนี้เป็นอย่างน้อย และไม่เกิน %(most)s วันจากวันนี้")


def expiry(today: date, until: date | None) -> date:
    """The last day of a link: the one that was chosen, or the usual. Refuses: LinkDayOutOfReach."""
    until = until or today + timedelta(days=USUAL_DAYS)
    if not today <= until <= today + timedelta(days=MOST_DAYS):
        raise LinkDayOutOfReach(most=MOST_DAYS)
    return until


def check_link(
    assembly_id: int, *, revoked: bool, expires_on: date, is_sent: bool, today: date
) -> None:
    """Good until the end of its last day. Refuses: ReplyLinkRevoked, -Expired, -NotOpen."""
    if revoked:
        raise ReplyLinkRevoked(assembly_id=assembly_id)
    if today > expires_on:
        raise ReplyLinkExpired(assembly_id=assembly_id)
    if not is_sent:
        raise ReplyLinkNotOpen(assembly_id=assembly_id)
