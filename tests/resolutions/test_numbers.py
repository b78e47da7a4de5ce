"""Numbers: each kind says which it is, none comes twice, what is missing is explained."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.meetings.actions import open_meeting
from assembly.operator.verifying import verify
from assembly.resolutions.actions import explain_gap
from assembly.resolutions.models import Resolution
from assembly.resolutions.queries import gaps_of, resolution_of_item, resolutions_of
from assembly.resolutions.rules import (
    PREFIXES,
    NoReason,
    NumberIsFarAhead,
    NumberIsGiven,
    ReasonTooLong,
    full_name,
    gaps,
    number,
    sort_key,
    typed_number,
)
from tests.factories.deciding import CARRIED, adopt, working_group
from tests.factories.decisions import decide
from tests.factories.hall import Hall

counted = st.integers(1, 9999)
given_by = st.tuples(st.sampled_from(sorted(PREFIXES)), counted, counted)


@given(st.sets(given_by, max_size=30))
def test_no_two_meetings_of_an_assembly_can_give_one_number(
    given: set[tuple[str, int, int]],
) -> None:
    spelled = [number(sitting, sequence, kind) for kind, sitting, sequence in given]
    assert len(set(spelled)) == len(given)
    assert [typed_number(one) for one in spelled] == spelled
    assert len({sort_key(one) for one in spelled}) == len(given)


@given(st.sets(st.integers(1, 40)), st.integers(0, 45))
def test_gaps_are_exactly_what_nobody_has(has: set[int], highest: int) -> None:
    found = gaps(frozenset(has), highest)
    assert set(found) | (has & set(range(1, highest + 1))) == set(range(1, highest + 1))
    assert not set(found) & has


@pytest.mark.parametrize(
    ("words", "is_"),
    [("๑๒.๓", "12.3"), ("มติที่ 12.3", "12.3"), ("มติ ค๑๓.๑", "ค13.1"), ("12", None), ("ที่ดิน", None)],
)
def test_a_number_is_known_however_it_is_typed(words: str, is_: str | None) -> None:
    assert typed_number(words) == is_


def test_plenary_13_and_working_group_13_do_not_give_the_same_number(hall: Hall) -> None:
    plenary = adopt(hall)
    group = working_group(hall)
    open_meeting(group.facilitator, group.meeting_id, group.version)
    decide(group, CARRIED)
    theirs = resolution_of_item(group.items[0])
    assert theirs is not None
    assert (plenary.number, theirs.number) == ("13.1", "ค13.1")
    assert full_name(theirs.number, "คณะทำงาน") == "มติคณะทำงาน ครั้งที่ 13 มติที่ 1"


@change
def as_it_was_numbered_once(resolution_id: int) -> None:
    session().get_one(Resolution, resolution_id).number = "13.2"


def test_a_number_from_before_kinds_were_told_apart_is_left_out_with_why(
    hall: Hall,
) -> None:
    group = working_group(hall)
    open_meeting(group.facilitator, group.meeting_id, group.version)
    decide(group, CARRIED)
    theirs = resolution_of_item(group.items[0])
    assert theirs is not None
    as_it_was_numbered_once(theirs.id)
    db.session.remove()
    adopt(hall, 0)
    second = adopt(hall, 1)
    assert second.number == "13.3"
    (gap,) = gaps_of(hall.assembly_id, hall.meeting_id)
    assert gap.number == "13.2"
    assert "ข้ามไป" in gap.reason


def test_the_secretary_leaves_a_number_out_and_says_why(hall: Hall) -> None:
    adopt(hall, 0)
    explain_gap(hall.facilitator, hall.meeting_id, 2, "ลงมติบนกระดาษขณะไฟดับ ต่อมาที่ประชุมถอน")
    third = adopt(hall, 1)
    assert third.number == "13.3"
    explain_gap(hall.facilitator, hall.meeting_id, 2, "เขียนใหม่ให้ชัด")  # said anew
    (gap,) = gaps_of(hall.assembly_id)
    assert (gap.number, gap.reason, gap.made_by) == ("13.2", "เขียนใหม่ให้ชัด", "ธนพร")
    assert verify().faults == []


def test_a_number_in_use_or_far_ahead_cannot_be_left_out(hall: Hall) -> None:
    adopt(hall, 0)
    with pytest.raises(NumberIsGiven) as told:
        explain_gap(SYSTEM, hall.meeting_id, 1, "เหตุผล")
    assert "13.1" in told.value.sentence
    for sequence, reason, refusal in (
        (3, "เหตุผล", NumberIsFarAhead),
        (0, "เหตุผล", NumberIsFarAhead),
        (2, "  ", NoReason),
        (2, "ก" * 401, ReasonTooLong),
    ):
        with pytest.raises(refusal):
            explain_gap(SYSTEM, hall.meeting_id, sequence, reason)
    assert gaps_of(hall.assembly_id) == ()
    assert len(resolutions_of(hall.assembly_id)) == 1
