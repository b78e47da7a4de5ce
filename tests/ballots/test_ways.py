"""Every way of deciding, from its terms to its verdict: consensus, hands, paper, helpers, lists."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from assembly.agenda.actions import finish_item
from assembly.agenda.queries import unfinished_of
from assembly.ballots import actions
from assembly.ballots.models import Ballot, Counted, Elector, Envelope, Vote
from assembly.ballots.queries import (
    ballot_of_item,
    broken_invariants,
    dissents,
    my_vote,
    named_votes,
    posts_of,
    rounds_of,
    voices,
)
from assembly.ballots.rules import (
    BallotAlreadyCounted,
    BallotNotDeclared,
    BallotNotOpen,
    ByHands,
    ClosedWithoutVote,
    ClosedWithVote,
    CountedTwice,
    CountsDiffer,
    NoPaper,
    NotAnElector,
    NotTied,
    OddTerms,
    ReasonNeeded,
    Terms,
    TieUnbroken,
    TooManyChosen,
    TooManyHands,
    VotedAtKiosk,
    VotesOnPaper,
)
from assembly.core import clock, ids
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.journal.models import Entry, Payload
from assembly.people.models import Member
from assembly.people.queries import paper_slips
from assembly.resolutions.actions import put_to_vote, write_draft
from assembly.resolutions.queries import draft_of_item, resolution_of_item
from tests.ballots.conftest import QUESTION, TEXT, Plenary

WISHES = ("หมอถึงเกาะ", "แนวเขตที่ดิน", "ทะเลหน้าบ้าน", "ครูอยู่ครบ")


def teller(plenary: Plenary, number: int) -> Actor:
    staff = (plenary.hall.staff["teller"], plenary.hall.staff["admin"])[number]
    return Actor(staff_id=staff, name=f"ผู้นับ {number}")


def helper(plenary: Plenary) -> Actor:
    return Actor(staff_id=plenary.hall.staff["helper"], name="ผู้ช่วย")


def both_count(plenary: Plenary, channel: str, district: str, **figures: int) -> None:
    for number in (0, 1):
        who = teller(plenary, number)
        actions.enter_count(who, plenary.ballot_id, channel, district, figures)


def all_hands(plenary: Plenary, against: str = "") -> None:
    """Every district raises all its hands for yes, and one of them against."""
    for post in posts_of(plenary.row):
        no = post.electors if post.district_code == against else 0
        figures = {"yes": post.electors - no, "no": no, "abstain": 0}
        both_count(plenary, "hands", post.district_code, **figures)


def says(plenary: Plenary, place: int, voice: str, reason: str = "") -> dict[str, Any]:
    who = plenary.hall.delegate(place)
    return actions.cast_vote(who, plenary.ballot_id, voice, ids.token(), reason)


def ends(plenary: Plenary, send_back: str = "") -> None:
    hall = plenary.hall
    actions.declare_ballot(
        hall.facilitator, hall.meeting_id, hall.version, plenary.ballot_id, send_back
    )


def entries(plenary: Plenary) -> list[str]:
    about = Entry.subject == f"ballot:{plenary.ballot_id}"
    return list(session().scalars(select(Entry.type).where(about).order_by(Entry.seq)))


# --- consensus ---


def test_a_call_without_objection_is_a_consensus_and_a_resolution(plenary: Plenary) -> None:
    plenary.opens_ballot(kind="consensus")
    for place in range(10):
        says(plenary, place, "agree")
    says(plenary, 10, "remark", "ควรบอกผลเป็นหนังสือด้วย")
    plenary.closes()  # there is no box: it is counted as it closes
    board = plenary.board
    assert board.voices == {"agree": 10, "remark": 1, "not_yet": 0}
    assert board.verdict is not None
    assert (board.state, board.verdict.carried) == ("counted", True)
    ends(plenary)
    adopted = resolution_of_item(plenary.hall.items[0])
    assert adopted is not None
    assert (adopted.number, adopted.text) == ("13.1", TEXT)
    assert broken_invariants() == []


def test_objections_send_the_draft_back_for_another_round(plenary: Plenary) -> None:
    hall, item = plenary.hall, plenary.hall.items[0]
    plenary.opens_ballot(kind="consensus")
    says(plenary, 0, "agree")
    says(plenary, 1, "not_yet", "กว้างไป")
    plenary.closes()
    assert not plenary.board.verdict.carried
    ends(plenary, "another_round")
    draft = draft_of_item(item)
    assert draft is not None
    assert (draft.state, draft.ballot_id) == ("shown", None)
    write_draft(hall.facilitator, hall.meeting_id, hall.version, item, QUESTION, "แคบลงแล้ว")
    terms = Terms(kind="consensus")
    second = put_to_vote(hall.facilitator, hall.meeting_id, hall.version, item, terms)
    plenary.ballot_id = second
    assert plenary.board.round == 2
    says(plenary, 1, "agree")
    plenary.closes()
    ends(plenary)
    assert [board.round for board in rounds_of(item)] == [1, 2]
    adopted = resolution_of_item(item)
    assert adopted is not None
    assert adopted.text == "แคบลงแล้ว"


@pytest.mark.parametrize(
    ("send_back", "state"), [("vote_called", "shown"), ("postponed", "postponed")]
)
def test_a_call_may_end_in_a_vote_or_wait_for_another_day(
    plenary: Plenary, send_back: str, state: str
) -> None:
    plenary.opens_ballot(kind="consensus")
    says(plenary, 1, "not_yet", "ยังไม่พร้อม")
    plenary.closes()
    ends(plenary, send_back)
    draft = draft_of_item(plenary.hall.items[0])
    assert draft is not None
    assert draft.state == state
    assert plenary.row.outcome == send_back
    hall = plenary.hall
    finish_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    waits = hall.items[0] in [row.id for row in unfinished_of(hall.meeting_id)]
    assert waits == (send_back == "postponed"), "the next meeting takes up what was put off"
    assert broken_invariants() == []


def test_only_a_call_can_be_sent_back(plenary: Plenary) -> None:
    plenary.opens_ballot("named")
    plenary.votes(0, "yes")
    plenary.closes()
    plenary.counts()
    with pytest.raises(OddTerms):
        ends(plenary, "another_round")


def test_no_district_is_told_of_a_call_where_one_delegate_speaks_for_it(plenary: Plenary) -> None:
    plenary.opens_ballot(kind="consensus")
    says(plenary, 0, "agree")
    says(plenary, 5, "not_yet", "กว้างไป")  # alone in the district
    plenary.closes()
    ends(plenary, "another_round")
    told = session().scalars(select(Payload.content).where(Payload.content.contains("not_yet")))
    counted, declared = told.all()
    assert "phone||not_yet|1" in declared
    assert "|82" not in counted + declared
    assert broken_invariants() == []


def test_reasons_are_for_the_desk_and_never_in_the_journal(plenary: Plenary) -> None:
    plenary.opens_ballot(kind="consensus")
    with pytest.raises(ReasonNeeded):
        says(plenary, 0, "not_yet")
    says(plenary, 0, "not_yet", "กว้างไป")
    says(plenary, 0, "agree", "เปลี่ยนใจแล้ว")  # whoever agrees leaves no reason behind
    says(plenary, 1, "remark", "เร่งหน่อย")
    assert [(v.stance, v.reason) for v in voices(plenary.ballot_id)] == [("remark", "เร่งหน่อย")]
    plenary.closes()
    assert "vote_cast" not in entries(plenary)
    assert named_votes(plenary.ballot_id, inside=True) == []


# --- hands ---


def test_hands_are_counted_by_two_who_agree(plenary: Plenary) -> None:
    plenary.opens_ballot("hands", "absolute")
    with pytest.raises(ByHands):
        plenary.votes(0, "yes")
    all_hands(plenary, against="8201")
    assert plenary.board.received == 12
    plenary.closes()
    plenary.counts()
    board = plenary.board
    assert (board.yes, board.no) == (10, 2)
    assert board.channels == (("hands", 12),)
    plenary.declares()
    assert plenary.row.carried
    assert broken_invariants() == []


def test_tellers_who_differ_or_are_alone_stop_the_count(plenary: Plenary) -> None:
    plenary.opens_ballot("hands")
    all_hands(plenary)
    one = {"yes": 1, "no": 1, "abstain": 0}
    actions.enter_count(teller(plenary, 0), plenary.ballot_id, "hands", "8201", one)
    post = next(p for p in posts_of(plenary.row) if p.district_code == "8201")
    assert (post.agreed, post.differ, post.people) == (False, True, 0)
    plenary.closes()
    with pytest.raises(CountsDiffer) as told:
        plenary.counts()
    assert "เมืองพังงา" in told.value.sentence
    actions.enter_count(teller(plenary, 1), plenary.ballot_id, "hands", "8201", one)
    plenary.counts()
    assert plenary.board.no == 1
    with pytest.raises(BallotNotOpen):
        actions.enter_count(teller(plenary, 1), plenary.ballot_id, "hands", "8201", one)


def test_no_more_hands_than_people_who_voted_in_no_other_way(plenary: Plenary) -> None:
    plenary.opens_ballot("named", takes_hands=True)
    plenary.votes(0, "yes")  # one of the two of 8201
    with pytest.raises(TooManyHands):
        both_count(plenary, "hands", "8201", yes=2, no=0, abstain=0)
    both_count(plenary, "hands", "8201", yes=0, no=1, abstain=0)
    plenary.closes()
    plenary.counts()
    board = plenary.board
    assert (board.yes, board.no, board.received) == (1, 1, 2)
    assert board.channels == (("phone", 1), ("hands", 1))
    assert broken_invariants() == []


def test_a_raised_hand_that_votes_on_a_phone_afterwards_counts_once(plenary: Plenary) -> None:
    plenary.opens_ballot("named", takes_hands=True)
    both_count(plenary, "hands", "8201", yes=2, no=0, abstain=0)
    plenary.votes(0, "yes")  # one of these two
    plenary.closes()
    with pytest.raises(CountedTwice) as told:
        plenary.counts()
    assert "เมืองพังงา" in told.value.sentence
    both_count(plenary, "hands", "8201", yes=1, no=0, abstain=0)
    plenary.counts()
    assert plenary.board.cast == 2
    assert broken_invariants() == []


def test_a_count_no_teller_made_is_found(plenary: Plenary) -> None:
    plenary.opens_ballot("hands")
    all_hands(plenary)
    plenary.finishes()
    assert broken_invariants() == []
    _change(update(Counted).where(Counted.choice == "yes").values(votes=Counted.votes + 1))
    assert broken_invariants() != []


@change
def _change(statement: Any) -> None:
    session().execute(statement)


# --- paper and helpers ---


def test_paper_goes_before_a_phone_and_is_counted_apart(plenary: Plenary) -> None:
    plenary.opens_ballot("secret", takes_paper=True)
    plenary.votes(0, "no")
    for place in (0, 1):
        actions.give_paper(helper(plenary), plenary.ballot_id, plenary.hall.members[place])
    assert plenary.board.received == 0, "the envelope went out as the paper was handed over"
    with pytest.raises(VotesOnPaper):
        plenary.votes(0, "no")
    for place in range(2, 12):
        plenary.votes(place, "yes")
    plenary.closes()
    with pytest.raises(CountsDiffer):
        plenary.counts()
    both_count(plenary, "paper", "", yes=1, no=1, abstain=0)
    plenary.counts()
    board = plenary.board
    assert (board.yes, board.no, board.received) == (11, 1, 12)
    assert board.channels == (("phone", 10), ("paper", 2))
    assert broken_invariants() == []


def test_unused_paper_comes_back(plenary: Plenary) -> None:
    plenary.opens_ballot("secret", takes_paper=True)
    member = plenary.hall.members[0]
    actions.give_paper(helper(plenary), plenary.ballot_id, member)
    actions.take_paper_back(helper(plenary), plenary.ballot_id, member)
    plenary.votes(0, "yes")
    assert plenary.board.received == 1


def test_paper_only_where_the_ballot_takes_it(plenary: Plenary) -> None:
    plenary.opens_ballot("secret")
    with pytest.raises(NoPaper):
        actions.give_paper(helper(plenary), plenary.ballot_id, plenary.hall.members[0])


def test_a_vote_at_a_helpers_device_is_recorded_as_helped_and_stays_secret(
    plenary: Plenary,
) -> None:
    plenary.opens_ballot("secret")
    slip = paper_slips(plenary.hall.meeting_id)[0]
    answer = actions.cast_assisted(helper(plenary), plenary.ballot_id, slip.code, "no", "k")
    assert answer["receipt"]
    elector = session().scalars(select(Elector).where(Elector.channel == "kiosk")).one()
    assert elector.helper_id == plenary.hall.staff["helper"]
    who = plenary.hall.members.index(elector.member_id)
    with pytest.raises(VotedAtKiosk):
        plenary.votes(who, "yes")
    assert my_vote(plenary.ballot_id, elector.member_id).channel == "kiosk"
    again = actions.cast_assisted(helper(plenary), plenary.ballot_id, slip.code, "yes", "k2")
    assert again["revision"] == 2
    assert plenary.board.channels == (("kiosk", 1),)
    plenary.finishes()
    assert (plenary.row.yes, plenary.row.no) == (1, 0)
    assert "vote_cast" not in entries(plenary)
    assert broken_invariants() == []


# --- lists ---


def test_a_list_is_ranked_and_its_first_lines_are_resolved(plenary: Plenary) -> None:
    plenary.opens_ballot("secret", kind="priority", most_choices=2, options=WISHES)
    with pytest.raises(TooManyChosen):
        plenary.votes(0, "1,2,3")
    for place, choice in enumerate(["2,1", "2", "4,2", "1", "1,4", "2,3", "2", "3,2", "1", "2"]):
        plenary.votes(place, choice)
    plenary.finishes()
    lines = [(line.text, line.votes, line.place, line.chosen) for line in plenary.board.lines]
    assert lines == [
        ("แนวเขตที่ดิน", 7, 1, True), ("หมอถึงเกาะ", 4, 2, True),
        ("ทะเลหน้าบ้าน", 2, 3, False), ("ครูอยู่ครบ", 2, 3, False),
    ]  # fmt: skip
    adopted = resolution_of_item(plenary.hall.items[0])
    assert adopted is not None
    assert adopted.text == "แนวเขตที่ดิน\nหมอถึงเกาะ"
    assert broken_invariants() == []


def test_the_contents_of_a_list_are_kept_sorted(plenary: Plenary) -> None:
    plenary.opens_ballot("named", kind="priority", most_choices=3, options=WISHES)
    plenary.votes(0, "4,1,2")
    assert session().scalars(select(Vote.choice)).one() == "1,2,4"
    plenary.finishes()
    assert [vote.choice for vote in named_votes(plenary.ballot_id, inside=True)] == ["1,2,4"]


# --- who decides, and by what rule ---


def test_one_network_one_vote(plenary: Plenary) -> None:
    @change
    def join() -> None:
        for place, member_id in enumerate(plenary.hall.members):
            member = session().get_one(Member, member_id)
            member.network = ("เครือข่ายป่า", "เครือข่ายทะเล", "")[place % 3]
            member.is_representative = place in (3, 4)

    join()
    plenary.opens_ballot("named", "absolute", constituency="network")
    electors = set(session().scalars(select(Elector.member_id)))
    assert electors == {plenary.hall.members[3], plenary.hall.members[4]}
    with pytest.raises(NotAnElector):
        plenary.votes(0, "yes")
    plenary.votes(3, "yes")
    plenary.votes(4, "yes")
    plenary.finishes()
    assert plenary.row.carried, "two of two networks, however many people are in the room"


def test_district_balance_asks_for_districts_too(plenary: Plenary) -> None:
    plenary.opens_ballot("named", balance=3)
    for place in range(12):  # yes in the first two districts only
        plenary.votes(place, "yes" if place % 8 < 2 else "abstain")
    plenary.closes()
    plenary.counts()
    verdict = plenary.board.verdict
    assert verdict is not None
    assert (verdict.carried, verdict.why, verdict.balance.agreeing) == (False, "unbalanced", 2)
    plenary.declares()
    assert plenary.row.outcome == "fallen"


def test_the_chair_breaks_a_tie_before_it_can_be_declared(plenary: Plenary) -> None:
    plenary.opens_ballot("named", chair_breaks_tie=True)
    hall = plenary.hall
    plenary.votes(0, "yes")
    plenary.votes(1, "no")
    plenary.closes()
    plenary.counts()
    with pytest.raises(TieUnbroken):
        plenary.declares()
    chair = (hall.facilitator, hall.meeting_id, hall.version, plenary.ballot_id)
    actions.break_tie(*chair, "yes")
    plenary.declares()
    assert plenary.row.carried
    assert broken_invariants() == []


def test_without_a_tie_there_is_no_casting_vote(plenary: Plenary) -> None:
    plenary.opens_ballot("named", chair_breaks_tie=True)
    hall = plenary.hall
    plenary.votes(0, "yes")
    plenary.closes()
    plenary.counts()
    with pytest.raises(NotTied):
        actions.break_tie(hall.facilitator, hall.meeting_id, hall.version, plenary.ballot_id, "no")


# --- its moment ---


def test_a_ballot_closes_at_its_moment_and_takes_no_vote_after_it(
    plenary: Plenary, monkeypatch: pytest.MonkeyPatch
) -> None:
    plenary.opens_ballot("named", minutes=2)
    plenary.votes(0, "yes")
    moment = plenary.row.closes_at
    assert moment is not None
    assert actions.close_due_ballots() == 0
    monkeypatch.setattr(clock, "now", lambda: moment)
    with pytest.raises(ClosedWithoutVote):
        plenary.votes(1, "yes")
    with pytest.raises(ClosedWithVote):
        plenary.votes(0, "no")
    assert plenary.row.state == "open", "nobody has looked yet"
    assert actions.close_due_ballots() == 1
    assert actions.close_due_ballots() == 0
    assert plenary.row.state == "closed"
    assert plenary.row.envelopes == 1


# --- calling off, dissent ---


@pytest.mark.parametrize("method", ["named", "secret"])
def test_a_ballot_called_off_is_destroyed_unread_and_may_be_asked_again(
    plenary: Plenary, method: str
) -> None:
    hall = plenary.hall
    plenary.opens_ballot(method)
    plenary.votes(0, "yes")
    actions.cancel_ballot(hall.facilitator, hall.meeting_id, hall.version, plenary.ballot_id)
    assert session().scalars(select(Envelope)).all() == []
    assert session().scalars(select(Vote)).all() == []
    assert ballot_of_item(hall.items[0]) is None
    plenary.waits_for_purge()
    assert broken_invariants() == []
    again = put_to_vote(
        hall.facilitator, hall.meeting_id, hall.version, hall.items[0], Terms("named")
    )
    plenary.ballot_id = again
    plenary.votes(0, "yes")
    plenary.finishes()
    with pytest.raises(BallotAlreadyCounted):
        actions.cancel_ballot(hall.facilitator, hall.meeting_id, hall.version, again)


def test_dissent_stands_by_name_once_the_result_is_declared(plenary: Plenary) -> None:
    plenary.opens_ballot("named")
    plenary.votes(0, "no")
    plenary.votes(1, "yes")
    who = plenary.hall.delegate(0)
    with pytest.raises(BallotNotDeclared):
        actions.record_dissent(who, plenary.ballot_id, "เร็วไป")
    plenary.finishes()
    actions.record_dissent(who, plenary.ballot_id, "เร็วไป")
    actions.record_dissent(who, plenary.ballot_id, "เร็วเกินไป")
    told = [(v.name, v.reason) for v in dissents(plenary.ballot_id)]
    assert told == [("นายสมชาย ใจดี", "เร็วเกินไป")]
    stranger = Actor(member_id=999, meeting_id=plenary.hall.meeting_id, member_kind="delegate")
    with pytest.raises(NotAnElector):
        actions.record_dissent(stranger, plenary.ballot_id, "")


# --- whatever the hall does ---

SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
WAYS = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from(["phone", "paper", "back", "kiosk"]),
              st.sampled_from(["yes", "no", "abstain"])),
    max_size=24,
)  # fmt: skip


def take_step(
    plenary: Plenary,
    place_of: dict[int, tuple[str, str]],
    slips: dict[str, str],
    place: int,
    way: str,
    choice: str,
) -> None:
    """One person does one thing; ``place_of`` remembers which way each one's vote went."""
    held, member = place_of.get(place, ("", ""))[0], plenary.hall.members[place]
    if way == "paper":
        actions.give_paper(helper(plenary), plenary.ballot_id, member)
        place_of[place] = ("paper", "yes")
    elif way == "back":
        actions.take_paper_back(helper(plenary), plenary.ballot_id, member)
        if held == "paper":
            del place_of[place]
    elif held == "paper" or (held == "kiosk" and way == "phone"):
        with pytest.raises((VotesOnPaper, VotedAtKiosk)):
            plenary.votes(place, choice)
    elif way == "kiosk":
        code = slips[plenary.hall.delegate(place).name]
        actions.cast_assisted(helper(plenary), plenary.ballot_id, code, choice, ids.token())
        place_of[place] = ("kiosk", choice)
    else:
        plenary.votes(place, choice)
        place_of[place] = ("phone", choice)


