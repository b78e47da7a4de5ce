"""A followed grievance: how far it came, writing to the desk, and taking it back.

The code is in the form's body, never in an address. Pages answer a POST themselves: a redirect
could not carry the code.
"""

from dataclasses import asdict
from typing import Any, TypeVar

from flask import flash, g, jsonify, render_template, request, url_for
from flask_babel import gettext as _

from assembly.core.access import needs
from assembly.core.errors import BadInput, LostForm, Refusal
from assembly.core.limits import EachBrowser, Failures
from assembly.core.qr import code_for
from assembly.core.web import answer_refusal, public_url, wants_json
from assembly.extensions import csrf
from assembly.grievances import actions
from assembly.grievances.queries import GrievanceView, assembly_told, find_by_code
from assembly.grievances.rules import WrongTrackingCode, grouped
from assembly.meetings.queries import current_meeting
from assembly.people.views import become_participant
from assembly.trail.forms import FollowForm, LeaveForm, WriteForm
from assembly.trail.queries.story import story_of
from assembly.trail.rules import Promised
from assembly.trail.views.ground import (
    Page,
    pages,
    wrong_everywhere,
    wrong_here,
    wrote_everywhere,
    wrote_here,
)

AnyForm = TypeVar("AnyForm", FollowForm, WriteForm, LeaveForm)


@pages.route("/g/", methods=["GET", "POST"])
@needs("look")
def follow() -> Page:
    become_participant()
    form = FollowForm()
    if request.method == "GET":
        return render_template("trail/follow.html", form=form)
    try:
        return _story_page(_grievance(form), form.digits)
    except Refusal as refusal:
        return _refused(form, refusal)


@pages.post("/g/write")
@needs("speak")
def write() -> Page:
    """A word of the sender to the desk."""
    become_participant()
    form = WriteForm()
    try:
        return _written(form, _grievance(form, "text", "csrf_token"))
    except Refusal as refusal:
        return _refused(form, refusal)


@pages.post("/g/leave")
@needs("speak")
def leave() -> Page:
    """Take the grievance back or have it erased: asks first, does it when it is sent again."""
    become_participant()
    form = LeaveForm()
    try:
        found = _grievance(form)
        if not form.is_sure:
            return _asking_page(form, found)
        {"withdraw": actions.withdraw, "erase": actions.erase}[form.way](found.id)
        return _story_page(find_by_code(form.code.data) or found, form.digits)
    except Refusal as refusal:
        return _refused(form, refusal)


for page in (follow, write, leave):  # each checks its own token: what was typed must not be lost
    csrf.exempt(page)


def _grievance(form: AnyForm, *may_be_wrong: str) -> GrievanceView:
    """The grievance of the typed code; wrong codes spend this browser's budget and everybody's.

    What is wrong in the fields that ``may_be_wrong`` is said beside them, on the grievance's page.
    """
    if not form.validate_on_submit() and set(form.errors) - set(may_be_wrong):
        raise LostForm if "csrf_token" in form.errors else BadInput
    for budget in (wrong_here.here(), wrong_everywhere):
        budget.check()
    found = find_by_code(form.code.data)
    if found is None:
        wrong_here.here().add()
        wrong_everywhere.add()
        raise WrongTrackingCode
    return found


def _written(form: WriteForm, found: GrievanceView) -> Page:
    """The grievance's page with the message on it; or as typed, with why not beside it."""
    try:
        if form.errors:
            raise LostForm if "csrf_token" in form.errors else BadInput
        _spend(wrote_here, wrote_everywhere)
        actions.reply(found.id, form.text.data, form.key)
    except Refusal as refusal:
        return _not_written(form, found, refusal)
    if not wants_json():
        flash(_("ส่งถึงกระบวนกรแล้ว คำตอบจะมาที่หน้านี้"), "done")
    return _story_page(found, form.digits)


def _spend(here: EachBrowser, everywhere: Failures) -> None:
    for budget in (here.here(), everywhere):
        budget.check()
        budget.add()


def _story_page(found: GrievanceView, code: str, writing: WriteForm | None = None) -> Page:
    """The chain and the messages; the layout names the assembly and its present meeting."""
    g.assembly_id = assembly_told(found.id)
    g.meeting = current_meeting(g.assembly_id)
    story = story_of(found)
    if story.news:
        actions.read_by_sender(found.id)
    if wants_json():
        said = [asdict(message) for message in story.messages]
        steps = [asdict(step) for step in story.steps]
        return jsonify(
            ok=True,
            headline=story.headline,
            steps=steps,
            messages=said,
            promises=[promise_said(one) for one in story.promises],
            has_news=story.has_news,
        )
    address = f"{public_url()}{url_for('trail.follow')}#{code}"  # after "#": in no log, no history
    return render_template(
        "trail/story.html",
        story=story,
        code=grouped(code),
        qr=code_for(address),
        writing=writing or WriteForm(formdata=None, code=code),
        leaving=LeaveForm(formdata=None, code=code),
    )


def promise_said(one: Promised) -> dict[str, Any]:
    """A promise for a script, with the way to its page."""
    days = {"due": one.due, "state_on": one.state_on, "reported_on": one.reported_on}
    names = (
        "id",
        "title",
        "state",
        "lead",
        "progress",
        "report",
        "silent",
        "is_overdue",
        "is_late",
    )
    return {
        **{name: getattr(one, name) for name in names},
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "address": url_for("trail.commitment", commitment_id=one.id),
    }


def _asking_page(form: LeaveForm, found: GrievanceView) -> Page:
    g.assembly_id = assembly_told(found.id)
    g.meeting = current_meeting(g.assembly_id)
    if wants_json():
        return jsonify(ok=True, sure=False, way=form.way)
    return render_template("trail/leave.html", form=form, story=story_of(found))


def _not_written(form: WriteForm, found: GrievanceView, refusal: Refusal) -> Page:
    """The grievance's page with the words as typed, and the sentence beside them."""
    if wants_json():
        return answer_refusal(refusal)
    if not isinstance(refusal, BadInput):
        form.text.errors = [refusal.sentence]
    page = _story_page(found, form.digits, form)
    return str(page), refusal.status


def _refused(form: AnyForm, refusal: Refusal) -> Page:
    """The code again as typed; what else was typed comes along."""
    if wants_json():
        return answer_refusal(refusal)
    if not isinstance(refusal, BadInput):
        form.code.errors = [refusal.sentence]
    return render_template("trail/follow.html", form=form), refusal.status
