"""Proposing a change to a draft, on a phone or at the desk; and what the desk does with it."""

from collections.abc import Callable
from typing import TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from assembly.agenda.actions import item_in
from assembly.agenda.queries import ItemView, view_of
from assembly.amendments import actions, rules
from assembly.amendments.forms import AmendDeskForm, AmendForm, RewordForm
from assembly.amendments.models import Amendment
from assembly.amendments.queries import (
    Sheet,
    amendment,
    change_of,
    item_of,
    proposals_of,
    sheet_of,
)
from assembly.ballots.queries import warnings_before_opening
from assembly.core.access import actor, allows, needs
from assembly.core.errors import Forbidden, Refusal
from assembly.core.forms import DeskForm, KeyedForm
from assembly.core.once import once
from assembly.core.text import short
from assembly.core.web import answer_refusal, wants_json
from assembly.extensions import csrf
from assembly.meetings.queries import meeting, presence
from assembly.resolutions.forms import BallotForm
from assembly.resolutions.models import Draft
from assembly.resolutions.queries import draft_of_item
from assembly.resolutions.rules import NoDraft

pages = Blueprint("amendments", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]

KIND = "<any(change, add, delete):kind>/<int:paragraph>"
WORDS = (rules.EmptyParagraph, rules.NothingChanged, rules.ParagraphTooLong)


@pages.get("/m/<code>/items/<int:item_id>/amend")
@needs("look")
def choose(code: str, item_id: int) -> str:
    """The whole draft with all that is proposed; a delegate taps the paragraph to change."""
    who = actor()
    mine = proposals_of(_draft(item_id), who.member_id) if who.member_id else ()
    may = allows(who, "propose", g.assembly_id) and who.meeting_id == g.meeting.id
    return render_template(
        "amendments/choose.html", item=_item(item_id), sheet=_sheet(item_id), mine=mine, may=may
    )


@pages.route(f"/m/<code>/items/<int:item_id>/amend/{KIND}", methods=["GET", "POST"])
@needs("propose")
def propose(code: str, item_id: int, kind: str, paragraph: int) -> Page:
    form = _form(AmendForm, item_id, kind, paragraph)
    if request.method == "GET":
        return _form_page(form, item_id, kind, paragraph)
    try:
        form.require_own()
        who, said = actor(), (kind, paragraph, form.new_text.data, form.reason.data)
        made = once(form.key, who, actions.propose_amendment, who, item_id, form.base.data, *said)
    except Refusal as refusal:
        return _refused(form, item_id, kind, paragraph, refusal)
    return _proposed(item_id, made)


csrf.exempt(propose)  # the form checks its own token: a lost one must not lose what was typed


@pages.post("/m/<code>/amendments/<int:amendment_id>/withdraw")
@needs("propose")
def withdraw(code: str, amendment_id: int) -> Response:
    form, who = KeyedForm(), actor()
    try:
        form.require_valid()
        _here(amendment_id)
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


@pages.route(f"/desk/<code>/items/<int:item_id>/amend/{KIND}", methods=["GET", "POST"])
@needs("run_meeting")
def write(code: str, item_id: int, kind: str, paragraph: int) -> Page:
    form = _form(AmendDeskForm, item_id, kind, paragraph, version=g.meeting.version)
    if request.method == "GET":
        return _form_page(form, item_id, kind, paragraph, face="desk")
    try:
        form.require_valid()
        who, turn = actor(), (g.meeting.id, form.version.data, item_id, form.base.data)
        said = (kind, paragraph, form.new_text.data, form.reason.data)
        once(form.key, who, actions.propose_at_desk, who, *turn, *said)
    except Refusal as refusal:
        return _refused(form, item_id, kind, paragraph, refusal, face="desk")
    return _at_list(code)


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
    row = _here(amendment_id)
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
        _say_beside(form, refusal)
        form.take_base(_sheet(item_of(row)).version)
        return _reword_page(form, row, refusal), refusal.status
    return _at_list(code)


@pages.route("/desk/<code>/amendments/<int:amendment_id>/ballot", methods=["GET", "POST"])
@needs("run_meeting")
def vote(code: str, amendment_id: int) -> Page:
    form, row = BallotForm(version=g.meeting.version), _here(amendment_id)
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


