"""Opening the box and counting, on paper and from phones."""

from collections import Counter
from typing import Any

from sqlalchemy import delete, insert, select, update

from assembly.ballots import box, events, rules, seals
from assembly.ballots.actions.confirming import ask_if_wanted
from assembly.ballots.actions.steps import subject, take
from assembly.ballots.models import Ballot, Counted, CountedReceipt, Elector, Envelope
from assembly.ballots.queries import teller_figures
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.journal.actions import Content, record


@change
def count_ballot(actor: Actor, meeting_id: int, version: int, ballot_id: int) -> None:
    """Open the box and count, all in one transaction: interrupted, it simply begins again.

    A secret box is empty afterwards; its key and the database's log go right after the commit.
    Raises ``Stale``, ``BallotNotClosed``, ``BallotAltered``, ``BoxKeyMissing``, ``CountsDiffer`` or
    ``CountedTwice``.
    """
    count_box(actor, take(actor, meeting_id, version, ballot_id, N_("เปิดหีบนับคะแนน")))


def count_box(actor: Actor, row: Ballot) -> None:
    rules.may_count(row.state)
    papers = box.papers_in(row)
    if not seals.is_unaltered(row, papers):
        raise rules.BallotAltered
    choices = box.choices_in(row, papers)
    _write_count(row, _of_phones(row, papers, choices) + _of_tellers(row))
    row.spoiled = choices.count(None)
    row.state = rules.State.COUNTED.value
    _write_who_voted(row, papers)
    if row.method == rules.Method.SECRET:
        session().execute(delete(Envelope).where(Envelope.ballot_id == row.id))
        row.purge_pending = True
    figures: Content = {
        "spoiled": row.spoiled,
        "counted": [f"{c.channel}|{c.choice}|{c.votes}" for c in box.counted(row.id)],
    }
    record(actor, "ballot_counted", subject(row.id), figures)
    ask_if_wanted(actor, row)
    announce(events.BallotCounted(row.id, row.meeting_id, row.agenda_item_id))


Parts = Counter[tuple[str, str, str]]  # channel, district, choice → votes


def _of_phones(row: Ballot, papers: list[Any], choices: list[str | None]) -> Parts:
    """The box in its parts."""
    read = [(p.member_id, c) for p, c in zip(papers, choices, strict=True) if c is not None]
    homes = _homes(row, [member for member, _choice in read])
    parts: Parts = Counter()
    for member, choice in read:
        for word in _words(row, choice):
            parts["phone", homes.get(member, ""), word] += 1
    return parts


def _homes(row: Ballot, voters: list[int]) -> dict[int, str]:
    """The district each vote is counted in. Of a consensus call none: in a district with one
    delegate it would name who does not agree; of a secret ballot only if it asks for balance.
    """
    is_secret = row.method == rules.Method.SECRET
    if row.kind == rules.Kind.CONSENSUS or (is_secret and not row.balance):
        return {}
    homes = box.districts_of_electors(row.id)
    if not is_secret:
        return homes
    told = rules.districts_told(Counter(homes[member] for member in voters))
    return {member: home for member, home in homes.items() if home in told}


def _words(row: Ballot, choice: str) -> list[str]:
    """One vote as what is counted of it: a list of priorities counts each line and the voter."""
    return [*choice.split(","), "ballots"] if row.kind == rules.Kind.PRIORITY else [choice]


def _of_tellers(row: Ballot) -> Parts:
    """What two tellers counted alike. Raises ``CountsDiffer`` or ``CountedTwice``."""
    parts: Parts = Counter()
    for channel, district, figures in teller_figures(row):
        for choice, votes in figures.items():
            parts[channel, district, choice] += votes
    return parts


def _write_count(row: Ballot, parts: Parts) -> None:
    session().add_all(
        Counted(ballot_id=row.id, channel=channel, district_code=home, choice=choice, votes=votes)
        for (channel, home, choice), votes in sorted(parts.items())
    )
    session().flush()
    if row.kind == rules.Kind.VOTE:
        sums: Counter[str] = Counter()
        for (_channel, _home, choice), votes in parts.items():
            sums[choice] += votes
        row.yes, row.no, row.abstain = sums["yes"], sums["no"], sums["abstain"]


def _write_who_voted(row: Ballot, papers: list[Any]) -> None:
    """Who voted, and apart from it, in sorted order, which receipts were counted."""
    paper = box.PAPERS[row.method]
    voted = select(paper.member_id).where(paper.ballot_id == row.id)
    mine = Elector.ballot_id == row.id
    session().execute(update(Elector).where(mine, Elector.member_id.in_(voted)).values(voted=True))
    receipts = sorted({box.receipt_of(paper) for paper in papers})
    if receipts:
        session().execute(
            insert(CountedReceipt), [{"ballot_id": row.id, "receipt": code} for code in receipts]
        )
