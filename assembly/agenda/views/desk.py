"""The desk's buttons that move the meeting from item to item."""

from collections.abc import Callable
from typing import TypeAlias

from flask import flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.agenda import actions
from assembly.agenda.forms import (
    AsideForm,
)
from assembly.agenda.queries import (
    view_of,
)
from assembly.agenda.views.ground import Page, pages
from assembly.core.access import actor, needs
from assembly.core.errors import BadInput, Refusal
from assembly.core.forms import DeskForm
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.meetings.actions import close_meeting as close
from assembly.meetings.actions import open_meeting as open_
from assembly.meetings.actions import undo_step
from assembly.meetings.queries import meeting

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


@pages.post("/desk/<code>/undo")
@needs("run_meeting")
def undo(code: str) -> Response:
    answer = _press(undo_step)
    on_the_order = request.form.get("back") == "order" and not wants_json()
    return redirect(url_for("agenda.order", code=code)) if on_the_order else answer


@pages.get("/desk/<code>/items/<int:item_id>/aside")
@needs("run_meeting")
def aside(code: str, item_id: int) -> str:
    return _aside_page(AsideForm(version=g.meeting.version), item_id)


@pages.post("/desk/<code>/items/<int:item_id>/aside")
@needs("run_meeting")
def set_aside(code: str, item_id: int) -> Page:
    """Put an item off, or take the matter back: the pressed button says which."""
    form, who, sitting = AsideForm(), actor(), g.meeting.id
    verbs = {"postponed": actions.postpone_item, "withdrawn": actions.withdraw_item}
    try:
        form.require_valid()
        verb = verbs.get(form.outcome.data)
        if verb is None:
            raise BadInput
        once(form.key, who, verb, who, sitting, form.version.data, item_id, form.reason.data)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        form.take_version(meeting(sitting).version)
        return _aside_page(form, item_id, refusal), refusal.status
    return jsonify(ok=True) if wants_json() else redirect(url_for("hall.desk", code=code))


def _aside_page(form: AsideForm, item_id: int, refusal: Refusal | None = None) -> str:
    row = view_of(actions.item_in(g.meeting.id, item_id))
    return render_template("agenda/aside.html", form=form, item=row, refusal=refusal)


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
