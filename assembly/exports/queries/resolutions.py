from datetime import date

from assembly.agenda.queries import item
from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly
from assembly.ballots.queries import ballot
from assembly.core import thai
from assembly.exports.languages import say
from assembly.exports.papers import ResolutionBook, ResolutionPaper
from assembly.exports.queries import naming
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting
from assembly.resolutions.models import Resolution
from assembly.resolutions.queries import resolutions_of, resolutions_of_meeting
from assembly.resolutions.rules import sort_key, split_resolution


def resolution_book(assembly_id: int, sitting: Meeting | None = None) -> ResolutionBook:
    """All resolutions of an assembly, or of one of its meetings, by number."""
    row = assembly(assembly_id)
    found = resolutions_of_meeting(sitting.id) if sitting else resolutions_of(assembly_id)
    found = sorted(found, key=lambda resolution: sort_key(resolution.number))
    whose = naming.meeting_title(row, sitting) if sitting else naming.assembly_name(row)
    papers = tuple(_paper(row, resolution) for resolution in found)
    founded = thai.to_bangkok(row.founded_at).date()
    return ResolutionBook(
        assembly=naming.assembly_name(row),
        title=say("มติ{whose}", whose=whose),
        as_of=naming.newest([paper.adopted_on for paper in papers], founded),
        resolutions=papers,
        names=naming.local_names(row),
        is_example=row.is_example,
        slug=row.slug,
    )


def _paper(row: Assembly, resolution: Resolution) -> ResolutionPaper:
    sitting, point = meeting(resolution.meeting_id), item(resolution.agenda_item_id)
    preamble, operative = split_resolution(resolution.text)
    return ResolutionPaper(
        number=resolution.number,
        title=resolution.title,
        preamble=preamble,
        operative=operative,
        meeting=naming.meeting_title(row, sitting),
        held_on=sitting.held_on,
        place=sitting.place,
        item=point.number,
        item_title=point.title,
        strategy=naming.strategy_name(point.strategy),
        ballot=naming.figures_of(ballot(resolution.ballot_id)),
        adopted_on=adopted_on(resolution),
        link=naming.address(f"/r/{resolution.id}"),
        theme=naming.theme_of(row, sitting),
    )


def adopted_on(resolution: Resolution) -> date:
    """The day in the hall."""
    return thai.to_bangkok(resolution.adopted_at).date()
