"""What a later act makes of a resolution: superseded, amended in an item, or without effect."""

from sqlalchemy import func, select

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.versions import seen, touch
from assembly.journal.actions import Content, record
from assembly.resolutions.actions.numbering import checked_reason
from assembly.resolutions.events import EffectSaid, RegisterChanged
from assembly.resolutions.models import Effect, OperativeItem, Resolution
from assembly.resolutions.queries import resolution
from assembly.resolutions.rules import NotLater, SaidAlready, StandsNoMore, check_effect


@change
def mark_effect(
    actor: Actor,
    resolution_id: int,
    version: int,
    kind: str,
    later_id: int | None = None,
    item: int = 0,
    reason: str = "",
) -> None:
    """Write into the register what a later act does to a resolution, whole or to one item.

    Its words and its number stay. ``void`` needs a reason, the others the later resolution.
    Refuses: Stale, StandsNoMore, NotLater, SaidAlready, NoSuchEffect, ItemNeeded, NoReason,
    NoLaterResolution.
    """
    row = seen(Resolution, resolution_id, version)
    items = select(func.count()).where(OperativeItem.resolution_id == resolution_id)
    if row.standing != "adopted":
        raise StandsNoMore(number=row.number)
    check_effect(kind, item, session().scalar(items) or 0, later=later_id is not None)
    later = _later(row, later_id) if later_id is not None else None
    kept = checked_reason(reason) if kind == "void" or reason.strip() else ""
    _write(actor, row, later, kind, item if kind == "amended" else 0, kept)
    touch(actor, row, N_("บันทึกผลของมติใหม่"))
    announce(RegisterChanged(row.assembly_id))


def _write(
    actor: Actor, row: Resolution, later: Resolution | None, kind: str, item: int, reason: str
) -> None:
    same = select(Effect.id).where(
        Effect.earlier_id == row.id,
        Effect.later_id == (later.id if later else None),
        Effect.item == item,
    )
    if session().scalar(same) is not None:
        raise SaidAlready
    effect = Effect(
        earlier_id=row.id,
        later_id=later.id if later else None,
        kind=kind,
        item=item,
        reason=reason,
        made_by=actor.name,
        made_at=clock.now(),
    )
    session().add(effect)
    if kind != "amended":
        row.standing = kind
    by = later.number if later else ""
    content: Content = {"kind": kind, "by": by, "item": item, "reason": reason}
    record(actor, "resolution_affected", f"resolution:{row.id}", content)
    session().flush()
    announce(EffectSaid(effect.id, row.id, row.assembly_id))


def _later(row: Resolution, later_id: int) -> Resolution:
    later = resolution(later_id)
    if later.assembly_id != row.assembly_id or (later.adopted_at, later.id) <= (
        row.adopted_at,
        row.id,
    ):
        raise NotLater(number=later.number)
    if later.standing == "void":
        raise StandsNoMore(number=later.number)
    return later
