"""The helper's table at the door: in, back out, a lost slip, someone without one."""

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from assembly.ballots.models import Ballot
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.extensions import db
from assembly.journal.models import Entry
from assembly.meetings.actions import call_meeting, close_meeting, settle_meeting
from assembly.meetings.models import Attendance
from assembly.meetings.queries import meeting, presence, settings_of
from assembly.people.actions import add_member, issue_slip
from assembly.people.models import Member
from assembly.people.queries import PaperSlip, member, paper_slip_of
from tests.factories.decisions import begin, everyone_votes, finish_vote, open_vote
from tests.factories.hall import Hall

JSON = {"Accept": "application/json"}


class Table:
    """The helper's browser at the check-in desk."""

    def __init__(self, hall: Hall, role: str = "helper") -> None:
        self.hall, self.browser = hall, hall.browser(role)
        self.address = f"/desk/{hall.code}/checkin"

    def post(self, end: str, **data: object) -> object:
        return self.browser.post(f"{self.address}{end}", data=data, headers=JSON)

    def says(self, said: str) -> dict[str, object]:
        answer = self.browser.post(self.address, data={"said": said}, headers=JSON)
        db.session.remove()
        return answer.get_json() | {"status": answer.status_code}

    def presses(self, end: str, member_id: int) -> dict[str, object]:
        answer = self.browser.post(
            f"{self.address}/{end}", data={"member": member_id}, headers=JSON
        )
        db.session.remove()
        return answer.get_json() | {"status": answer.status_code}

    def registers(self, **changes: object) -> object:
        told = {
            "title": "นาง", "given_name": "บุญมา", "surname": "ทะเลงาม", "district": "8202",
            "kind": "delegate", "sector": "community", "target_group": "working", "may_keep": "y",
        }  # fmt: skip
        answer = self.browser.post(f"{self.address}/people", data=told | changes)
        db.session.remove()
        return answer

    def slip(self, place: int) -> PaperSlip:
        return paper_slip_of(self.hall.members[place], self.hall.meeting_id)

    @property
    def here(self) -> int:
        db.session.remove()
        return presence(meeting(self.hall.meeting_id)).people

    def journal(self, kind: str) -> int:
        db.session.remove()
        return len(list(session().scalars(select(Entry).where(Entry.type == kind))))


@pytest.fixture
def table(hall: Hall) -> Table:
    return Table(hall)


def test_a_scanner_types_the_address_and_the_person_is_in(table: Table) -> None:
    answer = table.says(f"http://localhost/s/{table.slip(0).token}\n")
    assert answer["status"] == 200
    assert "นายสมชาย ใจดี" in answer["html"]
    assert "ลงทะเบียนแล้ว" in answer["html"]
    assert table.here == 1


def test_the_twelve_digits_do_the_same_and_a_second_time_says_so(table: Table) -> None:
    assert "ลงทะเบียนแล้ว" in table.says(table.slip(0).code)["html"]
    assert "มาก่อนแล้ว" in table.says(table.slip(0).code)["html"]
    assert (table.here, table.journal("member_checked_in")) == (1, 1)


def test_a_number_no_table_can_hold_is_nobody(table: Table) -> None:
    assert table.browser.get(f"{table.address}?just={10**25}").status_code == 200


def test_a_name_is_found_by_any_part_and_lets_nobody_in_by_itself(table: Table) -> None:
    answer = table.says("ฝั่ง")
    assert "นายฝั่งฟ้า ใจดี" in answer["html"]
    assert table.here == 0
    assert table.says("สม ใจ")["html"].count("<li>") == 2  # สมชาย, สมหมาย
    done = table.presses("here", table.hall.members[3])
    assert "ลงทะเบียนแล้ว" in done["html"]
    assert table.here == 1


def test_signs_that_mean_something_to_a_database_mean_nothing_here(table: Table) -> None:
    for said in ("%", "_", "' or 1=1 --", "\\", "<script>"):
        answer = table.says(said)
        assert answer["status"] == 200
        assert "<li>" not in answer["html"]
        assert "<script>" not in answer["html"]


def test_a_wrong_a_lost_and_a_foreign_slip_are_told_apart(table: Table) -> None:
    hall = table.hall
    assert table.says("f" * 32)["reason"] == "wrong_slip"
    assert table.says("1234")["reason"] == "odd_slip_code"
    assert table.says("")["reason"] == "nothing_said"
    old = table.slip(1)
    table.presses("slip", hall.members[1])
    assert table.says(old.token)["reason"] in ("wrong_slip", "slip_revoked")
    other = call_meeting(SYSTEM, hall.assembly_id, 14, meeting(hall.meeting_id).held_on, "ที่อื่น", 1)
    issue_slip(SYSTEM, hall.members[2], other)
    foreign = paper_slip_of(hall.members[2], other)
    assert table.says(foreign.token)["reason"] == "other_meetings_slip"
    assert table.here == 0


