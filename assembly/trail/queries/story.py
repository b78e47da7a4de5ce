"""What became of one followed grievance."""

from dataclasses import dataclass

from sqlalchemy import func, select

from assembly.agenda.queries import item
from assembly.agenda.queries import view_of as item_view
from assembly.assemblies.queries import assembly
from assembly.ballots.queries import ballot_of_item
from assembly.charter.models import Clause
from assembly.core import clock, thai
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.core.text import ELLIPSIS, short
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries import (
    GrievanceView,
    MessageView,
    attached_to,
    came_to_the_room,
    messages_of,
    step_words,
    steps_of,
)
from assembly.issues.models import Issue
from assembly.meetings.queries import meeting, view_of
from assembly.registry.models import Organisation
from assembly.resolutions.queries import (
    clauses_of_resolution,
    draft_of_item,
    is_of_draft,
    resolution_of_item,
)
from assembly.trail.queries.promised import promises_told
from assembly.trail.rules import (
    GONE,
    Journey,
    Noted,
    Promised,
    Sitting,
    Step,
    Voted,
    chain_of,
    headline,
    in_order,
    is_news,
    notable,
    others_said,
    woven,
)

OPENING = 110  # characters
TELLING = frozenset({"reviewed", "withheld", "grouped", "forwarded", "answered"})


@dataclass(frozen=True)
class Story:
    """One followed grievance, the chain under it, and the messages about it."""

    grievance: GrievanceView
    slug: str
    headline: str
    steps: tuple[Step, ...]
    issue_id: int | None
    item_id: int | None
    ballot_id: int | None  # the one that decided
    resolution_id: int | None
    clause: Clause | None
    promises: tuple[Promised, ...]  # the most telling first
    messages: tuple[MessageView, ...]
    gone: str  # withdrawn, erased, forgotten; or empty while it stands
    has_words: bool
    number_stays: bool  # the room took it up: a decision may stand on it

    @property
    def opening(self) -> str:
        """The first words; what is cut ends after a phrase."""
        return _first(self.grievance.text, OPENING)

    @property
    def begins(self) -> str:
        """Just enough to know which one it is."""
        return _first(self.grievance.text, OPENING // 2)

    @property
    def news(self) -> tuple[MessageView, ...]:
        """What the desk wrote since this page was last opened."""
        return tuple(m for m in self.messages if not m.from_sender and not m.is_read)

    @property
    def promise(self) -> Promised | None:
        """The one to be told; the others are counted."""
        return self.promises[0] if self.promises else None

    @property
    def others(self) -> str:
        return others_said(self.promises[1:])

    @property
    def fresh(self) -> tuple[Promised, ...]:
        """Promises of which something became of late."""
        return tuple(one for one in self.promises if is_news(one, clock.today()))

    @property
    def has_news(self) -> bool:
        """Whether the desk wrote, or something became of a promise."""
        return bool(self.news or self.fresh)


def _first(text: str, most: int) -> str:
    words = short(text, most)
    cut = words != text and " " in words
    return words.rpartition(" ")[0] + ELLIPSIS if cut else words


def story_of(grievance: GrievanceView) -> Story:
    """What became of a grievance so far."""
    row = session().get_one(Grievance, grievance.id)
    history = _history(row)
    gone = next((step.kind for step in reversed(history) if step.kind in GONE), "")
    item_id = grievance.agenda_item_id
    adopted = resolution_of_item(item_id) if item_id else None
    clauses = clauses_of_resolution(adopted.id) if adopted else []
    promises = _promises(row, adopted.id) if adopted else ()
    journey = Journey(
        told_on=grievance.told_on,
        withheld=grievance.state == "withheld" and all(s.kind != "withheld" for s in history),
        others=_others(row),
        newest=next((step.kind for step in reversed(history) if step.kind in TELLING), ""),
        gone=gone,
        sitting=_sitting(item_id) if item_id else None,
        voted=_voted(item_id) if item_id else None,
        resolution=adopted.number if adopted else None,
        adopted_on=thai.to_bangkok(adopted.adopted_at).date() if adopted else None,
        clause=clauses[0].number if clauses else None,
        written_on=thai.to_bangkok(clauses[0].written_at).date() if clauses else None,
        promises=promises,
    )
    held_on = journey.sitting.held_on if journey.sitting and journey.sitting.heard else None
    return Story(
        grievance=grievance,
        slug=assembly(row.assembly_id).slug,
        headline=headline(journey),
        steps=woven(chain_of(journey, current()), history, held_on, current()),
        issue_id=row.issue_id,
        item_id=item_id,
        ballot_id=journey.voted.ballot_id if journey.voted else None,
        resolution_id=adopted.id if adopted else None,
        clause=clauses[0] if clauses else None,
        promises=promises,
        messages=messages_of(row.id),
        gone=gone,
        has_words=not row.erased_leaf,
        number_stays=came_to_the_room(item_id),
    )


def _promises(row: Grievance, resolution_id: int) -> tuple[Promised, ...]:
    """What was promised for it, that for its own district first."""
    told = promises_told(row.assembly_id, [resolution_id], row.district_code)
    return in_order(told.get(resolution_id, ()))


def _history(row: Grievance) -> tuple[Noted, ...]:
    """What was noted and still holds; of an issue and an organisation their present names."""
    noted = [Noted(s.kind, s.icon, s.title, s.text, s.happened_on) for s in steps_of(row.id)]
    issue = session().get(Issue, row.issue_id) if row.issue_id else None
    sent_to = session().get(Organisation, row.organisation_id) if row.organisation_id else None
    named = {
        "grouped": issue and issue.title,
        "forwarded": sent_to and sent_to.name,
        "withheld": row.withheld_because,
    }
    return tuple(
        _named(one, named[one.kind] or "") if named.get(one.kind) else one for one in notable(noted)
    )


def _named(one: Noted, name: str) -> Noted:
    text = step_words(one.kind).note_is.replace("%(note)s", name)
    return Noted(one.kind, one.icon, one.title, text, one.day)


def _others(row: Grievance) -> int:
    """How many more suffer the same: who said so, and what stands beside it."""
    too = select(func.count()).where(MeToo.grievance_id == row.id)
    joined = session().scalar(too) or 0
    if row.agenda_item_id:
        return joined + attached_to(row.agenda_item_id) - 1
    if row.issue_id:
        beside = select(func.count()).where(Grievance.issue_id == row.issue_id)
        return joined + (session().scalar(beside) or 1) - 1
    return joined


def _sitting(item_id: int) -> Sitting:
    row = item(item_id)
    sitting = view_of(meeting(row.meeting_id))
    heard, source = row.phase != "waiting", item_view(row).carried_from
    return Sitting(row.number, sitting.title, sitting.held_on, heard=heard, carried_from=source)


def _voted(item_id: int) -> Voted | None:
    """The ballot that decides the matter: no round before it, and no vote on a single change."""
    ballot = ballot_of_item(item_id)
    if ballot is None or not is_of_draft(ballot.id, draft_of_item(item_id)):
        return None
    carried = ballot.verdict.carried if ballot.verdict and ballot.declared else None
    voices = ballot.voices or {}
    yes = voices.get("agree", 0) + voices.get("remark", 0) if voices else ballot.yes or 0
    cast = sum(voices.values()) or ballot.cast or 0
    shown = ballot.id if ballot.declared else None
    return Voted(carried, yes, cast, ballot.declared_at, shown)
