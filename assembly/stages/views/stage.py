"""A stage's own page: count who came, write what was heard, open and close it."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, jsonify, redirect, render_template, url_for
from flask_babel import gettext as _

from assembly.core import ids
from assembly.core.access import actor, allows, needs
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm
from assembly.core.once import once
from assembly.core.qr import code_for, wifi_said
from assembly.core.web import answer_refusal, public_url, wants_json
from assembly.meetings.queries import meeting
from assembly.meetings.queries import view_of as meeting_view
from assembly.stages import actions
from assembly.stages.forms import HeadsForm, PlaceStageForm, SummaryForm
from assembly.stages.queries import StageBoard, stage_board
from assembly.stages.views.ground import Page, offer_places, pages, places


@pages.get("/stage/<code>")
@needs("hear")
def stage(code: str) -> str:
    return show()


@pages.post("/stage/<code>/place")
@needs("hear")
def place(code: str) -> Page:
    form = PlaceStageForm()
    said = (form.district.data or "", form.subdistrict.data or None)
    return _turn(form, actions.place_stage, *said, done=_("บอกที่ตั้งของเวทีแล้ว"), place_form=form)


@pages.post("/stage/<code>/heads")
@needs("hear")
def heads(code: str) -> Page:
    form = HeadsForm()
    return _turn(form, actions.count_heads, form.heads, done=_("บันทึกจำนวนคนแล้ว"), heads_form=form)


@pages.post("/stage/<code>/summary")
@needs("hear")
def summary(code: str) -> Page:
    form = SummaryForm()
    words = form.summary.data or ""
    return _turn(form, actions.write_summary, words, done=_("บันทึกสรุปแล้ว"), summary_form=form)


@pages.post("/stage/<code>/open")
@needs("hear")
def open_(code: str) -> Page:
    return _turn(DeskForm(), actions.open_stage, done=_("เปิดเวทีแล้ว รับฟังได้เลย"))


@pages.post("/stage/<code>/close")
@needs("hear")
def close(code: str) -> Page:
    return _turn(DeskForm(), actions.close_stage, done=_("ปิดเวทีแล้ว กระดานรับฟังนับเวทีนี้แล้ว"))


@pages.get("/stage/<code>/poster")
@needs("hear")
def poster(code: str) -> str:
    """The sheet for the wall: how to tell what hurts, from one's own phone."""
    board = stage_board(g.meeting.id)
    return render_template(
        "stages/poster.html",
        board=board,
        address=public_url().split("://", 1)[-1],
        qr=code_for(_tell_address(board)),
        wifi=_wifi(),
    )


def show(**what: Any) -> str:
    """The page, with whatever form was refused in place of a fresh one."""
    g.meeting = meeting(g.meeting.id)
    board = stage_board(g.meeting.id)
    version = g.meeting.version
    counts = {head.key: head.count for head in board.heads}
    forms = {
        "heads_form": HeadsForm(formdata=None, version=version, **counts),
        "summary_form": SummaryForm(formdata=None, version=version, summary=board.summary),
        "place_form": _place_form(board, version),
        **what,
    }
    offer_places(forms["place_form"])
    return render_template(
        "stages/stage.html",
        board=board,
        key=ids.token(),
        places=places(),
        may_run=allows(actor(), "run_meeting", g.assembly_id),
        may_keep=allows(actor(), "keep_record", g.assembly_id),
        **forms,
    )


def _place_form(board: StageBoard, version: int) -> PlaceStageForm:
    return PlaceStageForm(
        formdata=None,
        version=version,
        district=board.district_code,
        subdistrict=board.subdistrict_code,
    )


def _turn(
    form: DeskForm, verb: Callable[..., None], *said: Any, done: str, **refused: DeskForm
) -> Page:
    """One desk verb of the stage's meeting, then its page again; what was typed stays."""
    who = actor()
    stage_board(g.meeting.id)
    try:
        form.require_valid()
        once(form.key, who, verb, who, g.meeting.id, form.version.data, *said)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        form.take_version(meeting(g.meeting.id).version)
        return show(refusal=None if form.errors else refusal.sentence, **refused), refusal.status
    if wants_json():
        return jsonify(ok=True, version=meeting_view(meeting(g.meeting.id)).version)
    flash(done, "done")
    return redirect(url_for("stages.stage", code=g.meeting.code))


def _tell_address(board: StageBoard) -> str:
    """Where a phone tells, with the stage's own place in it already."""
    path = url_for("grievances.tell", code=board.about.code, place=board.place_code or None)
    return f"{public_url()}{path}"


def _wifi() -> dict[str, object] | None:
    row = g.meeting
    if not row.wifi_name:
        return None
    said = wifi_said(row.wifi_name, row.wifi_password)
    return {"name": row.wifi_name, "password": row.wifi_password, "qr": code_for(said)}
