"""How long an assembly keeps what people told: settled at the office."""

from flask import flash, g, jsonify, redirect, render_template, url_for
from flask_babel import gettext as _

from assembly.assemblies.actions import keep_for
from assembly.assemblies.queries import assembly
from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.grievances import rules
from assembly.grievances.actions import forget_old
from assembly.grievances.forms import KeepingForm
from assembly.grievances.views.ground import Page, pages


@pages.get("/office/<slug>/keeping")
@needs("call_meeting")
def keeping(slug: str) -> str:
    return _page(KeepingForm(formdata=None))


@pages.post("/office/<slug>/keeping")
@needs("call_meeting")
def settle_keeping(slug: str) -> Page:
    form, who = KeepingForm(), actor()
    form.show(assembly(g.assembly_id).keep_days)
    try:
        form.require_valid()
        once(form.key, who, keep_for, who, g.assembly_id, form.days.data or None)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _page(form), refusal.status
    if wants_json():
        return jsonify(ok=True)
    flash(_("เก็บกำหนดเวลานี้แล้ว"), "done")
    return redirect(url_for("grievances.keeping", slug=slug))


def _page(form: KeepingForm) -> str:
    days = assembly(g.assembly_id).keep_days
    form.show(days)
    due = forget_old(actor(), g.assembly_id, dry_run=True) if days else None
    return render_template(
        "office/keeping.html", form=form, due=due, together=rules.FEWEST_TOGETHER
    )
