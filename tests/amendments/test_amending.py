"""Amendments in a hall: proposed from phones, decided at the desk or by a vote, with a trace."""

import pytest

from assembly.agenda.actions import finish_item, open_item
from assembly.amendments import rules
from assembly.amendments.actions import (
    accept_amendment,
    propose_amendment,
    propose_at_desk,
    put_amendment_to_vote,
    reconsider_amendment,
    reject_amendment,
    reword_amendment,
    show_amendment,
    withdraw_amendment,
)
from assembly.amendments.queries import amendment, proposals_of, sheet_of
from assembly.ballots.queries import ballot
from assembly.ballots.rules import Terms
from assembly.core.errors import NotFound, Stale
from assembly.extensions import db
from assembly.resolutions.actions import put_to_vote, restore_version, write_draft
from assembly.resolutions.models import Draft
from assembly.resolutions.queries import draft_of_item, resolution_of_item, versions_of
from assembly.resolutions.rules import DraftIsVoted, EmptyDraft, NotTheItem, paragraphs
from tests.factories.decisions import QUESTION, begin, everyone_votes, finish_vote
from tests.factories.drafting import LINES, propose, send, show_lines
from tests.factories.hall import Hall, gather

BETTER = "ขอให้จังหวัดตั้งคณะทำงาน 5 ฝ่าย ทุกอำเภอ"
ADDED = "ขอให้รายงานผลทุกสามเดือน"


@pytest.fixture
def drafting(hall: Hall) -> Hall:
    begin(hall)
    show_lines(hall)
    return hall


def draft(hall: Hall) -> Draft:
    db.session.remove()
    found = draft_of_item(hall.items[0])
    assert found is not None
    return found


def text(hall: Hall) -> tuple[str, ...]:
    return paragraphs(draft(hall).text)


def at_desk(hall: Hall) -> tuple[object, int, int]:
    return hall.facilitator, hall.meeting_id, hall.version


def test_accepted_it_changes_the_text_and_makes_a_version(drafting: Hall) -> None:
    change = propose(drafting, 0, "change", 1, BETTER, "ให้มีภาคเอกชนด้วย")
    accept_amendment(*at_desk(drafting), change)
    assert text(drafting) == (BETTER, *LINES[1:])
    assert [v.reason for v in versions_of(draft(drafting).id)] == [f"amendment:{change}", "written"]
    with pytest.raises(rules.AlreadyDecided):
        accept_amendment(*at_desk(drafting), change)


def test_what_a_phone_sends_is_read_at_the_desk_before_the_room_sees_it(drafting: Hall) -> None:
    sent = send(drafting, 0, "change", 1, BETTER)
    assert sheet_of(draft(drafting)).waiting == 0, "no board that everybody sees has it"
    assert [p.id for p in sheet_of(draft(drafting), named=True).sent] == [sent]
    for too_early in (
        lambda: accept_amendment(*at_desk(drafting), sent),
        lambda: put_amendment_to_vote(*at_desk(drafting), sent, Terms("named")),
    ):
        with pytest.raises(rules.NotShownYet):
            too_early()
    reword_amendment(*at_desk(drafting), sent, 1, 1, f"{BETTER} ทันที")
    assert amendment(sent).state == "sent", "other words are not yet seen words"
    show_amendment(*at_desk(drafting), sent)
    assert [p.id for p in sheet_of(draft(drafting)).open] == [sent]
    with pytest.raises(rules.AlreadyShown):
        show_amendment(*at_desk(drafting), sent)
    accept_amendment(*at_desk(drafting), sent)
    assert text(drafting)[0] == f"{BETTER} ทันที"


def test_what_is_unread_at_the_desk_can_be_turned_down_or_taken_back(drafting: Hall) -> None:
    one, two = send(drafting, 0, "delete", 1), send(drafting, 0, "delete", 2)
    reject_amendment(*at_desk(drafting), one)
    withdraw_amendment(drafting.delegate(0), two)
    assert [amendment(each).state for each in (one, two)] == ["rejected", "withdrawn"]
    with pytest.raises(rules.AlreadyDecided):
        show_amendment(*at_desk(drafting), two)


