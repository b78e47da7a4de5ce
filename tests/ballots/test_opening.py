"""Opening a ballot: who may vote is frozen, what is asked is sealed, dangers are said first."""

import stat

import pytest
from sqlalchemy import select

from assembly.agenda.actions import finish_item
from assembly.ballots import actions, box
from assembly.ballots.models import Ballot, Elector
from assembly.ballots.queries import broken_invariants, my_vote, warnings_before_opening
from assembly.ballots.rules import (
    BallotAlreadyOpen,
    NoElectors,
    NoQuorum,
    SecretOverPlainLink,
    SmallSecretBallot,
    Terms,
)
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import NotFound, Stale
from assembly.journal.models import Checkpoint, Entry
from assembly.meetings.actions import check_in, close_meeting, open_meeting
from assembly.meetings.rules import MeetingNotOpen
from assembly.people.actions import add_member
from assembly.people.models import Member
from assembly.resolutions.actions import write_draft
from tests.ballots.conftest import Plenary
from tests.factories.hall import Hall


def opens(hall: Hall, method: str = "named", version: int = 0, **more: bool) -> int:
    return actions.open_ballot(
        hall.facilitator, hall.meeting_id, version or hall.version, hall.items[0],
        "ตั้งคณะทำงานหรือไม่", "ข้อความ", Terms(method), **more,
    )  # fmt: skip


def test_those_checked_in_now_may_vote_and_a_latecomer_may_not(plenary: Plenary) -> None:
    ballot_id = plenary.opens_ballot("named")
    late = add_member(SYSTEM, plenary.hall.assembly_id, "8201", ("นาง", "มาสาย", ""))
    check_in(SYSTEM, plenary.hall.meeting_id, late)
    electors = set(session().scalars(select(Elector.member_id)))
    assert electors == set(plenary.hall.members)
    assert my_vote(ballot_id, plenary.hall.members[0]).is_elector
    assert not my_vote(ballot_id, late).is_elector


def test_an_observer_who_is_checked_in_is_no_elector(hall: Hall) -> None:
    hall.everyone_checks_in()
    watcher = add_member(SYSTEM, hall.assembly_id, "8202", ("นาย", "ผู้ดู", ""), "observer")
    check_in(SYSTEM, hall.meeting_id, watcher)
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    ballot_id = opens(hall)
    assert not my_vote(ballot_id, watcher).is_elector
    assert session().get_one(Ballot, ballot_id).electors == 12


def test_opening_is_journalled_with_hashes_and_signed(plenary: Plenary) -> None:
    ballot_id = plenary.opens_ballot()
    kinds = list(
        session().scalars(select(Entry.type).where(Entry.subject == f"ballot:{ballot_id}"))
    )
    reasons = list(session().scalars(select(Checkpoint.reason).order_by(Checkpoint.id)))
    assert kinds == ["ballot_opened"]
    assert reasons[-1] == "ballot_opened"
    assert len(plenary.board.fingerprint.split()) == 4
    assert broken_invariants() == []


def test_the_key_of_a_secret_ballot_is_a_file_only_we_can_read(plenary: Plenary) -> None:
    key = box.key_file(plenary.opens_ballot())
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700
    assert plenary.row.public_key is not None
    assert key.read_bytes() != plenary.row.public_key


def test_a_named_ballot_has_no_key(plenary: Plenary) -> None:
    assert not box.key_file(plenary.opens_ballot("named")).exists()


def test_a_second_ballot_waits_until_the_first_is_declared(plenary: Plenary) -> None:
    plenary.opens_ballot("named")
    with pytest.raises(BallotAlreadyOpen):
        opens(plenary.hall)
    plenary.closes()
    plenary.counts()
    with pytest.raises(BallotAlreadyOpen):
        opens(plenary.hall)
    plenary.declares()
    opens(plenary.hall)


def test_the_second_facilitator_is_told_who_opened_it(plenary: Plenary) -> None:
    seen = plenary.hall.version
    opens(plenary.hall, version=seen)
    with pytest.raises(Stale) as told:
        opens(plenary.hall, version=seen)
    assert "ธนพร" in told.value.sentence
    assert "เปิดลงมติ" in told.value.sentence


