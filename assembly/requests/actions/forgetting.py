"""Who typed an answer asks to be forgotten, or the office needs no longer know."""

from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.i18n import N_
from assembly.journal.actions import record
from assembly.requests.actions.ground import locked, touch
from assembly.requests.events import RequestChanged
from assembly.requests.queries import answer


@change
def forget_answerer(actor: Actor, answer_id: int) -> None:
    """Name, office and telephone are gone for good; the answer stays. May be repeated."""
    row = answer(answer_id)
    about = locked(row.request_id)
    if not row.answerer:
        return
    row.answerer = ""
    touch(actor, about, N_("ลบชื่อผู้พิมพ์คำตอบ"))
    record(actor, "answerer_forgotten", f"request:{about.id}", {"number": row.number})
    announce(RequestChanged(about.id, about.assembly_id))
