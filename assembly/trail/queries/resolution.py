"""A resolution, and what stands behind it."""

from dataclasses import dataclass

from assembly.ballots.queries import BallotBoard, board_of
from assembly.grievances.queries import GrievanceView
from assembly.resolutions.queries import resolution
from assembly.resolutions.rules import split_resolution
from assembly.trail.queries.origins import Origin, origins_of, voices_behind


@dataclass(frozen=True)
class ResolutionPage:
    """A resolution, its ballot's certificate, and the words of the grievances behind it."""

    origin: Origin
    preamble: tuple[str, ...]
    operative: tuple[str, ...]
    ballot: BallotBoard
    voices: tuple[GrievanceView, ...]


def resolution_page(resolution_id: int) -> ResolutionPage:
    """Raises ``NotFound``."""
    row = resolution(resolution_id)
    origin = next(o for o in origins_of(row.assembly_id) if o.id == resolution_id)
    preamble, operative = split_resolution(row.text)
    return ResolutionPage(
        origin, preamble, operative, board_of(row.ballot_id), voices_behind(origin)
    )
