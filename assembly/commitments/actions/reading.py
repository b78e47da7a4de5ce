"""Reading what bodies sent before everybody does: shown, withheld with a reason, laid back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assembly.commitments import rules
from assembly.commitments.actions.evidence import ask_if_wanted
from assembly.commitments.actions.ground import settle, subject
from assembly.commitments.actions.moving import begin_moving, stop_moving
from assembly.commitments.events import CommitmentReported
from assembly.commitments.models import Commitment, Report
from assembly.commitments.queries.reading import (
    Sheet,
    count_unread_reports,
    read_reports,
    unread_reports,
)
from assembly.commitments.queries.rows import report_row
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.ids import fingerprint
from assembly.core.text import clean
from assembly.core.versions import locked
from assembly.journal.actions import Content, record


@dataclass(frozen=True)
class Pile:
    """One sort of thing that bodies send, and how the office reads it.

    A higher feature lays its own beside: ``lay("answer", Pile(…))``.
    """

    unread: Callable[[int], Sequence[Sheet]]
    read: Callable[[int, int], Sequence[Sheet]]
    count: Callable[[int], int]
    assembly_of: Callable[[int], int]  # raises ``NotFound``
    show: Callable[[Actor, int], None]
    withhold: Callable[[Actor, int, str], None]
    lay_back: Callable[[Actor, int], None]


_piles: dict[str, Pile] = {}


def lay(sort: str, pile: Pile) -> None:
    """Lay a pile on the office's page of what is to be read."""
    _piles[sort] = pile


def pile_of(sort: str, assembly_id: int, id_: int) -> Pile:
    """The pile of something that this assembly was sent. Raises ``NotFound``."""
    pile = _piles.get(sort)
    if pile is None or pile.assembly_of(id_) != assembly_id:
        raise NotFound
    return pile


def to_read(assembly_id: int) -> tuple[Sheet, ...]:
    """What waits to be read, what came first first."""
    found = [sheet for pile in _piles.values() for sheet in pile.unread(assembly_id)]
    return tuple(sorted(found, key=lambda sheet: (sheet.made_at, sheet.sort, sheet.id)))


def read_lately(assembly_id: int, most: int = 12) -> tuple[Sheet, ...]:
    """What was read, what came last first."""
    found = [sheet for pile in _piles.values() for sheet in pile.read(assembly_id, most)]
    found.sort(key=lambda sheet: (sheet.made_at, sheet.sort, sheet.id), reverse=True)
    return tuple(found[:most])


def count_to_read(assembly_id: int) -> int:
    """How much waits to be read."""
    return sum(pile.count(assembly_id) for pile in _piles.values())


@change
def show_report(actor: Actor, report_id: int) -> None:
    """Let everybody read what a body reported; it counts from now on, also that it moves.

    Refuses: NotFromABody, ReadBefore.
    """
    line, row = _taken(report_id)
    rules.check_unread(line.source, line.seen)
    line.seen, line.withheld_because = "shown", ""
    begin_moving(row, line)
    _settle(actor, row, line, "report_shown")
    ask_if_wanted(actor, report_id)


@change
def withhold_report(actor: Actor, report_id: int, reason: str) -> None:
    """Keep back what a body reported; that it did and why it is kept back everybody reads.

    Refuses: WhyWithheld, WhyTooLong, NotFromABody, ReadBefore.
    """
    reason = clean(reason)
    rules.check_why(reason)
    line, row = _taken(report_id)
    rules.check_unread(line.source, line.seen)
    line.seen, line.withheld_because = "withheld", reason
    _settle(actor, row, line, "report_withheld")


@change
def lay_back_report(actor: Actor, report_id: int) -> None:
    """Undo: what was shown or withheld waits again. Refuses: NotFromABody, ReadBefore."""
    line, row = _taken(report_id)
    rules.check_read(line.source, line.seen)
    line.seen, line.withheld_because = "unread", ""
    stop_moving(row, line)
    _settle(actor, row, line, "report_laid_back")


def _taken(report_id: int) -> tuple[Report, Commitment]:
    row = locked(Commitment, report_row(report_id).commitment_id)
    return session().get_one(Report, report_id, populate_existing=True), row


def _settle(actor: Actor, row: Commitment, line: Report, kind: str) -> None:
    session().flush()
    settle(row.id)
    content: Content = {"number": line.number, "state": line.state}
    why = {"reason": fingerprint(line.withheld_because)} if line.seen == "withheld" else {}
    record(actor, kind, subject(row), {**content, **why})
    announce(CommitmentReported(row.id, row.assembly_id))


def _assembly_of(report_id: int) -> int:
    return session().get_one(Commitment, report_row(report_id).commitment_id).assembly_id


lay(
    "report",
    Pile(
        unread=unread_reports,
        read=read_reports,
        count=count_unread_reports,
        assembly_of=_assembly_of,
        show=show_report,
        withhold=withhold_report,
        lay_back=lay_back_report,
    ),
)
