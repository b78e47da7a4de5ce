"""The floor: asking for it, giving it, ending it.

The floor lives beside the meeting's main step and is used far more often. Its desk verbs therefore
do not go through ``take_turn``: one facilitator calls speakers while the other writes the draft,
and neither makes the other's button stale. What is compared is the floor itself: whoever calls says
who spoke as they saw it, and a call that was overtaken is refused with who called whom.
"""

from assembly.assemblies.queries import assembly
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.text import clean
from assembly.journal.actions import record
from assembly.meetings.models import Meeting
from assembly.meetings.rules import check_is_open
from assembly.people.models import Member
from assembly.places.queries import districts_of
from assembly.speakers import rules
from assembly.speakers.events import FloorChanged, SpeakerCalled, SpeakerTimed, SpeechEnded
from assembly.speakers.models import Speech
from assembly.speakers.queries import (
    in_order,
    requests_in,
    running_speech,
    speech_in,
    standing_of,
)


@change
def ask_floor(actor: Actor, meeting_id: int, kind: str = rules.SPEECH) -> None:
    """A member asks to speak, by their own slip. May be repeated: one waits once.

    Whoever waits to speak and raises a point of order waits for that instead.
    Refuses: MeetingNotOpen, SlipElsewhere.
    """
    sitting = _open(meeting_id)
    if actor.member_id is None or actor.meeting_id != meeting_id:
        raise rules.SlipElsewhere
    _ask(sitting, session().get_one(Member, actor.member_id), kind)


@change
def withdraw_request(actor: Actor, meeting_id: int) -> None:
    """Take one's own request back. May be repeated."""
    mine = standing_of(meeting_id, actor.member_id) if actor.member_id is not None else None
    if mine is not None:
        _withdraw(mine)


@change
def add_member_speaker(
    actor: Actor, meeting_id: int, member_id: int, kind: str = rules.SPEECH
) -> None:
    """The desk notes a member who raised a hand. May be repeated. MeetingNotOpen, NotOnRoll."""
    sitting = _open(meeting_id)
    person = session().get(Member, member_id)
    if person is None or person.assembly_id != sitting.assembly_id:
        raise rules.NotOnRoll
    _ask(sitting, person, kind)


@change
def add_guest_speaker(
    actor: Actor, meeting_id: int, name: str, district_code: str = "", kind: str = rules.SPEECH
) -> int:
    """The desk notes somebody who is not on the roll; the same name waits once. Answers its id.

    Refuses: MeetingNotOpen, NameNeeded, NoSuchDistrict.
    """
    sitting = _open(meeting_id)
    name = clean(name, newlines=False)
    if not name:
        raise rules.NameNeeded
    province = assembly(sitting.assembly_id).province_code
    if district_code and district_code not in {row.code for row in districts_of(province)}:
        raise rules.NoSuchDistrict
    asked = (name, district_code or None)
    waiting = {(one.name, one.district_code): one.id for one in requests_in(meeting_id)}
    return waiting.get(asked) or _add(sitting, kind, *asked)


@change
def remove_request(actor: Actor, meeting_id: int, speech_id: int) -> None:
    """The desk takes a request off the list. May be repeated."""
    _withdraw(speech_in(meeting_id, speech_id))


@change
def call_next(actor: Actor, meeting_id: int, seen: int) -> int:
    """Give the floor to the first in order; answers the speech's id.

    ``seen`` is the speech that went on when the desk pressed, 0 for none; it ends with this.
    Refuses: MeetingNotOpen, FloorTaken, NobodyWaiting.
    """
    sitting = _open(meeting_id)
    _take_floor(actor, meeting_id, seen)
    waiting = in_order(meeting_id)
    if not waiting:
        raise rules.NobodyWaiting
    _begin(actor, sitting, speech_in(meeting_id, waiting[0].id))
    return waiting[0].id


@change
def call_speaker(
    actor: Actor, meeting_id: int, seen: int, speech_id: int, reason: str = ""
) -> None:
    """Give the floor to somebody in particular; before their turn only with a reason.

    Refuses: MeetingNotOpen, FloorTaken, NotWaiting, ReasonNeeded.
    """
    sitting = _open(meeting_id)
    _take_floor(actor, meeting_id, seen)
    row = speech_in(meeting_id, speech_id)
    if row.state != "waiting":
        raise rules.NotWaiting
    is_next = in_order(meeting_id)[0].id == speech_id
    row.out_of_turn = rules.check_reason(clean(reason, newlines=False), is_next=is_next)
    _begin(actor, sitting, row)


