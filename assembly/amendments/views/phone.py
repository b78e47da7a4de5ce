"""Proposing a change to a draft on a phone."""

from flask import flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.amendments import actions, rules
from assembly.amendments.forms import AmendForm
from assembly.amendments.queries import (
    proposals_of,
)
from assembly.amendments.views.ground import (
    KIND,
    Page,
    amendment_here,
    draft_here,
    form_for,
    form_page,
    item_here,
    pages,
    refused,
    sheet_here,
)
from assembly.core.access import actor, allows, needs
from assembly.core.errors import Forbidden, Refusal
from assembly.core.forms import KeyedForm
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.extensions import csrf
from assembly.resolutions.models import Draft


@pages.get("/m/<code>/items/<int:item_id>/amend")
@needs("look")
def choose(code: str, item_id: int) -> str:
    """The whole draft with all that is proposed; a delegate taps the paragraph to change."""
    who, draft = actor(), _seen_draft(item_id)
    mine = proposals_of(draft, who.member_id) if who.member_id else ()
    may = allows(who, "propose", g.assembly_id) and who.meeting_id == g.meeting.id
    return render_template(
        "amendments/choose.html",
        item=item_here(item_id),
        sheet=sheet_here(item_id),
        mine=mine,
        may=may,
    )


@pages.route(f"/m/<code>/items/<int:item_id>/amend/{KIND}", methods=["GET", "POST"])
@needs("propose")
def propose(code: str, item_id: int, kind: str, paragraph: int) -> Page:
    _seen_draft(item_id)
    form = form_for(AmendForm, item_id, kind, paragraph)
    if request.method == "GET":
        return form_page(form, item_id, kind, paragraph)
    try:
        form.require_own()
        who, said = actor(), (kind, paragraph, form.new_text.data, form.reason.data)
        made = once(form.key, who, actions.propose_amendment, who, item_id, form.base.data, *said)
    except Refusal as refusal:
        return refused(form, item_id, kind, paragraph, refusal)
    return _proposed(item_id, made)


csrf.exempt(propose)  # the form checks its own token: a lost one must not lose what was typed


@pages.post("/m/<code>/amendments/<int:amendment_id>/withdraw")
@needs("propose")
def withdraw(code: str, amendment_id: int) -> Response:
    form, who = KeyedForm(), actor()
    try:
        form.require_valid()
        amendment_here(amendment_id)
        once(form.key, who, actions.withdraw_amendment, who, amendment_id)
        flash(_("ถอนข้อเสนอแล้ว"))
    except Refusal as refusal:
        if wants_json():
            raise
        flash(refusal.sentence, "error")
    return jsonify(ok=True) if wants_json() else redirect(url_for("hall.phone", code=code))


@pages.errorhandler(Forbidden)
def no_delegate(refusal: Forbidden) -> tuple[Response | str, int]:
    """Who may not propose reads about proposing, not about staff."""
    on_phone = request.endpoint in ("amendments.propose", "amendments.withdraw")
    return answer_refusal(rules.NotADelegate() if on_phone else refusal)


def _proposed(item_id: int, made: int) -> Page:
    if wants_json():
        return jsonify(ok=True, id=made), 201
    mine = proposals_of(draft_here(item_id), actor().member_id or 0)
    view = next((one for one in mine if one.id == made), None)
    return render_template("amendments/proposed.html", item=item_here(item_id), proposal=view), 201


def _seen_draft(item_id: int) -> Draft:
    """The draft as phones may read it: what is still being written is the desk's alone.

    Raises ``NotFound``, ``NoDraft`` or ``DraftNotShown``.
    """
    found = draft_here(item_id)
    if found.state == "drafting":
        raise rules.DraftNotShown
    return found
