"""The secretary's pages. Files themselves come from the exports' own address."""

import io
from typing import TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.agenda.actions import item_in, prepare_meeting, write_discussion
from assembly.agenda.queries import items_of
from assembly.assemblies.queries import assembly, view_of
from assembly.attendance.queries import slips_of
from assembly.core import clock, ids, thai
from assembly.core.access import actor, allows, needs
from assembly.core.errors import BadInput, Forbidden, Refusal
from assembly.core.forms import KeyedForm
from assembly.core.i18n import current
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.exports.actions import take_out
from assembly.exports.formats import EXPORTS, FORMS, MIMETYPES, THINGS
from assembly.exports.forms import ExportForm
from assembly.exports.queries.minutes import minutes_paper
from assembly.exports.wording import ballot_sentence
from assembly.grievances.queries import counts_by_district
from assembly.meetings.actions import settle_meeting
from assembly.meetings.forms import CallForm, SettingsForm, SettleForm, as_it_stands
from assembly.meetings.queries import KINDS, meeting, next_number
from assembly.meetings.queries import view_of as meeting_view
from assembly.office.forms import DiscussionForm
from assembly.office.queries import office_of
from assembly.resolutions.queries import drafted_in

pages = Blueprint("office", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]


@pages.get("/office")
@needs("sign_in")
def choose() -> Response | str:
    """Where a secretary arrives: the one office she keeps, or a choice of several."""
    mine = sorted(
        {where for where, _role in actor().roles if allows(actor(), "keep_record", where)}
    )
    if not mine:
        flash(Forbidden().sentence, "info")
        return redirect(url_for("door.enter"))
    offices = [view_of(assembly(assembly_id)) for assembly_id in mine]
    if len(offices) == 1:
        return redirect(url_for("office.desk", slug=offices[0].slug))
    return render_template("office/choose.html", offices=offices)


@pages.get("/office/<slug>")
@needs("keep_record")
def desk(slug: str) -> str:
    return render_template(
        "office/desk.html",
        may_call=allows(actor(), "call_meeting", g.assembly_id),
        may_run=allows(actor(), "run_meeting", g.assembly_id),
        board=office_of(g.assembly_id),
        export_form=ExportForm(formdata=None),
        exports=EXPORTS,
        districts=counts_by_district(g.assembly_id),
        things=THINGS,
        forms=FORMS,
    )


@pages.get("/office/<slug>/call")
@needs("call_meeting")
def calling(slug: str) -> str:
    return _settings_page(CallForm(formdata=None))


@pages.post("/office/<slug>/call")
@needs("call_meeting")
def call(slug: str) -> Page:
    """Call a meeting, with its running order and a slip for every member."""
    form, who = CallForm(), actor()
    try:
        form.require_valid()
        said = (who, g.assembly_id, form.settings(), form.template.data)
        meeting_id = once(form.key, who, prepare_meeting, *said, carry=form.carry.data)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _settings_page(form, refusal), refusal.status
    return _called(slug, meeting_id)


@pages.get("/office/<slug>/settings/<code>")
@needs("call_meeting")
def settings(slug: str, code: str) -> str:
    now = as_it_stands(g.meeting)
    return _settings_page(SettleForm(formdata=None, version=g.meeting.version, **now))


@pages.post("/office/<slug>/settings/<code>")
@needs("call_meeting")
def settle(slug: str, code: str) -> Page:
    form, who, sitting = SettleForm(), actor(), g.meeting.id
    try:
        form.require_valid()
        agreed = form.settings(g.meeting.number)
        once(form.key, who, settle_meeting, who, sitting, form.version.data, agreed)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        form.take_version(meeting(sitting).version)
        return _settings_page(form, refusal), refusal.status
    if wants_json():
        return jsonify(ok=True)
    flash(_("เก็บข้อมูลการประชุมแล้ว"), "done")
    return redirect(url_for("office.desk", slug=slug))


@pages.get("/office/<slug>/minutes/<code>")
@needs("keep_record")
def minutes(slug: str, code: str) -> str:
    return _minutes_page()


@pages.get("/office/<slug>/slips/<code>")
@needs("check_in")
def slips(slug: str, code: str) -> str:
    """Every delegate's slip on a sheet to print and cut."""
    return render_template("office/slips.html", slips=slips_of(g.meeting), key=ids.token())


@pages.post("/office/<slug>/slips/<code>.pdf")
@needs("check_in")
def slips_pdf(slug: str, code: str) -> Response:
    """The same slips as a PDF, ten to a page. They let their holders in: no copy is kept."""
    form = KeyedForm()
    form.require_valid()
    content = take_out(actor(), g.assembly_id, "slips", "pdf", g.meeting.id)
    name = f"{THINGS['slips']}-{code}.pdf"
    file = send_file(io.BytesIO(content), mimetype=MIMETYPES["pdf"], download_name=name)
    file.headers["Cache-Control"] = "no-store"
    return file


@pages.post("/office/<slug>/minutes/<code>/items/<int:item_id>")
@needs("keep_record")
def discuss(slug: str, code: str, item_id: int) -> Page:
    """Keep the secretary's words on an item; saved as typed, or by the button."""
    form, who = DiscussionForm(prefix=f"item-{item_id}"), actor()
    item_in(g.meeting.id, item_id)
    try:
        form.require_valid()
        if form.text.data is None:
            raise BadInput  # a form without the box must not empty what was written
        once(form.key, who, write_discussion, who, item_id, form.text.data)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _minutes_page(form, item_id), refusal.status
    if wants_json():
        return jsonify(ok=True, saved_at=clock.now().isoformat())
    return redirect(url_for("office.minutes", slug=slug, code=code, _anchor=f"item-{item_id}"))


def _called(slug: str, meeting_id: int) -> Response:
    """On to the running order, for those who lay it out; the secretary sees the office's list."""
    row = meeting(meeting_id)
    if wants_json():
        return jsonify(ok=True, code=row.code)
    about = meeting_view(row)
    day = thai.weekday_date(about.held_on, current())
    flash(_("เรียก%(meeting)s แล้ว %(day)s ออกบัตรให้ทุกคนแล้ว", meeting=about.title, day=day), "done")
    if allows(actor(), "run_meeting", row.assembly_id):
        return redirect(url_for("agenda.order", code=row.code))
    return redirect(url_for("office.desk", slug=slug))


def _settings_page(form: SettingsForm, refusal: Refusal | None = None) -> str:
    return render_template(
        "office/settings.html",
        form=form,
        refusal=refusal,
        next_numbers=[(name(), next_number(g.assembly_id, kind)) for kind, name in KINDS.items()],
    )


def _minutes_page(wrong: DiscussionForm | None = None, wrong_item: int | None = None) -> str:
    items = items_of(g.meeting.id)
    forms = {item.id: _discussion(item.id) for item in items}
    if wrong is not None and wrong_item is not None:
        forms[wrong_item] = wrong
    return render_template(
        "office/minutes.html",
        paper=minutes_paper(g.meeting),
        ballot_sentence=ballot_sentence,
        items=items,
        discussion=forms,
        drafted=drafted_in(g.meeting.id),
        export_form=ExportForm(formdata=None, meeting=g.meeting.code),
    )


def _discussion(item_id: int) -> DiscussionForm:
    said = item_in(g.meeting.id, item_id).discussion
    return DiscussionForm(formdata=None, prefix=f"item-{item_id}", text=said)
