"""Promises follow from resolutions: made on adoption, kept as the register says, ended alike."""

from sqlalchemy import select

from assembly.agenda.models import AgendaItem
from assembly.charter.models import Edition
from assembly.commitments.actions.course import change_state
from assembly.commitments.actions.ground import (
    acting,
    bodies_of,
    line_told,
    named,
    put_bodies,
    subject,
    told,
    write_line,
)
from assembly.commitments.events import CommitmentChanged, CommitmentMade
from assembly.commitments.models import Commitment
from assembly.commitments.queries.fingerprints import fingerprint_of_promise
from assembly.commitments.rules import OPEN, only_takes_note, why_affected
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.versions import touch
from assembly.journal.actions import Content, record
from assembly.resolutions.models import Effect, ItemBody, ItemNote, OperativeItem, Resolution
from assembly.resolutions.queries import names_in, resolution


@change
def make_commitments(resolution_id: int) -> None:
    """One for each operative item that asks for something; harmless to repeat.

    None for the resolution that adopts an edition of the charter: its lines are not promises.
    """
    adopted = resolution(resolution_id)
    edition = select(Edition.id).where(Edition.resolution_id == resolution_id)
    if session().scalar(edition.limit(1)) is not None:
        return
    wanted = select(OperativeItem).where(OperativeItem.resolution_id == resolution_id)
    for item in session().scalars(wanted.order_by(OperativeItem.number)).all():
        if not only_takes_note(item.text) and _whole_of(item.id) is None:
            _make(adopted, item)


def mirror_item(item_id: int) -> None:
    """Take over who acts and until when, as the register says since now; noted line by line."""
    row = _whole_of(item_id)
    if row is None:
        return
    item = session().get_one(OperativeItem, item_id)
    wanted = select(ItemNote.made_by).where(ItemNote.item_id == item_id)
    actor = named(session().scalar(wanted.order_by(ItemNote.number.desc()).limit(1)) or "")
    changed = [_mirror_bodies(row, item_id, actor.name), _mirror_due(row, item, actor.name)]
    if any(changed):
        touch(actor, row, N_("กำหนดผู้รับผิดชอบ"))
        announce(CommitmentChanged(row.id, row.assembly_id))


def follow_effect(effect_id: int) -> None:
    """A resolution without effect ends what is still open; an amended item is looked at again."""
    effect = session().get_one(Effect, effect_id)
    later = session().get(Resolution, effect.later_id) if effect.later_id else None
    why = why_affected(effect.kind, later.number if later else "", effect.reason)
    state = "review" if effect.kind == "amended" else "ended"
    wanted = (
        select(Commitment)
        .join(OperativeItem, OperativeItem.id == Commitment.item_id)
        .where(OperativeItem.resolution_id == effect.earlier_id, Commitment.state.in_(OPEN))
    )
    if effect.kind == "amended":
        wanted = wanted.where(OperativeItem.number == effect.item, Commitment.parent_id.is_(None))
    actor = named(effect.made_by)
    for row in session().scalars(wanted.order_by(Commitment.position.desc())).all():
        change_state(actor, row, state, clock.today(), why)


def _whole_of(item_id: int) -> Commitment | None:
    wanted = select(Commitment).where(Commitment.item_id == item_id, Commitment.position == 0)
    return session().scalar(wanted)


def _make(adopted: Resolution, item: OperativeItem) -> None:
    row = Commitment(
        assembly_id=adopted.assembly_id,
        item_id=item.id,
        title=item.text,
        strategy_id=session().get_one(AgendaItem, adopted.agenda_item_id).strategy_id,
        due_on=item.due_on,
        state_on=clock.today(),
    )
    session().add(row)
    session().flush()
    put_bodies(row, *_of_item(item.id))
    told = {"resolution": adopted.id, "item": item.number}
    content: Content = {**told, "promise": fingerprint_of_promise(row)}
    record(SYSTEM, "commitment_made", subject(row), content)
    announce(CommitmentMade(row.id, row.assembly_id))


def _of_item(item_id: int) -> tuple[int | None, tuple[int, ...]]:
    """Who acts on an operative item, as the register says."""
    wanted = select(ItemBody).where(ItemBody.item_id == item_id)
    return acting(session().scalars(wanted.order_by(ItemBody.position)))


def _mirror_bodies(row: Commitment, item_id: int, who: str) -> bool:
    before, after = bodies_of(row), _of_item(item_id)
    if before == after:
        return False
    put_bodies(row, *after)
    names = names_in(row.assembly_id)
    words = {"before": told(before, names), "after": told(after, names)}
    line = write_line(named(who), row, "bodies", clock.today(), **words)
    content: Content = {"lead": after[0], "partners": list(after[1]), **line_told(line)}
    record(SYSTEM, "commitment_bodies_changed", subject(row), content)
    return True


def _mirror_due(row: Commitment, item: OperativeItem, who: str) -> bool:
    if row.due_on == item.due_on:
        return False
    before, after = (day.isoformat() if day else "" for day in (row.due_on, item.due_on))
    row.due_on = item.due_on
    line = write_line(named(who), row, "due", clock.today(), before=before, after=after)
    content: Content = {"before": before, "after": after, **line_told(line)}
    record(SYSTEM, "commitment_extended", subject(row), content)
    return True
