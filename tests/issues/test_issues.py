"""Issues: taken together with undo, put on an agenda, and walked both ways."""

import pytest

from assembly.agenda.actions import item_in, open_item
from assembly.agenda.queries import items_of
from assembly.core.access import SYSTEM
from assembly.core.errors import Stale
from assembly.extensions import db
from assembly.grievances.actions import attach, follow_matter
from assembly.issues.actions import (
    change_issue,
    group,
    put_on_agenda,
    undo_grouping,
    ungroup,
)
from assembly.issues.models import Issue
from assembly.issues.queries import issue, issue_of_item, issue_view, issues_of
from assembly.issues.rules import (
    IssueHasNoTitle,
    IssueIsEmpty,
    IssueIsOnAgenda,
    NoGroupingToUndo,
    NotInAnIssue,
)
from assembly.meetings.actions import open_meeting
from tests.inbox.conftest import Desk
from tests.inbox.conftest import desk as desk
from tests.inbox.test_desk import kinds


def seen(issue_id: int) -> int:
    db.session.remove()
    return issue(issue_id).version


def water(desk: Desk, *places: int) -> int:
    picks = desk.picks(*(places or (0, 1)))
    return group(desk.actor(), desk.hall.assembly_id, picks, None, "น้ำประปาไม่ไหล")


def test_two_voices_become_one_matter(desk: Desk) -> None:
    id_ = water(desk)
    db.session.remove()
    view = issue_view(id_)
    assert (view.title, view.grievances, view.districts) == ("น้ำประปาไม่ไหล", 2, 2)
    assert desk.row(0).issue_id == desk.row(1).issue_id == id_
    assert kinds(desk.voices[0]) == ["grouped"]


def test_a_new_issue_that_is_taken_back_is_gone(desk: Desk) -> None:
    id_ = water(desk)
    assert undo_grouping(desk.actor(), id_, seen(id_)) == 0
    assert desk.row(0).issue_id is None
    assert kinds(desk.voices[0]) == ["grouped", "ungrouped"]
    db.session.remove()
    assert issues_of(desk.hall.assembly_id) == []


def test_undo_puts_a_voice_back_into_the_issue_it_came_from(desk: Desk) -> None:
    first = water(desk)
    second = group(SYSTEM, desk.hall.assembly_id, desk.picks(1, 2), None, "ทะเล")
    assert undo_grouping(SYSTEM, second, seen(second)) == 0
    assert [desk.row(n).issue_id for n in (1, 2)] == [first, None]


def test_what_went_elsewhere_since_stays_there(desk: Desk) -> None:
    first = water(desk)
    second = group(SYSTEM, desk.hall.assembly_id, desk.picks(1), None, "ทะเล")
    undo_grouping(SYSTEM, first, seen(first))
    assert [desk.row(n).issue_id for n in (0, 1)] == [None, second]


def test_a_voice_leaves_its_issue(desk: Desk) -> None:
    id_ = water(desk)
    ungroup(SYSTEM, desk.hall.assembly_id, desk.picks(0))
    assert [desk.row(n).issue_id for n in (0, 1)] == [None, id_]
    with pytest.raises(NotInAnIssue):
        ungroup(SYSTEM, desk.hall.assembly_id, desk.picks(0))
    with pytest.raises(NoGroupingToUndo):
        undo_grouping(SYSTEM, id_, seen(id_))


def test_it_is_renamed_and_the_second_is_told_who_was_first(desk: Desk) -> None:
    id_ = water(desk)
    version = seen(id_)
    change_issue(desk.actor("วิชัย"), id_, version, "น้ำกินน้ำใช้", None)
    with pytest.raises(Stale) as told:
        change_issue(desk.actor("มาลี"), id_, version, "น้ำ", None)
    assert "วิชัย" in told.value.sentence
    with pytest.raises(IssueHasNoTitle):
        change_issue(SYSTEM, id_, seen(id_), " ", None)
    assert undo_grouping(SYSTEM, id_, seen(id_)) == 0  # a new name forgets no undo


def test_an_issue_becomes_an_item_and_the_item_knows_its_issue(desk: Desk) -> None:
    id_ = water(desk)
    item_id = put_on_agenda(desk.actor(), id_, seen(id_), desk.hall.meeting_id)
    db.session.remove()
    assert item_in(desk.hall.meeting_id, item_id).title == "น้ำประปาไม่ไหล"
    found = issue_of_item(item_id)
    assert found is not None
    assert found.id == id_
    on = issue_view(id_).item
    assert on is not None
    assert on.id == item_id
    assert desk.row(0).agenda_item_id == desk.row(1).agenda_item_id == item_id
    assert len(items_of(desk.hall.meeting_id)) == 4
    with pytest.raises(IssueIsOnAgenda):
        put_on_agenda(SYSTEM, id_, seen(id_), desk.hall.meeting_id)