@pytest.mark.parametrize("method", ["named", "secret"])
@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(steps=WAYS)
def test_whatever_way_people_vote_each_counts_once(
    plenary: Plenary, method: str, steps: list[tuple[int, str, str]]
) -> None:
    """One channel a member: paper before a helper's device before a phone; the sums agree."""
    plenary.waits_for_purge()
    _forget()
    hall = plenary.hall
    slips = {slip.member: slip.code for slip in paper_slips(hall.meeting_id)}
    plenary.ballot_id = actions.open_ballot(
        hall.facilitator, hall.meeting_id, hall.version, hall.items[0], "ถาม", "",
        Terms(method, takes_paper=True),
    )  # fmt: skip
    place_of: dict[int, tuple[str, str]] = {}
    for place, way, choice in steps:
        take_step(plenary, place_of, slips, place, way, choice)
    papers = sum(way == "paper" for way, _choice in place_of.values())
    if papers:
        both_count(plenary, "paper", "", yes=papers, no=0, abstain=0)
    plenary.closes()
    plenary.counts()
    said = [choice for _way, choice in place_of.values()]
    row = plenary.row
    found = (row.yes, row.no, row.abstain)
    assert found == tuple(said.count(choice) for choice in ("yes", "no", "abstain"))
    assert plenary.board.received == len(place_of) <= row.electors
    assert broken_invariants() == []


@change
def _forget() -> None:
    from assembly.ballots.models import CountedReceipt, TellerCount

    for table in (TellerCount, Counted, Vote, Envelope, CountedReceipt, Elector, Ballot):
        session().execute(delete(table))


@change
def all_come_from(district: str) -> None:
    session().execute(update(Member).values(district_code=district))


def test_a_secret_part_with_one_voter_is_told_of_no_district(plenary: Plenary) -> None:
    all_come_from("8201")
    plenary.opens_ballot("secret", balance=1)
    plenary.votes(0, "no")
    plenary.closes()
    plenary.counts()
    counted = session().scalars(select(Counted).where(Counted.ballot_id == plenary.ballot_id))
    assert [(part.district_code, part.choice, part.votes) for part in counted] == [("", "no", 1)]


def test_a_secret_part_with_ten_voters_counts_for_its_district(plenary: Plenary) -> None:
    all_come_from("8201")
    plenary.opens_ballot("secret", balance=1)
    for place in range(10):
        plenary.votes(place, "yes")
    plenary.finishes()
    assert plenary.row.carried
