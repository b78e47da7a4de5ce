"""Who speaks, who waits in which order, and how the time was shared among the districts."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from assembly.assemblies.queries import assembly
from assembly.core import clock
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.meetings.queries import DistrictCount, meeting, name_of
from assembly.places.models import District
from assembly.places.queries import districts_of
from assembly.speakers.models import Speech
from assembly.speakers.rules import (
    SHORT,
    SPEECH,
    order,
    person_key,
    seconds_between,
    seconds_left,
    time_by_district,
)

BEGUN = ("speaking", "spoken")


@dataclass(frozen=True)
class SpeechView:
    """One turn at the microphone; ``times`` is how often the person had spoken before."""

    id: int
    member_id: int | None
    name: str
    district: str
    district_code: str | None
    kind: str
    asked_at: datetime
    began_at: datetime | None
    seconds: int  # what it took; 0 until it has ended
    allowed_seconds: int
    is_warned: bool
    times: int = 0

    @property
    def person(self) -> str:
        return person_key(self.member_id, self.name)


@dataclass(frozen=True)
class Timer:
    """A running speech as a clock shows it, in the server's own milliseconds."""

    id: int
    began: int
    allowed: int
    now: int
    left: int
    is_warned: bool

    @property
    def state(self) -> str:
        if self.left == 0:
            return "over"
        return "short" if self.is_warned or self.left <= SHORT else "running"


@dataclass(frozen=True)
class Floor:
    """The floor of a meeting: one speaks, others wait in the order of the rule."""

    speaking: SpeechView | None
    timer: Timer | None
    waiting: tuple[SpeechView, ...]
    times: tuple[DistrictCount, ...]  # seconds; every district is listed, zero too


@dataclass(frozen=True)
class MyFloor:
    """What one member can do: ``state`` is free, waiting (at ``place``) or speaking."""

    state: str
    place: int = 0
    kind: str = SPEECH
    timer: Timer | None = None


def floor_of(meeting_id: int) -> Floor:
    row = meeting(meeting_id)
    begun = [_view(one) for one in _speeches(row.id, BEGUN)]
    running = running_speech(row.id)
    spoken_before = Counter(one.person for one in begun if one.kind == SPEECH)
    waiting = (_view(one, spoken_before) for one in requests_in(row.id))
    seconds = time_by_district(begun)
    province = assembly(row.assembly_id).province_code
    return Floor(
        speaking=_view(running) if running else None,
        timer=_timer(running) if running else None,
        waiting=tuple(order(waiting, begun)),
        times=tuple(
            DistrictCount(d.code, name_of(d), seconds.get(d.code, 0))
            for d in districts_of(province)
        ),
    )


def speaker_now(meeting_id: int) -> tuple[SpeechView, Timer] | None:
    """Who speaks and how long still: all that everybody's phone needs."""
    running = running_speech(meeting_id)
    return (_view(running), _timer(running)) if running else None


def my_floor(meeting_id: int, member_id: int) -> MyFloor:
    """Where one member stands: only those who wait cost more than one read."""
    mine = standing_of(meeting_id, member_id)
    if mine is None:
        return MyFloor("free")
    if mine.state == "speaking":
        return MyFloor("speaking", kind=mine.kind, timer=_timer(mine))
    places = [one.id for one in in_order(meeting_id)]
    return MyFloor("waiting", place=places.index(mine.id) + 1, kind=mine.kind)


def in_order(meeting_id: int) -> list[SpeechView]:
    """Who waits, in the order they are called."""
    waiting = map(_view, requests_in(meeting_id))
    return order(waiting, map(_view, _speeches(meeting_id, BEGUN)))


def requests_in(meeting_id: int) -> list[Speech]:
    """Who waits, as they asked."""
    return list(_speeches(meeting_id, ("waiting",)))


def standing_of(meeting_id: int, member_id: int) -> Speech | None:
    """The member's speech that waits or goes on."""
    wanted = _of(meeting_id, ("waiting", "speaking")).where(Speech.member_id == member_id)
    return session().scalar(wanted.order_by(Speech.state).limit(1))  # "speaking" before "waiting"


def spoken_in(meeting_id: int) -> dict[int | None, list[SpeechView]]:
    """Every speech that ended, by agenda item, in the order they were held."""
    found: dict[int | None, list[SpeechView]] = {}
    wanted = _of(meeting_id, ("spoken",)).order_by(Speech.began_at, Speech.id)
    for row in session().scalars(wanted):
        found.setdefault(row.agenda_item_id, []).append(_view(row))
    return found


def speech_in(meeting_id: int, speech_id: int) -> Speech:
    """The speech, if it belongs to this meeting. Raises ``NotFound``."""
    row = session().get(Speech, speech_id)
    if row is None or row.meeting_id != meeting_id:
        raise NotFound
    return row


def _of(meeting_id: int, states: Collection[str]) -> Select[Speech]:
    return select(Speech).where(Speech.meeting_id == meeting_id, Speech.state.in_(states))


def _speeches(meeting_id: int, states: Collection[str]) -> Iterable[Speech]:
    return session().scalars(_of(meeting_id, states).order_by(Speech.id))


def running_speech(meeting_id: int) -> Speech | None:
    """The one who speaks; there is never another."""
    return session().scalar(_of(meeting_id, ("speaking",)).limit(1))


def _view(row: Speech, spoken_before: Counter[str] | None = None) -> SpeechView:
    times = spoken_before[person_key(row.member_id, row.name)] if spoken_before else 0
    return SpeechView(
        id=row.id,
        member_id=row.member_id,
        name=row.name,
        district=district_name(row.district_code),
        district_code=row.district_code,
        kind=row.kind,
        asked_at=row.asked_at,
        began_at=row.began_at,
        seconds=_took(row),
        allowed_seconds=row.allowed_seconds,
        is_warned=row.warned_at is not None,
        times=times,
    )


def _took(row: Speech) -> int:
    return seconds_between(row.began_at, row.ended_at) if row.began_at and row.ended_at else 0


def _timer(row: Speech) -> Timer:
    now, began = clock.now(), row.began_at or clock.now()
    return Timer(
        id=row.id,
        began=clock.milliseconds(began),
        allowed=row.allowed_seconds,
        now=clock.milliseconds(now),
        left=seconds_left(began, row.allowed_seconds, now),
        is_warned=row.warned_at is not None,
    )


def district_name(code: str | None) -> str:
    return name_of(session().get_one(District, code)) if code else ""


@resolver("speech_id")
def _assembly_of_speech(speech_id: int) -> int | None:
    return session().scalar(select(Speech.assembly_id).where(Speech.id == speech_id))
