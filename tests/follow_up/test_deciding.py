"""The hall decides about a promise by a ballot of its own, and what it decided is done."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from assembly.agenda.actions import finish_item, open_item, remove_item
from assembly.ballots.actions import cancel_ballot
from assembly.ballots.queries import board_of
from assembly.ballots.rules import BallotAlreadyOpen, OddTerms, Terms
from assembly.commitments.models import Commitment
from assembly.commitments.queries import commitments_of_resolutions, timeline_of
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.errors import Forbidden, Stale
from assembly.exports.queries import ballot_book, minutes_paper
from assembly.exports.wording import carried_words
from assembly.extensions import db
from assembly.follow_up import rules
from assembly.follow_up.actions import ask, bring_back, drop
from assembly.follow_up.models import FollowUp
from assembly.follow_up.queries import (
    decided_on,
    decided_under,
    follow_board,
    follow_up_of_ballot,
    items_about,
    page_of,
    promises_on,
    unfinished_of,
)
from assembly.follow_up.rules import Asked
from assembly.meetings.actions import undo_step
from assembly.meetings.queries import meeting
from assembly.registry.actions import add_organisation
from assembly.requests.models import Request
from assembly.resolutions.queries import resolutions_of_meeting
from tests.factories.deciding import adopt
from tests.factories.following import (
    CALL,
    DECIDE,
    REPORT,
    WHY,
    answers,
    asks,
    follows_up,
)
from tests.factories.hall import Hall, gather
from tests.factories.promises import Promised, divided, moved, promised, reported, row_of

CLOSE = Asked("close", WHY)


@pytest.fixture
def made(hall: Hall) -> Promised:
    return promised(hall)


@pytest.fixture
def later(made: Promised) -> Hall:
    return follows_up(made.hall)


def test_the_unfinished_of_the_whole_series_stand_on_the_next_meetings_list(
    made: Promised, later: Hall
) -> None:
    board = follow_board(meeting(later.meeting_id))
    assert board is not None
    assert {one.id for one in board.promises} == set(made.ids)
    assert (board.count.all, board.count.open, board.count.kept) == (2, 2, 0)
    assert follow_board(meeting(made.hall.meeting_id)) is None, "nothing was promised before it"


def test_a_vote_to_close_keeps_the_promise_and_gives_no_resolution_number(
    made: Promised, later: Hall
) -> None:
    ballot_id = asks(later, made.first, CLOSE)
    board = board_of(ballot_id)
    assert board.question.startswith("ให้ปิดเรื่อง “")
    assert WHY in board.text
    assert "สำนักงานที่ดินจังหวัดพังงา" in board.text
    answers(later, ballot_id, "yyyyyyyynnaa")
    row = row_of(made.first)
    assert (row.state, row.progress) == ("kept", 100)
    line = timeline_of(made.first, public=True)[0]
    assert (line.state, line.source, line.ballot_id) == ("kept", "meeting", ballot_id)
    assert line.meeting_id == later.meeting_id
    assert line.text == WHY
    assert resolutions_of_meeting(later.meeting_id) == []
    [done] = decided_on(made.first)
    assert (done.state, done.kind, done.item_id) == ("carried", "close", later.items[REPORT])
    assert [one.id for one in decided_under(later.items[REPORT])] == [done.id]


def test_a_hall_that_closes_a_whole_ends_what_is_open_of_it(made: Promised, later: Hall) -> None:
    done, going = divided(made.hall, made.first, 1, 3)
    moved(made.hall, done, "kept", "ป้ายติดแล้ว")
    ballot_id = asks(later, made.first, CLOSE)
    answers(later, ballot_id, "yyyyyyyyyyyy")
    assert (row_of(made.first).state, row_of(made.first).progress) == ("kept", 100)
    assert (row_of(done).state, row_of(going).state) == ("kept", "ended")
    ended = next(line for line in timeline_of(made.first, public=True) if line.part == 2)
    assert (ended.state, ended.text, ended.ballot_id) == ("ended", WHY, ballot_id)
    assert (ended.source, ended.meeting_id) == ("meeting", later.meeting_id)


def test_what_the_hall_does_not_agree_to_changes_nothing_but_is_told(
    made: Promised, later: Hall
) -> None:
    before = row_of(made.first)
    answers(later, asks(later, made.first, CLOSE), "nnnnnnnnyyaa")
    after = row_of(made.first)
    assert (after.state, after.due_on, after.reported_on) == (
        before.state,
        before.due_on,
        before.reported_on,
    )
    line = timeline_of(made.first, public=True)[0]
    assert line.text.startswith("ที่ประชุมไม่เห็นชอบให้ปิดว่าบรรลุผลแล้ว พันธสัญญานี้คงเดิม")
    assert decided_on(made.first)[0].state == "fallen"


@pytest.mark.parametrize(("kind", "state"), [("end", "ended"), ("review", "review")])
def test_it_may_be_ended_or_thought_over_anew(
    made: Promised, later: Hall, kind: str, state: str
) -> None:
    answers(later, asks(later, made.first, Asked(kind, "หน่วยงานยุบไปแล้ว")), "yyyyyyyyyyyy")
    assert row_of(made.first).state == state


def test_another_day_is_also_the_registers_day(made: Promised, later: Hall) -> None:
    due = (row_of(made.first).due_on or clock.today()) + timedelta(days=400)
    answers(later, asks(later, made.first, Asked("extend", "ฝนมากกว่าทุกปี", due)), "yyyyyyyyyyyy")
    assert row_of(made.first).due_on == due
    line = timeline_of(made.first, public=True)[0]
    assert (line.kind, line.due_after, line.source) == ("due", due, "meeting")


def test_a_consensus_call_of_one_round_decides_too(made: Promised, later: Hall) -> None:
    answers(later, asks(later, made.first, CLOSE, CALL), "gggggggggggg")
    assert row_of(made.first).state == "kept"
    again = asks(later, made.ids[1], Asked("end", "ไม่มีใครรับ"), CALL)
    assert board_of(again).round == 1, "another matter is asked for the first time"


def test_a_round_with_objections_goes_on_as_a_vote(made: Promised, later: Hall) -> None:
    first = asks(later, made.first, CLOSE, CALL)
    answers(later, first, "ggggggggggoo", "vote_called")
    assert row_of(made.first).state != "kept"
    kept = follow_up_of_ballot(first)
    assert kept is not None
    assert kept.state == "withdrawn"
    second = asks(later, made.first, CLOSE, CALL)
    assert board_of(second).round == 2
    answers(later, second, "gggggggggggg")
    assert row_of(made.first).state == "kept"
    assert [one.ballot_id for one in decided_on(made.first)] == [second]


def test_a_round_that_puts_it_off_asks_no_more(made: Promised, later: Hall) -> None:
    answers(later, asks(later, made.first, CLOSE, CALL), "ggggggggggoo", "postponed")
    left = session().scalars(select(FollowUp)).all()
    assert [row.state for row in left] == ["withdrawn"]


def test_a_ballot_called_off_puts_it_back_and_dropping_it_can_be_undone(
    made: Promised, later: Hall
) -> None:
    ballot_id = asks(later, made.first, CLOSE)
    who, sitting = later.facilitator, later.meeting_id
    cancel_ballot(who, sitting, later.version, ballot_id)
    row = session().scalars(select(FollowUp)).one()
    assert (row.state, row.ballot_id) == ("put", None)
    id_ = row.id
    drop(who, sitting, later.version, id_)
    assert session().get_one(FollowUp, id_).state == "withdrawn"
    undo_step(who, sitting, later.version)
    db.session.remove()
    assert session().get_one(FollowUp, id_).state == "put"
    again = asks(later, made.first, Asked("end", "ไม่มีใครรับ"))
    row = session().get_one(FollowUp, id_)
    assert (row.kind, row.ballot_id, row.state) == ("end", again, "voting")


def test_what_the_office_did_meanwhile_is_not_undone(made: Promised, later: Hall) -> None:
    ballot_id = asks(later, made.first, CLOSE)
    moved(made.hall, made.first, "kept", "ตั้งครบแล้ว")
    answers(later, ballot_id, "yyyyyyyyyyyy")
    assert row_of(made.first).state == "kept"
    assert timeline_of(made.first, public=True)[0].text.startswith("ที่ประชุมเห็นชอบให้ปิด")


def test_two_facilitators_and_a_second_question_are_told_politely(
    made: Promised, later: Hall
) -> None:
    seen = later.version
    asks(later, made.first, CLOSE)
    with pytest.raises(Stale):
        ask(later.facilitator, later.meeting_id, seen, made.ids[1], CLOSE, CALL)
    with pytest.raises(rules.BeingAsked):
        asks(later, made.first, CLOSE)
    with pytest.raises(BallotAlreadyOpen):
        asks(later, made.ids[1], CLOSE)


def test_it_is_asked_under_the_standing_point_only_and_about_the_series_only(
    made: Promised, later: Hall
) -> None:
    with pytest.raises(rules.NotOfTheSeries):
        asks(later, 9999, CLOSE)
    with pytest.raises(OddTerms):
        asks(later, made.first, CLOSE, Terms("secret", kind="priority"))
    open_item(later.facilitator, later.meeting_id, later.version, later.items[DECIDE])
    with pytest.raises(rules.NotInReport):
        asks(later, made.first, CLOSE)


def test_a_promise_goes_up_to_a_body_above_as_a_letter_to_be_sent(
    made: Promised, later: Hall
) -> None:
    department = add_organisation(SYSTEM, later.assembly_id, "กรมที่ดิน", "state", "national")
    beside = Asked("escalate", "เงียบ", organisation_id=made.bodies["private"])
    with pytest.raises(rules.BodyIsNotAbove):
        asks(later, made.first, beside)
    ballot_id = asks(later, made.first, Asked("escalate", "เงียบ", organisation_id=department))
    assert board_of(ballot_id).question.endswith("ไปที่กรมที่ดิน")
    answers(later, ballot_id, "yyyyyyyyyyyy")
    letter = session().scalars(select(Request)).one()
    assert (letter.state, letter.organisation_id) == ("draft", department)
    assert letter.commitment_id == made.first
    line = timeline_of(made.first, public=True)[0]
    assert line.text.startswith("ที่ประชุมเห็นชอบให้ส่งต่อไปที่กรมที่ดิน")


def test_a_promise_rises_to_a_meeting_of_the_assembly_above_with_its_trail(
    made: Promised, later: Hall
) -> None:
    region = gather(later.app, "andaman", "616161")
    rises = Asked("escalate", "อำนาจอยู่ที่จังหวัด", to_meeting_id=region.meeting_id)
    with pytest.raises(Forbidden):
        asks(later, made.first, rises)
    both = replace(
        later.facilitator,
        roles=later.facilitator.roles | {(region.assembly_id, "facilitator")},
    )
    ballot_id = ask(both, later.meeting_id, later.version, made.first, rises, CALL)
    answers(later, ballot_id, "gggggggggggg")
    [point] = items_about(made.first)
    assert point.why == "raised"
    assert point.assembly
    [back] = promises_on(point.item_id)
    assert back.commitment_id == made.first
    assert tells_below(made, replace(region, items=[point.item_id]), later.app)


def tells_below(made: Promised, above: Hall, app: Flask) -> bool:
    """It is decided above, and kept there; the first promise is told of both and stays open."""
    adopted = adopt(above)
    line = timeline_of(made.first, public=True)[0]
    assert line.text.startswith(f"เรื่องที่เสนอขึ้นไป สมัชชาพังงาแห่งความสุขมีมติ {adopted.number} ")
    assert (line.ballot_id, line.meeting_id) == (adopted.ballot_id, above.meeting_id)
    for view in commitments_of_resolutions([adopted.id])[adopted.id]:
        assert f'href="/k/{made.first}"' in app.test_client().get(f"/k/{view.id}").text
        assert "บรรลุผลแล้ว" not in timeline_of(made.first, public=True)[0].text
        moved(above, view.id, "kept", "มีหมุดครบ")
        db.session.remove()
    assert f"มติ {adopted.number} ของ" in timeline_of(made.first, public=True)[0].text
    page = app.test_client().get(f"/k/{made.first}").text
    assert f'href="/r/{adopted.id}"' in page
    assert "พันธสัญญาของมตินี้บรรลุผลแล้ว" in page
    return row_of(made.first).state == "waiting"


def test_a_review_comes_back_as_a_point_to_decide_once(made: Promised, later: Hall) -> None:
    who, sitting = later.facilitator, later.meeting_id
    bring_back(who, sitting, later.version, [made.first])
    [point] = items_about(made.first)
    assert (point.number, point.why) == ("2.1", "returned")
    assert point.title.startswith("พิจารณาใหม่: ")
    with pytest.raises(rules.OnTheOrder):
        bring_back(who, sitting, later.version, [made.first])
    with pytest.raises(rules.NothingChosen):
        bring_back(who, sitting, later.version, [])


def test_what_was_brought_back_can_be_taken_off_again_and_that_undone(
    made: Promised, later: Hall
) -> None:
    who, sitting = later.facilitator, later.meeting_id
    bring_back(who, sitting, later.version, [made.first])
    [point] = items_about(made.first)
    remove_item(who, sitting, later.version, point.item_id)
    db.session.remove()
    assert items_about(made.first) == ()
    undo_step(who, sitting, later.version)
    db.session.remove()
    assert items_about(made.first) == (point,)
    remove_item(who, sitting, later.version, point.item_id)
    bring_back(who, sitting, later.version, [made.first])
    assert len(items_about(made.first)) == 1


def test_the_page_goes_on_with_the_next_promise_once_one_is_decided(
    made: Promised, later: Hall
) -> None:
    sitting = meeting(later.meeting_id)
    assert page_of(sitting) == 1
    assert page_of(sitting, made.first) > 1
    answers(later, asks(later, made.first, CLOSE), "yyyyyyyyyyyy")
    sitting = meeting(later.meeting_id)
    assert page_of(sitting) == 2
    assert [one.id for one in unfinished_of(sitting)] == [made.ids[1], made.first]


def test_what_was_told_last_is_of_the_whole_or_a_part_and_never_what_a_meeting_noted(
    made: Promised, later: Hall
) -> None:
    reported(made.hall, made.first, "ประชุมครั้งแรกแล้ว", days_ago=20)
    answers(later, asks(later, made.first, CLOSE), "nnnnnnnnnnnn")
    board = follow_board(meeting(later.meeting_id))
    assert board is not None
    told = next(one for one in board.promises if one.id == made.first).told
    assert told is not None
    assert told.text == "ประชุมครั้งแรกแล้ว"
    assert session().get_one(Commitment, made.first).reported_on == told.on


def test_the_minutes_say_the_question_the_verdict_and_what_follows(
    made: Promised, later: Hall
) -> None:
    answers(later, asks(later, made.first, CLOSE), "yyyyyyyynnaa")
    answers(later, asks(later, made.ids[1], Asked("end", "ไม่มีใครรับ")), "nnnnnnnnyyaa")
    finish_item(later.facilitator, later.meeting_id, later.version, later.items[REPORT])
    point = minutes_paper(meeting(later.meeting_id)).items[REPORT]
    first, second = point.changes
    assert first.startswith("ให้ปิดเรื่อง “")
    assert "เห็นด้วย 8 เสียง ไม่เห็นด้วย 2 เสียง" in first
    assert second.startswith("ให้ยุติเรื่อง “")
    assert point.decisions[0] == "รับทราบ"
    assert point.decisions[1].startswith("เห็นชอบ ด้วยเสียงข้างมาก ให้ปิดเรื่อง")
    assert point.decisions[1].endswith("(พันธสัญญานี้บรรลุผล)")
    assert point.decisions[2].startswith("ไม่เห็นชอบ ให้ยุติเรื่อง")
    assert "ร่างมติตกไป" not in " ".join(point.decisions)
    assert point.ballots == ()
    certificates = ballot_book(later.assembly_id).ballots
    assert carried_words(certificates[-1].figures) == "ไม่เห็นชอบ"


def test_everybody_walks_from_the_point_to_the_promise_and_back(
    made: Promised, later: Hall
) -> None:
    answers(later, asks(later, made.first, CLOSE), "yyyyyyyynnaa")
    bring_back(later.facilitator, later.meeting_id, later.version, [made.ids[1]])
    anybody = later.app.test_client()
    report = anybody.get(f"/v/{later.items[REPORT]}").text
    assert f'href="/k/{made.first}"' in report
    promise = anybody.get(f"/k/{made.first}").text
    assert f'href="/v/{later.items[REPORT]}"' in promise
    [point] = items_about(made.ids[1])
    assert f'href="/k/{made.ids[1]}"' in anybody.get(f"/v/{point.item_id}").text
    assert f'href="/v/{point.item_id}"' in anybody.get(f"/k/{made.ids[1]}").text
