"""A resolution, and what stands behind it."""

from dataclasses import dataclass

from assembly.ballots.queries import BallotBoard, board_of
from assembly.core.qr import Code, code_for
from assembly.core.web import public_url
from assembly.grievances.queries import GrievanceView
from assembly.resolutions.queries import (
    Effects,
    ItemView,
    effects_of,
    items_of_resolution,
    resolution,
)
from assembly.resolutions.rules import split_resolution
from assembly.trail.queries.matters import Trail, trail_of
from assembly.trail.queries.origins import Origin, origins_of, voices_behind
from assembly.trail.queries.promised import promises_told
from assembly.trail.rules import Promised


@dataclass(frozen=True)
class ResolutionPage:
    """A resolution, its ballot's certificate, and the words of the grievances behind it."""

    origin: Origin
    preamble: tuple[str, ...]
    operative: tuple[str, ...]
    ballot: BallotBoard
    voices: tuple[GrievanceView, ...]
    items: tuple[ItemView, ...]
    promises: dict[int, Promised]  # by the number of the item
    effects: Effects
    trail: Trail
    standing: str
    qr: Code


def resolution_page(resolution_id: int) -> ResolutionPage:
    """Raises ``NotFound``."""
    row = resolution(resolution_id)
    [origin] = origins_of(row.assembly_id, [resolution_id])
    told = promises_told(row.assembly_id, [row.id])
    preamble, operative = split_resolution(row.text)
    return ResolutionPage(
        origin=origin,
        preamble=preamble,
        operative=operative,
        ballot=board_of(row.ballot_id),
        voices=voices_behind(origin),
        items=items_of_resolution(row.id),
        promises={one.number: one for one in told.get(row.id, ())},
        effects=effects_of([row.id])[row.id],
        trail=trail_of(row.agenda_item_id),
        standing=row.standing,
        qr=code_for(f"{public_url()}/r/{row.id}"),
    )
