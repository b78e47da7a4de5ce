"""Asking the hall about a promise, under the standing point that follows up."""

from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item
from assembly.agenda.rules import NotYetCarried
from assembly.ballots.actions import open_ballot
from assembly.ballots.rules import Kind, OddTerms, Terms
from assembly.commitments.models import Commitment
from assembly.commitments.queries import commitment_view
from assembly.core import clock
from assembly.core.access import Actor, require
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.follow_up import rules
from assembly.follow_up.events import FollowUpChanged
from assembly.follow_up.models import FollowUp
from assembly.follow_up.queries import (
    bodies_above,
    follow_up,
    is_of_series,
    put_in,
    rounds_on,
    target_of,
    told_of,
)
from assembly.follow_up.rules import Asked
from assembly.journal.actions import Content, record
from assembly.meetings.actions import check_turn, keep_undo, take_turn
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting
from assembly.meetings.rules import check_is_open, check_not_over


@change
def ask(
    actor: Actor,
    meeting_id: int,
    version: int,
    commitment_id: int,
    asked: Asked,
    terms: Terms,
    *,
    warned: bool = True,
) -> int:
    """Ask the hall about a promise: opens a ballot on it; answers the ballot's id. Not repeatable.

    Refuses: Stale, MeetingNotOpen, NotInReport, NotOfTheSeries, BeingAsked, OddTerms, what
    ``check_asked`` and the target refuse, and whatever opening a ballot refuses.
    """
    sitting, point = check_turn(meeting_id, version), report_item(meeting_id)
    check_is_open(sitting.phase)
    if not is_of_series(sitting, commitment_id):
        raise rules.NotOfTheSeries
    about = session().get_one(Commitment, commitment_id)
    asked = Asked(**{**vars(asked), "reason": clean(asked.reason, newlines=False)})
    _check(actor, sitting, about, asked, terms)
    row = _put(actor, point, about, asked)
    words = (rules.question_of(asked, about.title, target_of(asked)), _text(about, asked))
    row.ballot_id = open_ballot(
        actor,
        meeting_id,
        version,
        point.id,
        *words,
        terms,
        warned=warned,
        round_=rounds_on(commitment_id, meeting_id) + 1,
    )
    row.state = "voting"
    content: Content = {"kind": row.kind, "ballot": row.ballot_id}
    record(actor, "follow_up_asked", f"commitment:{commitment_id}", content)
    announce(FollowUpChanged(row.id, meeting_id, commitment_id))
    return row.ballot_id


@change
def drop(actor: Actor, meeting_id: int, version: int, follow_up_id: int) -> None:
    """Ask no more what was put and not decided; the step can be taken back.

    Refuses: NothingPut, Stale.
    """
    row = follow_up(follow_up_id)
    if row.meeting_id != meeting_id or row.state != "put":
        raise rules.NothingPut
    sitting = take_turn(actor, meeting_id, version, N_("ไม่ถามที่ประชุมเรื่องพันธสัญญาแล้ว"))
    check_not_over(sitting.phase)
    keep_undo(sitting, row, "state")
    row.state = "withdrawn"
    record(actor, "follow_up_dropped", f"commitment:{row.commitment_id}", {"kind": row.kind})
    announce(FollowUpChanged(row.id, meeting_id, row.commitment_id))


def report_item(meeting_id: int) -> AgendaItem:
    """The standing point that the room is on. Refuses: NotInReport."""
    here = meeting(meeting_id).current_item_id
    row = item(here) if here is not None else None
    if row is None or row.kind != "report" or row.phase != "open":
        raise rules.NotInReport
    return row


def _check(actor: Actor, sitting: Meeting, about: Commitment, asked: Asked, terms: Terms) -> None:
    rules.check_may_ask(asked.kind, about.state)
    rules.check_asked(asked, about.due_on, clock.today())
    if terms.kind not in (Kind.CONSENSUS, Kind.VOTE):
        raise OddTerms
    if asked.kind == "escalate":
        _check_target(actor, sitting, about, asked)
    before = put_in(sitting.id, about.id)
    if before is not None and before.state == "voting":
        raise rules.BeingAsked


def _check_target(actor: Actor, sitting: Meeting, about: Commitment, asked: Asked) -> None:
    """Whoever raises a matter to another assembly runs its meetings, too.

    Refuses: BodyIsNotAbove, NotYetCarried, Forbidden.
    """
    if asked.organisation_id is not None:
        if asked.organisation_id not in {body.id for body in bodies_above(about)}:
            raise rules.BodyIsNotAbove
    elif asked.to_meeting_id is not None:
        above = meeting(asked.to_meeting_id)
        require(actor, "run_meeting", above.assembly_id)
        if above.phase != "planned" or above.assembly_id == sitting.assembly_id:
            raise NotYetCarried


def _put(actor: Actor, point: AgendaItem, about: Commitment, asked: Asked) -> FollowUp:
    """The row that says what is asked: a new one, or the one that waits to be asked again."""
    row = put_in(point.meeting_id, about.id) or FollowUp(
        meeting_id=point.meeting_id,
        agenda_item_id=point.id,
        commitment_id=about.id,
        state="put",
    )
    for name, value in vars(asked).items():
        setattr(row, name, value)
    row.made_at, row.made_by = clock.now(), actor.name
    session().add(row)
    session().flush()
    return row


def _text(about: Commitment, asked: Asked) -> str:
    told, view = told_of(about.id), commitment_view(about.id)
    known = rules.known_of(
        about.title,
        view.resolution,
        view.lead.name if view.lead else "",
        [body.name for body in view.partners],
        about.due_on,
        (told.on, told.text) if told else None,
    )
    return rules.text_of(asked, known, target_of(asked))
