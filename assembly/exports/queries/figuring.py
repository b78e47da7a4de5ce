"""Many ballots' figures in a handful of readings: a book of resolutions has hundreds of them."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import func, select

from assembly.ballots import tally
from assembly.ballots.models import Ballot, Dissent, Elector, Vote
from assembly.ballots.queries import room_at_close, tally_of
from assembly.ballots.rules import Kind
from assembly.core.db import session
from assembly.exports.papers import Figures
from assembly.exports.queries import naming


def figures_of_all(ids: Iterable[int]) -> dict[int, Figures]:
    """The figures of declared ballots by id.

    A plain vote, which nearly all are, is told from its row; whatever has tellers, voices, lists,
    dissent or district balance is read by itself.
    """
    asked = list(ids)
    rows = list(session().scalars(select(Ballot).where(Ballot.id.in_(asked))))
    plain = [row for row in rows if _is_plain(row)]
    helped, papers = _helped([row.id for row in plain]), _papers([row.id for row in plain])
    dissent = _with_dissent([row.id for row in plain])
    found = {row.id: _plain(row, helped[row.id], papers[row.id]) for row in plain}
    apart = [row for row in rows if row.id not in found or row.id in dissent]
    return found | {row.id: naming.figures_of(row) for row in apart}


def _is_plain(row: Ballot) -> bool:
    return row.kind == Kind.VOTE and not (row.takes_hands or row.takes_paper or row.balance)


def _plain(row: Ballot, helped: int, papers: int) -> Figures:
    counted = tally_of(row)
    verdict = tally.decide(
        counted, row.majority, room_at_close(row), tally.Balance(), row.casting_vote
    )
    inside = row.envelopes if row.envelopes is not None else papers
    kiosk = min(helped, inside)
    ways = (("phone", inside - kiosk), ("kiosk", kiosk))
    return Figures(
        kind=row.kind,
        method=row.method,
        majority=row.majority,
        electors=row.electors,
        present=row.present_at_close or 0,
        quorum=row.quorum,
        cast=counted.cast,
        yes=counted.yes,
        no=counted.no,
        abstain=counted.abstain,
        spoiled=counted.spoiled,
        needed=verdict.needed,
        carried=bool(row.carried),
        why=verdict.why.value,
        received=inside,
        round=row.round,
        outcome=row.outcome or "",
        channels=tuple((name, count) for name, count in ways if count),
        quorum_met=verdict.quorum_met,
        districts_agreeing=verdict.balance.agreeing,
        districts_needed=verdict.balance.needed,
    )


def _helped(ids: list[int]) -> defaultdict[int, int]:
    """How many electors voted on a helper's device."""
    wanted = select(Elector.ballot_id, func.count()).where(
        Elector.ballot_id.in_(ids), Elector.channel == "kiosk"
    )
    rows = session().execute(wanted.group_by(Elector.ballot_id))
    return defaultdict(int, rows.all())


def _papers(ids: list[int]) -> defaultdict[int, int]:
    wanted = select(Vote.ballot_id, func.count()).where(Vote.ballot_id.in_(ids))
    rows = session().execute(wanted.group_by(Vote.ballot_id))
    return defaultdict(int, rows.all())


def _with_dissent(ids: list[int]) -> set[int]:
    return set(session().scalars(select(Dissent.ballot_id).where(Dissent.ballot_id.in_(ids))))
