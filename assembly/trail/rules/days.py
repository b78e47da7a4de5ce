"""The day a reader asks for, as people write days."""

from datetime import date

from flask_babel import lazy_gettext as _l

from assembly.core.eras import NoSuchDay, NoSuchYear, day_of, written
from assembly.core.errors import Refusal

READ = range(2400, 2800)  # the years of the Buddhist Era that a reader may ask for


class DayNotRead(Refusal):
    status = 422
    message = _l("อ่านวันที่นี้ไม่ออก โปรดพิมพ์ วัน/เดือน/ปี พ.ศ. เช่น 20/11/2568")


def day_said(said: str) -> date:
    """20/11/2568, ๒๐ พ.ย. ๒๕๖๘, 20 พฤศจิกายน พ.ศ. 2568; 20 November 2025, 2025-11-20.

    Refuses: DayNotRead; CommonEraYear where 20/11/2025 does not say of which era it is.
    """
    found = written(said)
    if found is None:
        raise DayNotRead
    try:
        if found.is_common and found.year < READ[0]:
            return date(found.year, found.month, found.day)
        return day_of(found.day, found.month, found.year, READ)
    except (ValueError, NoSuchDay, NoSuchYear) as error:
        raise DayNotRead from error
