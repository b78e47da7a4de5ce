"""The desk's matrix, the texts behind a cell, and the numbers for everybody."""

from typing import TypeAlias

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.agenda.queries import item
from assembly.core.access import actor, allows, needs
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.matrix.actions import make_item
from assembly.matrix.forms import LARGEST_ID, ItemForm
from assembly.matrix.queries import CellPage, cell_page, matrix_of, public_matrix

pages = Blueprint("matrix", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]
CELL = f"/matrix/<slug>/<int(max={LARGEST_ID}):number>/<district>"


@pages.get("/matrix/<slug>")
@needs("hear")
def table(slug: str) -> str:
    found = matrix_of(g.assembly_id, request.args.get("district"))
    return render_template("matrix/table.html", matrix=found)


@pages.get(CELL)
@needs("hear")
def cell(slug: str, number: int, district: str) -> str:
    page, within = request.args.get("page", 1, int), request.args.get("subdistrict", "")
    found = cell_page(g.assembly_id, number, district, page, within)
    return _cell_page(found, _suggested(found))


@pages.post(f"{CELL}/item")
@needs("run_meeting")
def to_agenda(slug: str, number: int, district: str) -> Page:
    """One click: what is owed here becomes an item of a meeting that is still to come."""
    form, who = ItemForm(), actor()
    try:
        form.require_valid()
        said = (g.assembly_id, number, district, form.meeting.data, form.title.data)
        item_id = once(form.key, who, make_item, who, *said, form.subdistrict.data or "")
    except Refusal as refusal:
        return _refused(form, refusal, number, district)
    made = item(item_id)
    flash(_("ตั้งวาระ %(number)s พร้อมความทุกข์ในช่องนี้แล้ว", number=made.number), "done")
    return redirect(_back(slug, number, district, form))


@pages.get("/a/<slug>/matrix")
@needs("look")
def public(slug: str) -> str:
    return render_template("matrix/public.html", matrix=public_matrix(g.assembly_id))


def _back(slug: str, number: int, district: str, form: ItemForm) -> str:
    within = form.subdistrict.data or None
    return url_for("matrix.cell", slug=slug, number=number, district=district, subdistrict=within)


def _suggested(found: CellPage) -> ItemForm:
    """The strategy and the district say what the matter is about, until somebody says it better."""
    about = f"{found.strategy} " if found.number else ""
    within = found.subdistrict
    if within:
        title = _("%(about)sตำบล%(name)s", about=about, name=within.name)
    else:
        title = _("%(about)sอำเภอ%(district)s", about=about, district=found.place.name)
    first = found.meetings[0].id if found.meetings else None
    code = within.code if within else ""
    return ItemForm(formdata=None, title=title, meeting=first, subdistrict=code)


def _cell_page(found: CellPage, form: ItemForm) -> str:
    may = allows(actor(), "run_meeting", g.assembly_id)
    return render_template("matrix/cell.html", cell=found, form=form, may_run=may)


def _refused(form: ItemForm, refusal: Refusal, number: int, district: str) -> Page:
    if wants_json():
        return answer_refusal(refusal)
    if not form.errors:
        form.form_errors = [refusal.sentence]
    within = form.subdistrict.data or ""
    found = cell_page(g.assembly_id, number, district, 1, within)
    return _cell_page(found, form), refusal.status
