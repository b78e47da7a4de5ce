"""Taking names out of words before they are published."""

from flask import flash, g, redirect, render_template, request
from flask_babel import gettext as _

from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.errors import BadInput, Refusal
from assembly.core.marking import marked
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.grievances import actions
from assembly.grievances.rules import GrievanceWithdrawn
from assembly.inbox.forms import RedactForm
from assembly.inbox.queries import Pane, pane_of
from assembly.inbox.rules import NUMBER, PHONE, finds, hidden, pieces
from assembly.inbox.views.ground import Page, list_address, pages


@pages.get("/inbox/<slug>/words/<int:grievance_id>")
@needs("hear")
def words(slug: str, grievance_id: int) -> Page:
    """The words with what may be a name marked in them, and the copy for the public."""
    pane = _standing(grievance_id)
    copy = "".join(part.text for part in pane.changes or () if part.kind != "gone")
    return _page(
        pane, RedactForm(formdata=None, version=pane.line.version, words=copy or pane.text)
    )


@pages.post("/inbox/<slug>/words/<int:grievance_id>/hide")
@needs("hear")
def hide(slug: str, grievance_id: int) -> Page:
    """Black out the chosen finds in the copy; nothing is kept yet."""
    form, pane = RedactForm(), _standing(grievance_id)
    chosen = form.hide.data or []
    form.words.data = hidden(pane.text, finds(pane.text), chosen)
    return _page(pane, form, chosen=set(chosen))


@pages.post("/inbox/<slug>/words/<int:grievance_id>")
@needs("hear")
def redact(slug: str, grievance_id: int) -> Page:
    """Keep the copy; with ``clear`` the words are also let through."""
    form, pane = RedactForm(), _standing(grievance_id)
    try:
        form.require_valid()
        _keep(form, grievance_id)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        sentence = "" if isinstance(refusal, BadInput) else refusal.sentence
        form.take_version(pane.line.version)
        return _page(pane, form, refusal=sentence), refusal.status
    flash(_("เก็บข้อความที่จะเผยแพร่แล้ว ข้อความเดิมยังอยู่ครบ"), "done")
    return redirect(list_address(at=str(grievance_id)))


def _standing(grievance_id: int) -> Pane:
    """Refuses: GrievanceWithdrawn, for there is nothing to be published any more."""
    pane = pane_of(g.assembly_id, grievance_id)
    if pane.line.status == "withdrawn":
        raise GrievanceWithdrawn
    return pane


def _keep(form: RedactForm, grievance_id: int) -> None:
    who, version = actor(), form.version.data or 0
    said = (who, g.assembly_id, grievance_id, version, form.words.data or "")
    once(form.key, who, actions.redact, *said)
    if request.form.get("clear"):
        seen = pane_of(g.assembly_id, grievance_id).line.version
        once(form.key, who, actions.clear, who, g.assembly_id, [(grievance_id, seen)])


def _page(pane: Pane, form: RedactForm, refusal: str = "", chosen: set[int] | None = None) -> str:
    found = finds(pane.text)
    sure = {number for number, one in enumerate(found) if one.kind in (PHONE, NUMBER)}
    return render_template(
        "inbox/words.html",
        pane=pane,
        form=form,
        key=ids.token(),
        refusal=refusal,
        finds=found,
        pieces=pieces(pane.text, found),
        chosen=sure if chosen is None else chosen,
        changes=marked(pane.text, form.words.data or ""),
        back=list_address(at=str(pane.line.id)),
    )
