"""Operative items with the bodies that act on them, many at a time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from assembly.core.db import session
from assembly.registry.models import Organisation
from assembly.registry.rules import SECTORS
from assembly.resolutions.models import Draft, ItemBody, ItemNote, OperativeItem
from assembly.resolutions.rules import (
    SECTOR_ORDER,
    Assigned,
    dressed,
    from_text,
    split_resolution,
    tail,
)


@dataclass(frozen=True)
class Body:
    """An organisation that acts on an item."""

    id: int
    name: str
    sector: str
    leads: bool

    @property
    def sector_name(self) -> str:
        return str(SECTORS[self.sector])


@dataclass(frozen=True)
class Note:
    """A change of who acts, after the vote."""

    made_at: datetime
    made_by: str
    before: str
    after: str


@dataclass(frozen=True)
class ItemView:
    """One operative item: its words, what the hall decided of who acts, and how it stands now."""

    number: int
    text: str
    decided: str
    due: date | None
    bodies: tuple[Body, ...]
    notes: tuple[Note, ...] = ()

    @property
    def lead(self) -> Body | None:
        return next((body for body in self.bodies if body.leads), None)

    @property
    def partners(self) -> tuple[Body, ...]:
        return tuple(body for body in self.bodies if not body.leads)

    @property
    def assigned(self) -> Assigned:
        partners = tuple(body.id for body in self.partners)
        return Assigned(self.lead.id if self.lead else None, partners, self.due)

    @property
    def sectors(self) -> tuple[tuple[str, str, tuple[Body, ...]], ...]:
        """The four parties in their order, each with its bodies, none too."""
        return tuple(
            (key, str(SECTORS[key]), tuple(b for b in self.bodies if b.sector == key))
            for key in SECTOR_ORDER
        )

    @property
    def is_assigned(self) -> bool:
        return bool(self.bodies or self.due)


def items_of_resolution(resolution_id: int) -> tuple[ItemView, ...]:
    return items_of_resolutions([resolution_id]).get(resolution_id, ())


def items_of_resolutions(ids: Iterable[int]) -> dict[int, tuple[ItemView, ...]]:
    """The operative items of several resolutions, in three readings however many they are."""
    wanted = select(OperativeItem).where(OperativeItem.resolution_id.in_(list(ids)))
    rows = list(session().scalars(wanted.order_by(OperativeItem.number)))
    bodies, notes = _bodies([row.id for row in rows]), _notes([row.id for row in rows])
    found: dict[int, list[ItemView]] = defaultdict(list)
    for row in rows:
        item = ItemView(
            row.number,
            row.text,
            row.decided,
            row.due_on,
            tuple(bodies.get(row.id, ())),
            tuple(notes.get(row.id, ())),
        )
        found[row.resolution_id].append(item)
    return {id_: tuple(items) for id_, items in found.items()}


def names_in(assembly_id: int) -> dict[int, str]:
    """The names of an assembly's organisations."""
    wanted = select(Organisation.id, Organisation.name)
    rows = session().execute(wanted.where(Organisation.assembly_id == assembly_id))
    return dict(rows.all())


def tails_of(draft: Draft) -> dict[int, str]:
    """What a draft's text will say behind each operative item of who acts on it."""
    assigned = from_text(draft.assigned)
    names = names_in(draft.assembly_id) if assigned else {}
    return {n: tail(one, names) for n, one in assigned.items()}


def voted_text(draft: Draft) -> str:
    """A draft's text as the hall votes on it: with who acts on what until when."""
    return dressed(draft.text, tails_of(draft))


def draft_items(draft: Draft) -> tuple[ItemView, ...]:
    """A draft's operative items, before any vote."""
    assigned = from_text(draft.assigned)
    bodies = _named({id_ for one in assigned.values() for id_ in one.bodies})
    return tuple(
        _drafted(n, text, assigned.get(n, Assigned()), bodies)
        for n, text in enumerate(split_resolution(draft.text)[1], 1)
    )


def _drafted(n: int, text: str, one: Assigned, bodies: Mapping[int, Organisation]) -> ItemView:
    acting = tuple(
        Body(id_, bodies[id_].name, bodies[id_].sector, id_ == one.lead) for id_ in one.bodies
    )
    return ItemView(n, text, "", one.due, acting)


def _named(ids: Iterable[int]) -> dict[int, Organisation]:
    rows = session().scalars(select(Organisation).where(Organisation.id.in_(list(ids))))
    return {row.id: row for row in rows}


def _bodies(ids: list[int]) -> dict[int, list[Body]]:
    wanted = (
        select(
            ItemBody.item_id,
            Organisation.id,
            Organisation.name,
            Organisation.sector,
            ItemBody.leads,
        )
        .join(Organisation, Organisation.id == ItemBody.organisation_id)
        .where(ItemBody.item_id.in_(ids))
        .order_by(ItemBody.leads.desc(), ItemBody.position)
    )
    found: dict[int, list[Body]] = defaultdict(list)
    for item_id, id_, name, sector, leads in session().execute(wanted):
        found[item_id].append(Body(id_, name, sector, leads))
    return found


def _notes(ids: list[int]) -> dict[int, list[Note]]:
    wanted = select(ItemNote).where(ItemNote.item_id.in_(ids))
    found: dict[int, list[Note]] = defaultdict(list)
    for row in session().scalars(wanted.order_by(ItemNote.number.desc())):
        found[row.item_id].append(Note(row.made_at, row.made_by, row.before, row.after))
    return found
