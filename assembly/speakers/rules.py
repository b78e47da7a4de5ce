"""Who speaks next, how long they still have, and how fairly the time was shared.

The order is the assembly's own, read aloud in one sentence (``THE_RULE``): what breaks a rule of
order comes first; then who has spoken least, then whose district has spoken least, then who asked
first. Nothing here reads the clock: the time is passed in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

SPEECH, POINT_OF_ORDER = "speech", "point_of_order"
KINDS = (SPEECH, POINT_OF_ORDER)
ONE_MORE = 60  # seconds that the desk adds at a time
LONGEST = 3600  # seconds that one speech can ever be given
SHORT = 30  # seconds from the end at which a timer begins to warn
LONGEST_NAME = 80
LONGEST_REASON = 120

THE_RULE = _l("พูดน้อยครั้งก่อน แล้วอำเภอที่พูดน้อย แล้วใครขอก่อน")


class FloorTaken(Refusal):
    """Two people at the desk called at the same moment; the second is told who was first."""

    message = _l("%(who)s เพิ่งเรียก %(name)s พูดไปก่อน หน้านี้แสดงผู้พูดล่าสุดแล้ว โปรดดูอีกครั้ง")


class NobodyWaiting(Refusal):
    message = _l("ยังไม่มีใครขอพูด ขอได้ที่โทรศัพท์ หรือเพิ่มชื่อที่โต๊ะนี้")


class NotWaiting(Refusal):
    message = _l("คนนี้ไม่ได้รอพูดแล้ว โปรดดูลำดับล่าสุด")


class NotSpeaking(Refusal):
    message = _l("คนนี้จบการพูดไปแล้ว เวลาจึงไม่เปลี่ยน")


class LongEnough(Refusal):
    message = _l("ให้เวลาคนนี้ครบหนึ่งชั่วโมงแล้ว เพิ่มอีกไม่ได้")


class ReasonNeeded(Refusal):
    status = 422
    message = _l("บอกเหตุผลที่เรียกคนนี้ก่อน เพื่อบอกที่ประชุมได้")


class NameNeeded(Refusal):
    status = 422
    message = _l("ใส่ชื่อผู้ขอพูด")


class NoSuchDistrict(Refusal):
    status = 422
    message = _l("เลือกอำเภอจากรายการ หรือเว้นว่างถ้าไม่ได้มาจากอำเภอใด")


class NotOnRoll(Refusal):
    status = 422
    message = _l("ไม่พบคนนี้ในทะเบียนสมาชิก โปรดค้นชื่ออีกครั้ง")


class SlipElsewhere(Refusal):
    status = 403
    message = _l("บัตรของท่านเป็นของการประชุมอื่น จึงขอพูดในการประชุมนี้ไม่ได้")


class Waiting(Protocol):
    """A request, as far as the order looks at it."""

    @property
    def id(self) -> int: ...
    @property
    def person(self) -> str: ...
    @property
    def district_code(self) -> str | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def asked_at(self) -> datetime: ...


class Spoken(Protocol):
    """A speech that was begun; ``seconds`` is what it took, 0 while it goes on."""

    @property
    def person(self) -> str: ...
    @property
    def district_code(self) -> str | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def seconds(self) -> int: ...


W = TypeVar("W", bound=Waiting)


def order(waiting: Iterable[W], spoken: Iterable[Spoken]) -> list[W]:
    """Who waits, in the order they are called.

    A point of order is no speech: it goes before all, by the time it was asked, and costs its
    person and district nothing later. Those of no district count as a district of their own.
    """
    speeches = [one for one in spoken if one.kind == SPEECH]
    persons = Counter(one.person for one in speeches)
    districts = Counter(one.district_code for one in speeches)

    def place(one: W) -> tuple[int, int, int, datetime, int]:
        if one.kind == POINT_OF_ORDER:
            return (0, 0, 0, one.asked_at, one.id)
        return (1, persons[one.person], districts[one.district_code], one.asked_at, one.id)

    return sorted(waiting, key=place)


def person_key(member_id: int | None, name: str) -> str:
    """One person, however often they ask: the roll's number, or the name as the desk wrote it."""
    return f"#{member_id}" if member_id is not None else name


def seconds_left(began_at: datetime, allowed: int, now: datetime) -> int:
    """Whole seconds that are still to be spoken; never less than none."""
    return max(0, allowed - seconds_between(began_at, now))


def seconds_between(began_at: datetime, ended_at: datetime) -> int:
    """Whole seconds from one moment to another; none when a clock was set back between them."""
    return max(0, int((ended_at - began_at).total_seconds()))


def time_by_district(spoken: Iterable[Spoken]) -> Mapping[str | None, int]:
    """Seconds spoken for each district that spoke, points of order included."""
    found: dict[str | None, int] = defaultdict(int)
    for one in spoken:
        found[one.district_code] += one.seconds
    return dict(found)


def longer(allowed: int) -> int:
    """The time allowed after the desk has added to it. Refuses: LongEnough."""
    if allowed + ONE_MORE > LONGEST:
        raise LongEnough
    return allowed + ONE_MORE


def check_reason(reason: str, *, is_next: bool) -> str:
    """Why somebody is called before their turn; the next in order needs none. ReasonNeeded."""
    if is_next:
        return ""
    if not reason:
        raise ReasonNeeded
    return reason
