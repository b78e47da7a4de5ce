"""The document on the table, and taking one change out of its draft."""

from flask import g, render_template, request
from flask_babel import gettext as _

from assembly.charter.actions import undo_change
from assembly.charter.queries import charter_of
from assembly.charter.rules.telling import Told, line
from assembly.core import clock, ids
from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.workshop.forms import UndoForm
from assembly.workshop.queries import table_of
from assembly.workshop.views.ground import BASE, Page, done, on_table, pages, refused

SIDES = ("draft", "standing", "changes")


@pages.get("/office/<slug>/charter")
@needs("keep_record")
def charter(slug: str) -> str:
    """The charter's own table, or how to begin one."""
    if charter_of(g.assembly_id) is None:
        return render_template("workshop/none.html")
    return desk_page("charter")


@pages.get(BASE)
@needs("keep_record")
def desk(slug: str, document: str) -> str:
    """The draft beside what is in force; ``?show=`` is the side a phone looks at."""
    return desk_page(document)


@pages.post(f"{BASE}/changes/<int:change_id>/undo")
@needs("keep_record")
def undo(slug: str, document: str, change_id: int) -> Page:
    form, who = UndoForm(), actor()
    on_table(document)
    try:
        form.require_valid()
        once(form.key, who, undo_change, who, change_id, form.seen.data or "")
    except Refusal as refusal:
        return refused(refusal, desk_page(document, refusal))
    return done(document, _("เลิกการแก้นี้แล้ว ร่างกลับไปเป็นอย่างเดิม"), "changes")


def desk_page(document: str, refusal: Refusal | None = None) -> str:
    shown = request.args.get("show", "draft")
    return render_template(
        "workshop/desk.html",
        table=table_of(on_table(document)),
        show=shown if shown in SIDES else "draft",
        key=ids.token(),
        today=clock.today(),
        told=lambda c: line(Told(c.kind, c.number, c.text, c.part), 90),
        refusal=refusal,
    )
