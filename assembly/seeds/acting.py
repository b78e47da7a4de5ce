"""Who acts on a resolution's items, as the story names them."""

from datetime import date, timedelta
from typing import Any

from assembly.core.access import Actor
from assembly.meetings.queries import meeting
from assembly.registry.queries import organisations_of
from assembly.resolutions.actions import assign_in_draft
from assembly.resolutions.rules import Assigned


def settle_bodies(
    secretary: Actor, meeting_id: int, item_id: int, acts: list[dict[str, Any]], day: date
) -> None:
    """Before the vote: then the hall decides on it too."""
    for act in acts:
        sitting = meeting(meeting_id)
        said = (item_id, act["item"], assigned_by(sitting.assembly_id, act, day))
        assign_in_draft(secretary, meeting_id, sitting.version, *said)


def assigned_by(assembly_id: int, act: dict[str, Any], day: date) -> Assigned:
    bodies = bodies_by_name(assembly_id)
    partners = tuple(bodies[name] for name in act.get("partners", ()))
    due = day + timedelta(days=act["days"]) if "days" in act else None
    return Assigned(bodies[act["lead"]], partners, due)


def bodies_by_name(assembly_id: int) -> dict[str, int]:
    return {row.name: row.id for row in organisations_of(assembly_id)}