def _form(
    kind_of_form: type[AmendForm], item_id: int, kind: str, paragraph: int, **more: int
) -> AmendForm:
    """The form with the paragraph as it reads now already in it."""
    draft, sheet = _draft(item_id), _sheet(item_id)
    now = sheet.text_at(paragraph) if kind == "change" else ""
    return kind_of_form(base=draft.version, new_text=now, **more)


def _form_page(
    form: AmendForm,
    item_id: int,
    kind: str,
    paragraph: int,
    refusal: Refusal | None = None,
    face: str = "phone",
) -> str:
    sheet = _sheet(item_id)
    rules.paragraph_at([p.text for p in sheet.paragraphs[1:]], kind, paragraph)
    return render_template(
        f"amendments/{face}.html",
        form=form,
        item=_item(item_id),
        sheet=sheet,
        kind=kind,
        paragraph=paragraph,
        refusal=refusal,
    )


def _refused(
    form: AmendForm,
    item_id: int,
    kind: str,
    paragraph: int,
    refusal: Refusal,
    face: str = "phone",
) -> Page:
    """The form again as typed, over the draft as it reads now."""
    if wants_json() or isinstance(refusal, rules.NoSuchParagraph):
        return answer_refusal(refusal)
    _say_beside(form, refusal)
    form.take_base(_draft(item_id).version)
    return _form_page(form, item_id, kind, paragraph, refusal, face), refusal.status


def _say_beside(form: AmendForm, refusal: Refusal) -> None:
    if isinstance(refusal, WORDS):
        form.new_text.errors = [refusal.sentence]
    if isinstance(form, DeskForm):
        form.take_version(meeting(g.meeting.id).version)


def _proposed(item_id: int, made: int) -> Page:
    if wants_json():
        return jsonify(ok=True, id=made), 201
    view = _sheet(item_id).proposal(made)
    return render_template("amendments/proposed.html", item=_item(item_id), proposal=view), 201


def _reword_form(row: Amendment) -> RewordForm:
    sheet = _sheet(item_of(row))
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
    sheet = _sheet(item_of(row))
    return render_template(
        "amendments/reword.html",
        form=form,
        item=_item(item_of(row)),
        sheet=sheet,
        proposal=sheet.proposal(row.id),
        refusal=refusal,
    )


def _ballot_page(form: BallotForm, row: Amendment, refusal: Refusal | None = None) -> str:
    return render_template(
        "amendments/ballot.html",
        form=form,
        item=_item(item_of(row)),
        question=rules.question_of(change_of(row)),
        proposal=_sheet(item_of(row)).proposal(row.id),
        presence=presence(g.meeting),
        warnings=warnings_before_opening(g.meeting.id, "secret"),
        refusal=refusal,
    )


def _press(verb: Callable[..., None], amendment_id: int) -> Response:
    """One decision at the desk; when someone else was first, the list says who."""
    form, who = DeskForm(), actor()
    try:
        form.require_valid()
        _here(amendment_id)
        once(form.key, who, verb, who, g.meeting.id, form.version.data, amendment_id)
    except Refusal as refusal:
        if wants_json():
            raise
        flash(refusal.sentence, "error")
    return _at_list(g.meeting.code)


def _here(amendment_id: int) -> Amendment:
    """The amendment, if it is about this address's meeting. Raises ``NotFound``."""
    row = amendment(amendment_id)
    item_in(g.meeting.id, item_of(row))
    return row


def _at_list(code: str) -> Response:
    return jsonify(ok=True) if wants_json() else redirect(url_for("hall.amendments", code=code))


def _draft(item_id: int) -> Draft:
    """The draft of an item of this address's meeting. Raises ``NotFound`` or ``NoDraft``."""
    item_in(g.meeting.id, item_id)
    found = draft_of_item(item_id)
    if found is None:
        raise NoDraft
    return found


def _sheet(item_id: int) -> Sheet:
    return sheet_of(_draft(item_id))


def _item(item_id: int) -> ItemView:
    return view_of(item_in(g.meeting.id, item_id))