def test_what_is_taken_back_calls_no_other_phone(drafting: Hall) -> None:
    """Two thousand phones would ask what is now their own."""
    before = sheet_of(draft(drafting)).marker
    withdraw_amendment(drafting.delegate(0), send(drafting, 0, "delete", 2))
    assert sheet_of(draft(drafting)).marker == before
    reject_amendment(*at_desk(drafting), send(drafting, 0, "delete", 1))
    assert sheet_of(draft(drafting)).marker != before


def test_others_keep_their_place_when_one_adds_and_one_deletes(drafting: Hall) -> None:
    added = propose(drafting, 0, "add", 1, ADDED)
    gone = propose(drafting, 1, "delete", 2)
    last = propose(drafting, 2, "change", 3, "ขอให้จังหวัดออกค่าเดินทาง")
    for each in (added, gone, last):
        accept_amendment(*at_desk(drafting), each)
    assert text(drafting) == (LINES[0], ADDED, "ขอให้จังหวัดออกค่าเดินทาง")


def test_a_second_wish_for_the_same_paragraph_is_shown_as_a_conflict_and_can_be_fitted(
    drafting: Hall,
) -> None:
    one = propose(drafting, 0, "change", 1, BETTER)
    other = propose(drafting, 1, "change", 1, f"{LINES[0]} ใน 30 วัน")
    accept_amendment(*at_desk(drafting), one)
    assert [p.id for p in sheet_of(draft(drafting)).lost] == [other]
    with pytest.raises(rules.ParagraphChanged):
        accept_amendment(*at_desk(drafting), other)
    reword_amendment(*at_desk(drafting), other, 2, 1, f"{BETTER} ใน 30 วัน")
    assert sheet_of(draft(drafting)).lost == ()
    accept_amendment(*at_desk(drafting), other)
    assert text(drafting)[0] == f"{BETTER} ใน 30 วัน"


def test_a_proposal_to_words_that_have_just_changed_is_told_so(drafting: Hall) -> None:
    change = propose(drafting, 0, "change", 1, BETTER)
    accept_amendment(*at_desk(drafting), change)
    who, item_id = drafting.delegate(1), drafting.items[0]
    with pytest.raises(rules.ParagraphChanged):
        propose_amendment(who, item_id, 1, "change", 1, "อย่างอื่น")
    late = propose_amendment(who, item_id, 1, "change", 2, "ขอให้บอกผลทุกเดือน")
    assert amendment(late).base_version == 2, "another paragraph is as it was read"


def test_rejected_it_may_come_back_and_withdrawn_it_is_gone(drafting: Hall) -> None:
    change = propose(drafting, 0, "change", 1, BETTER)
    reject_amendment(*at_desk(drafting), change)
    assert text(drafting) == LINES
    reconsider_amendment(*at_desk(drafting), change)
    with pytest.raises(rules.NotTheProposer):
        withdraw_amendment(drafting.delegate(1), change)
    withdraw_amendment(drafting.delegate(0), change)
    with pytest.raises(rules.NotRejected):
        reconsider_amendment(*at_desk(drafting), change)
    assert [p.state for p in proposals_of(draft(drafting), drafting.members[0])] == ["withdrawn"]


def test_three_of_one_person_and_no_more_until_one_is_decided(drafting: Hall) -> None:
    for number in (1, 2, 3):
        propose(drafting, 0, "delete", number)
    with pytest.raises(rules.TooManyProposals):
        propose(drafting, 0, "add", 0, ADDED)
    propose(drafting, 1, "add", 0, ADDED)
    withdraw_amendment(drafting.delegate(0), 1)
    propose(drafting, 0, "add", 0, ADDED)


