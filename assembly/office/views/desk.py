"""The secretary's pages. Files themselves come from the exports' own address."""

import io

from flask import flash, g, jsonify, redirect, render_template, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.assemblies.queries import assembly, view_of
from assembly.attendance.queries import slips_of
from assembly.checks.queries import waiting_in
from assembly.commitments.actions import count_to_read
from assembly.core import ids, thai
from assembly.core.access import actor, allows, needs
from assembly.core.errors import Forbidden, Refusal
from assembly.core.forms import KeyedForm
from assembly.core.i18n import current
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.exports.actions import take_out
from assembly.exports.formats import EXPORTS, FORMS, MIMETYPES, THINGS
from assembly.exports.forms import ExportForm
from assembly.follow_up.actions import prepare_with_returned
from assembly.follow_up.forms import CallingForm
from assembly.follow_up.queries import came_back_by_kind
from assembly.grievances.queries import counts_by_district
from assembly.meetings.actions import settle_meeting
from assembly.meetings.forms import SettingsForm, SettleForm
from assembly.meetings.queries import KINDS, meeting, next_number, settings_of
from assembly.meetings.queries import view_of as meeting_view
from assembly.office.queries import office_of
from assembly.office.views.ground import Page, pages
from assembly.tasks.queries import tasks_for


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
        waiting=len(waiting_in(g.assembly_id, actor())),
        mine=tasks_for(g.assembly_id, actor().staff_id),
        to_read=count_to_read(g.assembly_id),
        export_form=ExportForm(formdata=None),
        exports=EXPORTS,
        districts=counts_by_district(g.assembly_id),
        things=THINGS,
        forms=FORMS,
    )


@pages.get("/office/<slug>/call")
@needs("call_meeting")
def calling(slug: str) -> str:
    return _settings_page(CallingForm(formdata=None))


@pages.post("/office/<slug>/call")
@needs("call_meeting")
def call(slug: str) -> Page:
    """Call a meeting, with its running order and a slip for every member."""
    form, who = CallingForm(), actor()
    try:
        form.require_valid()
        said = (who, g.assembly_id, form.settings(), form.template.data)
        brought = {"carry": form.carry.data, "back": form.returning.data}
        meeting_id = once(form.key, who, prepare_with_returned, *said, **brought)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _settings_page(form, refusal), refusal.status
    return _called(slug, meeting_id)


@pages.get("/office/<slug>/settings/<code>")
@needs("call_meeting")
def settings(slug: str, code: str) -> str:
    now = vars(settings_of(g.meeting))
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
        came_back=[(KINDS[k](), n) for k, n in came_back_by_kind(g.assembly_id).items()],
    )
