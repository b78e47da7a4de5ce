"""Rows that somebody with the database changed: ``assembly verify`` finds every one."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.office.actions import adopt_minutes
from assembly.operator.verifying import verify
from assembly.resolutions.actions import mark_effect
from assembly.resolutions.queries import resolutions_of
from tests.factories.hall import Hall
from tests.factories.minutes import circulated, day_passes, secretary

FORGERIES = {
    "other words in frozen minutes": "update minutes set paper = replace(paper, 'ใจดี', 'ใจร้าย')",
    "another hash printed on them": "update minutes set paper_sha256 = 'ff'",
    "minutes that are gone": "delete from minutes",
    "minutes thawed": "update minutes set state = 'circulated', paper_sha256 = '', paper = ''",
    "a resolution that stands no more": "update resolution set standing = 'void'",
}


@change
def forge(statement: str) -> None:
    session().execute(text("delete from correction"))
    session().execute(text(statement))


@pytest.fixture
def verdict(hall: Hall) -> Callable[[], int]:
    """The exit code of a record with adopted minutes and a resolution."""
    circulated(hall)
    day_passes(hall)
    adopt_minutes(secretary(hall), hall.meeting_id)

    def judge() -> int:
        db.session.remove()
        return verify().exit_code

    return judge


@pytest.mark.parametrize("statement", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_forged_row_is_found(verdict: Callable[[], int], statement: str) -> None:
    """Adopted minutes and what later acts did to a resolution were never compared."""
    assert verdict() == 0
    forge(statement)
    assert verdict() == 1


def test_what_a_later_act_did_is_no_forgery_until_it_is_undone_by_hand(
    hall: Hall, verdict: Callable[[], int]
) -> None:
    row = resolutions_of(hall.assembly_id)[0]
    mark_effect(SYSTEM, row.id, row.version, "void", reason="ศาลเพิกถอน")
    assert verdict() == 0
    forge("update resolution set standing = 'adopted'")
    assert verdict() == 1
