from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select

from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item
from assembly.amendments.queries import amendment_of_ballot, decided_counts
from assembly.assemblies.queries import assembly
from assembly.ballots.models import Ballot
from assembly.core import thai
from assembly.core.db import session
from assembly.core.text import thai_sort_key
from assembly.exports import frozen, wording
from assembly.exports.languages import say
from assembly.exports.papers import Figures, ItemPaper, MinutesPaper, Person, StrategyName
from assembly.exports.queries import naming
from assembly.exports.queries.ballots import declared_ballots
from assembly.exports.queries.charter import grievances_words
from assembly.follow_up.queries import follow_up_of_ballot, follows_of
from assembly.grievances.queries import counts_by_item
from assembly.journal.queries import moments_of
from assembly.meetings.models import Attendance, Meeting
from assembly.meetings.queries import DistrictCount, meeting
from assembly.minutes.queries import Life, before_for, life_of, noted_in, texts_of
from assembly.people.models import Member, Slip
from assembly.places.models import District
from assembly.resolutions.models import Resolution
from assembly.resolutions.queries import draft_of_item, resolutions_of_meeting, versions_of
from assembly.resolutions.rules import paragraphs, split_resolution
from assembly.speakers.queries import SpeechView, spoken_in
from assembly.statements.queries import sense_of

Origins = dict[int, tuple[DistrictCount, ...]]
Speeches = dict[int | None, list[SpeechView]]


def minutes_paper(sitting: Meeting) -> MinutesPaper:
    """The account of a meeting: once adopted the frozen paper, whatever the tables say by now."""
    life = life_of(sitting)
    if life.is_frozen:
        return frozen.read(life.paper)
    return _as_it_stands(sitting, life)


def _as_it_stands(sitting: Meeting, life: Life) -> MinutesPaper:
    """What happened, people, hours, items, votes, resolutions, with the secretary's words."""
    row, words = assembly(sitting.assembly_id), texts_of(sitting.id)
    here = exists().where(Attendance.member_id == Member.id, Attendance.meeting_id == sitting.id)
    called = exists().where(
        Slip.member_id == Member.id, Slip.meeting_id == sitting.id, Slip.revoked_at.is_(None)
    )
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
        items=_items(sitting, words),
        recorder=life.recorder,
        reviewer=life.reviewer,
        names=naming.local_names(row),
        is_example=row.is_example,
        slug=row.slug,
        theme=naming.theme_of(row, sitting),
        sense=_sense(sitting),
        before=tuple(paragraphs(words.get("before", ""))),
        after=tuple(paragraphs(words.get("after", ""))),
        breaks=_breaks(sitting),
        noted=noted_in(sitting.id),
        adopted=_adopted(sitting, life),
        adopted_on=thai.to_bangkok(life.adopted_at).date() if life.adopted_at else None,
    )


def _adopted(sitting: Meeting, life: Life) -> str:
    """How these minutes came to be adopted, in one sentence; empty before."""
    if life.adopted_how == "circulation" and life.correct_until:
        return wording.adopted_by_circulation(life.correct_until)
    if not life.adopted_item_id:
        return ""
    point = item(life.adopted_item_id)
    later = naming.meeting_title(assembly(sitting.assembly_id), meeting(point.meeting_id))
    return wording.adopted_by_meeting(later, point.number, life.adopted_note)


def _breaks(sitting: Meeting) -> tuple[tuple[datetime, datetime | None], ...]:
    """When the room rested, as the journal has it: a break moved is one break."""
    told = [(kind, at) for kind, at in moments_of(f"meeting:{sitting.id}") if "break" in kind]
    found: list[tuple[datetime, datetime | None]] = []
    for kind, at in told:
        if kind == "break_ended" and found:
            found[-1] = (found[-1][0], at)
        elif kind == "break_started" and (not found or found[-1][1]):
            found.append((at, None))
    return tuple(found)


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
    name = naming.spoken_name(where)
    if who.kind == "delegate":
        return say("ผู้แทนอำเภอ{name}", name=name)
    return say("ผู้สังเกตการณ์ อำเภอ{name}", name=name)


