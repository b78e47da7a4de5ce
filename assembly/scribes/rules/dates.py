"""The day on a paper: its era is told by who brings the file, and never guessed."""

from collections.abc import Mapping
from datetime import date

from flask_babel import lazy_gettext as _l

from assembly.core import thai
from assembly.core.eras import written
from assembly.core.errors import Refusal

ERAS: Mapping[str, int] = {"be": thai.BUDDHIST_ERA, "ce": 0}
OLDEST = 100  # years: paper is not older


class EraNotTold(Refusal):
    """We do not guess: the person is asked."""

    status = 422
    message = _l("ในไฟล์มีวันที่ บอกก่อนว่าปีเป็น พ.ศ. หรือ ค.ศ.")


class OddDay(Refusal):
    status = 422
    message = _l("อ่านวันที่ “%(said)s” ไม่ได้ ใช้ วัน/เดือน/ปี 4 ตัว เช่น 20/11/2569")


class OtherEra(Refusal):
    status = 422
    message = _l("ปี %(year)s ไม่ตรงกับที่บอกว่าเป็น พ.ศ. หรือ ค.ศ.")


class DayToCome(Refusal):
    status = 422
    message = _l("วันที่ “%(said)s” ยังมาไม่ถึง")


def told_day(said: str, era: str, today: date) -> date:
    """The day somebody wrote, in the era they named: 20/11/2569, 20 พ.ย. 2569, 2026-11-20.

    Refuses: EraNotTold, OddDay, OtherEra, DayToCome.
    """
    if era not in ERAS:
        raise EraNotTold
    on_paper = written(said)
    if on_paper is None:
        raise OddDay(said=said)
    year = on_paper.year - ERAS[era]
    if not 0 <= today.year + 1 - year <= OLDEST:
        raise OtherEra(year=on_paper.year)
    try:
        found = date(year, on_paper.month, on_paper.day)
    except ValueError as error:
        raise OddDay(said=said) from error
    if found > today:
        raise DayToCome(said=said)
    return found
