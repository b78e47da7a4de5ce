"""Which resolutions name an organisation, and what was asked of it; both ways lead."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from assembly.core.db import session
from assembly.proposals.models import Proposal
from assembly.resolutions.models import ItemBody, OperativeItem, Resolution


@dataclass(frozen=True)
class NamedItem:
    """One operative item that an organisation leads, or acts on with others."""

    number: int
    text: str
    leads: bool
    due: date | None


@dataclass(frozen=True)
class NamedIn:
    """A resolution with those of its items that name the organisation."""

    id: int
    number: str
    title: str
    standing: str
    items: tuple[NamedItem, ...]


@dataclass(frozen=True)
class AskedOf:
    """A proposal that was sent to it."""

    id: int
    title: str
    sent_on: date | None


def named_in(organisation_id: int) -> list[NamedIn]:
    """The newest resolution first, in one reading."""
    wanted = (
        select(Resolution, OperativeItem, ItemBody.leads)
        .join(OperativeItem, OperativeItem.resolution_id == Resolution.id)
        .join(ItemBody, ItemBody.item_id == OperativeItem.id)
        .where(ItemBody.organisation_id == organisation_id)
        .order_by(Resolution.id.desc(), OperativeItem.number)
    )
    found: dict[int, tuple[Resolution, list[NamedItem]]] = {}
    for row, item, leads in session().execute(wanted):
        named = NamedItem(item.number, item.text, leads, item.due_on)
        found.setdefault(row.id, (row, []))[1].append(named)
    return [
        NamedIn(row.id, row.number, row.title, row.standing, tuple(items))
        for row, items in found.values()
    ]


def asked_of(organisation_id: int) -> list[AskedOf]:
    """Proposals that were sent to it, the newest first."""
    wanted = (
        select(Proposal)
        .where(Proposal.organisation_id == organisation_id, Proposal.state == "sent")
        .order_by(Proposal.sent_on.desc(), Proposal.id.desc())
    )
    return [AskedOf(row.id, row.title, row.sent_on) for row in session().scalars(wanted)]
