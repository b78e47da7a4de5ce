"""Where was heard: every district and subdistrict of the province, also those nobody came to.

Only stages that were closed count: a number that moved with each voice would date it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from assembly.assemblies.queries import assembly
from assembly.core.db import session
from assembly.grievances.models import Grievance
from assembly.meetings.models import Meeting
from assembly.meetings.queries import name_of
from assembly.places.models import District, Subdistrict
from assembly.places.queries import districts_of, subdistricts_of
from assembly.stages.models import Headcount, ListeningStage
from assembly.stages.queries.stage import Head, group_names
from assembly.stages.rules import GROUPS, spoken, spoken_sum

STATES = ("none", "planned", "open", "heard")  # each says more than the one before
PHASES = {"planned": "planned", "open": "open", "closed": "heard"}


@dataclass(frozen=True)
class PlaceHeard:
    """A subdistrict: whether a stage was there or somebody from there spoke at one, and voices."""

    name: str
    is_heard: bool
    voices: int


@dataclass(frozen=True)
class DistrictHeard:
    """A district, its stages taken together."""

    code: str
    name: str
    state: str
    when: date | None  # the last stage that was held, else the next one
    stages: int
    voices: int
    people: int | None
    heads: tuple[Head, ...]
    subdistricts: tuple[PlaceHeard, ...]

    @property
    def count(self) -> int:
        """Its island's height."""
        return self.voices

    @property
    def is_heard(self) -> bool:
        return self.state == "heard"

    @property
    def places_heard(self) -> int:
        return sum(1 for place in self.subdistricts if place.is_heard)


@dataclass(frozen=True)
class Coverage:
    """The board: n of the province's districts heard."""

    districts: tuple[DistrictHeard, ...]
    people: int | None
    heads: tuple[Head, ...]

    @property
    def heard(self) -> int:
        return sum(1 for district in self.districts if district.is_heard)

    @property
    def voices(self) -> int:
        return sum(district.voices for district in self.districts)

    @property
    def subdistricts(self) -> int:
        return sum(len(district.subdistricts) for district in self.districts)

    @property
    def places_heard(self) -> int:
        return sum(district.places_heard for district in self.districts)


@dataclass(frozen=True)
class _Stage:
    """A stage as it counts."""

    district: str
    subdistrict: str | None
    state: str
    held_on: date


@dataclass(frozen=True)
class _Told:
    """All that was read from the tables, once for the whole board."""

    stages: Sequence[_Stage]
    voices: Counter[str]  # by subdistrict
    heads: Counter[tuple[str, str]]  # by district and group


def coverage_of(assembly_id: int) -> Coverage:
    """The board of an assembly, whole."""
    province = assembly(assembly_id).province_code
    told = _Told(_stages(assembly_id), _voices(assembly_id), _heads(assembly_id))
    places = subdistricts_of(province)
    rows = tuple(_district(one, places, told) for one in districts_of(province))
    return Coverage(rows, _all_people(rows, told), _all_heads(rows, told))


def _district(row: District, places: Sequence[Subdistrict], told: _Told) -> DistrictHeard:
    own = [stage for stage in told.stages if stage.district == row.code]
    state = max((stage.state for stage in own), key=STATES.index, default="none")
    inside = tuple(_place(one, own, told) for one in places if one.district_code == row.code)
    counts = {group: told.heads[row.code, group] for group in GROUPS}
    return DistrictHeard(
        code=row.code,
        name=name_of(row),
        state=state,
        when=_when(own, state),
        stages=sum(1 for stage in own if stage.state == "heard"),
        voices=sum(place.voices for place in inside),
        people=spoken_sum(list(counts.values()), []),
        heads=_named(spoken(counts)),
        subdistricts=inside,
    )


def _place(row: Subdistrict, own: Sequence[_Stage], told: _Told) -> PlaceHeard:
    voices = told.voices[row.code]
    was_there = any(one.subdistrict == row.code and one.state == "heard" for one in own)
    return PlaceHeard(name_of(row), was_there or voices > 0, voices)


def _when(own: Sequence[_Stage], state: str) -> date | None:
    days = [stage.held_on for stage in own if stage.state == state]
    newest = max if state == "heard" else min
    return newest(days, default=None)


def _named(counts: dict[str, int | None]) -> tuple[Head, ...]:
    names = group_names()
    return tuple(Head(key, names[key], counts[key]) for key in GROUPS)


def _all_people(rows: Sequence[DistrictHeard], told: _Told) -> int | None:
    return spoken_sum(list(told.heads.values()), [row.people for row in rows])


def _all_heads(rows: Sequence[DistrictHeard], told: _Told) -> tuple[Head, ...]:
    """Each group in the whole province, unless it would tell a number left out in one district."""
    found: dict[str, int | None] = {}
    for place, group in enumerate(GROUPS):
        counts = [told.heads[row.code, group] for row in rows]
        found[group] = spoken_sum(counts, [row.heads[place].count for row in rows])
    said = sorted((count, group) for group, count in found.items() if count)
    if len(found) - len(said) == 1 and said and None in found.values():
        found[said[0][1]] = None
    return _named(found)


def _stages(assembly_id: int) -> list[_Stage]:
    wanted = (
        select(ListeningStage, Meeting)
        .join(Meeting, Meeting.id == ListeningStage.meeting_id)
        .where(ListeningStage.assembly_id == assembly_id)
    )
    return [
        _Stage(row.district_code, row.subdistrict_code, PHASES[sitting.phase], sitting.held_on)
        for row, sitting in session().execute(wanted)
    ]


def _voices(assembly_id: int) -> Counter[str]:
    wanted = (
        select(Grievance.subdistrict_code, func.count())
        .join(ListeningStage, ListeningStage.meeting_id == Grievance.meeting_id)
        .join(Meeting, Meeting.id == Grievance.meeting_id)
        .where(
            ListeningStage.assembly_id == assembly_id,
            Meeting.phase == "closed",
            Grievance.state != "withdrawn",
        )
        .group_by(Grievance.subdistrict_code)
    )
    return Counter(dict(session().execute(wanted).all()))


def _heads(assembly_id: int) -> Counter[tuple[str, str]]:
    wanted = (
        select(ListeningStage.district_code, Headcount.target_group, func.sum(Headcount.people))
        .join(ListeningStage, ListeningStage.meeting_id == Headcount.meeting_id)
        .join(Meeting, Meeting.id == Headcount.meeting_id)
        .where(ListeningStage.assembly_id == assembly_id, Meeting.phase == "closed")
        .group_by(ListeningStage.district_code, Headcount.target_group)
    )
    found = session().execute(wanted)
    return Counter({(district, group): int(people) for district, group, people in found})
