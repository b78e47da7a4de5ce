"""Presence needed to decide: a number, a share, or districts; and who speaks for a network."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.meetings.actions import check_in
from assembly.meetings.models import Attendance, Meeting
from assembly.meetings.queries import delegates_present, meeting, presence, quorum_now
from assembly.meetings.rules import Quorum, spoken_count
from assembly.people.actions import add_member, revoke_slip
from assembly.people.models import Member, Slip
from tests.factories.hall import Hall

few = st.integers(0, 3000)
rules = st.builds(Quorum, few, st.integers(0, 100), st.integers(0, 8))


@change
def alters(statement: object) -> None:
    session().execute(statement)  # type: ignore[call-overload]


@given(rules, few)
def test_a_share_is_rounded_up_and_never_by_a_whole_person(rule: Quorum, registered: int) -> None:
    needed = rule.needed(registered)
    assert needed >= rule.number
    assert needed * 100 >= registered * rule.percent
    if needed > rule.number:
        assert (needed - 1) * 100 < registered * rule.percent


@given(rules, few, few, st.integers(0, 8))
def test_one_more_person_never_breaks_a_quorum(
    rule: Quorum, present: int, registered: int, districts: int
) -> None:
    if rule.is_met(present, registered, districts):
        assert rule.is_met(present + 1, registered, districts)
        assert rule.is_met(present, registered, districts + 1)


@given(rules, few, few, st.integers(0, 8))
def test_what_is_lacking_is_exactly_what_has_to_come(
    rule: Quorum, present: int, registered: int, districts: int
) -> None:
    people, more_districts = rule.lacking(present, registered, districts)
    assert rule.is_met(present + people, registered, districts + more_districts)
    if people:
        assert not rule.is_met(present + people - 1, registered, districts + more_districts)
    if more_districts:
        assert not rule.is_met(present + people, registered, districts + more_districts - 1)


@given(few, few, st.integers(0, 8))
def test_where_nothing_is_asked_every_room_may_decide(
    present: int, registered: int, districts: int
) -> None:
    assert Quorum().is_met(present, registered, districts)


@given(few)
def test_half_of_those_registered(registered: int) -> None:
    assert Quorum(percent=50).needed(registered) == (registered + 1) // 2
    assert Quorum(percent=100).needed(registered) == registered


@pytest.mark.parametrize(("count", "said"), [(0, 0), (1, None), (4, None), (5, 5), (120, 120)])
def test_a_group_too_small_is_not_counted_out_loud(count: int, said: int | None) -> None:
    assert spoken_count(count) == said


def test_a_number_of_delegates_is_the_plain_rule(hall: Hall) -> None:
    for member_id in hall.members[:5]:
        check_in(SYSTEM, hall.meeting_id, member_id)
    here = presence(meeting(hall.meeting_id))
    assert (here.delegates, here.quorum, here.lacking, here.quorum_met) == (5, 6, (1, 0), False)
    check_in(SYSTEM, hall.meeting_id, hall.members[5])
    assert presence(meeting(hall.meeting_id)).quorum_met


def test_a_share_is_of_the_delegates_with_a_valid_slip(hall: Hall) -> None:
    """Twelve slips, one revoked: two thirds of eleven are eight, not seven and a bit."""
    alters(update(Meeting).values(quorum=0, quorum_percent=67))
    slip = session().query(Slip).filter_by(member_id=hall.members[11]).one()
    revoke_slip(SYSTEM, slip.id)
    assert quorum_now(meeting(hall.meeting_id)).needed_delegates == 8


def test_districts_count_by_their_delegates_not_by_who_looks_on(hall: Hall) -> None:
    alters(update(Meeting).values(quorum=1, quorum_districts=2))
    check_in(SYSTEM, hall.meeting_id, hall.members[0])
    guest = add_member(SYSTEM, hall.assembly_id, "8208", ("", "ผู้ดู", ""), "observer")
    check_in(SYSTEM, hall.meeting_id, guest)
    here = presence(meeting(hall.meeting_id))
    assert (here.people, here.delegates, here.observers) == (2, 1, 1)
    assert (here.districts_present, here.lacking) == (1, (0, 1))
    check_in(SYSTEM, hall.meeting_id, hall.members[1])
    told = quorum_now(meeting(hall.meeting_id))
    assert (told.needed_delegates, told.needed_districts) == (1, 2)
    assert (told.present_delegates, told.districts_present) == (2, 2)


def test_sectors_and_target_groups_are_counted_small_groups_unsaid(hall: Hall) -> None:
    """Nobody can work out who the two parents in the room are."""
    hall.everyone_checks_in()
    alters(update(Member).values(sector="community", target_group="working"))
    alters(
        update(Member)
        .where(Member.id.in_(hall.members[:2]))
        .values(sector="state", target_group="parent")
    )
    here = presence(meeting(hall.meeting_id))
    assert [(one.key, one.count) for one in here.sectors] == [
        ("community", 10),
        ("local_government", 0),
        ("state", 2),
        ("private", 0),
    ]
    assert [(one.key, one.count) for one in here.groups] == [
        ("student", 0),
        ("working", 10),
        ("parent", None),
    ]


def networks(hall: Hall, *names: str) -> None:
    for place, name in enumerate(names):
        alters(update(Member).where(Member.id == hall.members[place]).values(network=name))


def test_a_network_has_one_vote_and_its_representative_casts_it(hall: Hall) -> None:
    networks(hall, "ป่าชายเลน", "ป่าชายเลน", "หมอพื้นบ้าน", "หมอพื้นบ้าน")
    alters(update(Member).where(Member.id == hall.members[1]).values(is_representative=True))
    hall.everyone_checks_in()
    speakers = delegates_present(hall.meeting_id, "network")
    assert speakers == [hall.members[1], hall.members[2]]
    assert len(delegates_present(hall.meeting_id)) == 12


def test_without_the_representative_who_came_first_speaks_for_the_network(hall: Hall) -> None:
    networks(hall, "หมอพื้นบ้าน", "หมอพื้นบ้าน", "หมอพื้นบ้าน")
    alters(update(Member).where(Member.id == hall.members[0]).values(is_representative=True))
    eight = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    for place, minutes in ((1, 9), (2, 3)):
        check_in(SYSTEM, hall.meeting_id, hall.members[place])
        moment = eight + timedelta(minutes=minutes)
        wanted = Attendance.member_id == hall.members[place]
        alters(update(Attendance).where(wanted).values(checked_in_at=moment))
    assert delegates_present(hall.meeting_id, "network") == [hall.members[2]]
