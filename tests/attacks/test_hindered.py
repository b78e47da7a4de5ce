"""The hall decided about a promise, and something hinders the step: the result is not lost."""

from datetime import timedelta

import pytest

from assembly.ballots.models import Ballot
from assembly.commitments.actions import course
from assembly.commitments.queries import timeline_of
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.errors import Forbidden
from assembly.follow_up.actions import deciding
from assembly.follow_up.queries import follow_up_of_ballot
from assembly.follow_up.rules import Asked, NotOfTheSeries
from assembly.registry.actions import add_organisation
from assembly.resolutions.rules import NoSuchItem
from tests.factories.following import WHY, answers, asks, follows_up
from tests.factories.hall import Hall, gather
from tests.factories.promises import DUE, promised, row_of

ALL_AGREE = "yyyyyyyyyyyy"


def hinder(why: type[Exception]) -> object:
    def hindered(*_words: object, **_more: object) -> None:
        raise why

    return hindered


def declared(ballot_id: int) -> tuple[str, str]:
    row, asked = session().get_one(Ballot, ballot_id), follow_up_of_ballot(ballot_id)
    assert asked is not None
    return row.state, asked.state


def lines(commitment_id: int) -> list[str]:
    return [line.kind for line in timeline_of(commitment_id, public=True)]


def test_another_day_is_given_whole_or_not_at_all(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The register refused it: the promise had its new day, the register the old one."""
    promise = promised(hall).first
    later, before = follows_up(hall), lines(promise)
    ballot = asks(later, promise, Asked("extend", WHY, due_on=DUE + timedelta(days=30)))
    monkeypatch.setattr(course, "assign_item", hinder(NoSuchItem))
    answers(later, ballot, ALL_AGREE)
    assert declared(ballot) == ("declared", "carried")
    assert row_of(promise).due_on == DUE
    assert sorted(lines(promise)) == sorted([*before, "state"])  # that it was decided is noted


def test_a_step_that_breaks_does_not_keep_the_result_from_being_declared(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ballot stayed counted and could be declared no more."""
    promise = promised(hall).first
    above = add_organisation(SYSTEM, hall.assembly_id, "กรมที่ดิน", "state", "national")
    later = follows_up(hall)
    ballot = asks(later, promise, Asked("escalate", WHY, organisation_id=above))
    monkeypatch.setattr(deciding, "write_request", hinder(LookupError))
    answers(later, ballot, ALL_AGREE)
    assert declared(ballot) == ("declared", "carried")
    assert "ที่ประชุมเห็นชอบ" in timeline_of(promise, public=True)[0].text


def test_nobody_asks_for_a_point_at_a_meeting_that_is_not_theirs_to_run(hall: Hall) -> None:
    promise = promised(hall).first
    later, other = follows_up(hall), gather(hall.app, slug="another", code="111111")
    with pytest.raises(Forbidden):
        asks(later, promise, Asked("escalate", WHY, to_meeting_id=other.meeting_id))
    with pytest.raises(NotOfTheSeries):
        asks(later, promised(other).first, Asked("close", WHY))
