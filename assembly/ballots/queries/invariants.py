"""What must hold of every ballot, recomputed from the rows for ``verify``."""

import json
from collections import Counter
from collections.abc import Iterator

from flask_babel import gettext as _
from sqlalchemy import func, select

from assembly.ballots import box, envelopes, rules, seals
from assembly.ballots.models import Ballot, Elector
from assembly.ballots.queries.figures import people_in, tally_of, verdict_of
from assembly.core.db import session
from assembly.journal.models import Entry, Payload


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
    if seals.hash_of_question(row) != row.question_hash:
        yield _("คำถามไม่ตรงกับตอนเปิด")
    if rules.electorate_hash(electors) != row.electorate_hash or len(electors) != row.electors:
        yield _("รายชื่อผู้มีสิทธิออกเสียงไม่ตรงกับตอนเปิด")
    papers = box.papers_in(row)
    if not {paper.member_id for paper in papers} <= set(electors):
        yield _("มีเสียงของผู้ที่ไม่มีสิทธิ")
    if row.method == rules.Method.SECRET and _entries(row.id, "vote_cast"):
        yield _("บันทึกเหตุการณ์มีรายการของเสียงลับ")
    if row.state not in (rules.State.OPEN, rules.State.CANCELLED) and not _is_emptied(row):
        leaves = [box.leaf_of(paper) for paper in papers]
        if len(leaves) != row.envelopes or envelopes.root(leaves) != row.envelopes_root:
            yield _("เสียงในหีบไม่ตรงกับตอนปิด")
    if row.state in (rules.State.COUNTED, rules.State.DECLARED):
        yield from _wrong_with_count(row, [getattr(paper, "choice", "") for paper in papers])


def _wrong_with_count(row: Ballot, choices: list[str]) -> Iterator[str]:
    counting = select(func.count()).where(Elector.ballot_id == row.id, Elector.voted)
    voted = session().scalar(counting) or 0
    if not _in_box(row) == row.envelopes == voted <= row.electors - _by_tellers(row):
        yield _("ยอดรวมไม่เท่ากับจำนวนซองและจำนวนผู้ออกเสียง")
    if row.kind == rules.Kind.VOTE and _parts(row) not in ({}, _sums(row)):
        yield _("ยอดรวมไม่เท่ากับผลรวมของทุกช่องทาง")
    if not _is_emptied(row) and _read(row, choices) != _of_phones(row):
        yield _("คะแนนไม่ตรงกับเสียงเปิดเผยที่ได้รับ")
    if _is_emptied(row) and choices:
        yield _("ยังมีซองอยู่หลังเปิดหีบ")
    if row.state == rules.State.DECLARED:
        told = _entries(row.id, "ballot_declared")
        stands = verdict_of(row).carried and row.outcome not in rules.SENT_BACK
        if stands != row.carried or seals.declared_figures(row) not in told:
            yield _("ผลที่ประกาศไม่ตรงกับบันทึกเหตุการณ์")


def _is_emptied(row: Ballot) -> bool:
    """A secret box keeps nothing once it was counted."""
    counted = row.state in (rules.State.COUNTED, rules.State.DECLARED)
    return counted and row.method == rules.Method.SECRET


def _entries(ballot_id: int, kind: str) -> list[object]:
    wanted = select(Payload.content).join(Entry, Entry.seq == Payload.seq)
    wanted = wanted.where(Entry.subject == f"ballot:{ballot_id}", Entry.type == kind)
    return [json.loads(content) for content in session().scalars(wanted)]


def _parts(row: Ballot) -> dict[str, int]:
    """The count's parts put together, without what nobody chose."""
    sums: Counter[str] = Counter()
    for part in box.counted(row.id):
        sums[part.choice] += part.votes
    return dict(+sums)


def _sums(row: Ballot) -> dict[str, int]:
    found = tally_of(row)
    return dict(+Counter(yes=found.yes, no=found.no, abstain=found.abstain))


def _of_phones(row: Ballot) -> dict[str, int]:
    """What came out of the box; before the count was kept in parts there was nothing else."""
    parts = box.counted(row.id)
    if not parts and row.kind == rules.Kind.VOTE:
        return _sums(row)
    sums: Counter[str] = Counter()
    for part in parts:
        sums[part.choice] += part.votes if part.channel == "phone" else 0
    return dict(+sums)


def _read(row: Ballot, choices: list[str]) -> dict[str, int]:
    """Open votes counted again."""
    if row.kind == rules.Kind.PRIORITY:
        words = [word for choice in choices for word in (*choice.split(","), "ballots")]
        return dict(Counter(words))
    return dict(Counter(choices))


def _in_box(row: Ballot) -> int:
    """How many papers of the box are in the figures, unreadable ones included."""
    return people_in(_of_phones(row), row.kind) + (row.spoiled or 0)


def _by_tellers(row: Ballot) -> int:
    """How many people tellers counted, hands and paper together."""
    sums: Counter[str] = Counter()
    for part in box.counted(row.id):
        sums[part.choice] += part.votes if part.channel != "phone" else 0
    return people_in(sums, row.kind)
