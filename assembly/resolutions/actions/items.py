"""Who acts on which operative item, until when: settled in the draft, or noted after the vote."""

from dataclasses import replace

from sqlalchemy import delete, func, select

from assembly.agenda.actions import item_in
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.versions import seen, touch
from assembly.journal.actions import Content, record
from assembly.meetings.actions import take_turn
from assembly.meetings.queries import meeting
from assembly.meetings.rules import check_not_over
from assembly.registry.actions import add_organisation
from assembly.resolutions.actions.ground import draft_on
from assembly.resolutions.events import DraftChanged, ItemAssigned, RegisterChanged
from assembly.resolutions.models import Draft, ItemBody, ItemNote, OperativeItem, Resolution
from assembly.resolutions.queries import items_of_resolution, names_in, tails_of
from assembly.resolutions.rules import (
    Assigned,
    DraftIsVoted,
    Item,
    NewBody,
    NoSuchItem,
    check_assigned,
    from_text,
    items_of,
    split_resolution,
    tail,
    to_text,
)


@change
def assign_in_draft(
    actor: Actor,
    meeting_id: int,
    version: int,
    item_id: int,
    number: int,
    assigned: Assigned,
    new: NewBody | None = None,
) -> None:
    """Settle who acts on an operative item of a draft, until it is put to the vote.

    The text put to the vote says it, and so does its hash. May be repeated. Refuses: Stale,
    NoDraft, DraftIsVoted, NoSuchItem, what ``check_assigned`` and a new organisation refuse.
    """
    row = item_in(meeting_id, item_id)
    did = N_("กำหนดผู้รับผิดชอบในร่างมติ วาระ %(number)s")
    sitting = take_turn(actor, meeting_id, version, did, row.number)
    check_not_over(sitting.phase)
    draft = draft_on(item_id)
    if draft.ballot_id is not None:
        raise DraftIsVoted
    if not 1 <= number <= len(split_resolution(draft.text)[1]):
        raise NoSuchItem
    assigned = _with_new(actor, draft.assembly_id, assigned, new)
    check_assigned(assigned, names_in(draft.assembly_id), sitting.held_on)
    draft.assigned = to_text({**from_text(draft.assigned), number: assigned})
    content: Content = {"item": number, **assigned.on_record()}
    record(actor, "draft_assigned", f"draft:{draft.id}", content)
    announce(DraftChanged(item_id, meeting_id, draft.state))


@change
def assign_item(
    actor: Actor,
    resolution_id: int,
    version: int,
    number: int,
    assigned: Assigned,
    new: NewBody | None = None,
) -> None:
    """Say who acts on an adopted item from now on; noted, the adopted text stays as it is.

    May be repeated. Refuses: Stale, NoSuchItem, what ``check_assigned`` and a new one refuse.
    """
    row = seen(Resolution, resolution_id, version)
    wanted = select(OperativeItem).where(
        OperativeItem.resolution_id == resolution_id, OperativeItem.number == number
    )
    item = session().scalar(wanted)
    if item is None:
        raise NoSuchItem
    assigned = _with_new(actor, row.assembly_id, assigned, new)
    names = names_in(row.assembly_id)
    check_assigned(assigned, names, meeting(row.meeting_id).held_on)
    now = next(one for one in items_of_resolution(resolution_id) if one.number == number)
    if now.assigned == assigned:
        return
    _note(actor, item, tail(now.assigned, names), tail(assigned, names))
    _put(item, assigned)
    touch(actor, row, N_("กำหนดผู้รับผิดชอบ"))
    content: Content = {"item": number, **assigned.on_record()}
    record(actor, "item_assigned", f"resolution:{resolution_id}", content)
    announce(ItemAssigned(item.id, resolution_id, row.assembly_id))
    announce(RegisterChanged(row.assembly_id))


def make_items(row: Resolution, draft: Draft) -> None:
    """The operative items of what was just adopted, as rows; runs inside the adoption."""
    assigned = from_text(draft.assigned)
    for item in items_of(row.text, draft.text, assigned, tails_of(draft)):
        _make(row.id, item)


def _make(resolution_id: int, item: Item) -> None:
    row = OperativeItem(
        resolution_id=resolution_id,
        number=item.number,
        text=item.text,
        decided=item.tail.strip(),
    )
    session().add(row)
    session().flush()
    _put(row, item.assigned)


def _put(row: OperativeItem, assigned: Assigned) -> None:
    row.due_on = assigned.due
    session().execute(delete(ItemBody).where(ItemBody.item_id == row.id))
    for place, body in enumerate(assigned.bodies):
        leads = body == assigned.lead
        session().add(ItemBody(item_id=row.id, organisation_id=body, leads=leads, position=place))
    session().flush()


def _note(actor: Actor, item: OperativeItem, before: str, after: str) -> None:
    wanted = select(func.count()).where(ItemNote.item_id == item.id)
    note = ItemNote(
        item_id=item.id,
        number=(session().scalar(wanted) or 0) + 1,
        made_at=clock.now(),
        made_by=actor.name,
        before=before.strip(),
        after=after.strip(),
    )
    session().add(note)


def _with_new(actor: Actor, assembly_id: int, assigned: Assigned, new: NewBody | None) -> Assigned:
    """The same with an organisation that was typed beside the list."""
    if new is None:
        return assigned
    made = add_organisation(actor, assembly_id, new.name, new.sector, new.level)
    if new.leads:
        return replace(assigned, lead=made)
    return replace(assigned, partners=(*assigned.partners, made))
