"""What a member says about oneself, on the own phone."""

import pytest

from assembly.ballots.queries import named_votes
from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.people.actions import choose_own
from assembly.people.queries import member
from tests.factories.decisions import begin, decide
from tests.factories.hall import Hall


def test_a_member_chooses_the_group_and_the_consents_and_may_change_them(hall: Hall) -> None:
    phone = hall.phone(0)
    choices = f"/m/{hall.code}/mine/choices"
    phone.post(choices, data={"target_group": "parent", "may_name": "1"})
    db.session.remove()
    row = member(hall.members[0])
    assert (row.target_group, row.may_name, row.may_picture) == ("parent", True, False)
    phone.post(choices, data={"target_group": "", "may_picture": "1"})
    db.session.remove()
    row = member(hall.members[0])
    assert (row.target_group, row.may_name, row.may_picture) == (None, False, True)


def test_the_page_shows_what_was_chosen(hall: Hall) -> None:
    choose_own(SYSTEM, hall.members[0], "student", True, False)
    page = hall.phone(0).get(f"/m/{hall.code}/mine").text
    assert 'value="student" checked' in page
    assert 'name="may_name" value="1" checked' in page
    assert 'name="may_picture" value="1">' in page


@pytest.mark.parametrize("group", ["elder", "x" * 30, "ก"])
def test_a_group_that_does_not_exist_is_refused(hall: Hall, group: str) -> None:
    answer = hall.phone(0).post(f"/m/{hall.code}/mine/choices", data={"target_group": group})
    assert answer.status_code == 422


def test_only_a_member_has_something_to_choose(hall: Hall) -> None:
    choices = f"/m/{hall.code}/mine/choices"
    assert hall.app.test_client().post(choices).status_code == 403
    assert hall.browser("facilitator").post(choices).status_code == 403


def test_withdrawing_hides_the_name_at_once_and_says_who_does_the_rest(hall: Hall) -> None:
    phone = hall.phone(0)
    choose_own(SYSTEM, hall.members[0], None, True, True)
    phone.post(f"/m/{hall.code}/mine/withdraw", data={})
    db.session.remove()
    row = member(hall.members[0])
    assert (row.may_keep, row.may_name, row.may_picture) == (False, False, False)
    assert row.withdrew_at is not None
    assert "เลขานุการจะลบข้อมูลให้" in phone.get(f"/m/{hall.code}/mine").text


def test_from_then_on_no_page_shows_the_name_though_the_vote_still_counts(hall: Hall) -> None:
    begin(hall)
    ballot_id = decide(hall, "yyyyyyyyyyyn")
    page = f"/m/{hall.code}/ballots/{ballot_id}"
    neighbour = hall.phone(1)
    assert "นายสมชาย ใจดี" in neighbour.get(page).text
    hall.phone(0).post(f"/m/{hall.code}/mine/withdraw", data={})
    db.session.remove()
    shown = neighbour.get(page).text
    assert "สมชาย" not in shown
    assert shown.count("ใจดี") == 11
    votes = named_votes(ballot_id, inside=True)
    assert [vote.name for vote in votes].count("—") == 1


def test_outside_the_hall_a_named_vote_has_a_name_only_by_consent(hall: Hall) -> None:
    begin(hall)
    ballot_id = decide(hall, "yyyyyyyyyyyn")
    choose_own(SYSTEM, hall.members[0], None, True, False)
    choose_own(SYSTEM, hall.members[1], None, False, False)
    db.session.remove()
    page = f"/m/{hall.code}/ballots/{ballot_id}"
    for insider in (hall.phone(1), hall.browser("teller")):
        assert "นายดลเลาะ ใจดี" in insider.get(page).text
    outside = hall.app.test_client().get(page).text
    assert "นายสมชาย ใจดี" in outside
    assert "ดลเลาะ" not in outside
    assert outside.count("ใจดี") == sum(member(one).may_name for one in hall.members)
    assert "ผู้แทนอำเภอ" in outside
    assert len(named_votes(ballot_id, inside=False)) == len(named_votes(ballot_id, inside=True))
