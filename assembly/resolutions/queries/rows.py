from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from assembly.agenda.models import AgendaItem
from assembly.charter.models import Clause, ClauseStep
from assembly.charter.queries import touched_by
from assembly.core import clock
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.marking import Part, marked
from assembly.resolutions.models import ClauseSource, Draft, DraftVersion, Resolution
from assembly.resolutions.rules import compared


def draft_of_item(item_id: int) -> Draft | None:
    return session().scalar(select(Draft).where(Draft.agenda_item_id == item_id))


def drafted_in(meeting_id: int) -> frozenset[int]:
    """The items of a meeting that have a draft."""
    wanted = select(Draft.agenda_item_id).join(AgendaItem, AgendaItem.id == Draft.agenda_item_id)
    return frozenset(session().scalars(wanted.where(AgendaItem.meeting_id == meeting_id)))


def is_of_draft(ballot_id: int, draft: Draft | None) -> bool:
    """Whether a ballot is the one on the draft as it stands; earlier rounds sent it back."""
    return draft is None or draft.ballot_id == ballot_id


def draft_of_ballot(ballot_id: int) -> Draft | None:
    """The draft a ballot decides on; a ballot may be on something else."""
    return session().scalar(select(Draft).where(Draft.ballot_id == ballot_id))


@dataclass(frozen=True)
class VersionView:
    """One version of a draft."""

    number: int
    title: str
    text: str
    reason: str  # "written", "rewritten", "redrafted", "amendment:12", "restored:2", "carried:3"
    made_at: datetime

    @property
    def because(self) -> str:
        """The reason's first word."""
        return self.reason.partition(":")[0]


def versions_of(draft_id: int) -> list[VersionView]:
    """A draft's versions, the newest first."""
    wanted = select(DraftVersion).where(DraftVersion.draft_id == draft_id)
    rows = session().scalars(wanted.order_by(DraftVersion.number.desc()))
    return [VersionView(v.number, v.title, v.text, v.because, v.made_at) for v in rows]


@dataclass(frozen=True)
class VersionsBoard:
    """A draft's versions, and what changed between two of them as marked text."""

    versions: tuple[VersionView, ...]  # the newest first
    old: VersionView | None
    new: VersionView | None
    title: tuple[Part, ...]
    text: tuple[tuple[Part, ...], ...]


def versions_board(draft_id: int, of: int | None = None, to: int | None = None) -> VersionsBoard:
    """Compares version ``of`` with ``to``; unasked, the newest with the one before it.

    The first has none before it and stands unmarked.
    """
    kept = {version.number: version for version in versions_of(draft_id)}
    new = kept.get(to or 0) or next(iter(kept.values()), None)
    old = kept.get(of or (new.number - 1 if new else 0))
    before, after = (v or VersionView(0, "", "", "", clock.now()) for v in (old or new, new))
    return VersionsBoard(
        versions=tuple(kept.values()),
        old=old,
        new=new,
        title=marked(before.title, after.title),
        text=tuple(compared(before.text, after.text)),
    )


def text_of_version(draft: Draft, number: int) -> str | None:
    """A draft's text as it stood in a version, ``None`` if there was no such one."""
    if number == draft.version:
        return draft.text
    kept = session().get(DraftVersion, (draft.id, number))
    return kept.text if kept else None


def resolution(resolution_id: int) -> Resolution:
    """Raises ``NotFound``."""
    found = session().get(Resolution, resolution_id)
    if found is None:
        raise NotFound
    return found


def resolution_by_number(assembly_id: int, number: str) -> Resolution:
    """The resolution of a number as it is cited. Raises ``NotFound``."""
    mine = (Resolution.assembly_id == assembly_id, Resolution.number == number)
    found = session().scalar(select(Resolution).where(*mine).order_by(Resolution.id).limit(1))
    if found is None:
        raise NotFound
    return found


def resolution_of_item(item_id: int) -> Resolution | None:
    return session().scalar(select(Resolution).where(Resolution.agenda_item_id == item_id))


def resolutions_of(assembly_id: int) -> list[Resolution]:
    """An assembly's resolutions, the newest first."""
    wanted = select(Resolution).where(Resolution.assembly_id == assembly_id)
    return list(session().scalars(wanted.order_by(Resolution.id.desc())))


def resolutions_of_meeting(meeting_id: int) -> list[Resolution]:
    """A meeting's resolutions, by number."""
    wanted = select(Resolution).where(Resolution.meeting_id == meeting_id)
    return list(session().scalars(wanted.order_by(Resolution.sequence)))


def clauses_of_resolution(resolution_id: int) -> list[Clause]:
    """The clauses that a resolution added, amended or repealed."""
    own = select(ClauseSource.clause_id).where(ClauseSource.resolution_id == resolution_id)
    wanted = select(Clause).where(
        Clause.id.in_({*session().scalars(own), *touched_by(resolution_id)})
    )
    return list(session().scalars(wanted.order_by(Clause.id)))


def clause_numbers_of(ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The same for several resolutions by their numbers, in one reading."""
    wrote = select(ClauseSource.resolution_id, ClauseSource.clause_id)
    touched = select(ClauseStep.resolution_id, ClauseStep.clause_id)
    both = wrote.where(ClauseSource.resolution_id.in_(ids)).union(
        touched.where(ClauseStep.resolution_id.in_(ids))
    )
    pairs = both.subquery()
    wanted = select(pairs.c.resolution_id, Clause.number).join(
        Clause, Clause.id == pairs.c.clause_id
    )
    found: dict[int, list[str]] = defaultdict(list)
    for id_, number in session().execute(wanted.order_by(Clause.id)):
        found[id_].append(number)
    return {id_: tuple(numbers) for id_, numbers in found.items()}


def source_of_clause(clause_id: int) -> Resolution | None:
    """The resolution a clause stands on."""
    wanted = select(Resolution).join(ClauseSource, ClauseSource.resolution_id == Resolution.id)
    return session().scalar(wanted.where(ClauseSource.clause_id == clause_id))


@resolver("resolution_id")
def _assembly_of_resolution(resolution_id: int) -> int | None:
    return session().scalar(select(Resolution.assembly_id).where(Resolution.id == resolution_id))
