"""Founding a document: the charter while there is none, afterwards by-laws beside it."""

from flask import g, render_template
from flask_babel import gettext as _

from assembly.charter.actions import found_bylaw, found_charter
from assembly.charter.queries import charter_of
from assembly.charter.queries import document as document_by_id
from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.plans.queries import strategies_of
from assembly.workshop.forms import FoundForm
from assembly.workshop.views.ground import Page, done, pages, refused


@pages.get("/office/<slug>/found/charter")
@needs("keep_record")
def founding(slug: str) -> str:
    """The usual chapters of a charter are those of the plan's strategies."""
    usual = ""
    if _is_first():
        usual = "\n".join([_("บททั่วไป"), *(s.name_th for s in strategies_of(g.assembly_id))])
    return _page(FoundForm(chapters=usual))


@pages.post("/office/<slug>/found/charter")
@needs("keep_record")
def found(slug: str) -> Page:
    form = FoundForm()
    try:
        form.require_valid()
        id_ = _founded(form)
    except Refusal as refusal:
        return refused(refusal, _page(form, refusal))
    return done(document_by_id(id_).slug, _("วางโครงแล้ว เขียนข้อแรกได้เลย"))


def _founded(form: FoundForm) -> int:
    who, title, preamble = actor(), form.title.data, form.preamble.data or ""
    if not _is_first():
        said = (who, g.assembly_id, title, preamble, form.titles)
        return once(form.key, who, found_bylaw, *said)
    known = {s.name_th: s.id for s in strategies_of(g.assembly_id)}
    chapters = [(title, known.get(title)) for title in form.titles]
    return once(form.key, who, found_charter, who, g.assembly_id, title, preamble, chapters)


def _is_first() -> bool:
    return charter_of(g.assembly_id) is None


def _page(form: FoundForm, refusal: Refusal | None = None) -> str:
    more = {"is_charter": _is_first(), "refusal": refusal}
    return render_template("workshop/found.html", form=form, **more)
