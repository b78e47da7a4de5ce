"""The team of an assembly with its roles, and what is to be done."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import STAFF_ROLES, assembly_of, resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.text import thai_sort_key
from assembly.people.models import Staff, StaffRole
from assembly.tasks.models import Task
from assembly.tasks.rules import ABOUT, about_what, pressing

NEWEST_DONE = 12


@dataclass(frozen=True)
class TaskView:
    id: int
    title: str
    staff_id: int | None
    staff: str  # empty: nobody yet
    due: date | None
    about: tuple[str, int] | None
    made_by: str
    done_on: date | None
    done_by: str
    pressing: str
    version: int

    @property
    def about_name(self) -> str:
        return str(ABOUT[self.about[0]][0]) if self.about else ""


@dataclass(frozen=True)
class Colleague:
    """One of the staff, with the roles held in this assembly."""

    id: int
    name: str
    roles: tuple[str, ...]
    tasks: int  # still to be done
    late: int


@dataclass(frozen=True)
class Team:
    people: tuple[Colleague, ...]
    mine: tuple[TaskView, ...]
    others: tuple[TaskView, ...]
    done: tuple[TaskView, ...]  # the newest first

    @property
    def waiting(self) -> int:
        return len(self.mine) + len(self.others)


def task(task_id: int) -> Task:
    """Raises ``NotFound``."""
    found = session().get(Task, task_id)
    if found is None:
        raise NotFound
    return found


def team_of(assembly_id: int, staff_id: int | None) -> Team:
    """An assembly's team and its tasks, as the one with this account sees them."""
    names, today = staff_names(assembly_id), clock.today()
    wanted = select(Task).where(Task.assembly_id == assembly_id, Task.done_on.is_(None))
    open_ones = [_view(row, names, today) for row in session().scalars(wanted)]
    open_ones.sort(key=lambda one: (one.due is None, one.due or today, one.id))
    return Team(
        people=_people(assembly_id, names, open_ones),
        mine=tuple(one for one in open_ones if staff_id and one.staff_id == staff_id),
        others=tuple(one for one in open_ones if not staff_id or one.staff_id != staff_id),
        done=tuple(_view(row, names, today) for row in _newest_done(assembly_id)),
    )


def tasks_for(assembly_id: int, staff_id: int | None) -> list[TaskView]:
    """What one of the staff is to do, the most pressing first."""
    return list(team_of(assembly_id, staff_id).mine) if staff_id else []


def staff_names(assembly_id: int) -> dict[int, str]:
    """The staff of an assembly by their accounts, in Thai order."""
    wanted = select(Staff.id, Staff.name).join(StaffRole, StaffRole.staff_id == Staff.id)
    rows = session().execute(wanted.where(StaffRole.assembly_id == assembly_id).distinct())
    return dict(sorted(rows.all(), key=lambda row: thai_sort_key(row[1])))


def is_of(assembly_id: int, kind: str, number: int) -> bool:
    """Whether what a task is about belongs to this assembly."""
    try:
        return assembly_of({ABOUT[kind][1]: number}) == assembly_id
    except NotFound:
        return False


def _people(
    assembly_id: int, names: dict[int, str], open_ones: Sequence[TaskView]
) -> tuple[Colleague, ...]:
    wanted = select(StaffRole.staff_id, StaffRole.role)
    held: dict[int, set[str]] = {}
    for staff_id, role in session().execute(wanted.where(StaffRole.assembly_id == assembly_id)):
        held.setdefault(staff_id, set()).add(role)
    has = Counter(one.staff_id for one in open_ones)
    late = Counter(one.staff_id for one in open_ones if one.pressing == "late")
    return tuple(
        Colleague(id_, name, tuple(r for r in STAFF_ROLES if r in held[id_]), has[id_], late[id_])
        for id_, name in names.items()
    )


def _newest_done(assembly_id: int) -> Sequence[Task]:
    wanted = select(Task).where(Task.assembly_id == assembly_id, Task.done_on.is_not(None))
    wanted = wanted.order_by(Task.done_on.desc(), Task.id.desc()).limit(NEWEST_DONE)
    return session().scalars(wanted).all()


def _view(row: Task, names: dict[int, str], today: date) -> TaskView:
    return TaskView(
        id=row.id,
        title=row.title,
        staff_id=row.staff_id,
        staff=names.get(row.staff_id, "") if row.staff_id else "",
        due=row.due_on,
        about=about_what(row.about),
        made_by=row.made_by,
        done_on=row.done_on,
        done_by=row.done_by,
        pressing=pressing(row.due_on, row.done_on, today),
        version=row.version,
    )


@resolver("task_id")
def _assembly_of_task(task_id: int) -> int | None:
    return session().scalar(select(Task.assembly_id).where(Task.id == task_id))
