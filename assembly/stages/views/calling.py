"""The office's list of stages, and the page that calls one."""

from flask import flash, g, jsonify, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.core.access import actor, allows, needs
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.meetings.queries import meeting
from assembly.stages import actions
from assembly.stages.forms import CallStageForm
from assembly.stages.queries import coverage_of, stages_of
from assembly.stages.rules import DistrictElsewhere
from assembly.stages.views.ground import Page, offer_places, pages, places


@pages.get("/office/<slug>/stages")
@needs("hear")
def every(slug: str) -> str:
    """All stages of an assembly, for those who work at them."""
    return render_template(
        "stages/every.html",
        stages=stages_of(g.assembly_id),
        board=coverage_of(g.assembly_id),
        may_keep=allows(actor(), "keep_record", g.assembly_id),
    )


@pages.get("/office/<slug>/stages/call")
@needs("hear")
def calling(slug: str) -> str:
    return _page(CallStageForm(formdata=None))


@pages.post("/office/<slug>/stages/call")
@needs("hear")
def call(slug: str) -> Page:
    """Call a listening stage; it decides nothing, so that a helper may."""
    form, who = CallStageForm(), actor()
    try:
        form.require_valid()
        meeting_id = once(form.key, who, actions.call_stage, who, g.assembly_id, form.call())
    except Refusal as refusal:
        return _refused(form, refusal)
    return _called(meeting_id)


def _called(meeting_id: int) -> Response:
    code = meeting(meeting_id).code
    if wants_json():
        return jsonify(ok=True, code=code)
    flash(_("เรียกเวทีแล้ว พิมพ์ใบคิวอาร์ไปติดผนังได้เลย"), "done")
    return redirect(url_for("stages.stage", code=code))


def _refused(form: CallStageForm, refusal: Refusal) -> Page:
    if wants_json():
        return answer_refusal(refusal)
    if isinstance(refusal, DistrictElsewhere):
        form.subdistrict.errors = [refusal.sentence]
    elif not form.errors:
        form.form_errors = [refusal.sentence]
    return _page(form), refusal.status


def _page(form: CallStageForm) -> str:
    offer_places(form)
    return render_template("stages/call.html", form=form, places=places())
