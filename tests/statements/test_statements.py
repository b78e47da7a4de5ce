"""Statements and opinions: what each verb does, refuses and leaves behind."""

import pytest
from sqlalchemy import select

from assembly.core.access import SYSTEM, Actor
from assembly.core.db import session
from assembly.core.errors import LostForm, NotFound
from assembly.exports.queries.minutes import minutes_paper
from assembly.extensions import db
from assembly.journal.models import Entry, Payload
from assembly.meetings.actions import close_meeting
from assembly.meetings.queries import meeting
from assembly.meetings.rules import MeetingNotOpen
from assembly.people.queries import member
from assembly.statements import rules
from assembly.statements.actions import give_opinion, move_statement, set_state
from assembly.statements.models import Opinion
from assembly.statements.queries import my_opinions
from tests.factories.hall import Hall, gather
from tests.statements.conftest import MARKET, SEA, ask, people_say, sense


def journal(kind: str) -> list[str]:
    db.session.remove()
    wanted = select(Payload.content).join(Entry, Entry.seq == Payload.seq).where(Entry.type == kind)
    return list(session().scalars(wanted))


def test_a_mind_that_changes_counts_once(asking: Hall) -> None:
    id_, who = ask(asking), Actor(participant="one-phone")
    for choice in ("agree", "agree", "disagree"):
        give_opinion(who, asking.meeting_id, id_, choice, "8201")
    assert sense(asking).statements[0].answered == 1
    assert my_opinions(asking.meeting_id, "one-phone") == {id_: "disagree"}
    assert my_opinions(asking.meeting_id, "another") == {}
    assert my_opinions(asking.meeting_id, "") == {}


def test_two_opinions_of_one_person_cannot_be_tied_together(asking: Hall) -> None:
    who = Actor(participant="one-phone")
    for id_ in (ask(asking), ask(asking, SEA)):
        give_opinion(who, asking.meeting_id, id_, "agree", "8201")
    rows = list(session().scalars(select(Opinion)))
    assert len({row.who_hash for row in rows}) == 2
    assert all("one-phone" not in row.who_hash for row in rows)


def test_a_delegate_answers_for_the_district_on_the_roll(asking: Hall) -> None:
    id_ = ask(asking)
    who = asking.delegate(2)
    signed = Actor(**{**vars(who), "participant": "her-phone"})
    give_opinion(signed, asking.meeting_id, id_, "agree", "8208")
    kept = session().scalars(select(Opinion)).one()
    assert kept.district_code == member(asking.members[2]).district_code != "8208"


def test_who_comes_from_elsewhere_is_counted(asking: Hall) -> None:
    id_ = ask(asking)
    give_opinion(Actor(participant="a"), asking.meeting_id, id_, "pass", rules.ELSEWHERE)
    assert session().scalars(select(Opinion)).one().district_code is None
    assert sense(asking).statements[0].answered == 1


@pytest.mark.parametrize("district", [None, "", "8399", "ไม่มี", "8201 "])
def test_without_a_district_of_this_province_nothing_is_kept(
    asking: Hall, district: str | None
) -> None:
    id_ = ask(asking)
    with pytest.raises(rules.DistrictFirst):
        give_opinion(Actor(participant="a"), asking.meeting_id, id_, "agree", district)
    assert sense(asking).statements[0].answered == 0


def test_what_is_closed_withheld_or_elsewhere_takes_no_opinion(asking: Hall) -> None:
    id_, who = ask(asking), Actor(participant="a")
    with pytest.raises(rules.NoSuchChoice):
        give_opinion(who, asking.meeting_id, id_, "yes", "8201")
    with pytest.raises(LostForm):
        give_opinion(Actor(), asking.meeting_id, id_, "agree", "8201")
    other = gather(asking.app, slug="another", code="111111")
    with pytest.raises(NotFound):
        give_opinion(who, other.meeting_id, id_, "agree", "8201")
    with pytest.raises(MeetingNotOpen):
        give_opinion(who, other.meeting_id, ask(other, SEA), "agree", "8201")
    set_state(asking.facilitator, asking.meeting_id, id_, "closed", "open")
    with pytest.raises(rules.StatementNotOpen):
        give_opinion(who, asking.meeting_id, id_, "agree", "8201")
    set_state(asking.facilitator, asking.meeting_id, id_, "withheld", "closed")
    with pytest.raises(NotFound):
        give_opinion(who, asking.meeting_id, id_, "agree", "8201")


