"""Who does what by when: in the draft it is voted on, after the vote it is noted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.agenda.actions import open_item
from assembly.ballots.queries import board_of
from assembly.ballots.rules import Terms
from assembly.core.errors import Refusal, Stale
from assembly.extensions import db
from assembly.operator.verifying import verify
from assembly.registry.queries import organisations_of
from assembly.resolutions.actions import (
    assign_in_draft,
    assign_item,
    put_to_vote,
    text_hash,
    write_draft,
)
from assembly.resolutions.queries import (
    draft_items,
    draft_of_item,
    items_of_resolution,
    resolution,
    resolution_of_item,
)
from assembly.resolutions.rules import (
    Assigned,
    BodyElsewhere,
    DraftIsVoted,
    DueTooEarly,
    LeadTwice,
    NewBody,
    NoSuchItem,
    dressed,
    from_text,
    items_of,
    moved,
    split_resolution,
    to_text,
)
from tests.factories.deciding import CARRIED, adopt, bodies
from tests.factories.decisions import QUESTION, TEXT, begin, everyone_votes, finish_vote
from tests.factories.hall import Hall, gather

DUE = date(2027, 9, 30)
lines = st.lists(st.sampled_from([f"ขอให้ทำเรื่องที่ {n}" for n in range(9)]), max_size=7, unique=True)
ids = st.integers(1, 99)
whoever = st.builds(
    Assigned, st.none() | ids, st.lists(ids, max_size=3).map(tuple), st.none() | st.dates()
)


@given(st.dictionaries(st.integers(1, 20), whoever))
def test_what_is_assigned_is_kept_and_read_again(said: dict[int, Assigned]) -> None:
    assert from_text(to_text(said)) == {n: one for n, one in said.items() if one.says_something}


@given(lines, lines, st.dictionaries(st.integers(1, 7), whoever))
def test_an_item_that_stays_keeps_its_bodies_wherever_it_goes(
    old: list[str], new: list[str], said: dict[int, Assigned]
) -> None:
    found = moved("\n".join(old), "\n".join(new), said)
    assert set(found) <= set(range(1, len(new) + 1))
    if old == new:
        assert found == {n: one for n, one in said.items() if n <= len(old)}
    if new and old[: len(new)] == new:  # the last ones were cut
        assert found == {n: one for n, one in said.items() if n <= len(new)}


@given(lines, st.sets(st.integers(1, 7)))
def test_what_the_text_says_of_bodies_can_be_told_from_its_words(
    old: list[str], who: set[int]
) -> None:
    text, tails = "\n".join(["รับทราบว่ามีทุกข์", *old]), {n: f" (ผู้รับผิดชอบหลัก {n})" for n in who}
    found = items_of(dressed(text, tails), text, {}, tails)
    assert tuple(item.text for item in found) == split_resolution(text)[1]
    if old:
        assert {item.number for item in found if item.tail} == {n for n in who if n <= len(old)}


def drafted(hall: Hall) -> tuple[int, dict[str, int]]:
    begin(hall)
    item_id, known = hall.items[0], bodies(hall)
    open_item(hall.facilitator, hall.meeting_id, hall.version, item_id)
    write_draft(hall.facilitator, hall.meeting_id, hall.version, item_id, QUESTION, TEXT)
    return item_id, known


def test_the_hall_votes_on_who_acts_and_the_hash_holds_it(hall: Hall) -> None:
    item_id, known = drafted(hall)
    said = Assigned(known["local_government"], (known["community"], known["private"]), DUE)
    desk = (hall.facilitator, hall.meeting_id)
    assign_in_draft(*desk, hall.version, item_id, 1, said)
    ballot_id = put_to_vote(*desk, hall.version, item_id, Terms("named"))
    voted = board_of(ballot_id).text
    assert "องค์การบริหารส่วนจังหวัดพังงา" in voted
    assert "ภายในวันที่ 30 กันยายน 2570" in voted
    with pytest.raises(DraftIsVoted):
        assign_in_draft(*desk, hall.version, item_id, 1, Assigned())
    everyone_votes(hall, ballot_id, CARRIED)
    finish_vote(hall, ballot_id)
    adopted = resolution_of_item(item_id)
    assert adopted is not None
    assert adopted.text == voted
    assert adopted.text_hash == text_hash(QUESTION, voted)
    first, second = items_of_resolution(adopted.id)
    assert first.text == TEXT.splitlines()[0], "the words, without who acts"
    assert (first.assigned, second.is_assigned) == (said, False)
    parties = {key: [body.name for body in acting] for key, _name, acting in first.sectors}
    assert list(parties) == ["community", "local_government", "state", "private"]
    assert parties["state"] == []
    assert parties["private"] == ["หอการค้าจังหวัดพังงา"]


def test_a_draft_that_is_rewritten_keeps_the_bodies_of_the_items_that_stay(hall: Hall) -> None:
    item_id, known = drafted(hall)
    desk = (hall.facilitator, hall.meeting_id)
    assign_in_draft(*desk, hall.version, item_id, 2, Assigned(known["state"]))
    first, second = TEXT.splitlines()
    text = f"เห็นว่าควรทำ\nขอให้เพิ่มข้อนี้ก่อน\n{first}\n{second}"
    write_draft(*desk, hall.version, item_id, QUESTION, text)
    draft = draft_of_item(item_id)
    assert draft is not None
    assert [item.is_assigned for item in draft_items(draft)] == [False, False, True]


def test_after_the_vote_it_is_noted_and_the_text_stays(hall: Hall) -> None:
    adopted, known = adopt(hall), bodies(hall)
    before = (adopted.text, adopted.text_hash, adopted.number)
    assign_item(hall.facilitator, adopted.id, 1, 1, Assigned(known["state"], (), DUE))
    new = NewBody("ชมรมเรือนำเที่ยวเกาะยาว", "private", "district")
    assign_item(hall.facilitator, adopted.id, 2, 1, Assigned(known["state"], (), DUE), new)
    db.session.remove()
    row, item = resolution(adopted.id), items_of_resolution(adopted.id)[0]
    assert (row.text, row.text_hash, row.number) == before
    assert [body.name for body in item.partners] == ["ชมรมเรือนำเที่ยวเกาะยาว"]
    newest, oldest = item.notes
    assert (oldest.before, newest.made_by) == ("", "ธนพร")
    assert "ชมรมเรือนำเที่ยวเกาะยาว" in newest.after
    assert verify().faults == []


def test_the_second_at_an_item_is_told_who_was_first(hall: Hall) -> None:
    adopted, known = adopt(hall), bodies(hall)
    assign_item(hall.facilitator, adopted.id, 1, 1, Assigned(known["state"]))
    with pytest.raises(Stale) as told:
        assign_item(hall.facilitator, adopted.id, 1, 2, Assigned(known["private"]))
    assert "ธนพร" in told.value.sentence
    assert "ผู้รับผิดชอบ" in told.value.sentence


def test_what_cannot_be_is_refused_in_words_and_changes_nothing(hall: Hall) -> None:
    adopted, known = adopt(hall), bodies(hall)
    other = gather(hall.app, slug="another", code="111111")
    foreign = bodies(other)["state"]
    lead = known["state"]
    wrong: list[tuple[int, Assigned, type[Refusal]]] = [
        (9, Assigned(lead), NoSuchItem),
        (1, Assigned(foreign), BodyElsewhere),
        (1, Assigned(lead, (lead,)), LeadTwice),
        (1, Assigned(lead, (), date(2026, 11, 19)), DueTooEarly),
    ]
    for number, said, refusal in wrong:
        with pytest.raises(refusal):
            assign_item(hall.facilitator, adopted.id, 1, number, said)
    assert not any(item.is_assigned for item in items_of_resolution(adopted.id))
    assert len(organisations_of(hall.assembly_id)) == 4