def test_nobody_can_vote_before_the_meeting_is_open(hall: Hall) -> None:
    hall.everyone_checks_in()
    with pytest.raises(MeetingNotOpen):
        opens(hall)


def test_an_empty_hall_has_no_electors(hall: Hall) -> None:
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    with pytest.raises(NoElectors):
        opens(hall)


def test_without_quorum_nothing_opens_and_nothing_is_left_behind(hall: Hall) -> None:
    for member in hall.members[:5]:
        check_in(SYSTEM, hall.meeting_id, member)
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    with pytest.raises(NoQuorum) as told:
        opens(hall, "secret")
    assert "5" in told.value.sentence
    assert "6" in told.value.sentence
    assert session().scalars(select(Ballot)).all() == []
    assert not (box.key_file(1).parent.exists() and list(box.key_file(1).parent.iterdir()))


def test_an_item_of_another_meeting_cannot_be_voted_here(plenary: Plenary) -> None:
    with pytest.raises(NotFound):
        actions.open_ballot(
            plenary.hall.facilitator, plenary.hall.meeting_id + 99, 1, plenary.hall.items[0],
            "?", "", Terms("named"),
        )  # fmt: skip


def test_the_desk_reads_why_a_secret_ballot_is_less_secret_here(hall: Hall) -> None:
    hall.app.config["PUBLIC_URL"] = "https://samatcha.example"
    for member in hall.members[:6]:
        check_in(SYSTEM, hall.meeting_id, member)
    assert warnings_before_opening(hall.meeting_id, "named") == []
    small = warnings_before_opening(hall.meeting_id, "secret")
    assert len(small) == 1
    assert "6 คน" in small[0]
    hall.app.config["PUBLIC_URL"] = "http://192.168.1.10:8000"
    hall.everyone_checks_in()
    plain = warnings_before_opening(hall.meeting_id, "secret")
    assert len(plain) == 1
    assert "ไม่เข้ารหัส" in plain[0]


def test_few_networks_are_few_voters_in_a_hall_however_full(plenary: Plenary) -> None:
    hall = plenary.hall
    hall.app.config["PUBLIC_URL"] = "https://samatcha.example"
    page, desk = f"/desk/{hall.code}/items/{hall.items[0]}/ballot", hall.browser("facilitator")
    write_draft(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], "?", "ตั้งคณะทำงาน")
    assert 'name="warned"' not in desk.get(page).text
    _join_networks(hall)
    asked = desk.get(page).text
    assert "ผู้มีสิทธิออกเสียงเพียง 2 คน" in asked
    assert 'name="warned"' in asked, "what is refused unless confirmed can be confirmed"


@change
def _join_networks(hall: Hall) -> None:
    for place, member_id in enumerate(hall.members):
        network = ("เครือข่ายป่า", "เครือข่ายทะเล")[place % 2]
        session().get_one(Member, member_id).network = network


def test_a_danger_that_was_not_confirmed_keeps_the_ballot_closed(plenary: Plenary) -> None:
    hall = plenary.hall
    hall.app.config["PUBLIC_URL"] = "http://192.168.1.10:8000"
    with pytest.raises(SecretOverPlainLink):
        opens(hall, "secret", warned=False)
    opens(hall, "named", warned=False)


def test_a_small_secret_ballot_asks_first(hall: Hall) -> None:
    for member in hall.members[:6]:
        check_in(SYSTEM, hall.meeting_id, member)
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    with pytest.raises(SmallSecretBallot):
        opens(hall, "secret", warned=False)
    opens(hall, "secret", warned=True)


def test_the_room_cannot_leave_an_undeclared_ballot(plenary: Plenary) -> None:
    hall = plenary.hall
    plenary.opens_ballot("named")
    with pytest.raises(BallotAlreadyOpen):
        close_meeting(hall.facilitator, hall.meeting_id, hall.version)
    with pytest.raises(BallotAlreadyOpen):
        finish_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    plenary.finishes()
    finish_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    close_meeting(hall.facilitator, hall.meeting_id, hall.version)
