"""Who still has to confirm what, and what exactly that is."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import select

from assembly.checks.models import CheckSetting, Confirmation
from assembly.checks.rules import KINDS, NotYoursToConfirm, SamePerson, State, may_answer
from assembly.core.access import Actor, resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.people.models import Staff


@dataclass(frozen=True)
class Shown:
    """What the second person compares: exactly what would become final, and its hash as it is now.

    ``lines`` are figures with their names, ``text`` words in paragraphs; ``path`` leads to the page
    where it stands in full.
    """

    title: str
    sha256: str
    lines: tuple[tuple[str, str], ...] = ()
    text: str = ""
    path: str = ""


@dataclass(frozen=True)
class ConfirmationView:
    id: int
    assembly_id: int
    subject: str
    what: str
    sha256: str
    state: str
    asked_by: str  # a name; empty when the program asked by itself
    asked_at: datetime
    answered_by: str
    answered_at: datetime | None
    reason: str

    @property
    def waiting(self) -> bool:
        return self.state == State.ASKED

    @property
    def confirmed(self) -> bool:
        return self.state == State.CONFIRMED

    @property
    def declined(self) -> bool:
        return self.state == State.DECLINED


@dataclass(frozen=True)
class Case:
    """One asking on the page of what waits, with what is to be compared, for one reader."""

    asked: ConfirmationView
    shown: Shown | None
    hindrance: str  # why this reader cannot answer: "", "same_person", "not_yours"

    @property
    def changed(self) -> bool:
        return self.shown is not None and self.shown.sha256 != self.asked.sha256


Show: TypeAlias = Callable[[str], Shown | None]
_shows: dict[str, Show] = {}


def shows(what: str) -> Callable[[Show], Show]:
    """Register how things of a kind are shown: subject → what there is to compare now."""
    if what not in KINDS:
        raise ValueError(f"nothing of this kind is confirmed: {what}")

    def register(show: Show) -> Show:
        _shows[what] = show
        return show

    return register


def shown(what: str, subject: str) -> Shown | None:
    """What there is to compare now; ``None`` while nobody has said how it is shown."""
    show = _shows.get(what)
    return show(subject) if show else None


def needs_confirming(assembly_id: int, what: str) -> bool:
    """Does this assembly want a second person for things of this kind?"""
    return session().get(CheckSetting, (assembly_id, what)) is not None


def what_needs(assembly_id: int) -> list[str]:
    """Every kind of thing that this assembly has confirmed, in the order of the kinds."""
    wanted = select(CheckSetting.what).where(CheckSetting.assembly_id == assembly_id)
    held = set(session().scalars(wanted))
    return [what for what in KINDS if what in held]


def newest(subject: str) -> Confirmation | None:
    wanted = select(Confirmation).where(Confirmation.subject == subject)
    return session().scalar(wanted.order_by(Confirmation.id.desc()).limit(1))


def confirmation_of(subject: str) -> ConfirmationView | None:
    """The newest asking about a subject with its answer; ``None`` if nobody ever asked."""
    row = newest(subject)
    return view_of(row) if row else None


def confirmations_of(subjects: Collection[str]) -> dict[str, ConfirmationView]:
    """Of each of these the newest asking, where there is one."""
    wanted = select(Confirmation).where(Confirmation.subject.in_(subjects))
    rows = session().scalars(wanted.order_by(Confirmation.id))
    return {row.subject: view_of(row) for row in rows}


def confirmation(confirmation_id: int) -> Confirmation:
    """Raises ``NotFound``."""
    found = session().get(Confirmation, confirmation_id)
    if found is None:
        raise NotFound
    return found


def waiting_in(assembly_id: int, reader: Actor) -> list[Case]:
    """What waits for a second person, the oldest first."""
    wanted = select(Confirmation).where(
        Confirmation.assembly_id == assembly_id, Confirmation.state == State.ASKED
    )
    return [_case(row, reader) for row in session().scalars(wanted.order_by(Confirmation.id))]


def answered_in(assembly_id: int, most: int = 20) -> list[ConfirmationView]:
    """What was confirmed or declined, the newest first."""
    wanted = select(Confirmation).where(
        Confirmation.assembly_id == assembly_id,
        Confirmation.state.in_((State.CONFIRMED, State.DECLINED)),
    )
    rows = session().scalars(wanted.order_by(Confirmation.answered_at.desc()).limit(most))
    return [view_of(row) for row in rows]


def view_of(row: Confirmation) -> ConfirmationView:
    return ConfirmationView(
        id=row.id,
        assembly_id=row.assembly_id,
        subject=row.subject,
        what=row.what,
        sha256=row.sha256,
        state=row.state,
        asked_by=_name(row.asked_by),
        asked_at=row.asked_at,
        answered_by=_name(row.answered_by),
        answered_at=row.answered_at,
        reason=row.reason,
    )


def _case(row: Confirmation, reader: Actor) -> Case:
    return Case(view_of(row), shown(row.what, row.subject), _hindrance(row, reader))


def _hindrance(row: Confirmation, reader: Actor) -> str:
    roles = reader.roles_in(row.assembly_id)
    try:
        may_answer(row.state, row.what, roles, same_person=row.asked_by == reader.staff_id)
    except (SamePerson, NotYoursToConfirm) as refusal:
        return refusal.reason
    return ""


def _name(staff_id: int | None) -> str:
    row = session().get(Staff, staff_id) if staff_id else None
    return row.name if row else ""


@resolver("confirmation_id")
def _assembly_of_confirmation(confirmation_id: int) -> int | None:
    row = session().get(Confirmation, confirmation_id)
    return row.assembly_id if row else None
