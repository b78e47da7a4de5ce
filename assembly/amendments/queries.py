"""The draft as it is read while it changes: its paragraphs, and what is proposed to each."""

from dataclasses import dataclass, replace

from sqlalchemy import func, select

from assembly.agenda.models import AgendaItem
from assembly.amendments.models import Amendment
from assembly.amendments.rules import FOLLOWS, OPEN, STANDING, Change, fits, paragraph_at
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.marking import Part, marked
from assembly.meetings.queries import name_of
from assembly.people.models import Member
from assembly.places.models import District
from assembly.resolutions.models import Draft
from assembly.resolutions.rules import paragraphs


@dataclass(frozen=True)
class Proposal:
    """One amendment as it stands now. ``who`` and ``district`` are filled for the desk alone."""

    id: int
    kind: str
    paragraph: int
    parts: tuple[Part, ...]
    reason: str
    state: str
    fits: bool
    voted: bool
    who: str = ""
    district: str = ""


@dataclass(frozen=True)
class Paragraph:
    """``number`` 0 is the place before the first: it has no text, only what may come there."""

    number: int
    text: str
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True)
class Sheet:
    """A draft with all that is proposed to it."""

    draft_id: int
    item_id: int
    title: str
    state: str
    version: int
    paragraphs: tuple[Paragraph, ...]
    lost: tuple[Proposal, ...]  # open, but their paragraph now reads differently or is gone
    decided: tuple[Proposal, ...]  # the newest first
    sent: tuple[Proposal, ...]  # from phones, not on the wall yet, the oldest first: the desk's

    @property
    def open(self) -> tuple[Proposal, ...]:
        """What stands before the room, in reading order."""
        placed = tuple(one for paragraph in self.paragraphs for one in paragraph.proposals)
        return placed + self.lost

    @property
    def waiting(self) -> int:
        """How many the room or the desk has still to settle."""
        return len(self.open) + len(self.sent)

    def proposal(self, amendment_id: int) -> Proposal | None:
        told = (*self.sent, *self.open, *self.decided)
        return next((p for p in told if p.id == amendment_id), None)

    def text_at(self, number: int) -> str:
        """Raises ``NoSuchParagraph``."""
        return paragraph_at([p.text for p in self.paragraphs[1:]], "change", number)

    @property
    def takes_proposals(self) -> bool:
        return self.state == "shown"

    @property
    def marker(self) -> str:
        """Changes when anything was decided; tells nothing about anybody.

        What its proposer took back is no news to any other phone.
        """
        decided = [one for one in reversed(self.decided) if one.state != "withdrawn"]
        told = ".".join(f"{one.id}{one.state[:3]}" for one in decided)
        return f"draft:{self.draft_id}:{self.version}:{told}"


def sheet_of(draft: Draft, *, named: bool = False) -> Sheet:
    """``named``: for the desk, with the proposers and with what is not shown yet; a board that
    everybody sees has neither."""
    text = paragraphs(draft.text)
    rows = _rows(draft.id)
    seen = {row.id: _view(row, text) for row in rows}
    if named:
        people = _people(rows)
        seen = {row.id: _named(seen[row.id], people.get(row.member_id)) for row in rows}
    standing = [one for one in seen.values() if one.state in STANDING]
    standing.sort(key=lambda one: (one.kind == "add", one.id))  # what is, what follows
    return Sheet(
        draft_id=draft.id,
        item_id=draft.agenda_item_id,
        title=draft.title,
        state=draft.state,
        version=draft.version,
        paragraphs=tuple(
            Paragraph(number, words, tuple(p for p in standing if p.fits and p.paragraph == number))
            for number, words in enumerate(("", *text))
        ),
        lost=tuple(one for one in standing if not one.fits),
        decided=tuple(one for one in reversed(seen.values()) if one.state not in OPEN),
        sent=tuple(one for one in seen.values() if named and one.state == "sent"),
    )


def change_of(row: Amendment) -> Change:
    return Change(row.kind, row.paragraph, row.old_text, row.new_text, row.id)