def test_only_delegates_of_this_meeting_and_only_while_the_draft_is_shown(hall: Hall) -> None:
    begin(hall)
    item_id, who = hall.items[0], hall.delegate(0)
    other = gather(hall.app, slug="another", code="111111")
    with pytest.raises(rules.DraftNotShown):
        propose_amendment(who, item_id, 1, "delete", 1)
    show_lines(hall)
    for stranger in (other.delegate(0), hall.facilitator):
        with pytest.raises(rules.NotADelegate):
            propose_amendment(stranger, item_id, 1, "delete", 1)
    finish_item(*at_desk(hall), item_id)  # type: ignore[arg-type]
    with pytest.raises(rules.DraftNotShown):
        propose_amendment(who, item_id, 1, "delete", 1)


def test_a_vote_decides_and_the_draft_goes_on(drafting: Hall) -> None:
    change = propose(drafting, 0, "change", 1, BETTER)
    ballot_id = put_amendment_to_vote(*at_desk(drafting), change, Terms("named"))
    assert ballot(ballot_id).question == "ให้แก้ข้อ 1 จาก “4” เป็น “5”"
    other = propose(drafting, 1, "delete", 2)
    for refused in (
        lambda: accept_amendment(*at_desk(drafting), other),
        lambda: write_draft(*at_desk(drafting), drafting.items[0], QUESTION, "อื่น"),
        lambda: reject_amendment(*at_desk(drafting), change),
    ):
        with pytest.raises(rules.AmendmentIsVoted):
            refused()
    everyone_votes(drafting, ballot_id, "yyyyyyyynnaa")
    finish_vote(drafting, ballot_id)
    assert (text(drafting)[0], draft(drafting).state) == (BETTER, "shown")
    assert draft(drafting).ballot_id is None
    assert resolution_of_item(drafting.items[0]) is None
    last = put_to_vote(*at_desk(drafting), drafting.items[0], Terms("named"))
    everyone_votes(drafting, last, "yyyyyyyynnaa")
    finish_vote(drafting, last)
    adopted = resolution_of_item(drafting.items[0])
    assert adopted is not None
    assert adopted.text.startswith(BETTER)


def test_what_was_put_to_the_vote_takes_up_no_more_proposals(drafting: Hall) -> None:
    late = propose(drafting, 0, "delete", 3)
    last = put_to_vote(*at_desk(drafting), drafting.items[0], Terms("named"))
    with pytest.raises(DraftIsVoted):
        accept_amendment(*at_desk(drafting), late)
    everyone_votes(drafting, last, "yyyyyyyyyyyy")
    finish_vote(drafting, last)
    with pytest.raises(DraftIsVoted):
        accept_amendment(*at_desk(drafting), late)
    adopted, draft = resolution_of_item(drafting.items[0]), draft_of_item(drafting.items[0])
    assert adopted is not None
    assert draft is not None
    assert adopted.text == draft.text


def test_what_was_rejected_unread_by_the_room_comes_back_to_the_desk(drafting: Hall) -> None:
    """Bringing it back is no way round reading it first."""
    who, item_id = drafting.delegate(0), drafting.items[0]
    change = propose_amendment(who, item_id, 1, "change", 1, BETTER)
    reject_amendment(*at_desk(drafting), change)
    reconsider_amendment(*at_desk(drafting), change)
    assert sheet_of(draft(drafting)).open == ()
    assert [p.id for p in sheet_of(draft(drafting), named=True).sent] == [change]
    show_amendment(*at_desk(drafting), change)
    reject_amendment(*at_desk(drafting), change)
    reconsider_amendment(*at_desk(drafting), change)
    assert [p.id for p in sheet_of(draft(drafting)).open] == [change]


def test_a_lost_vote_rejects_for_good(drafting: Hall) -> None:
    change = propose(drafting, 0, "delete", 3)
    ballot_id = put_amendment_to_vote(*at_desk(drafting), change, Terms("named"))
    everyone_votes(drafting, ballot_id, "nnnnnnnnyyaa")
    finish_vote(drafting, ballot_id)
    assert (text(drafting), amendment(change).state) == (LINES, "rejected")
    with pytest.raises(rules.NotRejected):
        reconsider_amendment(*at_desk(drafting), change)


