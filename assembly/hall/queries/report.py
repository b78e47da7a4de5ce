"""What an item of the kind "report" tells: the last meeting's resolutions, and their state."""

from dataclasses import dataclass

from assembly.meetings.models import Meeting
from assembly.meetings.queries import last_of_series, title_of
from assembly.resolutions.queries import clauses_of_resolution, resolutions_of_meeting


@dataclass(frozen=True)
class Reported:
    """A past resolution, and the clauses of the charter it has become."""

    id: int
    number: str
    title: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    meeting: str
    resolutions: tuple[Reported, ...]

    @property
    def written(self) -> int:
        """How many stand in the charter."""
        return sum(bool(one.clauses) for one in self.resolutions)


def report_for(row: Meeting, kind: str) -> Report | None:
    """For an item of that kind; ``None`` at the first meeting of a series."""
    before = last_of_series(row) if kind == "report" else None
    if before is None:
        return None
    told = tuple(
        Reported(r.id, r.number, r.title, tuple(c.number for c in clauses_of_resolution(r.id)))
        for r in resolutions_of_meeting(before.id)
    )
    return Report(title_of(before), told)