@change
def end_speech(actor: Actor, meeting_id: int, speech_id: int) -> None:
    """The speaker has ended. May be repeated, also by two at once: only that speech ends."""
    row = speech_in(meeting_id, speech_id)
    if row.state == "speaking":
        _end(actor, row)


@change
def extend(actor: Actor, meeting_id: int, speech_id: int) -> None:
    """Give the speaker a minute more. Refuses: NotSpeaking, LongEnough."""
    row = _running(meeting_id, speech_id)
    row.allowed_seconds = rules.longer(row.allowed_seconds)
    row.warned_at = None
    announce(SpeakerTimed(meeting_id))


@change
def warn(actor: Actor, meeting_id: int, speech_id: int) -> None:
    """Ask the speaker gently to come to an end. May be repeated. Refuses: NotSpeaking."""
    row = _running(meeting_id, speech_id)
    row.warned_at = row.warned_at or clock.now()
    announce(SpeakerTimed(meeting_id))


@change
def clear_floor(meeting_id: int, going_on: int | None = None) -> None:
    """The room has moved on: who spoke has ended, and nobody waits to speak on what is past.

    What was asked on the item that is ``going_on`` stays.
    """
    for row in requests_in(meeting_id):
        if going_on is None or row.agenda_item_id != going_on:
            _withdraw(row)
    running = running_speech(meeting_id)
    if running is not None and (going_on is None or running.agenda_item_id != going_on):
        _end(SYSTEM, running)


def _open(meeting_id: int) -> Meeting:
    """The meeting, open, and held until the change is through: two calls come one after another."""
    sitting = session().get(Meeting, meeting_id, with_for_update=True)
    if sitting is None:
        raise NotFound
    check_is_open(sitting.phase)
    return sitting


def _ask(sitting: Meeting, person: Member, kind: str) -> None:
    standing = standing_of(sitting.id, person.id)
    if standing is None:
        _add(sitting, kind, person.full_name, person.district_code, person.id)
    elif standing.state == "waiting" and kind == rules.POINT_OF_ORDER != standing.kind:
        standing.kind, standing.asked_at = kind, clock.now()
        announce(FloorChanged(sitting.id))


def _add(
    sitting: Meeting, kind: str, name: str, district: str | None, member_id: int | None = None
) -> int:
    row = Speech(
        assembly_id=sitting.assembly_id,
        meeting_id=sitting.id,
        agenda_item_id=sitting.current_item_id,
        member_id=member_id,
        name=name,
        district_code=district,
        kind=kind,
        asked_at=clock.now(),
    )
    session().add(row)
    session().flush()
    announce(FloorChanged(sitting.id))
    return row.id


def _withdraw(row: Speech) -> None:
    if row.state == "waiting":
        row.state = "withdrawn"
        announce(FloorChanged(row.meeting_id))


def _take_floor(actor: Actor, meeting_id: int, seen: int) -> None:
    """Compare with what the desk saw, and end what goes on. Refuses: FloorTaken."""
    row = running_speech(meeting_id)
    if row is None:
        return
    if row.id != seen:
        raise rules.FloorTaken(who=row.moved_by or "—", name=row.name)
    _end(actor, row)


def _begin(actor: Actor, sitting: Meeting, row: Speech) -> None:
    row.state, row.began_at, row.moved_by = "speaking", clock.now(), actor.name
    row.allowed_seconds, row.agenda_item_id = sitting.speech_seconds, sitting.current_item_id
    session().flush()
    called = {
        "member": row.member_id,
        "item": row.agenda_item_id,
        "kind": row.kind,
        "out_of_turn": bool(row.out_of_turn),
    }
    record(actor, "speech_called", f"speech:{row.id}", called)
    announce(SpeakerCalled(sitting.id))


def _end(actor: Actor, row: Speech) -> None:
    row.state, row.ended_at = "spoken", clock.now()
    row.moved_by = actor.name or row.moved_by
    session().flush()
    took = rules.seconds_between(row.began_at or row.ended_at, row.ended_at)
    record(actor, "speech_ended", f"speech:{row.id}", {"seconds": took})
    announce(SpeechEnded(row.meeting_id, len(requests_in(row.meeting_id))))


def _running(meeting_id: int, speech_id: int) -> Speech:
    row = speech_in(meeting_id, speech_id)
    if row.state != "speaking":
        raise rules.NotSpeaking
    return row
