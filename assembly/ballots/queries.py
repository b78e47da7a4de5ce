"""What may be seen of a ballot, by whom, and what must hold of all of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select

from assembly.agenda.queries import ItemView, item, view_of
from assembly.ballots import box, envelopes, rules, tally
from assembly.ballots.models import Ballot, CountedReceipt, Elector, Vote
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.web import public_url
from assembly.journal.checkpoints import fingerprint
from assembly.journal.models import Checkpoint, Entry, Payload
from assembly.meetings.queries import delegates_present, name_of
from assembly.people.models import Member
from assembly.places.models import District


@dataclass(frozen=True)
class BallotBoard:
    """A ballot as everybody may see it now: no figure stands here before it may be shown."""

    id: int
    meeting_id: int
    agenda_item_id: int
    question: str
    text: str
    method: str
    majority: str
    state: str
    electors: int
    received: int
    quorum: int
    present: int
    yes: int | None
    no: int | None
    abstain: int | None
    spoiled: int | None
    cast: int | None
    verdict: tally.Verdict | None
    opened_at: datetime
    closed_at: datetime | None
    declared_at: datetime | None
    fingerprint: str  # of the newest signed checkpoint about this ballot
    item: ItemView


@dataclass(frozen=True)
class MyVote:
    """What one member may know of the own vote. The choice is not among it."""

    is_elector: bool
    received: bool
    receipt: str | None


@dataclass(frozen=True)
class NamedVote:
    name: str
    district: str
    choice: str


def board_of(ballot_id: int) -> BallotBoard:
    """Raises ``NotFound``."""
    row = ballot(ballot_id)
    figures = _figures(row)
    return BallotBoard(
        id=row.id,
        meeting_id=row.meeting_id,
        agenda_item_id=row.agenda_item_id,
        question=row.question,
        text=row.text,
        method=row.method,
        majority=row.majority,
        state=row.state,
        electors=row.electors,
        received=row.envelopes if row.envelopes is not None else box.number_of_papers(row),
        quorum=row.quorum,
        present=row.present_at_open if row.present_at_close is None else row.present_at_close,
        yes=figures.yes if figures else None,
        no=figures.no if figures else None,
        abstain=figures.abstain if figures else None,
        spoiled=figures.spoiled if figures else None,
        cast=figures.cast if figures else None,
        verdict=box.verdict_of(row) if row.state == rules.State.DECLARED else None,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        declared_at=row.declared_at,
        fingerprint=_fingerprint(row.id),
        item=view_of(item(row.agenda_item_id)),
    )


def ballot_of_item(item_id: int) -> BallotBoard | None:
    """The newest ballot on an agenda item."""
    wanted = select(Ballot.id).where(Ballot.agenda_item_id == item_id)
    found = session().scalar(wanted.order_by(Ballot.id.desc()).limit(1))
    return board_of(found) if found is not None else None


def ballots_of_meeting(meeting_id: int) -> list[BallotBoard]:
    """A meeting's ballots, in the order they were opened."""
    wanted = select(Ballot.id).where(Ballot.meeting_id == meeting_id).order_by(Ballot.id)
    return [board_of(ballot_id) for ballot_id in session().scalars(wanted)]


def my_vote(ballot_id: int, member_id: int) -> MyVote:
    """Whether a member may vote, has voted, and with what receipt.

    Once a secret box was opened, nothing says any more which receipt was whose.
    """
    elector = session().get(Elector, (ballot_id, member_id))
    if elector is None:
        return MyVote(is_elector=False, received=False, receipt=None)
    paper = box.paper_of(ballot(ballot_id).method, ballot_id, member_id)
    if paper is None:
        return MyVote(is_elector=True, received=elector.voted, receipt=None)
    return MyVote(is_elector=True, received=True, receipt=box.receipt_of(paper))


def named_votes(ballot_id: int) -> list[NamedVote]:
    """Who chose what, by district and name, once it may be seen; never of a secret ballot."""
    row = ballot(ballot_id)
    if not rules.visible(row.state, row.method).names:
        return []
    wanted = (
        select(Member, District, Vote.choice)
        .join(Vote, Vote.member_id == Member.id)
        .join(District, District.code == Member.district_code)
        .where(Vote.ballot_id == ballot_id)
        .order_by(Member.district_code, Member.given_name, Member.id)
    )
    found = session().execute(wanted)
    return [NamedVote(who.full_name, name_of(where), choice) for who, where, choice in found]


def is_counted(ballot_id: int, typed: str) -> bool:
    """Whether a receipt, as somebody typed it, is among the counted ones."""
    code = envelopes.typed_receipt(typed)
    return session().get(CountedReceipt, (ballot_id, code)) is not None


