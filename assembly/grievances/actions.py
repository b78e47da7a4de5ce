"""Telling a grievance; and what the desk may do with it: attach, review, withhold."""

from collections.abc import Sequence

from sqlalchemy import func, select, update

from assembly.agenda.actions import item_in
from assembly.agenda.models import AgendaItem
from assembly.assemblies.queries import assembly
from assembly.core import clock, ids
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean, graphemes
from assembly.grievances import rules
from assembly.grievances.events import GrievanceReviewed, GrievancesAttached, GrievanceTold
from assembly.grievances.models import Grievance
from assembly.grievances.queries import leaves_of, tracking_hash
from assembly.journal.actions import Content, record
from assembly.meetings.actions import take_turn
from assembly.meetings.queries import meeting, name_of
from assembly.meetings.rules import check_not_over
from assembly.places.models import Province, Subdistrict
from assembly.places.queries import subdistrict_in
from assembly.plans.models import Strategy


@change
def tell(
    assembly_id: int, subdistrict_code: str, strategy_id: int | None, text: str, key: str
) -> dict[str, str]:
    """Take in a grievance from anybody; answers ``{"code": 16 digits}`` to follow it by.

    May be repeated: the code follows from the key, and the same words under the same key are one
    grievance. Nothing says who, from where on the network, or at what time of day; there is no
    journal entry and no remembered answer, since their order would date it (trust.md).
    Refuses: NothingTold, ToldTooMuch, PlaceElsewhere, StrategyElsewhere, AlreadyTold.
    """
    text = clean(text)
    rules.check_length(graphemes(text))
    place = _place(assembly_id, subdistrict_code)
    _check_strategy(assembly_id, strategy_id)
    code = ids.keyed_digits("grievance", f"{assembly_id}|{key or ids.token()}", rules.CODE_DIGITS)
    said = {"text": text, "subdistrict_code": place.code, "strategy_id": strategy_id}
    if not _is_known(tracking_hash(code), said):
        told = Grievance(
            assembly_id=assembly_id,
            district_code=place.district_code,
            told_on=clock.today(),
            tracking_hash=tracking_hash(code),
            **said,
        )
        session().add(told)
        session().flush()
        announce(GrievanceTold(assembly_id))
    return {"code": code}


@change
def attach(
    actor: Actor, meeting_id: int, version: int, item_id: int, grievance_ids: Sequence[int]
) -> None:
    """Put grievances behind an agenda item of the same assembly; that also reviews them.

    Words that were withheld stay withheld. Behind a finished item nothing changes any more.
    Refuses: NothingChosen, GrievanceNotHere, ItemIsDone, MeetingNotOpen, Stale.
    """
    item = item_in(meeting_id, item_id)
    rows = _chosen(item.assembly_id, set(grievance_ids))
    for behind in {item_id, *(row.agenda_item_id for row in rows)} - {None}:
        _check_may_change(behind)
    take_turn(actor, meeting_id, version, N_("นำความทุกข์เข้าวาระ %(number)s"), item.number)
    for row in rows:
        row.agenda_item_id = item_id
        row.state = "reviewed" if row.state == "new" else row.state
    ids_ = sorted(row.id for row in rows)
    record(
        actor, "grievances_attached", f"item:{item_id}", {"count": len(rows), "grievances": ids_}
    )
    announce(GrievancesAttached(item_id, meeting_id))


@change
def follow_matter(actor: Actor, from_item_id: int, item_id: int) -> None:
    """What stood behind a matter that goes on elsewhere now stands behind it there.

    Behind an item that was decided it stays: the decision stands on it.
    """
    old = session().get_one(AgendaItem, from_item_id)
    if old.phase == "done" and old.outcome != "postponed":
        return
    rows = session().scalars(select(Grievance).where(Grievance.agenda_item_id == from_item_id))
    moved = [row.id for row in rows]
    session().execute(
        update(Grievance).where(Grievance.id.in_(moved)).values(agenda_item_id=item_id)
    )
    if moved:
        content: Content = {"from": from_item_id, "count": len(moved), "grievances": sorted(moved)}
        record(actor, "grievances_carried", f"item:{item_id}", content)


@change
def review(actor: Actor, grievance_id: int) -> None:
    """Let a grievance's words be shown. May be repeated."""
    _judge(actor, grievance_id, "reviewed")


@change
def withhold(actor: Actor, grievance_id: int) -> None:
    """Hide a grievance's words from everybody but its sender. May be repeated."""
    _judge(actor, grievance_id, "withheld")


@change
def seal_batch(actor: Actor, assembly_id: int) -> int:
    """Enter all grievances told since the last batch into the journal at once; answers how many.

    The entry has the date, the count and the Merkle root: single entries would date single people.
    """
    leaves = leaves_of(assembly_id, None)
    if not leaves:
        return 0
    last = select(func.max(Grievance.batch)).where(Grievance.assembly_id == assembly_id)
    batch = (session().scalar(last) or 0) + 1
    fresh = select(Grievance).where(Grievance.assembly_id == assembly_id, Grievance.batch.is_(None))
    for row in session().scalars(fresh):
        row.batch = batch
    content = {"batch": batch, "date": clock.today().isoformat(), **rules.seal(leaves)}
    record(actor, "grievances_sealed", f"assembly:{assembly_id}", content)
    return len(leaves)


def _place(assembly_id: int, code: str) -> Subdistrict:
    province = assembly(assembly_id).province_code
    place = subdistrict_in(province, code)
    if place is None:
        raise rules.PlaceElsewhere(province=name_of(session().get_one(Province, province)))
    return place


def _check_strategy(assembly_id: int, strategy_id: int | None) -> None:
    found = session().get(Strategy, strategy_id) if strategy_id is not None else None
    if strategy_id is not None and (found is None or found.assembly_id != assembly_id):
        raise rules.StrategyElsewhere


def _is_known(hashed: str, said: dict[str, str | int | None]) -> bool:
    known = session().scalar(select(Grievance).where(Grievance.tracking_hash == hashed))
    if known is not None and any(getattr(known, name) != value for name, value in said.items()):
        raise rules.AlreadyTold
    return known is not None


def _chosen(assembly_id: int, wanted: set[int]) -> list[Grievance]:
    if not wanted:
        raise rules.NothingChosen
    found = select(Grievance).where(Grievance.id.in_(wanted), Grievance.assembly_id == assembly_id)
    rows = list(session().scalars(found))
    if len(rows) != len(wanted):
        raise rules.GrievanceNotHere
    return rows


def _check_may_change(item_id: int | None) -> None:
    behind = session().get_one(AgendaItem, item_id)
    check_not_over(meeting(behind.meeting_id).phase)
    if behind.phase == "done":
        raise rules.ItemIsDone


def _judge(actor: Actor, grievance_id: int, state: str) -> None:
    row = session().get(Grievance, grievance_id)
    if row is None:
        raise rules.GrievanceNotHere
    row.state = state
    record(actor, f"grievance_{state}", f"grievance:{grievance_id}", {})
    announce(GrievanceReviewed(row.assembly_id))