def test_a_mistake_is_taken_back_and_the_journal_knows_both(table: Table) -> None:
    table.says(table.slip(0).token)
    answer = table.presses("undo", table.hall.members[0])
    assert "เอาชื่อออกแล้ว" in answer["html"]
    assert (table.here, table.journal("check_in_undone")) == (0, 1)
    table.presses("undo", table.hall.members[0])
    assert table.journal("check_in_undone") == 1
    table.says(table.slip(0).code)
    assert table.here == 1


def test_nobody_is_taken_out_of_an_open_ballot_whether_they_voted_or_not(table: Table) -> None:
    """The electorate is frozen, and who voted in a secret ballot nobody may find out here."""
    hall = table.hall
    begin(hall)
    ballot_id = open_vote(hall, method="secret")
    everyone_votes(hall, ballot_id, "yyyyyy......")
    answers = [table.presses("undo", hall.members[place]) for place in (0, 11)]
    assert [answer["reason"] for answer in answers] == ["voting_now", "voting_now"]
    assert table.here == 12
    late = add_member(SYSTEM, hall.assembly_id, "8201", ("", "มาสาย", ""))
    table.presses("here", late)
    assert table.presses("undo", late)["ok"]  # never an elector
    finish_vote(hall, ballot_id)
    assert session().get_one(Ballot, ballot_id).state == "declared"
    assert table.presses("undo", hall.members[0])["ok"]


def test_after_the_meeting_attendance_is_a_record(table: Table) -> None:
    hall = table.hall
    begin(hall)
    close_meeting(hall.facilitator, hall.meeting_id, hall.version)
    assert table.presses("undo", hall.members[0])["reason"] == "meeting_is_over"
    assert table.says(table.slip(0).token)["reason"] == "meeting_is_over"
    assert table.registers().status_code == 410


def test_a_lost_slip_is_worth_nothing_and_a_new_one_can_be_printed(table: Table) -> None:
    hall = table.hall
    lost, phone = table.slip(0), hall.phone(0)
    answer = table.presses("slip", hall.members[0])
    assert f"/checkin/slip/{hall.members[0]}" in answer["html"]
    new = table.slip(0)
    assert new.token != lost.token
    assert phone.get(f"/s/{lost.token}").status_code in (404, 410)
    assert "นายสมชาย" not in phone.get(f"/m/{hall.code}/mine").text
    page = table.browser.get(f"{table.address}/slip/{hall.members[0]}")
    assert new.code[:4] in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_someone_without_a_slip_is_on_the_roll_and_in_the_room_at_once(table: Table) -> None:
    answer = table.registers(network="อนุรักษ์ป่าชายเลน", may_picture="y")
    assert answer.status_code == 302
    row = session().scalar(select(Member).where(Member.given_name == "บุญมา"))
    assert row is not None
    assert (row.sector, row.target_group, row.network) == (
        "community", "working", "อนุรักษ์ป่าชายเลน",
    )  # fmt: skip
    assert (row.may_keep, row.may_name, row.may_picture) == (True, False, True)
    assert session().get(Attendance, (table.hall.meeting_id, row.id)) is not None
    assert paper_slip_of(row.id, table.hall.meeting_id).member == "นางบุญมา ทะเลงาม"
    assert "นางบุญมา ทะเลงาม" in table.browser.get(answer.location).text


def test_without_the_first_consent_nothing_is_kept(table: Table) -> None:
    answer = table.registers(may_keep="")
    assert answer.status_code == 422
    assert "ต้องได้รับความยินยอม" in answer.text
    assert 'value="บุญมา"' in answer.text  # what was typed stays
    assert session().scalar(select(Member).where(Member.given_name == "บุญมา")) is None


def test_who_was_never_asked_is_asked_at_the_door(table: Table) -> None:
    """A name from a file came without consents: the desk asks, and keeps what was said."""
    who = table.hall.members[0]
    assert "ยังไม่ได้ถูกถามความยินยอม" in table.says(table.slip(0).token)["html"]
    address = f"{table.address}/consents"
    refused = table.browser.post(address, data={"member": who, "may_name": "1"}, headers=JSON)
    assert refused.get_json()["reason"] == "consent_needed"
    said = {"member": who, "may_keep": "1", "may_picture": "1"}
    kept = table.browser.post(address, data=said, headers=JSON).get_json()
    assert "บันทึกความยินยอมแล้ว" in kept["html"]
    assert "ยังไม่ได้ถูกถาม" not in kept["html"]
    db.session.remove()
    row = member(who)
    assert (row.may_keep, row.may_name, row.may_picture) == (True, False, True)


def test_no_consent_is_ticked_beforehand(table: Table) -> None:
    assert " checked" not in table.browser.get(table.address).text


def test_the_same_person_is_not_put_on_the_roll_twice(table: Table) -> None:
    assert table.registers().status_code == 302
    again = table.registers(title="น.ส.", given_name="บุญ มา")
    assert again.status_code == 409
    assert "มีชื่อ" in again.text
    assert table.registers(district="8203").status_code == 302  # a namesake elsewhere