def warnings_before_opening(meeting_id: int, method: str) -> list[str]:
    """Sentences the desk must confirm before such a ballot opens. Empty: nothing to fear."""
    electors, plain = len(delegates_present(meeting_id)), public_url().startswith("http://")
    return [danger.sentence for danger in rules.dangers(method, electors, plain_link=plain)]


def ballot(ballot_id: int) -> Ballot:
    """Raises ``NotFound``."""
    found = session().get(Ballot, ballot_id)
    if found is None:
        raise NotFound
    return found


def unfinished_ballot(meeting_id: int) -> int | None:
    """The meeting's ballot that was opened and not yet declared."""
    wanted = select(Ballot.id).where(Ballot.meeting_id == meeting_id)
    return session().scalar(wanted.where(Ballot.state != rules.State.DECLARED).limit(1))


def broken_invariants(assembly_id: int | None = None) -> list[str]:
    """What does not hold of the ballots, in sentences; empty when all is well (for ``verify``).

    I1 rests on the tables' keys; I2–I8 and I10 of the design on trust are recomputed from the rows.
    """
    wanted = select(Ballot).order_by(Ballot.id)
    if assembly_id is not None:
        wanted = wanted.where(Ballot.assembly_id == assembly_id)
    return [
        _("การลงมติ %(id)s “%(question)s”: %(wrong)s", id=row.id, question=row.question, wrong=wrong)
        for row in session().scalars(wanted)
        for wrong in _wrong_with(row)
    ]


def _wrong_with(row: Ballot) -> Iterator[str]:
    electors = box.electors_of(row.id)
    if box.hash_of_question(row) != row.question_hash:
        yield _("คำถามไม่ตรงกับตอนเปิด")
    if rules.electorate_hash(electors) != row.electorate_hash or len(electors) != row.electors:
        yield _("รายชื่อผู้มีสิทธิออกเสียงไม่ตรงกับตอนเปิด")
    papers = box.papers_in(row)
    if not {paper.member_id for paper in papers} <= set(electors):
        yield _("มีเสียงของผู้ที่ไม่มีสิทธิ")
    if row.method == rules.Method.SECRET and _entries(row.id, "vote_cast"):
        yield _("บันทึกเหตุการณ์มีรายการของเสียงลับ")
    if row.state != rules.State.OPEN and not _is_emptied(row):
        leaves = [box.leaf_of(paper) for paper in papers]
        if len(leaves) != row.envelopes or envelopes.root(leaves) != row.envelopes_root:
            yield _("เสียงในหีบไม่ตรงกับตอนปิด")
    if row.state in (rules.State.COUNTED, rules.State.DECLARED):
        yield from _wrong_with_count(row, [getattr(paper, "choice", "") for paper in papers])


def _wrong_with_count(row: Ballot, choices: list[str]) -> Iterator[str]:
    figures = box.tally_of(row)
    counting = select(func.count()).where(Elector.ballot_id == row.id, Elector.voted)
    voted = session().scalar(counting) or 0
    if not figures.received == row.envelopes == voted <= row.electors:
        yield _("ยอดรวมไม่เท่ากับจำนวนซองและจำนวนผู้ออกเสียง")
    if not _is_emptied(row) and tally.count(choices) != figures:
        yield _("คะแนนไม่ตรงกับเสียงเปิดเผยที่ได้รับ")
    if _is_emptied(row) and choices:
        yield _("ยังมีซองอยู่หลังเปิดหีบ")
    if row.state == rules.State.DECLARED:
        told = _entries(row.id, "ballot_declared")
        if box.verdict_of(row).carried != row.carried or box.declared_figures(row) not in told:
            yield _("ผลที่ประกาศไม่ตรงกับบันทึกเหตุการณ์")


def _is_emptied(row: Ballot) -> bool:
    """A secret box keeps nothing once it was counted."""
    counted = row.state in (rules.State.COUNTED, rules.State.DECLARED)
    return counted and row.method == rules.Method.SECRET


def _entries(ballot_id: int, kind: str) -> list[object]:
    wanted = select(Payload.content).join(Entry, Entry.seq == Payload.seq)
    wanted = wanted.where(Entry.subject == f"ballot:{ballot_id}", Entry.type == kind)
    return [json.loads(content) for content in session().scalars(wanted)]


def _figures(row: Ballot) -> tally.Tally | None:
    return box.tally_of(row) if rules.visible(row.state, row.method).tally else None


def _fingerprint(ballot_id: int) -> str:
    wanted = select(Checkpoint.root).where(Checkpoint.subject == f"ballot:{ballot_id}")
    root = session().scalar(wanted.order_by(Checkpoint.id.desc()).limit(1))
    return fingerprint(bytes.fromhex(root)) if root else ""


@resolver("ballot_id")
def _assembly_of_ballot(ballot_id: int) -> int | None:
    return box.assembly_of(ballot_id)
