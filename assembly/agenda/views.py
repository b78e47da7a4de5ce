"""The desk's buttons that move the meeting from item to item."""

from collections.abc import Callable
from typing import TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.agenda import actions
from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm
from assembly.core.once import once
from assembly.core.web import wants_json
from assembly.meetings.actions import close_meeting as close
from assembly.meetings.actions import open_meeting as open_

pages = Blueprint("agenda", __name__)

Verb: TypeAlias = Callable[..., None]


@pages.post("/desk/<code>/open")
@needs("run_meeting")
def open_meeting(code: str) -> Response:
    return _press(open_)


@pages.post("/desk/<code>/close")
@needs("run_meeting")
def close_meeting(code: str) -> Response:
    return _press(close, done=_("ปิดประชุมแล้ว เลขานุการส่งออกรายงานได้ที่หน้าเลขานุการ"))


@pages.post("/desk/<code>/items/<int:item_id>/open")
@needs("run_meeting")
def open_item(code: str, item_id: int) -> Response:
    return _press(actions.open_item, item_id)


@pages.post("/desk/<code>/items/<int:item_id>/finish")
@needs("run_meeting")
def finish_item(code: str, item_id: int) -> Response:
    return _press(actions.finish_item, item_id)


def _press(verb: Verb, *more: int, done: str = "") -> Response:
    """Do what the button says; when someone else was first, the desk says who, and what is now."""
    form, who = DeskForm(), actor()
    try:
        form.require_valid()
        once(form.key, who, verb, who, g.meeting.id, form.version.data, *more)
    except Refusal as refusal:
        if wants_json():
            raise
        flash(refusal.sentence, "error")
        done = ""
    if wants_json():
        return jsonify(ok=True)
    if done:
        flash(done)
    return redirect(url_for("hall.desk", code=g.meeting.code))
