"""One grievance and lists of them, as the desk and the sender read them."""

from dataclasses import dataclass, replace
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select

from assembly.core import ids
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.grievances import rules
from assembly.grievances.models import Grievance
from assembly.meetings.queries import name_of
from assembly.plans.queries import short_name


@dataclass(frozen=True)
class GrievanceView:
    """One grievance as the desk and its sender read it."""

    id: int
    text: str
    district: str
    subdistrict: str
    strategy_number: int | None
    strategy: str
    state: str
    agenda_item_id: int | None
    told_on: date


def tracking_hash(code: str) -> str:
    """What is kept of a tracking code."""
    return ids.keyed_hash("tracking", code)


def code_of(assembly_id: int, key: str) -> str:
    """The tracking code that follows from a form's key: told again, it is the same."""
    return ids.keyed_digits("grievance", f"{assembly_id}|{key}", rules.CODE_DIGITS)


def find_by_code(code: str) -> GrievanceView | None:
    """The grievance of a tracking code as a person typed it; ``None`` when there is none."""
    digits = ids.only_digits(code)
    if len(digits) != rules.CODE_DIGITS:
        return None
    wanted = select(Grievance).where(Grievance.tracking_hash == tracking_hash(digits))
    found = session().scalar(wanted)
    return view_of(found) if found else None


def assembly_told(grievance_id: int) -> int:
    """The assembly that a grievance was told to."""
    return session().get_one(Grievance, grievance_id).assembly_id


def new_grievances(assembly_id: int, limit: int) -> list[GrievanceView]:
    """What the desk has not read yet, the latest day first; within a day in no order."""
    wanted = select(Grievance).where(
        Grievance.assembly_id == assembly_id,
        Grievance.state == "new",
        Grievance.agenda_item_id.is_(None),
    )
    wanted = wanted.order_by(Grievance.told_on.desc(), Grievance.id).limit(limit)
    return [view_of(row) for row in session().scalars(wanted)]


def grievances_of_item(item_id: int) -> list[GrievanceView]:
    """The grievances behind an agenda item as the hall may see them: read by the desk, cleared.

    The public reads ``published_of_item``.
    """
    wanted = select(Grievance).where(
        Grievance.agenda_item_id == item_id,
        Grievance.state == "reviewed",
        Grievance.erased_leaf == "",
    )
    rows = session().scalars(wanted.order_by(Grievance.id))
    return [replace(view_of(row), text=row.public_text) for row in rows]


def attached_to(item_id: int) -> int:
    """How many grievances stand behind an agenda item, withheld words included."""
    wanted = select(func.count()).where(Grievance.agenda_item_id == item_id)
    return session().scalar(wanted) or 0


def desk_text(row: Grievance) -> str:
    """The words as the desk reads them: what was taken back is its sender's alone."""
    if row.state == "withdrawn":
        return str(rules.GrievanceWithdrawn.message)
    return row.text if not row.erased_leaf else str(_("ลบข้อความแล้ว"))


def view_of(row: Grievance) -> GrievanceView:
    return GrievanceView(
        id=row.id,
        text=row.text,
        district=name_of(row.district),
        subdistrict=name_of(row.subdistrict),
        strategy_number=row.strategy.number if row.strategy else None,
        strategy=short_name(row.strategy),
        state=row.state,
        agenda_item_id=row.agenda_item_id,
        told_on=row.told_on,
    )


@resolver("grievance_id")
def _assembly_of_grievance(grievance_id: int) -> int | None:
    return session().scalar(select(Grievance.assembly_id).where(Grievance.id == grievance_id))
