"""Joining what somebody said already, in place of saying it again."""

from flask import g, jsonify, render_template, request, session

from assembly.core.access import needs
from assembly.core.errors import BadInput
from assembly.core.limits import EachBrowser
from assembly.core.web import wants_json
from assembly.grievances import actions, rules
from assembly.grievances.forms import LARGEST_ID, JoinForm, SimilarForm
from assembly.grievances.queries import published, similar_to
from assembly.grievances.views.ground import Page, pages
from assembly.people.views import become_participant

# What a page without a script carries along, so that joining loses nothing that was typed.
SAID = ("text", "district", "subdistrict", "strategy", "urgent", "target_group")
TYPED = (*SAID, "contact", "consent", "idempotency_key")

asked_here = EachBrowser(most=200, seconds=300)


@pages.post("/m/<code>/similar")
@needs("speak")
def similar(code: str) -> Page:
    """For a script, before it sends: the published grievances like these words, as JSON."""
    become_participant()
    form = SimilarForm()
    _check(form)
    found = similar_to(g.assembly_id, form.text.data, session["participant"])
    chosen = form.place.data or ""
    shown, forms = (
        render_template(f"grievances/{part}.html", similar=found, chosen=chosen)
        for part in ("_similar", "_join_forms")
    )
    return jsonify(ok=True, ids=[each.id for each in found], shown=shown, forms=forms)


@pages.post(f"/m/<code>/grievances/<int(max={LARGEST_ID}):grievance_id>/join")
@needs("speak")
def join(code: str, grievance_id: int) -> Page:
    become_participant()
    form = JoinForm()
    _check(form)
    said = (g.assembly_id, grievance_id, session["participant"], form.place.data or "")
    return _joined_page(grievance_id, actions.join(*said))


@pages.post(f"/m/<code>/grievances/<int(max={LARGEST_ID}):grievance_id>/leave")
@needs("speak")
def leave(code: str, grievance_id: int) -> Page:
    become_participant()
    _check(JoinForm())
    return _joined_page(grievance_id, actions.leave(grievance_id, session["participant"]))


def _check(form: SimilarForm | JoinForm) -> None:
    budget = asked_here.here()
    budget.check()
    budget.add()
    if not form.validate_on_submit():
        raise BadInput


def _joined_page(grievance_id: int, count: int) -> Page:
    if wants_json():
        return jsonify(ok=True, count=count)
    found = published(grievance_id, session["participant"])
    if found is None:
        raise rules.GrievanceNotHere
    own = {name: request.form[name] for name in TYPED if request.form.get(name)}
    return render_template("grievances/joined.html", each=found, own=own)
