"""What later acts did to a resolution, and what it did to earlier ones; both ways lead."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from assembly.core.db import session
from assembly.resolutions.models import Effect, Resolution


@dataclass(frozen=True)
class EffectView:
    """One act, with the resolution at its other end; ``id`` 0: an act without a resolution."""

    kind: str
    item: int
    reason: str
    made_at: datetime
    made_by: str
    id: int = 0
    number: str = ""
    title: str = ""


@dataclass(frozen=True)
class Effects:
    suffered: tuple[EffectView, ...] = ()  # by later acts
    did: tuple[EffectView, ...] = ()  # to earlier resolutions


def effects_of(ids: Iterable[int]) -> dict[int, Effects]:
    """What is known of several resolutions, in one reading."""
    asked = set(ids)
    earlier, later = aliased(Resolution), aliased(Resolution)
    wanted = (
        select(Effect, earlier, later)
        .join(earlier, earlier.id == Effect.earlier_id)
        .outerjoin(later, later.id == Effect.later_id)
        .where(or_(Effect.earlier_id.in_(asked), Effect.later_id.in_(asked)))
        .order_by(Effect.id)
    )
    suffered: dict[int, list[EffectView]] = defaultdict(list)
    did: dict[int, list[EffectView]] = defaultdict(list)
    for effect, was, came in session().execute(wanted):
        suffered[was.id].append(_view(effect, came))
        if came is not None:
            did[came.id].append(_view(effect, was))
    return {id_: Effects(tuple(suffered[id_]), tuple(did[id_])) for id_ in asked}


def _view(effect: Effect, other: Resolution | None) -> EffectView:
    told = (effect.kind, effect.item, effect.reason, effect.made_at, effect.made_by)
    return EffectView(*told, other.id, other.number, other.title) if other else EffectView(*told)
