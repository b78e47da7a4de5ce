"""What became of each grievance at its stage: answered on the spot, or sent to the province."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, jsonify, redirect, url_for
from flask_babel import gettext as _

from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.forms import KeyedForm
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.grievances.forms import LARGEST_ID
from assembly.stages import actions
from assembly.stages.forms import AnswerForm, OutcomeForm
from assembly.stages.views.ground import Page, pages
from assembly.stages.views.stage import show

ONE = f"/stage/<code>/grievances/<int(max={LARGEST_ID}):grievance_id>"


@pages.post(f"{ONE}/answer")
@needs("hear")
def answer(code: str, grievance_id: int) -> Page:
    form = AnswerForm()
    said = (grievance_id, form.version.data, form.answer.data or "")
    done = _("บันทึกคำตอบแล้ว ผู้เล่าอ่านได้ด้วยรหัสติดตาม")
    return _became(form, actions.answer_here, *said, done=done, wrong=grievance_id)


@pages.post(f"{ONE}/up")
@needs("hear")
def send_up(code: str, grievance_id: int) -> Page:
    form = OutcomeForm()
    said = (grievance_id, form.version.data)
    return _became(form, actions.send_up, *said, done=_("ส่งเข้าจังหวัดแล้ว"))


@pages.post("/stage/<code>/up")
@needs("hear")
def send_rest_up(code: str) -> Page:
    return _became(KeyedForm(), actions.send_rest_up, done=_("ส่งทุกเรื่องที่เหลือเข้าจังหวัดแล้ว"))


def _became(
    form: KeyedForm, verb: Callable[..., Any], *said: Any, done: str, wrong: int | None = None
) -> Page:
    """The verb, then the stage's page; an answer that is refused stays where it was typed."""
    who = actor()
    try:
        form.require_valid()
        once(form.key, who, verb, who, g.meeting.id, *said)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        again = {"answer_form": form, "wrong": wrong} if wrong else {}
        sentence = None if form.errors and wrong else refusal.sentence
        return show(refusal=sentence, **again), refusal.status
    if wants_json():
        return jsonify(ok=True)
    flash(done, "done")
    return redirect(url_for("stages.stage", code=g.meeting.code, _anchor="told"))
