"""The desk's buttons of a ballot, each one step."""

from collections.abc import Callable

from flask import flash, g, jsonify, redirect, url_for
from werkzeug.wrappers import Response

from assembly.ballots import actions
from assembly.ballots.forms import CastingForm, SendBackForm
from assembly.ballots.views.ground import ID, pages
from assembly.checks.actions import ask_if_needed
from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm
from assembly.core.once import once
from assembly.core.web import wants_json


@pages.post(f"/desk/<code>/ballots/{ID}/close")
@needs("run_meeting")
def close(code: str, ballot_id: int) -> Response:
    return _press(actions.close_ballot, ballot_id)


@pages.post(f"/desk/<code>/ballots/{ID}/count")
@needs("run_meeting")
def count(code: str, ballot_id: int) -> Response:
    return _press(actions.count_ballot, ballot_id)


@pages.post(f"/desk/<code>/ballots/{ID}/tie")
@needs("run_meeting")
def break_tie(code: str, ballot_id: int) -> Response:
    form = CastingForm()
    return _press(actions.break_tie, ballot_id, form.choice.data or "", form=form)


@pages.post(f"/desk/<code>/ballots/{ID}/declare")
@needs("run_meeting")
def declare(code: str, ballot_id: int) -> Response:
    form = SendBackForm()
    return _press(actions.declare_ballot, ballot_id, form.send_back.data or "", form=form)


@pages.post(f"/desk/<code>/ballots/{ID}/ask")
@needs("run_meeting")
def ask_second(code: str, ballot_id: int) -> Response:
    return _press(actions.ask_second, ballot_id)


@pages.post(f"/desk/<code>/ballots/{ID}/cancel")
@needs("run_meeting")
def cancel(code: str, ballot_id: int) -> Response:
    return _press(actions.cancel_ballot, ballot_id)


def _press(
    verb: Callable[..., None], ballot_id: int, *more: str, form: DeskForm | None = None
) -> Response:
    """One step of the ballot; when someone else was first, the desk says who, and shows what is."""
    form, who = form or DeskForm(), actor()
    try:
        form.require_valid()
        once(form.key, who, verb, who, g.meeting.id, form.version.data, ballot_id, *more)
    except Refusal as refusal:
        ask_if_needed(who, refusal)
        if wants_json():
            raise
        flash(refusal.sentence, "error")
    if wants_json():
        return jsonify(ok=True)
    return redirect(url_for("hall.desk", code=g.meeting.code))
