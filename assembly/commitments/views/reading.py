"""The office's page of what bodies sent: read here before everybody reads it."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, jsonify, redirect, render_template, url_for
from flask_babel import gettext as _

from assembly.commitments import actions, queries
from assembly.commitments.forms import ReadForm, TakeForm, WithholdForm
from assembly.commitments.views.ground import LARGEST_ID, LISTED, Page, pages
from assembly.core.access import actor, needs
from assembly.core.answers import refused
from assembly.core.errors import BadInput, Refusal
from assembly.core.once import once
from assembly.core.web import wants_json

SHEET = f"{LISTED}/reading/<sort>/<int(max={LARGEST_ID}):sheet_id>"


@pages.get(f"{LISTED}/reading")
@needs("keep_record")
def reading(slug: str) -> str:
    return _page()


@pages.post(f"{SHEET}/show")
@needs("keep_record")
def show_sheet(slug: str, sort: str, sheet_id: int) -> Page:
    pile = actions.pile_of(sort, g.assembly_id, sheet_id)
    return _done(slug, sort, sheet_id, pile.show, _("เผยแพร่แล้ว ทุกคนอ่านได้"))


@pages.post(f"{SHEET}/withhold")
@needs("keep_record")
def withhold_sheet(slug: str, sort: str, sheet_id: int) -> Page:
    pile = actions.pile_of(sort, g.assembly_id, sheet_id)
    form, who = WithholdForm(prefix=_name(sort, sheet_id)), actor()
    try:
        form.require_valid()
        once(form.key, who, pile.withhold, who, sheet_id, form.reason.data or "")
    except Refusal as refusal:
        return _refused(refusal, {_name(sort, sheet_id): form})
    return _answered(slug, _("ไม่เผยแพร่ ทุกคนเห็นว่าส่งมาเมื่อใด และเห็นเหตุผล"))


@pages.post(f"{SHEET}/back")
@needs("keep_record")
def lay_back_sheet(slug: str, sort: str, sheet_id: int) -> Page:
    pile = actions.pile_of(sort, g.assembly_id, sheet_id)
    return _done(slug, sort, sheet_id, pile.lay_back, _("นำกลับมารออ่านใหม่แล้ว"))


def _done(slug: str, sort: str, sheet_id: int, verb: Callable[[Any, int], None], said: str) -> Page:
    form, who = ReadForm(prefix=_name(sort, sheet_id)), actor()
    try:
        form.require_valid()
        once(form.key, who, verb, who, sheet_id)
    except Refusal as refusal:
        return _refused(refusal)
    return _answered(slug, said)


def _answered(slug: str, said: str) -> Page:
    if wants_json():
        return jsonify(ok=True)
    flash(said, "done")
    return redirect(url_for("commitments.reading", slug=slug))


def _refused(refusal: Refusal, typed: dict[str, WithholdForm] | None = None) -> Page:
    """The page again, with what was typed where it was typed."""
    return refused(refusal, lambda why: _page(why, typed))


def _page(refusal: Refusal | None = None, typed: dict[str, WithholdForm] | None = None) -> str:
    sheets, read = actions.to_read(g.assembly_id), actions.read_lately(g.assembly_id)
    ids = [sheet.report_id for sheet in (*sheets, *read) if sheet.report_id]
    return render_template(
        "commitments/reading.html",
        sheets=sheets,
        read=read,
        evidence=queries.evidence_of(ids, public=False),
        forms={_name(s.sort, s.id): _form(s, typed or {}) for s in (*sheets, *read)},
        take_form=TakeForm(formdata=None),
        refusal=None if isinstance(refusal, BadInput) else refusal,
    )


def _form(sheet: queries.Sheet, typed: dict[str, WithholdForm]) -> WithholdForm:
    name = _name(sheet.sort, sheet.id)
    return typed.get(name) or WithholdForm(formdata=None, prefix=name)


def _name(sort: str, sheet_id: int) -> str:
    return f"{sort}{sheet_id}"
