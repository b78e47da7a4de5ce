"""The chain under a followed grievance: what has happened, in words, and what is still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _

from assembly.core import thai
from assembly.trail.rules.promised import (
    Promised,
    by_when,
    came_of,
    in_order,
    kept_among,
    who_does_what,
)


@dataclass(frozen=True)
class Sitting:
    """The agenda item that a grievance stands behind, and the meeting it is on."""

    item: str
    meeting: str
    held_on: date
    heard: bool  # the room has come to it
    carried_from: str = ""  # the meeting or the assembly where the matter stood before


@dataclass(frozen=True)
class Voted:
    """The ballot on the item; without a verdict while it is not declared."""

    carried: bool | None
    yes: int
    cast: int
    declared_at: datetime | None
    ballot_id: int | None = None  # once it is declared


@dataclass(frozen=True)
class Journey:
    """How far one grievance has come. What has not happened is ``None``."""

    told_on: date
    withheld: bool
    others: int
    newest: str = ""  # what the desk did last, of what changes where it stands
    gone: str = ""  # withdrawn by its sender, erased, or forgotten after the time of keeping
    sitting: Sitting | None = None
    voted: Voted | None = None
    resolution: str | None = None
    adopted_on: date | None = None
    clause: str | None = None
    written_on: date | None = None
    promises: tuple[Promised, ...] = ()


@dataclass(frozen=True)
class Step:
    """One knot of the chain. ``name`` says which, for what a page draws inside it."""

    name: str
    icon: str
    title: str
    text: str
    when: str
    state: str  # done, begun (and not over) or waiting


def headline(journey: Journey) -> str:
    """How far it has come, in one sentence; the phrases stand between spaces."""
    if journey.gone:
        return _gone(journey.gone)
    if said := came_of(journey.promises):
        return said
    if journey.clause:
        return str(_("ความทุกข์ของท่าน เป็นธรรมนูญ ข้อ %(number)s แล้ว", number=journey.clause))
    if journey.resolution:
        return str(_("ความทุกข์ของท่าน เป็นมติ %(number)s แล้ว", number=journey.resolution))
    if journey.voted and journey.voted.carried is False:
        return str(_("ที่ประชุมลงมติ เรื่องของท่านแล้ว"))
    if journey.voted:
        return str(_("ที่ประชุมกำลังลงมติ เรื่องของท่าน"))
    if journey.sitting:
        return str(_("ความทุกข์ของท่าน อยู่ในวาระการประชุมแล้ว"))
    return _sorted(journey.newest)


def _sorted(newest: str) -> str:
    """How far the desk came with it before any meeting."""
    said = {
        "reviewed": _("กระบวนกร อ่านเรื่องของท่านแล้ว"),
        "withheld": _("กระบวนกร อ่านเรื่องของท่านแล้ว"),
        "grouped": _("เรื่องของท่าน รวมเป็นประเด็นแล้ว"),
        "forwarded": _("เรื่องของท่าน ส่งต่อให้หน่วยงานแล้ว"),
        "answered": _("กระบวนกร ตอบเรื่องของท่านแล้ว"),
    }
    return str(said.get(newest, _("ความทุกข์ของท่าน ถึงสมัชชาแล้ว")))


def _gone(how: str) -> str:
    if how == "withdrawn":
        return str(_("ท่านถอนเรื่องนี้แล้ว"))
    if how == "erased":
        return str(_("ลบเรื่องนี้แล้ว ไม่มีใครอ่านได้อีก"))
    return str(_("เรื่องนี้จบแล้ว ข้อความลบตามกำหนด"))


def chain_of(journey: Journey, locale: str) -> tuple[Step, ...]:
    """The steps from grievance to what came of it, each done, begun or waiting.

    Not every resolution becomes a clause, nor asks somebody to act: where all that was promised is
    over no clause is waited for, and behind a resolution without promises none.
    """
    written = _written(journey, locale)
    is_all_over = bool(journey.promises) and all(one.is_over for one in journey.promises)
    return (
        _told(journey, locale),
        _heard(journey.sitting, locale),
        _voted(journey, locale),
        _resolved(journey, locale),
        *([] if is_all_over and written.state == "waiting" else [written]),
        *_promised(journey, locale),
    )


# Steps that say of each other that they no longer hold: only the newest of a row is told.
_ROWS = {"reviewed": "read", "withheld": "read", "grouped": "group", "ungrouped": "group"}
_SPINE = frozenset({"told", "agenda", "me_too", "merged"})  # the chain itself says them
_UNSAID = frozenset({"ungrouped"})
GONE = frozenset({"withdrawn", "erased", "forgotten"})


@dataclass(frozen=True)
class Noted:
    """One line of a grievance's history, as it was noted."""

    kind: str
    icon: str
    title: str
    text: str
    day: date


def notable(history: Sequence[Noted]) -> tuple[Noted, ...]:
    """What still holds of a history, in its order; nothing twice."""
    newest = {_ROWS.get(step.kind, step.kind): step for step in history}
    if newest.get("read") and newest["read"].kind == "withheld":
        newest.pop("published", None)
    kept = [step for step in history if any(step is one for one in newest.values())]
    return tuple(step for step in kept if step.kind not in _SPINE | _UNSAID)