def amendment(amendment_id: int) -> Amendment:
    """Raises ``NotFound``."""
    found = session().get(Amendment, amendment_id)
    if found is None:
        raise NotFound
    return found


def amendment_of_ballot(ballot_id: int) -> Amendment | None:
    return session().scalar(select(Amendment).where(Amendment.ballot_id == ballot_id))


def amendments_of(draft_id: int, *states: str) -> list[Amendment]:
    """A draft's amendments in these states, in the order they were proposed."""
    wanted = select(Amendment).where(Amendment.draft_id == draft_id, Amendment.state.in_(states))
    return list(session().scalars(wanted.order_by(Amendment.id)))


def item_of(row: Amendment) -> int:
    """The agenda item an amendment is about."""
    return session().get_one(Draft, row.draft_id).agenda_item_id


def counts_of(draft_id: int, member_id: int | None) -> tuple[int, int, int]:
    """How many wait of this member and of everybody, and how many the member ever proposed."""
    rows = _rows(draft_id)
    mine = [row for row in rows if row.member_id == member_id] if member_id is not None else []
    waiting = sum(row.state in OPEN for row in mine)
    return waiting, sum(row.state in OPEN for row in rows), len(mine)


def proposals_of(draft: Draft, member_id: int) -> tuple[Proposal, ...]:
    """What one member proposed to a draft and what became of it, the newest first."""
    text = paragraphs(draft.text)
    mine = [row for row in _rows(draft.id) if row.member_id == member_id]
    return tuple(_view(row, text) for row in reversed(mine))


def proposals_in(meeting_id: int, member_id: int) -> tuple[Proposal, ...]:
    """What one member proposed in a meeting, the newest first."""
    wanted = select(Amendment, Draft.text).join(Draft, Draft.id == Amendment.draft_id)
    wanted = wanted.join(AgendaItem, AgendaItem.id == Draft.agenda_item_id)
    wanted = wanted.where(AgendaItem.meeting_id == meeting_id, Amendment.member_id == member_id)
    found = session().execute(wanted.order_by(Amendment.id.desc()))
    return tuple(_view(row, paragraphs(text)) for row, text in found)


def decided_counts(draft_id: int) -> tuple[int, int]:
    """How many amendments of a draft were accepted and rejected, for the minutes."""
    wanted = select(Amendment.state, func.count()).where(Amendment.draft_id == draft_id)
    found: dict[str, int] = dict(iter(session().execute(wanted.group_by(Amendment.state))))
    return found.get("accepted", 0), found.get("rejected", 0)


def _rows(draft_id: int) -> list[Amendment]:
    wanted = select(Amendment).where(Amendment.draft_id == draft_id)
    return list(session().scalars(wanted.order_by(Amendment.id)))


def _view(row: Amendment, text: tuple[str, ...]) -> Proposal:
    old = "" if row.kind == "add" else row.old_text
    return Proposal(
        id=row.id,
        kind=row.kind,
        paragraph=row.paragraph,
        parts=marked(old, row.new_text),
        reason=row.reason,
        state=row.state,
        fits=row.state not in FOLLOWS or fits(change_of(row), text),
        voted=row.ballot_id is not None,
    )


def _people(rows: list[Amendment]) -> dict[int | None, tuple[Member, District]]:
    ids = {row.member_id for row in rows if row.member_id is not None}
    wanted = select(Member, District).join(District, District.code == Member.district_code)
    found = session().execute(wanted.where(Member.id.in_(ids)))
    return {who.id: (who, where) for who, where in found}


def _named(view: Proposal, proposer: tuple[Member, District] | None) -> Proposal:
    if proposer is None:
        return view
    who, where = proposer
    return replace(view, who=who.full_name, district=name_of(where))


@resolver("amendment_id")
def _assembly_of_amendment(amendment_id: int) -> int | None:
    return session().scalar(select(Amendment.assembly_id).where(Amendment.id == amendment_id))