def test_what_the_desk_may_not_ask(asking: Hall) -> None:
    ask(asking)
    for words, refusal in (
        ("  \n ", rules.NothingStated),
        ("ก" * (rules.LONGEST + 1), rules.StatedTooMuch),
        (MARKET + " ", rules.AlreadyStated),
    ):
        with pytest.raises(refusal):
            ask(asking, words)
    ask(asking, "น้ำ" * rules.LONGEST)  # as people count: น้ำ is one letter
    for number in range(rules.MOST_STATEMENTS - 2):
        ask(asking, f"ข้อความที่ {number}")
    with pytest.raises(rules.TooManyStatements):
        ask(asking, SEA)


def test_two_at_the_desk_never_undo_each_other_unseen(asking: Hall) -> None:
    id_, chair = ask(asking), asking.facilitator
    set_state(chair, asking.meeting_id, id_, "closed", "open")
    set_state(chair, asking.meeting_id, id_, "closed", "open")  # the other closed it, too
    with pytest.raises(rules.StatementMoved):
        set_state(chair, asking.meeting_id, id_, "withheld", "open")
    set_state(chair, asking.meeting_id, id_, "open", "closed")
    assert [one.state for one in sense(asking).statements] == ["open"]


def test_the_order_is_the_desks(asking: Hall) -> None:
    first, second, third = ask(asking), ask(asking, SEA), ask(asking, "ประโยคที่สาม")
    move_statement(asking.facilitator, asking.meeting_id, third, -1)
    move_statement(asking.facilitator, asking.meeting_id, first, -1)  # stays at the top
    move_statement(asking.facilitator, asking.meeting_id, second, 1)  # stays at the end
    assert [one.id for one in sense(asking).statements] == [first, third, second]


def test_the_journal_knows_what_was_asked_and_how_it_ended_and_no_opinion(asking: Hall) -> None:
    id_ = ask(asking)
    people_say(asking, id_, "agree", d1=6)
    few = ask(asking, SEA)
    people_say(asking, few, "disagree", d1=2)
    close_meeting(asking.facilitator, asking.meeting_id, asking.version)
    assert MARKET not in "".join(journal("statement_asked"))
    closed = sorted(journal("statement_closed"))
    assert any('"agree":6' in told and '"disagree":0' in told for told in closed)
    assert any('"answers":2' in told and "disagree" not in told for told in closed)
    assert not any("opinion" in kind for kind in kinds())
    assert {one.state for one in sense(asking).statements} == {"closed"}
    with pytest.raises(rules.MeetingIsOver):
        ask(asking, "อีกข้อความ")
    with pytest.raises(rules.MeetingIsOver):
        set_state(SYSTEM, asking.meeting_id, id_, "open", "closed")


def kinds() -> set[str]:
    return set(session().scalars(select(Entry.type)))


def test_what_unites_and_what_divides(asking: Hall) -> None:
    uniting, dividing = ask(asking), ask(asking, SEA)
    people_say(asking, uniting, "agree", d1=6, d2=9)
    people_say(asking, dividing, "agree", d1=6)
    people_say(asking, dividing, "disagree", d2=9, d3=1)
    found = sense(asking)
    assert [one.id for one in found.together] == [uniting]
    assert [one.id for one in found.apart] == [dividing]
    assert found.together[0].score == 89  # 7/8 × 10/11, the square root of it
    told = found.statements[1]
    assert [cell.answers is not None for cell in told.cells[:3]] == [False, True, False]
    assert told.rest == rules.Answers(6, 1)


def test_the_minutes_say_what_the_hall_was_of_one_mind_about(asking: Hall) -> None:
    assert minutes_paper(meeting(asking.meeting_id)).sense == ""
    agreed, refused, open_ = ask(asking), ask(asking, SEA), ask(asking, "ประโยคที่สาม")
    people_say(asking, agreed, "agree", d1=6, d2=9)
    people_say(asking, refused, "disagree", d1=6, d2=9)
    people_say(asking, open_, "pass", d1=6)
    db.session.remove()
    said = minutes_paper(meeting(asking.meeting_id)).sense
    assert said.endswith(f"เห็นด้วยตรงกันว่า “{MARKET}” และไม่เห็นด้วยตรงกันว่า “{SEA}”")
    assert "ประโยคที่สาม" not in said
