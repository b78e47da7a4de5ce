"""What the table's pages share: their blueprint, the document, and how a press is answered."""

from typing import Any, TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from assembly.charter.models import Charter
from assembly.charter.queries import DocumentView, document_named, documents_of
from assembly.core.errors import NotFound, Refusal
from assembly.core.web import answer_refusal, wants_json
from assembly.workshop.forms import SeenForm
from assembly.workshop.queries import source_choices

pages = Blueprint("workshop", __name__)

BASE = "/office/<slug>/charter/<document>"

Page: TypeAlias = str | Response | tuple[Response | str, int]


def on_table(document: str) -> Charter:
    """The document of this assembly that the address names. Raises ``NotFound``."""
    found = document_named(g.assembly_id, document)
    if found is None:
        raise NotFound
    return found


def about(charter: Charter) -> DocumentView:
    return next(one for one in documents_of(charter.assembly_id) if one.id == charter.id)


def with_sources(form: SeenForm) -> None:
    """Let a form choose among the assembly's resolutions."""
    choices = source_choices(g.assembly_id)
    form.resolution.choices = [SelectChoice(str(id_), name) for id_, name in choices]


def form_page(template: str, charter: Charter, form: Any, **more: Any) -> str:
    return render_template(template, about=about(charter), form=form, **more)


def refused(refusal: Refusal, page: str) -> Page:
    """The same form again as it was typed, or the refusal for a program."""
    return answer_refusal(refusal) if wants_json() else (page, refusal.status)


def done(document: str, said: str, anchor: str = "") -> Response:
    """Back to the table, at the place that was changed."""
    if wants_json():
        return jsonify(ok=True)
    flash(said, "done")
    slug = (request.view_args or {})["slug"]
    back = url_for("workshop.desk", slug=slug, document=document, _anchor=anchor or None)
    return redirect(back)
