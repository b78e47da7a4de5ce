from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import ColumnElement, exists, select

from assembly.agenda.models import AgendaItem
from assembly.amendments.queries import amendment_of_ballot, decided_counts
from assembly.assemblies.queries import assembly
from assembly.ballots.models import Ballot
from assembly.core.db import session
from assembly.core.text import thai_sort_key
from assembly.exports import wording
from assembly.exports.papers import Figures, ItemPaper, MinutesPaper, Person, StrategyName
from assembly.exports.queries import naming
from assembly.exports.queries.ballots import declared_ballots
from assembly.exports.queries.charter import grievances_words
from assembly.grievances.queries import counts_by_item
from assembly.meetings.models import Attendance, Meeting
from assembly.meetings.queries import DistrictCount
from assembly.people.models import Member, Slip
from assembly.people.queries import staff_with
from assembly.places.models import District
from assembly.resolutions.models import Resolution
from assembly.resolutions.queries import draft_of_item, resolutions_of_meeting
from assembly.resolutions.rules import paragraphs, split_resolution
from assembly.speakers.queries import SpeechView, spoken_in
from assembly.statements.queries import sense_of

Origins = dict[int, tuple[DistrictCount, ...]]
Adopted = dict[int, Resolution]
Speeches = dict[int | None, list[SpeechView]]


def minutes_paper(sitting: Meeting) -> MinutesPaper:
    """The account of a meeting from what happened: people, hours, items, votes, resolutions."""
    row = assembly(sitting.assembly_id)
    here = exists().where(Attendance.member_id == Member.id, Attendance.meeting_id == sitting.id)
    called = exists().where(
        Slip.member_id == Member.id, Slip.meeting_id == sitting.id, Slip.revoked_at.is_(None)
    )
    recorder = staff_with(row.id, "secretary")
    return MinutesPaper(
        assembly=naming.assembly_name(row),
        meeting=naming.meeting_name(row, sitting),
        number=naming.meeting_number(sitting),
        held_on=sitting.held_on,
        place=sitting.place,
        present=_people(row.id, Member.kind == "delegate", here),
        absent=_people(row.id, Member.kind == "delegate", called, ~here),
        attending=_people(row.id, Member.kind == "observer", here),
        started_at=sitting.opened_at,
        closed_at=sitting.closed_at,
        items=_items(sitting),
        recorder=recorder.name if recorder else "",
        reviewer="",
        names=naming.local_names(row),
        is_example=row.is_example,
        slug=row.slug,
        theme=naming.theme_of(row, sitting),
        sense=_sense(sitting),
    )


def _sense(sitting: Meeting) -> str:
    """What all districts agreed on, or refused together, when the hall was asked."""
    together = sense_of(sitting).together
    agreed, refused = (
        [one.text for one in together if one.standing == word] for word in ("agreed", "refused")
    )
    return wording.sense_sentence(agreed, refused)


def _people(assembly_id: int, *conditions: ColumnElement[bool]) -> tuple[Person, ...]:
    """By district, then given name, both in dictionary order."""
    wanted = (
        select(Member, District)
        .join(District, District.code == Member.district_code)
        .where(Member.assembly_id == assembly_id, *conditions)
    )
    found = sorted(
        session().execute(wanted),
        key=lambda pair: (pair[1].position, thai_sort_key(pair[0].given_name), pair[0].id),
    )
    return tuple(Person(who.full_name, _role(who, where)) for who, where in found)


def _role(who: Member, where: District) -> str:
    office = "ผู้แทน" if who.kind == "delegate" else "ผู้สังเกตการณ์ "
    return f"{office}อำเภอ{where.name_th}"


def _items(sitting: Meeting) -> tuple[ItemPaper, ...]:
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == sitting.id)
    rows = list(session().scalars(wanted.order_by(AgendaItem.position)))
    adopted = {row.agenda_item_id: row for row in resolutions_of_meeting(sitting.id)}
    origins = counts_by_item(sitting.assembly_id)
    return _below(None, rows, adopted, origins, spoken_in(sitting.id))


def _below(
    parent: int | None, rows: list[AgendaItem], adopted: Adopted, origins: Origins, said: Speeches
) -> tuple[ItemPaper, ...]:
    return tuple(
        replace(
            _item(row, adopted, origins, _below(row.id, rows, adopted, origins, said)),
            speakers=_speakers(said.get(row.id, [])),
        )
        for row in rows
        if row.parent_id == parent
    )


def _item(
    row: AgendaItem, adopted: Adopted, origins: Origins, items: tuple[ItemPaper, ...]
) -> ItemPaper:
    resolution = adopted.get(row.id)
    declared = declared_ballots(row.assembly_id, item_id=row.id)
    on_changes = [ballot for ballot in declared if amendment_of_ballot(ballot.id)]
    figures = tuple(naming.figures_of(each) for each in declared if each not in on_changes)
    heard = grievances_words(origins.get(row.id, ()))
    return ItemPaper(
        number=row.number,
        title=_title(row),
        discussion=(
            *([f"วาระนี้มา{heard}"] if heard else []),
            *paragraphs(row.discussion),
            *_changes(row, on_changes),
        ),
        ballots=figures,
        decisions=_decisions(figures, resolution) or _ended(row),
        resolved=split_resolution(resolution.text)[1] if resolution else (),
        items=items,
    )


def _ended(row: AgendaItem) -> tuple[str, ...]:
    """How an item ended where no ballot says it, and why, where somebody said."""
    because = f" เนื่องจาก{row.outcome_reason}" if row.outcome_reason else ""
    return tuple(f"{words}{because}" for words in wording.OUTCOMES[row.outcome])


def _speakers(speeches: list[SpeechView]) -> tuple[Person, ...]:
    """Everybody who spoke, once, and where they come from."""
    people: dict[str, Person] = {}
    for one in speeches:
        people.setdefault(one.person, Person(one.name, _from(one)))
    return tuple(people.values())


def _from(speech: SpeechView) -> str:
    where = session().get(District, speech.district_code) if speech.district_code else None
    return f"อำเภอ{where.name_th}" if where else ""


def _changes(row: AgendaItem, voted: list[Ballot]) -> Iterator[str]:
    """What became of the changes proposed to the draft, and each vote on one of them."""
    draft = draft_of_item(row.id)
    counts = wording.amendments_sentence(*decided_counts(draft.id)) if draft else ""
    if counts:
        yield counts
    for ballot in voted:
        yield f"{ballot.question} {wording.ballot_sentence(naming.figures_of(ballot))}"


def _title(row: AgendaItem) -> str:
    """A heading names its strategy in short; its full name would take three lines."""
    strategy = row.strategy
    if strategy is None:
        return row.title
    named = wording.strategy_words(StrategyName(strategy.number, strategy.short_th))
    return f"{row.title} ({named})"


def _decisions(figures: tuple[Figures, ...], resolution: Resolution | None) -> tuple[str, ...]:
    """What was decided on an item, and nothing where nothing was."""
    if resolution is None:
        return tuple(map(wording.carried_words, figures))
    words = wording.carried_words(figures[-1])
    return (f"{words} {resolution.title} (มติ {resolution.number})",)
