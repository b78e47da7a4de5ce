"""Giving somebody of the team something to do, and saying that it is done."""

from dataclasses import replace

from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import Actor, allows
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.core.versions import locked, seen, touch
from assembly.journal.actions import record
from assembly.people.models import StaffRole
from assembly.tasks import rules
from assembly.tasks.models import Task
from assembly.tasks.queries import is_of


@change
def give_task(actor: Actor, assembly_id: int, said: rules.Said) -> int:
    """Write down what is to be done, by whom and until when; answers its id.

    Refuses: EmptyTask, TaskTooLong, NotOnTheTeam, AboutElsewhere.
    """
    said = _checked(assembly_id, said)
    did = N_("มอบงาน")
    row = Task(
        assembly_id=assembly_id,
        made_at=clock.now(),
        made_by=actor.name,
        last_by=actor.name,
        last_did=did,
        **vars(said),
    )
    session().add(row)
    session().flush()
    record(actor, "task_given", f"task:{row.id}", {"about": row.about, "to": row.staff_id})
    return row.id


@change
def change_task(actor: Actor, task_id: int, version: int, said: rules.Said) -> None:
    """Say anew what is to be done, by whom and until when; what it is about stays.

    May be repeated. Refuses: Stale, TaskIsDone, what ``give_task`` refuses.
    """
    row = seen(Task, task_id, version)
    if row.done_on is not None:
        raise rules.TaskIsDone
    said = _checked(row.assembly_id, replace(said, about=row.about))
    row.title, row.staff_id, row.due_on = said.title, said.staff_id, said.due_on
    touch(actor, row, N_("แก้งาน"))
    record(actor, "task_given", f"task:{row.id}", {"about": row.about, "to": row.staff_id})


@change
def finish_task(actor: Actor, task_id: int, *, done: bool = True) -> None:
    """Say that a task is done, or after all not. May be repeated. Refuses: NotYourTask."""
    row = locked(Task, task_id)
    is_own = row.staff_id is not None and row.staff_id == actor.staff_id
    if not (is_own or allows(actor, "call_meeting", row.assembly_id)):
        raise rules.NotYourTask
    if (row.done_on is not None) == done:
        return
    row.done_on, row.done_by = (clock.today(), actor.name) if done else (None, "")
    touch(actor, row, N_("กดว่างานเสร็จ") if done else N_("กดว่างานยังไม่เสร็จ"))
    record(actor, "task_done" if done else "task_reopened", f"task:{row.id}", {})


def _checked(assembly_id: int, said: rules.Said) -> rules.Said:
    """The same, cleaned, for somebody of this assembly's team."""
    said = replace(said, title=clean(said.title, newlines=False))
    rules.check_title(said.title)
    wanted = select(StaffRole.staff_id).where(
        StaffRole.assembly_id == assembly_id, StaffRole.staff_id == said.staff_id
    )
    if said.staff_id is not None and session().scalar(wanted.limit(1)) is None:
        raise rules.NotOnTheTeam
    if said.about:
        about = rules.about_what(said.about)
        if about is None or not is_of(assembly_id, *about):
            raise rules.AboutElsewhere
    return said
