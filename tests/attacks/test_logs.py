"""What an operator may read in a log: never whose words came at which hour."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from assembly.ballots.models import Vote
from assembly.core.change import change
from assembly.core.clock import today
from assembly.core.db import session
from assembly.grievances.models import Grievance
from assembly.people.models import Member
from tests.factories.hall import Hall


@change
def writes_nowhere(hall: Hall) -> None:
    session().execute(
        insert(Grievance).values(
            assembly_id=hall.assembly_id, district_code="none", subdistrict_code="none",
            text="พ่อดื่มเหล้า", told_on=today(), tracking_hash="x",
        )
    )  # fmt: skip


@change
def votes_nowhere(hall: Hall) -> None:
    paper = {"ballot_id": 99, "member_id": hall.members[0], "choice": "no"}
    session().execute(insert(Vote).values(idempotency_hash="x", **paper))


def test_a_failed_statement_tells_no_words(hall: Hall) -> None:
    """The error of the database named the whole grievance, and the log puts the hour before it."""
    with pytest.raises(IntegrityError) as failed:
        writes_nowhere(hall)
    assert "INSERT INTO grievance" in str(failed.value)
    assert "พ่อดื่มเหล้า" not in str(failed.value)


def test_a_failed_vote_tells_no_choice(hall: Hall) -> None:
    with pytest.raises(IntegrityError) as failed:
        votes_nowhere(hall)
    assert "'no'" not in str(failed.value)


def test_neither_does_a_failed_read(hall: Hall) -> None:
    from sqlalchemy import text

    with pytest.raises(Exception, match="no_such_table") as failed:
        session().execute(text("SELECT 1 FROM no_such_table WHERE a = :a"), {"a": "พ่อดื่มเหล้า"})
    assert "พ่อดื่มเหล้า" not in str(failed.value)
    session().rollback()
    assert session().get(Member, hall.members[0]) is not None
