"""Two people at one row: the first changes it, the second is told who was first, and what."""

from dataclasses import replace

import pytest

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.errors import NotFound, Stale
from assembly.core.i18n import N_
from assembly.core.versions import locked, seen, touch
from assembly.tasks.actions import give_task
from assembly.tasks.models import Task
from assembly.tasks.rules import Said
from tests.factories.hall import Hall

WIPA = replace(SYSTEM, name="วิภา เลขานุการ")


@pytest.fixture
def task(hall: Hall) -> int:
    return give_task(SYSTEM, hall.assembly_id, Said("โทรตามหนังสือที่ อบต.เกาะยาวน้อย"))


@change
def reads_and_changes(task_id: int, version: int) -> int:
    row = seen(Task, task_id, version)
    touch(WIPA, row, N_("แก้งาน"))
    return row.version


@change
def holds(task_id: int) -> int:
    return locked(Task, task_id).version


def test_whoever_saw_the_newest_version_changes_it(task: int) -> None:
    assert reads_and_changes(task, 1) == 2
    assert holds(task) == 2
    assert reads_and_changes(task, 2) == 3


def test_whoever_comes_second_is_told_who_was_first_and_what_they_did(task: int) -> None:
    reads_and_changes(task, 1)
    with pytest.raises(Stale) as told:
        reads_and_changes(task, 1)
    assert "วิภา เลขานุการ เพิ่งทำ “แก้งาน” ไปก่อน" in told.value.sentence
    assert holds(task) == 2, "nothing was changed by the second"


def test_what_is_not_there_is_not_found(task: int) -> None:
    with pytest.raises(NotFound):
        holds(task + 1000)
    with pytest.raises(NotFound):
        reads_and_changes(task + 1000, 1)