def test_no_vote_on_what_could_not_be_carried_out(drafting: Hall) -> None:
    one, two, three = (propose(drafting, n, "delete", n + 1) for n in range(3))
    accept_amendment(*at_desk(drafting), one)
    accept_amendment(*at_desk(drafting), two)
    with pytest.raises(EmptyDraft):
        put_amendment_to_vote(*at_desk(drafting), three, Terms("named"))
    open_item(*at_desk(drafting), drafting.items[1])  # type: ignore[arg-type]
    with pytest.raises(NotTheItem):
        put_amendment_to_vote(*at_desk(drafting), three, Terms("named"))


def test_restoring_an_earlier_version_takes_back_what_the_desk_had_accepted(
    drafting: Hall,
) -> None:
    change, added = propose(drafting, 0, "change", 1, BETTER), propose(drafting, 1, "add", 0, ADDED)
    accept_amendment(*at_desk(drafting), change)
    accept_amendment(*at_desk(drafting), added)
    restore_version(*at_desk(drafting), drafting.items[0], 2)
    assert text(drafting) == (BETTER, *LINES[1:])
    assert [amendment(each).state for each in (change, added)] == ["accepted", "proposed"]
    restore_version(*at_desk(drafting), drafting.items[0], 1)
    assert text(drafting) == LINES
    accept_amendment(*at_desk(drafting), change)
    restore_version(*at_desk(drafting), drafting.items[0], 3)
    assert text(drafting) == (ADDED, BETTER, *LINES[1:])
    assert [amendment(each).state for each in (change, added)] == ["accepted", "accepted"]


def test_what_the_room_voted_for_is_not_restored_away(drafting: Hall) -> None:
    change = propose(drafting, 0, "change", 1, BETTER)
    ballot_id = put_amendment_to_vote(*at_desk(drafting), change, Terms("named"))
    everyone_votes(drafting, ballot_id, "yyyyyyyynnaa")
    finish_vote(drafting, ballot_id)
    with pytest.raises(rules.RestoresBeforeVote):
        restore_version(*at_desk(drafting), drafting.items[0], 1)
    assert text(drafting)[0] == BETTER


def test_a_rewritten_draft_carries_the_proposals_along(drafting: Hall) -> None:
    change = propose(drafting, 0, "change", 3, "ขอให้จังหวัดออกค่าเดินทาง")
    lost = propose(drafting, 1, "delete", 2)
    fresh = "\n".join((ADDED, LINES[0], LINES[2]))
    write_draft(*at_desk(drafting), drafting.items[0], QUESTION, fresh)
    sheet = sheet_of(draft(drafting))
    assert [(p.id, p.paragraph) for p in sheet.open] == [(change, 3), (lost, 2)]
    assert [p.id for p in sheet.lost] == [lost]


def test_the_desk_writes_down_what_was_said_and_is_told_who_was_first(drafting: Hall) -> None:
    seen, item_id = drafting.version, drafting.items[0]
    chair, sitting = drafting.facilitator, drafting.meeting_id
    change = propose_at_desk(chair, sitting, seen, item_id, 1, "change", 1, BETTER)
    with pytest.raises(Stale) as refused:
        accept_amendment(chair, sitting, seen, change)
    assert "เพิ่มข้อเสนอแก้ร่าง วาระ 1" in refused.value.sentence
    proposal = sheet_of(draft(drafting), named=True).open[0]
    assert (proposal.who, proposal.district) == ("", "")


def test_only_the_desk_reads_names(drafting: Hall) -> None:
    propose(drafting, 0, "delete", 1)
    assert sheet_of(draft(drafting)).open[0].who == ""
    named = sheet_of(draft(drafting), named=True).open[0]
    assert (named.who, named.district) == ("นายสมชาย ใจดี", "เมืองพังงา")


def test_another_meetings_desk_decides_nothing_here(drafting: Hall) -> None:
    change = propose(drafting, 0, "delete", 1)
    other = gather(drafting.app, slug="another", code="111111")
    with pytest.raises(NotFound):
        accept_amendment(*at_desk(other), change)
