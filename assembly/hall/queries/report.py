"""What an item of the kind "report" tells: the promises of the series, and the last resolutions."""

from dataclasses import dataclass

from assembly.agenda.queries import item
from assembly.follow_up.queries import FollowBoard, follow_board, has_promises
from assembly.meetings.models import Meeting
from assembly.meetings.queries import last_of_series, meeting, title_of
from assembly.resolutions.queries import clause_numbers_of, resolutions_of_meeting


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
    follow: FollowBoard | None = None  # what the whole series has promised

    @property
    def written(self) -> int:
        """How many stand in the charter."""
        return sum(bool(one.clauses) for one in self.resolutions)


def follows_up(item_id: int) -> bool:
    """Whether an item opens with promises."""
    row = item(item_id)
    return row.kind == "report" and has_promises(meeting(row.meeting_id))


def report_for(row: Meeting, kind: str) -> Report | None:
    """For an item of that kind; ``None`` at the first meeting of a series."""
    before = last_of_series(row) if kind == "report" else None
    if before is None:
        return None
    adopted = resolutions_of_meeting(before.id)
    clauses = clause_numbers_of([one.id for one in adopted])
    told = tuple(Reported(r.id, r.number, r.title, clauses.get(r.id, ())) for r in adopted)
    return Report(title_of(before), told, follow_board(row))
