"""The working draft, clause by clause: nothing in force changes until an edition is adopted."""

from assembly.charter import rules
from assembly.charter.actions.ground import (
    check_no_circle,
    check_seen,
    hashed,
    loosen,
    note,
    open_draft,
)
from assembly.charter.models import Charter, Clause, DraftChange
from assembly.charter.queries import (
    PARTS,
    change_of_clause,
    change_of_part,
    draft_sections,
    seen_of,
)
from assembly.charter.queries import clause as clause_by_id
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.journal.actions import Content


@change
def draft_amendment(
    actor: Actor,
    clause_id: int,
    seen: str,
    text: str,
    reason: str = "",
    resolution_id: int | None = None,
) -> int:
    """Draft other words for a clause, or better ones for those drafted; answers the change's id.

    Raises ``Stale``, ``AlreadyRepealed``, ``NothingChanges``. So do the verbs below.
    """
    clause, charter = _open(clause_id, seen)
    text = _words(text)
    if text == clause.text:
        raise rules.NothingChanges
    row = _change(charter, clause)
    row.kind = "move" if row.kind == "move" else "amend"
    row.text = text
    _because(actor, row, reason, resolution_id)
    did = N_("แก้ข้อ %(number)s")
    note(actor, charter, did, clause.number, _told(row, clause=clause.id))
    return row.id


@change
def draft_repeal(
    actor: Actor, clause_id: int, seen: str, reason: str = "", resolution_id: int | None = None
) -> int:
    """Draft that a clause is no more; answers the change's id."""
    clause, charter = _open(clause_id, seen)
    row = _change(charter, clause)
    if row.kind == "move":
        loosen(charter, row)
    row.kind, row.text, row.place = "repeal", "", ""
    _because(actor, row, reason, resolution_id)
    note(actor, charter, N_("ยกเลิกข้อ %(number)s"), clause.number, _told(row, clause=clause.id))
    return row.id


@change
def draft_move(
    actor: Actor,
    clause_id: int,
    seen: str,
    place: str,
    text: str = "",
    reason: str = "",
    resolution_id: int | None = None,
) -> int:
    """Draft another place for a clause, with other words if ``text`` has some.

    Once an edition has been printed its number stays behind as repealed, and the words get a new
    one where they go. Refuses also: NoSuchPlace.
    """
    clause, charter = _open(clause_id, seen)
    check_place(charter.id, place)
    if place == f"after:c{clause_id}":
        raise rules.NoSuchPlace
    row = _change(charter, clause)
    row.kind = "move"
    check_no_circle(charter, row, place)
    row.place, row.text = place, _words(text or clause.text)
    _because(actor, row, reason, resolution_id)
    note(actor, charter, N_("ย้ายข้อ %(number)s"), clause.number, _told(row, clause=clause.id))
    return row.id


@change
def draft_clause(
    actor: Actor,
    charter_id: int,
    place: str,
    text: str,
    reason: str = "",
    resolution_id: int | None = None,
    *,
    change_id: int | None = None,
    seen: str = "",
) -> int:
    """Draft a new clause at a place, or better words for one that is drafted (``change_id``).

    Answers the change's id. Refuses: NoSuchPlace, GoneFromDraft, Stale.
    """
    charter = open_draft(charter_id)
    row = DraftChange(charter_id=charter_id, kind="insert", made_at=clock.now(), version=0)
    if change_id is not None:
        row = drafted_row(charter, change_id, seen)
        if row.kind != "insert":
            raise NotFound
    check_place(charter_id, place)
    if place == f"after:n{change_id}":
        place = row.place
    check_no_circle(charter, row, place)
    row.place, row.text = place, _words(text)
    session().add(row)
    _because(actor, row, reason, resolution_id)
    note(actor, charter, N_("ร่างข้อใหม่"), "", _told(row))
    return row.id


