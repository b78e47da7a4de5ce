"""The working draft's chapters: added, renamed, put in another order."""

from assembly.charter import rules
from assembly.charter.actions.ground import check_no_circle, hashed, note, open_draft
from assembly.charter.models import Chapter, Charter, DraftChange
from assembly.charter.queries import changes_of, draft_sections
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.journal.actions import Content


@change
def add_chapter(actor: Actor, charter_id: int, place: str, title: str, reason: str = "") -> int:
    """Draft a new chapter after another ("after:h3") or before all ("start:"). Answers its change.

    Refuses: NoSuchPlace, EmptyClause.
    """
    charter = open_draft(charter_id)
    _check_place(charter_id, place)
    row = _row(charter, "add_chapter", None)
    row.place, row.text = place, _title(title)
    return _keep(actor, charter, row, reason, N_("เพิ่มหมวด"), "")


@change
def rename_chapter(actor: Actor, charter_id: int, key: str, title: str, reason: str = "") -> int:
    """Draft another title for a chapter; one that is only drafted gets it at once.

    Answers the change's id. Refuses: NothingChanges, GoneFromDraft.
    """
    charter, title = open_draft(charter_id), _title(title)
    if key.startswith("x") and key[1:].isdecimal():
        row = session().get(DraftChange, int(key[1:]))
        if row is None or row.kind != "add_chapter" or row.charter_id != charter_id:
            raise rules.GoneFromDraft
    else:
        chapter = _chapter(charter, key)
        if chapter.title == title:
            raise rules.NothingChanges
        row = _row(charter, "rename_chapter", chapter)
    row.text = title
    return _keep(actor, charter, row, reason, N_("เปลี่ยนชื่อหมวด"), "")


@change
def move_chapter(actor: Actor, charter_id: int, key: str, place: str, reason: str = "") -> int:
    """Draft another place for a chapter. Refuses: NoSuchPlace, OrderWouldFall.

    Once clauses have been printed their numbers must rise with the text, so that only a chapter
    without such clauses can go anywhere.
    """
    charter = open_draft(charter_id)
    _check_place(charter_id, place)
    if place == f"after:{key}":
        raise rules.NoSuchPlace
    if key.startswith("x") and key[1:].isdecimal():
        row = session().get(DraftChange, int(key[1:]))
        if row is None or row.kind != "add_chapter" or row.charter_id != charter_id:
            raise rules.GoneFromDraft
        check_no_circle(charter, row, place)
    else:
        row = _row(charter, "move_chapter", _chapter(charter, key))
    row.place = place
    session().flush()
    if not _stands_so(charter_id, key, place):
        raise rules.OrderWouldFall
    return _keep(actor, charter, row, reason, N_("ย้ายหมวด"), "")


@change
def settle_chapter(
    actor: Actor, charter_id: int, key: str, title: str, place: str, reason: str = ""
) -> None:
    """Another title, another place, or both at once; an empty place leaves it where it is.

    Refuses: NothingChanges where neither is another.
    """
    now = next((one.title for one in draft_sections(charter_id) if one.key == key), None)
    if title == now and not place:
        raise rules.NothingChanges
    if title != now:
        rename_chapter(actor, charter_id, key, title, reason)
    if place:
        move_chapter(actor, charter_id, key, place, reason)


def _keep(
    actor: Actor, charter: Charter, row: DraftChange, reason: str, did: str, about: str
) -> int:
    row.reason, row.made_by, row.version = clean(reason), actor.name, row.version + 1
    session().flush()
    content: Content = {"change": row.id, "kind": row.kind, "text_sha256": hashed(row.text)}
    note(actor, charter, did, about, content)
    return row.id


def _row(charter: Charter, kind: str, chapter: Chapter | None) -> DraftChange:
    """A new change, or the one of this kind that the chapter has."""
    known = (c for c in changes_of(charter.id) if chapter and c.chapter_id == chapter.id)
    row = next((c for c in known if c.kind == kind), None)
    if row is None:
        row = DraftChange(charter_id=charter.id, kind=kind, version=0, made_at=clock.now())
        row.chapter_id = chapter.id if chapter else None
        session().add(row)
    return row


def _chapter(charter: Charter, key: str) -> Chapter:
    number = int(key[1:]) if key[:1] == "h" and key[1:].isdecimal() else 0
    found = session().get(Chapter, number)
    if found is None or found.charter_id != charter.id:
        raise NotFound
    return found


def _check_place(charter_id: int, place: str) -> None:
    known = {f"after:{one.key}" for one in draft_sections(charter_id)}
    if place not in {"start:", *known}:
        raise rules.NoSuchPlace


def _stands_so(charter_id: int, key: str, place: str) -> bool:
    """Whether the draft took the move; it does not where printed numbers would fall."""
    keys = [one.key for one in draft_sections(charter_id)]
    at = keys.index(key)
    return at == 0 if place == "start:" else keys[at - 1] == place.partition(":")[2] and at > 0


def _title(text: str) -> str:
    text = clean(text, newlines=False)
    if not text:
        raise rules.EmptyClause
    return text
