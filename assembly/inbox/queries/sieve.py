"""What the desk chose to see: a district, a strategy, a status, words; and that as conditions."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Select, and_, case, select

from assembly.grievances.models import Grievance, GrievanceMessage
from assembly.grievances.queries import said
from assembly.grievances.rules import STATUSES
from assembly.plans.models import Strategy

PAGE = 50  # lines at once
NO_STRATEGY = "0"
SWITCHES = ("urgent", "unread", "raw")


@dataclass(frozen=True)
class Sieve:
    """As it stands in the page's address; empty means all."""

    district: str = ""
    strategy: str = ""  # its number; "0": under none
    status: str = ""
    urgent: bool = False
    unread: bool = False  # a sender wrote, and nobody read it
    raw: bool = False  # nobody has read the words for publication
    words: str = ""
    page: int = 1
    loose: bool = False  # blanks in the words say nothing; never in an address

    @property
    def asked(self) -> dict[str, str]:
        """What an address needs to say, to come back to the same list."""
        told = {"district": self.district, "strategy": self.strategy, "status": self.status}
        told |= {name: "1" for name in SWITCHES if getattr(self, name)}
        told |= {"words": self.words, "page": str(self.page) if self.page > 1 else ""}
        return {name: value for name, value in told.items() if value}

    def but(self, **changed: object) -> dict[str, str]:
        """The address of the same list with something chosen otherwise, from its first page."""
        return replace(self, **{"page": 1, **changed}).asked  # type: ignore[arg-type]  # its fields


def status_column() -> ColumnElement[str]:
    """The database's reading of ``rules.status``."""
    rungs = []
    for word, name, value in STATUSES:
        column = getattr(Grievance, name)
        rungs.append((column.is_not(None) if value is None else column == value, word))
    return case(*rungs, else_="new")


def conditions(
    assembly_id: int, sieve: Sieve, but: Collection[str] = ()
) -> list[ColumnElement[bool]]:
    """What a grievance must be to stand in the list; ``but`` leaves some choices out."""
    where: list[ColumnElement[bool]] = [Grievance.assembly_id == assembly_id]
    if sieve.district and "district" not in but:
        where.append(Grievance.district_code == sieve.district)
    if sieve.strategy and "strategy" not in but:
        where.append(_under(assembly_id, sieve.strategy))
    if sieve.status and "status" not in but:
        where.append(status_column() == sieve.status)
    elif "status" not in but:
        where.append(is_here())
    where += [switch_column(name) for name in SWITCHES if getattr(sieve, name) and name not in but]
    return [*where, is_here(), said(sieve.words, loose=sieve.loose)] if sieve.words else where


def is_here() -> ColumnElement[bool]:
    """Not taken back by its sender: those are listed where they are asked for, without words."""
    return Grievance.state != "withdrawn"


def switch_column(name: str) -> ColumnElement[bool]:
    """Whether a grievance passes one of the three switches."""
    if name == "urgent":
        return Grievance.urgent.is_(True)
    return is_raw() if name == "raw" else Grievance.id.in_(unread_ones())


def is_raw() -> ColumnElement[bool]:
    """Nobody has read the words for the public; behind an item they may stand in the hall."""
    return and_(Grievance.state.in_(("new", "reviewed")), Grievance.cleared_on.is_(None))


def unread_ones() -> Select[int]:
    """Grievances whose senders wrote something that nobody at the desk has read."""
    wrote = (GrievanceMessage.from_sender, GrievanceMessage.is_read.is_(False))
    told = select(GrievanceMessage.grievance_id).join(
        Grievance, Grievance.id == GrievanceMessage.grievance_id
    )
    return told.where(*wrote, is_here())


def _under(assembly_id: int, number: str) -> ColumnElement[bool]:
    if number == NO_STRATEGY:
        return Grievance.strategy_id.is_(None)
    wanted = select(Strategy.id).where(
        Strategy.assembly_id == assembly_id, Strategy.number == int(number[:3])
    )
    return Grievance.strategy_id == wanted.scalar_subquery()
