"""The phone's form for a grievance; and what the desk does with grievances."""

from collections.abc import Callable
from itertools import groupby
from typing import TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.assemblies.queries import assembly
from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.errors import BadInput, LostForm, Refusal
from assembly.core.forms import KeyedForm
from assembly.core.limits import EachBrowser, Failures
from assembly.core.once import once
from assembly.core.qr import code_for
from assembly.core.web import public_url, wants_json
from assembly.extensions import csrf
from assembly.grievances import actions, rules
from assembly.grievances.forms import LARGEST_ID, AttachForm, TellForm
from assembly.people.views import become_participant
from assembly.places.queries import subdistricts_of
from assembly.plans.queries import strategies_of

pages = Blueprint("grievances", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]


# A helper at a table enters a paper a minute; a hall of 2,000 sends within its first minutes.
told_here = EachBrowser(most=30, seconds=300)
told_everywhere = Failures(most=4000, seconds=60)


@pages.route("/m/<code>/tell", methods=["GET", "POST"])
@needs("speak")
def tell(code: str) -> Page:
    become_participant()
    form = TellForm()
    if request.method == "GET":
        return _form_page(form)
    try:
        return _told_page(_take_in(form))
    except Refusal as refusal:
        return _refused(form, refusal)


csrf.exempt(tell)  # the form checks its own token: a lost one must not lose what was typed


@pages.post("/desk/<code>/items/<int:item_id>/grievances")
@needs("run_meeting")
def attach(code: str, item_id: int) -> Page:
    form, who = AttachForm(), actor()

    def press() -> None:
        form.require_ticks()
        wanted = (g.meeting.id, form.version.data, item_id, form.ids.data)
        once(form.key, who, actions.attach, who, *wanted)

    return _at_desk(code, press, _("นำความทุกข์เข้าวาระแล้ว"))


@pages.post(f"/desk/<code>/grievances/<int(max={LARGEST_ID}):grievance_id>/withhold")
@needs("run_meeting")
def withhold(code: str, grievance_id: int) -> Page:
    form, who = KeyedForm(), actor()

    def press() -> None:
        form.require_valid()
        # The desk may use one key for all its buttons: each grievance is a press of its own.
        once(f"{form.key} {grievance_id}", who, actions.withhold, who, grievance_id)

    return _at_desk(code, press, _("ซ่อนข้อความนี้แล้ว ผู้แจ้งยังตามเรื่องได้"))


def _take_in(form: TellForm) -> str:
    """Hand the sent form to the verb; answers the tracking code."""
    if not form.validate_on_submit():
        raise LostForm if "csrf_token" in form.errors else BadInput
    for budget in (told_here.here(), told_everywhere):
        budget.check()
        budget.add()
    strategy = form.strategy_id({s.number: s.id for s in strategies_of(g.assembly_id)})
    said = (form.subdistrict.data, strategy, form.text.data, form.key)
    return actions.tell(g.assembly_id, *said)["code"]


def _form_page(form: TellForm) -> str:
    return render_template(
        "grievances/tell.html",
        form=form,
        districts=_districts(),
        strategies=strategies_of(g.assembly_id),
    )


def _told_page(code: str) -> Page:
    shown = rules.grouped(code)
    if wants_json():
        return jsonify(ok=True, code=shown), 201
    address = f"{public_url()}{url_for('trail.follow')}#{code}"  # after "#": in no log, no history
    return render_template("grievances/told.html", code=shown, qr=code_for(address)), 201


def _refused(form: TellForm, refusal: Refusal) -> Page:
    """The form again as typed, with the sentence beside what it is about."""
    if wants_json():
        message = (isinstance(refusal, BadInput) and form.first_error) or refusal.sentence
        return jsonify(ok=False, reason=refusal.reason, message=message), refusal.status
    if isinstance(refusal, LostForm):
        form.csrf_token.errors = [refusal.sentence]
    elif isinstance(refusal, rules.PlaceElsewhere):
        form.subdistrict.errors = [refusal.sentence]
    elif isinstance(refusal, rules.StrategyElsewhere):
        form.strategy.errors = [refusal.sentence]
    elif not isinstance(refusal, BadInput):
        form.form_errors = [refusal.sentence]
    if isinstance(refusal, rules.AlreadyTold):
        form.idempotency_key.data = ids.token()
    return _form_page(form), refusal.status


def _districts() -> list[tuple[object, list[object]]]:
    """The province's districts, each with its subdistricts, in the order people look them up."""
    subdistricts = subdistricts_of(assembly(g.assembly_id).province_code)
    return [(d, list(inside)) for d, inside in groupby(subdistricts, key=lambda s: s.district)]


def _at_desk(code: str, press: Callable[[], None], done: str) -> Page:
    """Do what the button says, then show the desk with what was done or why not."""
    try:
        press()
        if not wants_json():
            flash(done)
    except Refusal as refusal:
        if wants_json():
            raise
        flash(refusal.sentence, "error")
    return jsonify(ok=True) if wants_json() else redirect(url_for("hall.desk", code=code))