def test_a_helpers_own_phone_scans_for_the_desk(table: Table) -> None:
    """The camera app opens the slip's address: the member is in, the helper stays the helper."""
    slip = table.slip(4)
    answer = table.browser.get(f"/s/{slip.token}")
    assert answer.status_code == 302
    assert answer.location.startswith(table.address)
    page = table.browser.get(answer.location).text
    assert slip.member in page
    assert table.here == 1
    assert "ใช้เครื่องนี้" not in table.browser.get(f"/m/{table.hall.code}/mine").text
    again = table.browser.get(f"/s/{slip.token}")
    assert "มาก่อนแล้ว" in table.browser.get(again.location).text


def test_a_teller_who_may_not_check_in_signs_in_as_anybody_would(hall: Hall) -> None:
    table = Table(hall, "teller")
    assert table.browser.get(f"/s/{table.slip(0).token}").location == f"/m/{hall.code}"


def test_a_helper_of_another_assembly_signs_in_as_anybody_would(hall: Hall) -> None:
    from tests.factories.hall import gather

    stranger = gather(hall.app, slug="another", code="111111").browser("helper")
    slip = paper_slip_of(hall.members[0], hall.meeting_id)
    assert stranger.get(f"/s/{slip.token}").location == f"/m/{hall.code}"


def test_a_member_of_another_assembly_is_not_found_at_this_desk(table: Table) -> None:
    from tests.factories.hall import gather

    other = gather(table.hall.app, slug="another", code="111111")
    for end in ("here", "undo", "slip"):
        assert table.presses(end, other.members[0])["reason"] == "not_of_this_assembly"


def test_only_the_desk_may_ask_for_the_camera(table: Table) -> None:
    policy = table.browser.get(table.address).headers["Permissions-Policy"]
    assert "camera=(self)" in policy
    assert "camera=()" in table.browser.get("/").headers["Permissions-Policy"]


def test_the_board_of_the_desk_names_nobody(table: Table) -> None:
    from assembly.attendance.broadcasts import checkin_room

    table.says(table.slip(0).token)
    with table.hall.app.test_request_context():
        from flask import render_template

        board = checkin_room(table.hall.code)
        html = render_template(board.template, **board.context)
    assert "สมชาย" not in html
    assert board.data == {"people": 1}


def test_the_facilitator_sets_what_it_takes_to_decide(hall: Hall) -> None:
    browser = hall.browser("facilitator")
    answer = browser.post(
        f"/desk/{hall.code}/quorum",
        data={
            "quorum": "",
            "quorum_percent": "50",
            "quorum_districts": "4",
            "version": hall.version,
        },
    )
    assert answer.status_code == 302
    db.session.remove()
    here = presence(meeting(hall.meeting_id))
    assert (here.quorum, here.lacking) == (6, (6, 4))
    wrong = browser.post(
        f"/desk/{hall.code}/quorum", data={"quorum_percent": "101", "version": hall.version}
    )
    assert wrong.status_code == 422
    assert "0 ถึง 100" in wrong.text


def test_who_sets_the_quorum_after_somebody_else_is_told_and_loses_nothing(hall: Hall) -> None:
    browser, seen = hall.browser("facilitator"), hall.version
    settle_meeting(hall.facilitator, hall.meeting_id, seen, settings_of(meeting(hall.meeting_id)))
    db.session.remove()
    late = browser.post(f"/desk/{hall.code}/quorum", data={"quorum": "7", "version": seen})
    assert late.status_code == 409
    assert 'value="7"' in late.text
    assert f'name="version" type="hidden" value="{hall.version}"' in late.text


odd = st.one_of(
    st.text(max_size=40), st.sampled_from(["", "-1", "99999999999999999999", "\x00", "é" * 500])
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            (
                "title",
                "given_name",
                "surname",
                "district",
                "kind",
                "sector",
                "target_group",
                "network",
                "may_keep",
            ),
            odd,
        ),
    )
)
def test_whatever_the_form_brings_there_is_an_answer(hall: Hall, told: dict[str, str]) -> None:
    answer = _helper(hall).post(f"/desk/{hall.code}/checkin/people", data=told)
    assert answer.status_code in (302, 409, 422)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(odd, odd)
def test_whatever_is_scanned_or_pressed_there_is_an_answer(hall: Hall, said: str, who: str) -> None:
    browser = _helper(hall)
    desk = f"/desk/{hall.code}/checkin"
    assert browser.post(desk, data={"said": said}).status_code < 500
    for end in ("here", "undo", "slip"):
        assert browser.post(f"{desk}/{end}", data={"member": who}).status_code < 500


_helpers: dict[int, FlaskClient] = {}


def _helper(hall: Hall) -> FlaskClient:
    return _helpers.setdefault(id(hall), hall.browser("helper"))


def test_slips_are_in_district_order_then_by_name_as_in_the_dictionary(hall: Hall) -> None:
    from assembly.people.queries import paper_slips

    for name in ("เอก", "แก้ว", "กานดา"):
        id_ = add_member(SYSTEM, hall.assembly_id, "8201", ("", name, "ใจดี"))
        issue_slip(SYSTEM, id_, hall.meeting_id)
    first = [slip.member for slip in paper_slips(hall.meeting_id) if slip.district_code == "8201"]
    names = [name.split()[0].removeprefix("นาย") for name in first]
    assert names == ["กานดา", "แก้ว", "จันทร์", "สมชาย", "เอก"]
