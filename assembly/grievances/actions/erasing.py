"""Forgetting what people told: the words go for good, the numbers and places stay."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from sqlalchemy import delete, select, update

from assembly.assemblies.queries import assembly
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.forgetting import forget_pages
from assembly.core.pictures import forget_picture, forget_strays
from assembly.grievances import rules
from assembly.grievances.actions.ground import join_index, note_steps
from assembly.grievances.events import GrievanceReviewed
from assembly.grievances.models import (
    Grievance,
    GrievanceContact,
    GrievanceMessage,
    GrievancePicture,
    GrievanceStep,
    MeToo,
)
from assembly.grievances.queries import is_decided, leaf_of
from assembly.journal.actions import record

PATIENCE = 2.0  # seconds for the database's log to be free of readers
AT_ONCE = 1000
TABLES = (
    "grievance", "grievance_message", "grievance_contact", "grievance_step", "grievance_picture",
    "me_too",
)  # fmt: skip


def forget_old(actor: Actor, assembly_id: int, *, dry_run: bool = False) -> rules.Forgotten:
    """Erase the words of what was told longer ago than the assembly keeps them; the matter is over.

    Runs outside a change and may be repeated. Refuses: KeepsForGood.
    """
    days = assembly(assembly_id).keep_days
    if days is None:
        raise rules.KeepsForGood
    if dry_run:
        over, waiting = _told_before(assembly_id, days)
        return rules.Forgotten(days, len(over), waiting)
    erased, files = 0, []
    while more := _forget(actor, assembly_id, days):
        erased += len(more)
        files += [name for names in more.values() for name in names]
    forget_for_good(files)
    return rules.Forgotten(days, erased, _told_before(assembly_id, days)[1])


@change
def _forget(actor: Actor, assembly_id: int, days: int) -> dict[int, list[str]]:
    """Some of them, so that nobody waits long for the one writer: id → its pictures' files."""
    ids = _told_before(assembly_id, days)[0][:AT_ONCE]
    if not ids:
        return {}
    over = session().scalars(select(Grievance).where(Grievance.id.in_(ids))).all()
    files = wipe(over)
    for row in over:
        row.version += 1
    session().flush()
    note_steps(Grievance.id.in_(ids), "forgotten", str(days))
    content = {"count": len(over), "keep_days": days}
    record(actor, "grievances_forgotten", f"assembly:{assembly_id}", content)
    announce(GrievanceReviewed(assembly_id))
    return files


def wipe(rows: Sequence[Grievance]) -> dict[int, list[str]]:
    """Take the words of grievances out of every table; answers each one's picture files.

    Their leaves stay, so that the journal's batches still verify; the salt goes, so that nobody can
    try out words against them.
    """
    for row in rows:
        row.erased_leaf = leaf_of(row).hex()
        row.text = row.search = row.salt = row.withheld_because = ""
        row.cleared_text = row.published_on = row.target_group = row.typed_by = None
    session().flush()
    ids = [row.id for row in rows]
    pictures = select(GrievancePicture).where(GrievancePicture.grievance_id.in_(ids))
    files: dict[int, list[str]] = {id_: [] for id_ in ids}
    for picture in session().scalars(pictures):
        files[picture.grievance_id].append(picture.name)
    for table in (GrievanceMessage, GrievanceContact, GrievancePicture, MeToo):
        session().execute(delete(table).where(table.grievance_id.in_(ids)))
    noted = update(GrievanceStep).where(GrievanceStep.grievance_id.in_(ids))
    session().execute(noted.values(note=""))
    if ids:
        join_index()
    return files


def forget_for_good(files: Collection[str]) -> None:
    """After the commit: the pictures' files, and what the database's log still holds."""
    for name in files:
        forget_picture(name)
    session().close()  # our own reading would keep the old pages
    forget_pages(PATIENCE, TABLES)


def finish_forgetting() -> int:
    """Before anybody is served: what a power cut or a reader left behind; answers how many files.

    A log that was read all the time when somebody's words were erased holds them until then.
    """
    strays = forget_strays(set(session().scalars(select(GrievancePicture.name))))
    session().close()
    forget_pages(PATIENCE, ())
    return strays


def _told_before(assembly_id: int, days: int) -> tuple[list[int], int]:
    """Of what is older, those whose matter is over; and how many others still wait."""
    asked = (Grievance.id, Grievance.state, Grievance.answered_on, Grievance.agenda_item_id)
    old = select(*asked).where(
        Grievance.assembly_id == assembly_id,
        Grievance.told_on < clock.today() - timedelta(days=days),
        Grievance.erased_leaf == "",
    )
    rows = session().execute(old).all()
    decided = _decided(row.agenda_item_id for row in rows)
    over = [
        row.id
        for row in rows
        if rules.matter_is_over(
            row.state,
            is_answered=row.answered_on is not None,
            is_behind=row.agenda_item_id is not None,
            is_decided=row.agenda_item_id in decided,
        )
    ]
    return over, len(rows) - len(over)


def _decided(items: Iterable[int | None]) -> set[int]:
    return {item for item in set(items) if item is not None and is_decided(item)}