def _items(sitting: Meeting, words: Mapping[str, str]) -> tuple[ItemPaper, ...]:
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == sitting.id)
    rows = list(session().scalars(wanted.order_by(AgendaItem.position)))
    adopted = {row.agenda_item_id: row for row in resolutions_of_meeting(sitting.id)}
    origins = counts_by_item(sitting.assembly_id)
    said = spoken_in(sitting.id)
    headings = {row.parent_id for row in rows}
    made = {
        row.id: replace(
            _item(row, adopted.get(row.id), is_heading=row.id in headings),
            discussion=tuple(paragraphs(words.get(f"item-{row.id}", ""))),
            speakers=_speakers(said.get(row.id, [])),
            heard=_heard(sitting, row, origins),
        )
        for row in rows
    }
    return _below(None, rows, made)


def _below(
    parent: int | None, rows: list[AgendaItem], made: Mapping[int, ItemPaper]
) -> tuple[ItemPaper, ...]:
    """The items under one, each with those under it."""
    mine = [row for row in rows if row.parent_id == parent]
    return tuple(replace(made[row.id], items=_below(row.id, rows, made)) for row in mine)


def _heard(sitting: Meeting, row: AgendaItem, origins: Origins) -> str:
    """Where an item comes from: so many grievances, or the minutes of the meeting before."""
    before = before_for(sitting, row.title)
    if before is not None:
        title = naming.meeting_title(assembly(sitting.assembly_id), before)
        return say("ที่ประชุมพิจารณารายงานการประชุม{title}", title=title)
    heard = grievances_words(origins.get(row.id, ()))
    return say("วาระนี้มา{heard}", heard=heard) if heard else ""


def _item(row: AgendaItem, resolution: Resolution | None, *, is_heading: bool) -> ItemPaper:
    declared = declared_ballots(row.assembly_id, item_id=row.id)
    on_changes = [ballot for ballot in declared if amendment_of_ballot(ballot.id)]
    on_promises = [ballot for ballot in declared if follow_up_of_ballot(ballot.id)]
    apart = [*on_changes, *on_promises]
    figures = tuple(naming.figures_of(each) for each in declared if each not in apart)
    ended = _ended(row, is_heading=is_heading)
    return ItemPaper(
        number=row.number,
        title=_title(row),
        discussion=(),
        ballots=figures,
        decisions=(*(_decisions(figures, resolution) or ended), *_followed(on_promises)),
        resolved=split_resolution(resolution.text)[1] if resolution else (),
        changes=(*_changes(row, on_changes), *_asked_about(on_promises)),
    )


def _ended(row: AgendaItem, *, is_heading: bool) -> tuple[str, ...]:
    """How an item ended where no ballot says it, and why, where somebody said.

    A heading over other items is only left behind: nothing was noted under it alone.
    """
    if is_heading and row.outcome == "noted":
        return ()
    because = f" เนื่องจาก{row.outcome_reason}" if row.outcome_reason else ""
    return tuple(f"{say(words)}{because}" for words in wording.OUTCOMES[row.outcome])


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
    if draft:
        yield from wording.versions_sentence([one.because for one in versions_of(draft.id)])
    counts = wording.amendments_sentence(*decided_counts(draft.id)) if draft else ""
    if counts:
        yield counts
    for ballot in voted:
        yield f"{ballot.question} {wording.ballot_sentence(naming.figures_of(ballot))}"


def _asked_about(voted: list[Ballot]) -> Iterator[str]:
    """Each question about a promise of an earlier meeting, how it was put and what it gave."""
    for ballot in voted:
        figures = naming.figures_of(ballot)
        yield f"{ballot.question} {wording.ballot_sentence(figures)}"
        if dissent := wording.dissent_sentence(figures):
            yield dissent


def _followed(voted: list[Ballot]) -> Iterator[str]:
    """What was decided about each, and what follows; it has no number of its own (ADR 27)."""
    for ballot in voted:
        asked = follow_up_of_ballot(ballot.id)
        follows = follows_of(asked) if asked and asked.state == "carried" else ""
        yield wording.followed_words(naming.figures_of(ballot), ballot.question, follows)


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
    number = say("มติ {n}", n=resolution.number)
    return (f"{words} {resolution.title} ({number})",)