def woven(
    spine: Sequence[Step], history: Sequence[Noted], held_on: date | None, locale: str
) -> tuple[Step, ...]:
    """The chain with its history: what was noted until the meeting before it, the rest after it.

    Who took the grievance back waits for nothing more.
    """
    gone = [step for step in history if step.kind in GONE]
    rest = [step for step in history if step not in gone]
    early = [step for step in rest if held_on is None or step.day <= held_on]
    late = [step for step in rest if step not in early]
    done = [step for step in spine[1:] if step.state == "done"]
    rests = sorted(spine[1:], key=lambda step: step.state == "waiting")  # what has begun before it
    waiting = [] if gone else [step for step in rests if step.state != "done"]
    before, after = _drawn(early, locale), _drawn([*late, *gone], locale)
    return (spine[0], *before, *done, *after, *waiting)


def _drawn(history: Sequence[Noted], locale: str) -> list[Step]:
    return [
        Step(one.kind, one.icon, one.title, one.text, thai.short_date(one.day, locale), "done")
        for one in history
    ]


def _told(journey: Journey, locale: str) -> Step:
    text = ""
    if journey.others:
        text = _("มีคนทุกข์อย่างเดียวกันอีก %(n)s คน", n=journey.others)
    if journey.withheld:
        text = _("กระบวนกรอ่านแล้ว ข้อความนี้มีแต่ท่านที่เห็น")
    when = thai.short_date(journey.told_on, locale)
    return Step("told", "tell", _("ท่านแจ้งความทุกข์"), text, when, "done")


def _heard(sitting: Sitting | None, locale: str) -> Step:
    if sitting is None:
        text = _("กระบวนกรอ่านทุกเรื่อง แล้วตอบ ส่งต่อ หรือนำเข้าวาระการประชุม")
        return Step("heard", "people", _("เข้าที่ประชุม"), text, "", "waiting")
    title = _("เข้าที่ประชุม") if sitting.heard else _("ได้เข้าวาระแล้ว รอวันประชุม")
    text = _("วาระ %(item)s %(meeting)s", item=sitting.item, meeting=sitting.meeting)
    if sitting.carried_from:
        text += " " + _("ต่อจาก%(source)s", source=sitting.carried_from)
    return Step("heard", "people", title, text, thai.short_date(sitting.held_on, locale), "done")


def _voted(journey: Journey, locale: str) -> Step:
    voted = journey.voted
    if voted is None or voted.carried is None:
        text = _("ผู้แทนกำลังลงมติ รอประกาศผล") if voted else _later()
        return Step("voted", "s10", _("ลงมติ"), text, "", "waiting")
    title = _("ลงมติ: เห็นชอบ") if voted.carried else _("ลงมติ: ไม่เห็นชอบ")
    text = ""  # a list of priorities has no yes
    if voted.cast:
        text = _("เห็นด้วย %(yes)s จาก %(cast)s เสียง", yes=voted.yes, cast=voted.cast)
    return Step("voted", "s10", title, text, _moment(journey, locale), "done")


def _resolved(journey: Journey, locale: str) -> Step:
    if journey.resolution is None:
        failed = journey.voted is not None and journey.voted.carried is False
        text = _("ร่างมติไม่ผ่าน เรื่องนี้เสนอใหม่ได้ในการประชุมครั้งต่อไป") if failed else _later()
        return Step("resolved", "draft", _("เป็นมติ"), text, "", "waiting")
    title = _("เป็นมติ %(number)s", number=journey.resolution)
    when = thai.short_date(journey.adopted_on, locale) if journey.adopted_on else ""
    return Step("resolved", "draft", title, "", when, "done")


def _written(journey: Journey, locale: str) -> Step:
    if journey.clause is None:
        return Step("written", "charter", _("เป็นข้อหนึ่งของธรรมนูญ"), _later(), "", "waiting")
    title = _("เป็นธรรมนูญ ข้อ %(number)s", number=journey.clause)
    when = thai.short_date(journey.written_on, locale) if journey.written_on else ""
    return Step("written", "charter", title, "", when, "done")


def _promised(journey: Journey, locale: str) -> tuple[Step, ...]:
    """What was promised, and whether it was kept."""
    if not journey.promises:
        return () if journey.resolution else (_to_be_promised(),)
    first = in_order(journey.promises)[0]
    title = _("พันธสัญญา: %(state)s", state=first.state_name)
    said = (title, who_does_what(first), by_when(first, locale))
    promised = Step("promised", "promise", *said, "done" if first.is_over else "begun")
    return (promised, *_kept(journey, locale))


def _to_be_promised() -> Step:
    text = _("ใครทำอะไร ภายในเมื่อไร เราจะบอกท่านที่หน้านี้")
    return Step("promised", "promise", _("เป็นพันธสัญญา"), text, "", "waiting")


def _kept(journey: Journey, locale: str) -> tuple[Step, ...]:
    """The end of the way; where all was ended there is none to wait for."""
    kept, of = kept_among(journey.promises)
    if not of:
        return ()
    if kept < of:
        text = _("บรรลุผลแล้ว %(n)s จาก %(of)s ข้อ", n=kept, of=of) if kept else _later()
        return (Step("kept", "agree", _("บรรลุผล"), text, "", "waiting"),)
    last = max(one.state_on for one in journey.promises if one.state == "kept")
    text = _("ทั้ง %(n)s ข้อ", n=of) if of > 1 else ""
    when = thai.short_date(last, locale)
    return (Step("kept", "agree", _("บรรลุผล"), text, when, "done"),)


def _moment(journey: Journey, locale: str) -> str:
    """The hour of the result; with another day than the meeting's, the day."""
    declared = journey.voted.declared_at if journey.voted else None
    if declared is None or journey.sitting is None:
        return ""
    same_day = thai.to_bangkok(declared).date() == journey.sitting.held_on
    return thai.clock(declared, locale) if same_day else thai.short_date(declared, locale)


def _later() -> str:
    return str(_("เมื่อถึงขั้นนี้ เราจะบอกท่านที่หน้านี้"))
