"""Writing a proposal down at the desk, and what is done with it."""

from collections.abc import Callable

from flask import flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from assembly.amendments import actions, rules
from assembly.amendments.forms import AmendDeskForm, RewordForm
from assembly.amendments.models import Amendment
from assembly.amendments.queries import (
    change_of,
    item_of,
)
from assembly.amendments.views.ground import (
    KIND,
    Page,
    amendment_here,
    form_for,
    form_page,
    item_here,
    pages,
    refused,
    say_beside,
    sheet_here,
)
from assembly.ballots.queries import warnings_before_opening
from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm
from assembly.core.once import once
from assembly.core.text import short
from assembly.core.web import answer_refusal, wants_json
from assembly.meetings.queries import meeting, presence
from assembly.resolutions.forms import BallotForm


@pages.route(f"/desk/<code>/items/<int:item_id>/amend/{KIND}", methods=["GET", "POST"])
@needs("run_meeting")
def write(code: str, item_id: int, kind: str, paragraph: int) -> Page:
    form = form_for(AmendDeskForm, item_id, kind, paragraph, version=g.meeting.version)
    if request.method == "GET":
        return form_page(form, item_id, kind, paragraph, face="desk")
    try:
        form.require_valid()
        who, turn = actor(), (g.meeting.id, form.version.data, item_id, form.base.data)
        said = (kind, paragraph, form.new_text.data, form.reason.data)
        once(form.key, who, actions.propose_at_desk, who, *turn, *said)
    except Refusal as refusal:
        return refused(form, item_id, kind, paragraph, refusal, face="desk")
    return _at_list(code)


@pages.post("/desk/<code>/amendments/<int:amendment_id>/show")
@needs("run_meeting")
def show(code: str, amendment_id: int) -> Response:
    return _press(actions.show_amendment, amendment_id)


@pages.post("/desk/<code>/amendments/<int:amendment_id>/accept")
@needs("run_meeting")
def accept(code: str, amendment_id: int) -> Response:
    return _press(actions.accept_amendment, amendment_id)


@pages.post("/desk/<code>/amendments/<int:amendment_id>/reject")
@needs("run_meeting")
def reject(code: str, amendment_id: int) -> Response:
    return _press(actions.reject_amendment, amendment_id)


@pages.post("/desk/<code>/amendments/<int:amendment_id>/reconsider")
@needs("run_meeting")
def reconsider(code: str, amendment_id: int) -> Response:
    return _press(actions.reconsider_amendment, amendment_id)


@pages.route("/desk/<code>/amendments/<int:amendment_id>/reword", methods=["GET", "POST"])
@needs("run_meeting")
def reword(code: str, amendment_id: int) -> Page:
    row = amendment_here(amendment_id)
    form = _reword_form(row)
    if request.method == "GET":
        return _reword_page(form, row)
    try:
        form.require_valid()
        who, turn = actor(), (g.meeting.id, form.version.data, amendment_id, form.base.data)
        said = (form.paragraph.data, form.new_text.data)
        once(form.key, who, actions.reword_amendment, who, *turn, *said)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        say_beside(form, refusal)
        form.take_base(sheet_here(item_of(row)).version)
        return _reword_page(form, row, refusal), refusal.status
    return _at_list(code)


@pages.route("/desk/<code>/amendments/<int:amendment_id>/ballot", methods=["GET", "POST"])
@needs("run_meeting")
def vote(code: str, amendment_id: int) -> Page:
    form, row = BallotForm(version=g.meeting.version), amendment_here(amendment_id)
    if request.method == "GET":
        return _ballot_page(form, row)
    try:
        form.require_valid()
        who, turn = actor(), (g.meeting.id, form.version.data)
        said = (*turn, amendment_id, form.terms())
        once(form.key, who, actions.put_amendment_to_vote, who, *said, warned=form.warned.data)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        form.take_version(meeting(g.meeting.id).version)
        return _ballot_page(form, row, refusal), refusal.status
    return jsonify(ok=True) if wants_json() else redirect(url_for("hall.desk", code=code))


def _reword_form(row: Amendment) -> RewordForm:
    sheet = sheet_here(item_of(row))
    kept = {"paragraph": row.paragraph, "new_text": row.new_text, "base": sheet.version}
    form = RewordForm(version=g.meeting.version, **kept)
    form.paragraph.choices = [
        SelectChoice(
            str(p.number), f"{p.number}. {short(p.text, 60)}" if p.number else _("ก่อนข้อ 1")
        )
        for p in sheet.paragraphs
        if p.number or row.kind == "add"
    ]
    return form


def _reword_page(form: RewordForm, row: Amendment, refusal: Refusal | None = None) -> str:
    sheet = sheet_here(item_of(row), named=True)
    return render_template(
        "amendments/reword.html",
        form=form,
        item=item_here(item_of(row)),
        sheet=sheet,
        proposal=sheet.proposal(row.id),
        refusal=refusal,
    )


def _ballot_page(form: BallotForm, row: Amendment, refusal: Refusal | None = None) -> str:
    return render_template(
        "amendments/ballot.html",
        form=form,
        item=item_here(item_of(row)),
        question=rules.question_of(change_of(row)),
        proposal=sheet_here(item_of(row), named=True).proposal(row.id),
        presence=presence(g.meeting),
        warnings=warnings_before_opening(g.meeting.id, "secret"),
        refusal=refusal,
    )


def _press(verb: Callable[..., None], amendment_id: int) -> Response:
    """One decision at the desk; when someone else was first, the list says who."""
    form, who = DeskForm(), actor()
    try:
        form.require_valid()
        amendment_here(amendment_id)
        once(form.key, who, verb, who, g.meeting.id, form.version.data, amendment_id)
    except Refusal as refusal:
        if wants_json():
            raise
        flash(refusal.sentence, "error")
    return _at_list(g.meeting.code)


def _at_list(code: str) -> Response:
    return jsonify(ok=True) if wants_json() else redirect(url_for("hall.amendments", code=code))
