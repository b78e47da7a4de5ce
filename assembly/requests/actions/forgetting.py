"""Who typed an answer asks to be forgotten, or the office needs no longer know."""

from datetime import timedelta

from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.versions import locked, touch
from assembly.journal.actions import record
from assembly.requests.events import RequestChanged
from assembly.requests.models import Answer, Request
from assembly.requests.queries import answer


@change
def forget_answerer(actor: Actor, answer_id: int) -> None:
    """Name, office and telephone are gone for good; the answer stays. May be repeated."""
    row = answer(answer_id)
    about = locked(Request, row.request_id)
    if not row.answerer:
        return
    row.answerer = ""
    touch(actor, about, N_("ลบชื่อผู้พิมพ์คำตอบ"))
    record(actor, "answerer_forgotten", f"request:{about.id}", {"number": row.number})
    announce(RequestChanged(about.id, about.assembly_id))


def forget_old_answerers(
    actor: Actor, assembly_id: int, days: int, *, dry_run: bool = False
) -> int:
    """Forget who typed answers longer ago than the assembly keeps words; answers how many.

    Runs outside a change and may be repeated.
    """
    old = _typed_before(assembly_id, days)
    if old and not dry_run:
        _forget(actor, old)
    return len(old)


@change
def _forget(actor: Actor, answer_ids: list[int]) -> None:
    for id_ in answer_ids:
        forget_answerer(actor, id_)


def _typed_before(assembly_id: int, days: int) -> list[int]:
    wanted = (
        select(Answer.id)
        .join(Request, Request.id == Answer.request_id)
        .where(Request.assembly_id == assembly_id, Answer.answerer != "")
        .where(Answer.made_at < clock.now() - timedelta(days=days))
    )
    return list(session().scalars(wanted.order_by(Answer.id)))