@change
def draft_part(
    actor: Actor,
    charter_id: int,
    part: str,
    seen: str,
    text: str,
    reason: str = "",
    resolution_id: int | None = None,
) -> int:
    """Draft the title, preamble, transitory provisions, signers or pledge; answers the change's id.

    Drafting again what stands takes the change back; then 0 is answered.
    """
    charter = open_draft(charter_id)
    if part not in PARTS:
        raise NotFound
    row = change_of_part(charter_id, part)
    check_seen(charter, seen, seen_of(row))
    text = clean(text, newlines=part != "title")
    if part == "signers":
        text = rules.signers_text(rules.signers_in(text))
    if text == getattr(charter, part):
        return _unchanged(actor, charter, row)
    if row is None:
        row = DraftChange(charter_id=charter_id, kind="part", part=part, version=0)
        row.made_at = clock.now()
        session().add(row)
    row.text = text
    _because(actor, row, reason, resolution_id)
    note(actor, charter, N_("แก้ส่วนต้นหรือส่วนท้าย"), "", _told(row, part=part))
    return row.id


@change
def undo_change(actor: Actor, change_id: int, seen: str) -> None:
    """Take one change out of the draft. What was laid after it lies where it lay.

    Raises ``Stale``, ``GoneFromDraft``, ``ChapterHasClauses``.
    """
    row = session().get(DraftChange, change_id)
    if row is None:
        raise rules.GoneFromDraft
    charter = open_draft(row.charter_id)
    row = drafted_row(charter, change_id, seen)
    loosen(charter, row)
    session().delete(row)
    note(actor, charter, N_("เลิกการแก้หนึ่งรายการ"), "", {"undone": change_id})


def drafted_row(charter: Charter, change_id: int, seen: str) -> DraftChange:
    """A change of this draft as the page saw it. Raises ``GoneFromDraft``, ``Stale``."""
    row = session().get(DraftChange, change_id)
    if row is None or row.charter_id != charter.id:
        raise rules.GoneFromDraft
    check_seen(charter, seen, str(row.version))
    return row


def check_place(charter_id: int, place: str) -> None:
    """Refuses: NoSuchPlace."""
    sections = draft_sections(charter_id)
    known = {f"start:{one.key}" for one in sections}
    known |= {f"after:{line.key}" for one in sections for line in one.lines}
    if place not in known:
        raise rules.NoSuchPlace


def _open(clause_id: int, seen: str) -> tuple[Clause, Charter]:
    clause = clause_by_id(clause_id)
    charter = open_draft(clause.chapter.charter_id)
    if clause.state == "repealed":
        raise rules.AlreadyRepealed
    check_seen(charter, seen, seen_of(change_of_clause(clause_id), clause.version))
    return clause, charter


def _words(text: str) -> str:
    text = clean(text)
    rules.check_clause(text)
    rules.check_levels(text)
    return text


def _change(charter: Charter, clause: Clause) -> DraftChange:
    """The one change of a clause: what is drafted again replaces it."""
    row = change_of_clause(clause.id)
    if row is None:
        row = DraftChange(charter_id=charter.id, kind="amend", clause_id=clause.id, version=0)
        row.made_at = clock.now()
        session().add(row)
    row.base_version = clause.version
    return row


def _because(actor: Actor, row: DraftChange, reason: str, resolution_id: int | None) -> None:
    row.reason, row.resolution_id = clean(reason), resolution_id
    row.made_by, row.version = actor.name, row.version + 1
    session().flush()


def _told(row: DraftChange, **about: int | str) -> Content:
    return {"change": row.id, "kind": row.kind, "text_sha256": hashed(row.text), **about}


def _unchanged(actor: Actor, charter: Charter, row: DraftChange | None) -> int:
    if row is None:
        raise rules.NothingChanges
    session().delete(row)
    note(actor, charter, N_("แก้ส่วนต้นหรือส่วนท้าย"), "", {"undone": row.id})
    return 0
