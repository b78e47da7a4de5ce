"""Founding a document: the charter, or a by-law beside it."""

from sqlalchemy import func, select

from assembly.charter.models import Chapter, Charter
from assembly.charter.queries import charter_of
from assembly.charter.rules import AlreadyFounded
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.text import clean
from assembly.journal.actions import record


@change
def found_charter(
    actor: Actor,
    assembly_id: int,
    title: str,
    preamble: str,
    chapters: list[tuple[str, int | None]],
) -> int:
    """Lay down the charter's title, preamble and chapters (title, strategy id). Answers its id.

    Refuses: AlreadyFounded.
    """
    if charter_of(assembly_id) is not None:
        raise AlreadyFounded
    return _found(actor, Charter(assembly_id=assembly_id), title, preamble, chapters)


@change
def found_bylaw(
    actor: Actor, assembly_id: int, title: str, preamble: str, chapters: list[str]
) -> int:
    """Lay down a by-law (ข้อบัญญัติชุมชน) beside the charter. Answers its id."""
    same = (Charter.assembly_id == assembly_id, Charter.kind == "bylaw")
    count = session().scalar(select(func.count()).select_from(Charter).where(*same)) or 0
    row = Charter(assembly_id=assembly_id, kind="bylaw", slug=f"bylaw-{count + 1}")
    return _found(actor, row, title, preamble, [(name, None) for name in chapters])


def _found(
    actor: Actor,
    charter: Charter,
    title: str,
    preamble: str,
    chapters: list[tuple[str, int | None]],
) -> int:
    charter.title, charter.preamble = clean(title, newlines=False), clean(preamble)
    session().add(charter)
    session().flush()
    for number, (name, strategy_id) in enumerate(chapters, 1):
        title = clean(name, newlines=False)
        row = Chapter(charter_id=charter.id, number=number, title=title, strategy_id=strategy_id)
        session().add(row)
    record(actor, "charter_founded", f"charter:{charter.id}", {"chapters": len(chapters)})
    return charter.id
