"""The desk asks the hall about a promise, and brings promises back to the running order."""

from typing import Any, TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assembly.agenda.queries import item, view_of
from assembly.agenda.views.ground import meetings_above
from assembly.ballots.queries import warnings_before_opening
from assembly.commitments.models import Commitment
from assembly.core import clock
from assembly.core.access import actor, needs
from assembly.core.db import session
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.follow_up import actions, rules
from assembly.follow_up.forms import AskForm, BackForm
from assembly.follow_up.models import FollowUp
from assembly.follow_up.queries import (
    PromiseView,
    bodies_above,
    promise_view,
    put_in,
    standing_of,
)
from assembly.meetings.queries import delegates_present, meeting, presence

pages = Blueprint("follow_up", __name__)
Page: TypeAlias = str | Response | tuple[Response | str, int]
ID = "<int:commitment_id>"
# Beside which field a refusal stands.
BESIDE = {rules.NoReason: "reason", rules.NoDay: "due", rules.NowhereToRaise: "target"}


@pages.get(f"/desk/<code>/follow-up/{ID}")
@needs("run_meeting")
def asking(code: str, commitment_id: int) -> str:
    """``?what=`` says what is asked; without it, what the desk most likely wants."""
    promise = _promise(commitment_id)
    said = _usual(promise, request.args.get("what", ""))
    return _ask_page(_form(promise, formdata=None, version=g.meeting.version, **said), promise)


@pages.post(f"/desk/<code>/follow-up/{ID}")
@needs("run_meeting")
def ask(code: str, commitment_id: int) -> Page:
    promise, who, sitting = _promise(commitment_id), actor(), g.meeting.id
    form = _form(promise)
    try:
        form.require_valid()
        said = (who, sitting, form.version.data, commitment_id, form.asked(), form.terms())
        once(form.key, who, actions.ask, *said, warned=form.warned.data)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        form.take_version(meeting(sitting).version)
        return _ask_page(form, promise, refusal), refusal.status
    return _to_desk()


@pages.post("/desk/<code>/follow-up/<int:follow_up_id>/drop")
@needs("run_meeting")
def drop(code: str, follow_up_id: int) -> Response:
    return _press(actions.drop, follow_up_id)


@pages.post("/desk/<code>/follow-up/back")
@needs("run_meeting")
def back(code: str) -> Response:
    """Put promises on this meeting's running order, to be decided anew."""
    form = BackForm()
    return _press(actions.bring_back, list(form.back.data or ()), form=form)


def _press(verb: Any, about: Any, form: DeskForm | None = None) -> Response:
    form, who = form or DeskForm(), actor()
    try:
        form.require_valid()
        once(form.key, who, verb, who, g.meeting.id, form.version.data, about)
    except Refusal as refusal:
        if wants_json():
            raise
        flash(refusal.sentence, "error")
    return _to_desk()


def _to_desk() -> Response:
    if wants_json():
        return jsonify(ok=True)
    return redirect(url_for("hall.desk", code=g.meeting.code))


def _promise(commitment_id: int) -> PromiseView:
    """A promise of the series. Refuses: NotOfTheSeries."""
    found = standing_of(g.meeting, commitment_id)
    if found is None:
        raise rules.NotOfTheSeries
    return promise_view(g.meeting.id, found)


def _form(promise: PromiseView, **said: Any) -> AskForm:
    form = AskForm(**said)
    row = session().get_one(Commitment, promise.id)
    form.offer([(body.id, body.name) for body in bodies_above(row)], meetings_above())
    next_up = form.target.choices[1:2] if promise.about.bodies else []  # above nobody is anybody
    if next_up and not form.target.data and request.method == "GET":
        form.target.data = next_up[0].value
    return form


def _usual(promise: PromiseView, what: str) -> dict[str, Any]:
    """What stands in the form at first: as it was put before, or what fits the promise."""
    before = put_in(g.meeting.id, promise.id)
    if before is not None and what in ("", before.kind):
        return _as_put(before)
    what = what if what in rules.KINDS else promise.suggested
    day = rules.usual_day(promise.about.due_on, clock.today())
    usual = {"method": "named", "kind": "consensus", "due": day}
    reason = rules.usual_reason(
        what,
        told=(promise.told.on, promise.told.text) if promise.told else None,
        days_late=promise.days_late,
        silent_days=promise.silent_days,
        unanswered=promise.unanswered,
        refused=promise.refused,
    )
    return {**usual, "what": what, "reason": reason}


def _as_put(row: FollowUp) -> dict[str, Any]:
    target = f"body-{row.organisation_id}" if row.organisation_id else ""
    target = f"meeting-{row.to_meeting_id}" if row.to_meeting_id else target
    said = {"what": row.kind, "reason": row.reason, "due": row.due_on, "target": target}
    return {"method": "named", "kind": "vote", **said}


def _ask_page(form: AskForm, promise: PromiseView, refusal: Refusal | None = None) -> str:
    beside = BESIDE.get(type(refusal)) if refusal else None
    if beside and refusal:
        form[beside].errors = [*form[beside].errors, refusal.sentence]
    here = g.meeting.current_item_id
    point = view_of(item(here)) if here else None
    return render_template(
        "follow_up/ask.html",
        form=form,
        promise=promise,
        kinds=_kinds(promise),
        point=point,
        ready=point is not None and point.kind == "report" and point.phase == "open",
        presence=presence(g.meeting),
        networks=len(delegates_present(g.meeting.id, "network")),
        warnings=warnings_before_opening(g.meeting.id, "secret"),
        refusal=refusal,
    )


def _kinds(promise: PromiseView) -> list[tuple[str, str]]:
    is_review = promise.about.state == "review"
    return [
        (key, str(name)) for key, name in rules.NAMES.items() if not (is_review and key == "review")
    ]
