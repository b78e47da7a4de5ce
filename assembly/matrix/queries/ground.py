"""What the table and its cells share: a place, and what a strategy is called."""

from dataclasses import dataclass

from flask_babel import gettext as _

from assembly.meetings.queries import name_of
from assembly.places.models import District, Subdistrict
from assembly.plans.models import Strategy
from assembly.plans.queries import short_name


@dataclass(frozen=True)
class Place:
    code: str
    name: str


def name_under(row: Strategy | None) -> str:
    return short_name(row) or _("ยังไม่ได้จัดเข้ายุทธศาสตร์")


def place_of(row: District | Subdistrict) -> Place:
    return Place(row.code, name_of(row))
