"""Scribe mode: one helper's device, many speakers."""

from itertools import groupby
from typing import Any

from flask import flash, g, jsonify, redirect, render_template, url_for
from flask_babel import gettext as _

from assembly.assemblies.queries import assembly
from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.errors import BadInput, LostForm, Refusal
from assembly.core.qr import code_for
from assembly.core.web import answer_refusal, wants_json
from assembly.extensions import csrf
from assembly.grievances.rules import (
    AlreadyTold,
    PlaceElsewhere,
    StrategyElsewhere,
    grouped,
)
from assembly.places.queries import subdistricts_of
from assembly.plans.queries import strategies_of
from assembly.scribes import actions
from assembly.scribes.forms import ScribeForm, TakeBackForm
from assembly.scribes.queries import Slip, follow_address, slips_typed, spare_codes
from assembly.scribes.views.ground import Page, pages
from assembly.stages.queries import stage_or_none


@pages.get("/scribe/<code>")
@needs("hear")
def scribe(code: str) -> str:
    return _page(ScribeForm(formdata=None, **_usual_place()))


@pages.post("/scribe/<code>")
@needs("hear")
def write_down(code: str) -> Page:
    """One entry. No budget of a phone's: a signed-in scribe catches up with as many as wait."""
    form = ScribeForm()
    try:
        told = _take_in(form)
    except Refusal as refusal:
        return _refused(form, refusal)
    return _written(form, told)


csrf.exempt(write_down)  # the form checks its own token: a lost one must not lose what was typed


@pages.get("/scribe/<code>/codes")
@needs("hear")
def codes(code: str) -> Page:
    """Spare codes, so that a slip can be handed out also while the network is away."""
    spare = spare_codes(g.assembly_id)
    return jsonify(ok=True, codes=[{**vars(one), "qr": vars(one.qr)} for one in spare])


@pages.post("/scribe/<code>/withdraw")
@needs("hear")
def take_back(code: str) -> Page:
    """Withdraw what was mistyped; the corrected words are a new entry."""
    form = TakeBackForm()
    try:
        form.require_valid()
        actions.take_back(actor(), g.meeting.id, form.tracking.data or "")
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        flash(refusal.sentence, "error")
        return _page(ScribeForm(formdata=None, **_usual_place())), refusal.status
    if wants_json():
        return jsonify(ok=True)
    flash(_("ถอนเรื่องนี้แล้ว จดใหม่ได้เลย"), "done")
    return redirect(url_for("scribes.scribe", code=code))


def _take_in(form: ScribeForm) -> str:
    """Hand the entry to the verb; answers the tracking code."""
    if not form.validate_on_submit():
        raise LostForm if "csrf_token" in form.errors else BadInput
    strategy = form.strategy_id({s.number: s.id for s in strategies_of(g.assembly_id)})
    said = (form.subdistrict.data or "", strategy, form.text.data or "", form.key)
    more = {"urgent": form.urgent.data, "target_group": form.target_group.data or None}
    return actions.write_down(actor(), g.meeting.id, *said, **more)["code"]


def _written(form: ScribeForm, code: str) -> Page:
    """The slip; for a browser without a script the form stands below it, the place kept."""
    if wants_json():
        qr = code_for(follow_address(code))
        return jsonify(ok=True, code=grouped(code), qr=vars(qr)), 201
    place = {"district": form.district.data, "subdistrict": form.subdistrict.data}
    return _page(ScribeForm(formdata=None, **place), just=slips_typed(g.meeting.id, [code])), 201


def _refused(form: ScribeForm, refusal: Refusal) -> Page:
    """The entry again as typed, with the sentence beside what it is about."""
    if wants_json():
        message = (isinstance(refusal, BadInput) and form.first_error) or refusal.sentence
        return jsonify(ok=False, reason=refusal.reason, message=message), refusal.status
    field = {LostForm: "csrf_token", PlaceElsewhere: "subdistrict", StrategyElsewhere: "strategy"}
    about = field.get(type(refusal))
    if about:
        form[about].errors = [refusal.sentence]
    elif not isinstance(refusal, BadInput):
        form.form_errors = [refusal.sentence]
    if isinstance(refusal, AlreadyTold):
        form.idempotency_key.data = ids.token()
    return _page(form), refusal.status


def _usual_place() -> dict[str, str]:
    """Where this stage listens: most people speak of it."""
    row = stage_or_none(g.meeting.id)
    if row is None:
        return {}
    return {"district": row.district_code, "subdistrict": row.subdistrict_code or ""}


def _page(form: ScribeForm, just: list[Slip] | None = None) -> str:
    rows = subdistricts_of(assembly(g.assembly_id).province_code)
    places: list[Any] = [(d, list(inside)) for d, inside in groupby(rows, lambda s: s.district)]
    return render_template(
        "scribes/scribe.html",
        form=form,
        just=just or [],
        key=ids.token(),
        places=places,
        strategies=strategies_of(g.assembly_id),
        is_stage=stage_or_none(g.meeting.id) is not None,
    )
