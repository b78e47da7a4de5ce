"""Promises that stand on a running order again: come back, or risen to another assembly."""

from collections.abc import Iterable

from sqlalchemy import select

from assembly.agenda.actions import add_item, prepare_meeting
from assembly.commitments.models import Commitment
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.follow_up import rules
from assembly.follow_up.events import CommitmentPutOn
from assembly.follow_up.models import CommitmentItem
from assembly.follow_up.queries import (
    came_back_to,
    heading_for,
    source_item,
    strategy_in,
    waiting_again,
)
from assembly.journal.actions import Content, record
from assembly.meetings.actions import keep_undo_too, take_turn
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting
from assembly.meetings.rules import Settings, check_not_over


@change
def bring_back(actor: Actor, meeting_id: int, version: int, commitment_ids: Iterable[int]) -> int:
    """Put promises on a meeting's running order to be decided anew; answers how many.

    Refuses: NothingChosen, NotOfTheSeries, SuchIsOver, OnTheOrder, Stale, MeetingIsOver.
    """
    wanted = sorted(set(commitment_ids))
    sitting = take_turn(actor, meeting_id, version, N_("นำพันธสัญญากลับเข้าวาระ"))
    check_not_over(sitting.phase)
    if not wanted:
        raise rules.NothingChosen
    for id_ in wanted:
        about = session().get(Commitment, id_)
        if about is None or about.assembly_id != sitting.assembly_id or about.parent_id:
            raise rules.NotOfTheSeries
        rules.check_may_ask("bring", about.state)
        put_on(actor, sitting, about, "returned")
    return len(wanted)


@change
def prepare_with_returned(
    actor: Actor, assembly_id: int, settings: Settings, template: str, *, carry: bool, back: bool
) -> int:
    """Call a meeting as ``prepare_meeting`` does; ``back`` puts what came back on its order."""
    meeting_id = prepare_meeting(actor, assembly_id, settings, template, carry=carry)
    sitting = meeting(meeting_id)
    for about in came_back_to(sitting) if back else ():
        put_on(actor, sitting, about, "returned")
    return meeting_id


def put_on(actor: Actor, sitting: Meeting, about: Commitment, why: str) -> int:
    """One point more on a running order, to be decided; answers the item's id.

    It goes on from the point whose resolution made the promise. Refuses: OnTheOrder.
    """
    if about.id in waiting_again(sitting.assembly_id):
        raise rules.OnTheOrder
    item_id = add_item(
        actor,
        sitting.id,
        rules.title_for(about.title, why),
        strategy_in(about, sitting.assembly_id),
        heading_for(sitting.id),
        kind="decide",
        carried_from_id=source_item(about),
    )
    session().add(CommitmentItem(commitment_id=about.id, agenda_item_id=item_id, why=why))
    session().flush()
    content: Content = {"commitment": about.id, "why": why}
    record(actor, "commitment_put_on", f"item:{item_id}", content)
    announce(CommitmentPutOn(about.id, item_id, sitting.id))
    return item_id


def take_off(meeting_id: int, item_id: int) -> None:
    """A point is taken off the order: what came back is offered again; the step can be taken back.

    What another assembly raised stays: it is decided, withdrawn or put off, never removed.
    """
    wanted = select(CommitmentItem).where(
        CommitmentItem.agenda_item_id == item_id, CommitmentItem.why == "returned"
    )
    for one in session().scalars(wanted).all():
        keep_undo_too(meeting_id, one)
        session().delete(one)
    session().flush()


def follow_matter(from_item_id: int, item_id: int) -> None:
    """The matter goes on at another meeting: so does what it is about."""
    wanted = select(CommitmentItem).where(CommitmentItem.agenda_item_id == from_item_id)
    for one in session().scalars(wanted).all():
        known = session().get(CommitmentItem, (one.commitment_id, item_id))
        if known is None:
            session().add(
                CommitmentItem(commitment_id=one.commitment_id, agenda_item_id=item_id, why=one.why)
            )
    session().flush()
