from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from assembly.agenda.models import AgendaItem
from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly
from assembly.commitments.queries import CommitmentView, commitments_of_resolutions
from assembly.core import clock, thai
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.exports.languages import say
from assembly.exports.papers import (
    BodyName,
    Figures,
    OperativePaper,
    ResolutionBook,
    ResolutionPaper,
)
from assembly.exports.queries import naming
from assembly.exports.queries.figuring import figures_of_all
from assembly.meetings.models import Meeting
from assembly.resolutions.models import Resolution
from assembly.resolutions.queries import (
    Effects,
    ItemView,
    effects_of,
    items_of_resolutions,
    resolution,
    resolutions_of,
    resolutions_of_meeting,
)
from assembly.resolutions.rules import sort_key, split_resolution


def resolution_book(
    assembly_id: int, sitting: Meeting | None = None, only: int | None = None
) -> ResolutionBook:
    """All resolutions of an assembly, or of one of its meetings, by number; or one of them.

    Raises ``NotFound`` for another assembly's.
    """
    row = assembly(assembly_id)
    found = sorted(_asked(assembly_id, sitting, only), key=lambda one: sort_key(one.number))
    whose = naming.meeting_title(row, sitting) if sitting else naming.assembly_name(row)
    papers = papers_of(row, found)
    founded = thai.to_bangkok(row.founded_at).date()
    return ResolutionBook(
        assembly=naming.assembly_name(row),
        title=_book_title(whose, found[0].number if only else ""),
        as_of=naming.newest([paper.adopted_on for paper in papers], founded),
        resolutions=papers,
        names=naming.local_names(row),
        is_example=row.is_example,
        slug=row.slug,
    )


def _book_title(whose: str, number: str) -> str:
    if number:
        return say("มติ {n} {whose}", n=number, whose=whose)
    return say("มติ{whose}", whose=whose)


def papers_of(row: Assembly, found: Sequence[Resolution]) -> tuple[ResolutionPaper, ...]:
    """Many resolutions as papers, in as many readings as for one."""
    ids = [one.id for one in found]
    sittings = _by_id(Meeting, {one.meeting_id for one in found})
    points = _items({one.agenda_item_id for one in found})
    figures = figures_of_all(one.ballot_id for one in found)
    items, effects = items_of_resolutions(ids), effects_of(ids)
    promised = commitments_of_resolutions(ids)
    return tuple(
        _paper(
            row,
            one,
            sittings[one.meeting_id],
            points[one.agenda_item_id],
            figures[one.ballot_id],
            items.get(one.id, ()),
            effects[one.id],
            {view.item: view for view in promised.get(one.id, ())},
        )
        for one in found
    )


def _paper(
    row: Assembly,
    one: Resolution,
    sitting: Meeting,
    point: AgendaItem,
    figures: Figures,
    items: tuple[ItemView, ...],
    effects: Effects,
    promises: Mapping[int, CommitmentView],
) -> ResolutionPaper:
    preamble, operative = split_resolution(one.text)
    return ResolutionPaper(
        number=one.number,
        title=one.title,
        preamble=preamble,
        operative=operative,
        meeting=naming.meeting_title(row, sitting),
        held_on=sitting.held_on,
        place=sitting.place,
        item=point.number,
        item_title=point.title,
        strategy=naming.strategy_name(point.strategy),
        ballot=figures,
        adopted_on=adopted_on(one),
        link=naming.address(f"/r/{one.id}"),
        theme=naming.theme_of(row, sitting),
        items=tuple(_operative(item, promises.get(item.number)) for item in items),
        standing=one.standing,
        effects=_effects(effects),
    )


def _operative(item: ItemView, promise: CommitmentView | None) -> OperativePaper:
    lead = BodyName(item.lead.name, item.lead.sector) if item.lead else None
    partners = tuple(BodyName(body.name, body.sector) for body in item.partners)
    told = OperativePaper(item.number, item.text, lead, partners, item.due)
    if promise is None:
        return told
    return replace(
        told,
        state=promise.state,
        state_on=promise.state_on,
        progress=100 if promise.state == "kept" else promise.progress,
        reported_on=promise.reported_on,
        late_days=promise.days_late(clock.today()),
        commitment=naming.address(f"/k/{promise.id}"),
    )


def _effects(effects: Effects) -> tuple[str, ...]:
    """What later acts did to it, as papers say it."""
    said = []
    for one in effects.suffered:
        ended = {"superseded": "ถูกแทนที่", "void": "ไม่มีผลแล้ว"}.get(one.kind)
        what = say(ended) if ended else say("ข้อ {n} ถูกแก้", n=one.item)
        by = say("โดยมติ {n}", n=one.number) if one.number else ""
        said.append(" ".join(part for part in (f"{what}{by}", one.reason) if part))
    return tuple(said)


def _asked(assembly_id: int, sitting: Meeting | None, only: int | None) -> Iterable[Resolution]:
    if only is None:
        return resolutions_of_meeting(sitting.id) if sitting else resolutions_of(assembly_id)
    one = resolution(only)
    if one.assembly_id != assembly_id:
        raise NotFound
    return [one]


def _by_id(table: type[Meeting], ids: set[int]) -> dict[int, Meeting]:
    return {row.id: row for row in session().scalars(select(table).where(table.id.in_(ids)))}


def _items(ids: set[int]) -> dict[int, AgendaItem]:
    wanted = select(AgendaItem).where(AgendaItem.id.in_(ids))
    rows = session().scalars(wanted.options(joinedload(AgendaItem.strategy)))
    return {row.id: row for row in rows}


def adopted_on(one: Resolution) -> date:
    """The day in the hall."""
    return thai.to_bangkok(one.adopted_at).date()
