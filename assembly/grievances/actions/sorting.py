"""Where the desk sends grievances: under a strategy, to an organisation, onto a running order."""

from sqlalchemy import select, update

from assembly.agenda.actions import add_item
from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.grievances import rules
from assembly.grievances.actions.attaching import attach
from assembly.grievances.actions.ground import note_step
from assembly.grievances.actions.picking import Picks, check_picks, ids_of, take
from assembly.grievances.models import GrievanceMessage
from assembly.journal.actions import Content, record
from assembly.meetings.queries import meeting
from assembly.plans.models import Strategy
from assembly.registry.models import Organisation
from assembly.registry.rules import IsNoMore


@change
def place_under(actor: Actor, assembly_id: int, picks: Picks, strategy_id: int | None) -> None:
    """Place grievances under a strategy, or under none; what the sender chose is kept beside it.

    Refuses: StrategyElsewhere, NothingChosen, GrievanceNotHere, Stale.
    """
    name = ""
    if strategy_id is not None:
        strategy = session().get(Strategy, strategy_id)
        if strategy is None or strategy.assembly_id != assembly_id:
            raise rules.StrategyElsewhere
        name = strategy.short_th
    rows = take(actor, assembly_id, picks, N_("จัดเข้ายุทธศาสตร์"))
    for row in rows:
        if row.strategy_id != strategy_id:
            note_step(row, "strategy", name)
        row.strategy_id = strategy_id
    content: Content = {"strategy": strategy_id, "grievances": ids_of(rows)}
    record(actor, "grievances_placed", f"assembly:{assembly_id}", content)


@change
def forward(actor: Actor, assembly_id: int, picks: Picks, organisation_id: int) -> None:
    """Send grievances to an organisation, by name.

    Refuses: NothingChosen, GrievanceNotHere, Stale, IsNoMore.

    Raises ``NotFound`` for an organisation of somewhere else.
    """
    body = session().get(Organisation, organisation_id)
    if body is None or body.assembly_id != assembly_id:
        raise NotFound
    if body.ended is not None:
        raise IsNoMore(name=body.name)
    rows = take(actor, assembly_id, picks, N_("ส่งต่อหน่วยงาน"))
    for row in rows:
        if row.organisation_id != organisation_id:
            note_step(row, "forwarded", body.name)
        row.organisation_id = organisation_id
    content: Content = {"organisation": organisation_id, "grievances": ids_of(rows)}
    record(actor, "grievances_forwarded", f"assembly:{assembly_id}", content)


@change
def read_messages(actor: Actor, assembly_id: int, picks: Picks) -> None:
    """Say that what the senders wrote was read. May be repeated. Refuses: Stale."""
    rows = take(actor, assembly_id, picks, N_("อ่านข้อความของผู้แจ้ง"))
    theirs = (GrievanceMessage.grievance_id.in_(ids_of(rows)), GrievanceMessage.from_sender)
    session().execute(update(GrievanceMessage).where(*theirs).values(is_read=True))
    record(actor, "messages_read", f"assembly:{assembly_id}", {"grievances": ids_of(rows)})


@change
def put_behind(actor: Actor, assembly_id: int, picks: Picks, item_id: int) -> int:
    """Put grievances behind an item that stands on a running order; answers the item's id.

    Refuses: ItemIsDone, MeetingNotOpen, NothingChosen, GrievanceNotHere, Stale.
    """
    rows = check_picks(assembly_id, picks)
    behind = item(item_id)
    if behind.assembly_id != assembly_id:
        raise NotFound
    version = meeting(behind.meeting_id).version
    attach(actor, behind.meeting_id, version, item_id, ids_of(rows))
    return item_id


@change
def put_on_agenda(
    actor: Actor,
    assembly_id: int,
    picks: Picks,
    meeting_id: int,
    title: str,
    strategy_id: int | None = None,
) -> int:
    """Make an item of a running order for grievances, with them behind it; answers its id.

    Refuses: NoTitle, MeetingIsOver, NothingChosen, GrievanceNotHere, Stale.
    """
    check_picks(assembly_id, picks)
    if meeting(meeting_id).assembly_id != assembly_id:
        raise NotFound
    return put_behind(actor, assembly_id, picks, _new_item(actor, meeting_id, title, strategy_id))


def _new_item(actor: Actor, meeting_id: int, title: str, strategy_id: int | None) -> int:
    """At the end of what is there to be decided, if the order has such a heading."""
    wanted = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting_id,
        AgendaItem.parent_id.is_(None),
        AgendaItem.strategy_id.is_(None),
        AgendaItem.kind == "decide",
        AgendaItem.phase == "waiting",
    )
    heading = session().scalar(wanted.order_by(AgendaItem.position.desc()).limit(1))
    version = meeting(meeting_id).version
    return add_item(actor, meeting_id, title, strategy_id, heading, kind="decide", version=version)
