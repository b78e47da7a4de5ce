"""What waits for a second person: to compare, to confirm, to decline; and what needs one."""

from typing import TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.checks import actions, queries
from assembly.checks.forms import AnswerForm, DeclineForm, SettingsForm
from assembly.checks.rules import KINDS
from assembly.core.access import actor, allows, needs
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json

pages = Blueprint("checks", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]

LARGEST_ID = 2**53
ID = f"<int(max={LARGEST_ID}):confirmation_id>"


@pages.get("/office/<slug>/checks")
@needs("confirm")
def waiting(slug: str) -> str:
    return _page()


@pages.post(f"/office/<slug>/checks/{ID}/confirm")
@needs("confirm")
def confirm(slug: str, confirmation_id: int) -> Page:
    form, who = AnswerForm(prefix=f"c{confirmation_id}"), actor()
    subject = queries.confirmation(confirmation_id).subject
    try:
        form.require_valid()
        once(form.key, who, actions.confirm, who, subject, form.sha256.data or "")
    except Refusal as refusal:
        return _refused(refusal)
    return _answered(slug, _("ยืนยันแล้ว ผู้ขอทำขั้นต่อไปได้"))


@pages.post(f"/office/<slug>/checks/{ID}/decline")
@needs("confirm")
def decline(slug: str, confirmation_id: int) -> Page:
    form, who = DeclineForm(prefix=f"c{confirmation_id}"), actor()
    subject = queries.confirmation(confirmation_id).subject
    try:
        form.require_valid()
        said = (who, subject, form.sha256.data or "", form.reason.data or "")
        once(form.key, who, actions.decline, *said)
    except Refusal as refusal:
        return _refused(refusal, confirmation_id, form)
    return _answered(slug, _("แจ้งผู้ขอแล้วว่ายังไม่ยืนยัน พร้อมเหตุผล"))


@pages.post("/office/<slug>/checks/settings")
@needs("call_meeting")
def settle(slug: str) -> Page:
    form, who = SettingsForm(), actor()
    try:
        form.require_valid()
        once(form.key, who, actions.settle_checks, who, g.assembly_id, form.chosen())
    except Refusal as refusal:
        return _refused(refusal)
    return _answered(slug, _("เก็บไว้แล้วว่าเรื่องใดต้องมีผู้ยืนยันคนที่สอง"))


def _answered(slug: str, said: str) -> Page:
    if wants_json():
        return jsonify(ok=True)
    flash(said, "done")
    return redirect(url_for("checks.waiting", slug=slug))


def _refused(
    refusal: Refusal, confirmation_id: int | None = None, form: DeclineForm | None = None
) -> Page:
    """The page again, with what was typed where it was typed."""
    if wants_json():
        return answer_refusal(refusal)
    return _page(refusal, {confirmation_id: form} if form else {}), refusal.status


def _page(
    refusal: Refusal | None = None, typed: dict[int | None, DeclineForm] | None = None
) -> str:
    cases = queries.waiting_in(g.assembly_id, actor())
    settings = SettingsForm(formdata=None)
    settings.show(queries.what_needs(g.assembly_id))
    return render_template(
        "checks/waiting.html",
        mine=[case for case in cases if not case.hindrance],
        others=[case for case in cases if case.hindrance],
        answered=queries.answered_in(g.assembly_id),
        forms={case.asked.id: _form(case, typed or {}) for case in cases},
        kinds=KINDS,
        settings=settings,
        may_settle=allows(actor(), "call_meeting", g.assembly_id),
        may_office=allows(actor(), "keep_record", g.assembly_id),
        refusal=refusal,
    )


def _form(case: queries.Case, typed: dict[int | None, DeclineForm]) -> DeclineForm:
    """The form of one case, bound to exactly the figures or words that this page shows."""
    form = typed.get(case.asked.id) or DeclineForm(formdata=None, prefix=f"c{case.asked.id}")
    form.sha256.data = case.asked.sha256
    return form