def test_who_joins_an_issue_on_an_agenda_stands_behind_its_item_too(desk: Desk) -> None:
    id_ = water(desk, 0)
    item_id = put_on_agenda(SYSTEM, id_, seen(id_), desk.hall.meeting_id)
    group(SYSTEM, desk.hall.assembly_id, desk.picks(1), id_)
    assert desk.row(1).agenda_item_id == item_id
    undo_grouping(SYSTEM, id_, seen(id_))
    assert (desk.row(1).agenda_item_id, desk.row(0).agenda_item_id) == (None, item_id)


def test_undo_takes_nothing_away_from_behind_what_was_put_on_an_agenda_since(desk: Desk) -> None:
    """The matter was decided meanwhile: the decision stands on it."""
    id_, hall = water(desk), desk.hall
    attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [desk.voices[0]])
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    for item in hall.items[:2]:
        open_item(hall.facilitator, hall.meeting_id, hall.version, item)
    undo_grouping(SYSTEM, id_, seen(id_))
    assert (desk.row(0).issue_id, desk.row(0).agenda_item_id) == (None, hall.items[0])


def test_undo_puts_nothing_back_behind_an_item_that_was_carried_on(desk: Desk) -> None:
    hall = desk.hall
    attach(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], [desk.voices[0]])
    id_ = water(desk)
    follow_matter(SYSTEM, hall.items[0], hall.items[1])
    undo_grouping(SYSTEM, id_, seen(id_))
    assert desk.row(0).agenda_item_id == hall.items[1]


def test_an_empty_issue_makes_no_item(desk: Desk) -> None:
    id_ = water(desk, 0)
    ungroup(SYSTEM, desk.hall.assembly_id, desk.picks(0))
    with pytest.raises(IssueIsEmpty):
        put_on_agenda(SYSTEM, id_, seen(id_), desk.hall.meeting_id)


def test_the_desk_walks_from_the_list_to_the_issue_and_back(desk: Desk) -> None:
    helper = desk.helper("วิชัย")
    assert "ยังไม่มีประเด็น" in helper.get(f"{desk.path}/issues").text
    fields = {"issue": "", "issue_title": "น้ำประปาไม่ไหล"}
    grouped = desk.presses(helper, "group", desk.pick(0), **fields)
    page = helper.get(grouped.headers["Location"])
    assert "inbox-undo" in page.text  # taken back at once, if it was a mistake
    id_ = desk.row(0).issue_id
    assert id_ is not None
    whole = helper.get(f"{desk.path}/issues/{id_}").text
    assert "น้ำประปาไม่ไหลมาสามวัน" in whole
    assert "น้ำประปาไหลเบามาก" in whole  # suggested, not taken
    assert "น้ำประปาไม่ไหล" in helper.get(f"{desk.path}/issues").text
    renamed = {"title": "น้ำกินน้ำใช้", "strategy": "4", "version": seen(id_)}
    assert helper.post(f"{desk.path}/issues/{id_}", data=renamed).status_code == 302
    late = helper.post(f"{desk.path}/issues/{id_}", data=renamed)
    assert late.status_code == 409
    fields = {"meeting": desk.hall.meeting_id, "item_title": "", "version": seen(id_)}
    chair = desk.hall.browser("facilitator")
    assert chair.post(f"{desk.path}/issues/{id_}/agenda", data=fields).status_code == 302
    item = helper.get(f"{desk.path}/items/{desk.row(0).agenda_item_id}").text
    assert f"/issues/{id_}" in item
    undone = helper.post(f"{desk.path}/issues/{id_}/undo", data={"version": seen(id_)})
    assert undone.status_code in (302, 409)


def test_stepping_back_beside_the_list_needs_no_new_page(desk: Desk) -> None:
    id_ = water(desk)
    helper = desk.hall.browser("helper")
    address = f"{desk.path}/issues/{id_}/undo?list=1&strategy=2"
    data, headers = {"version": seen(id_)}, {"Accept": "application/json"}
    told = helper.post(address, data=data, headers=headers).get_json()
    assert told["ok"]
    assert told["address"].startswith(desk.path)
    assert "strategy=2" in told["address"]
    assert not helper.post(address, data=data, headers=headers).get_json()["ok"]


def test_an_issue_of_somewhere_else_takes_nothing(desk: Desk) -> None:
    from assembly.core.errors import NotFound
    from tests.factories.hall import gather

    other = gather(desk.hall.app, slug="another", code="111111")
    id_ = water(desk)
    with pytest.raises(NotFound):
        group(SYSTEM, desk.hall.assembly_id, desk.picks(2), 99_999)
    assert other.browser("helper").get(f"/inbox/another/issues/{id_}").status_code == 404
    assert db.session.get(Issue, id_) is not None
