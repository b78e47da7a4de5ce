"""The check-in desk: who is let in, entered, taken back, and the quorum."""

from dataclasses import replace

from flask import flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.attendance import actions
from assembly.attendance.forms import (
    ConsentForm,
    MemberForm,
    QuorumForm,
    SaidForm,
)
from assembly.attendance.queries import arrival, find, slip_of_member
from assembly.attendance.rules import read
from assembly.attendance.views.ground import (
    Page,
    answered,
    came,
    common,
    not_registered,
    page,
    pages,
    refused,
    walk_in_form,
)
from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.forms import LARGEST_NUMBER
from assembly.core.once import once
from assembly.core.web import wants_json
from assembly.meetings.actions import settle_meeting
from assembly.meetings.queries import meeting, settings_of

CAMERA = "camera=(self), microphone=(), geolocation=()"  # of the desk's own page, of no other


@pages.get("/desk/<code>/checkin")
@needs("check_in")
def desk(code: str) -> Page:
    """The desk; ``?region=newest`` asks for the list of those who came last alone."""
    if request.args.get("region") == "newest":
        return render_template("attendance/_newest.html", **common())
    just = request.args.get("just", type=_row_id)
    did = "again" if request.args.get("again") else "in"
    found = arrival(g.meeting, just) if just else None
    return page(just=found, did=did)


@pages.post("/desk/<code>/checkin")
@needs("check_in")
def say(code: str) -> Page:
    """Whatever stands in the one field: a slip lets its person in, a name is looked for."""
    form, who = SaidForm(), actor()
    try:
        form.require_valid()
        said = read(form.said.data or "")
        if said.name:
            return answered(found=find(g.meeting, said.name), said=said.name)
        done = once(form.key, who, actions.let_in, who, g.meeting.id, said)
    except Refusal as refusal:
        return refused(refusal, said=form.said.data or "")
    return came(done)


@pages.post("/desk/<code>/checkin/here")
@needs("check_in")
def here(code: str) -> Page:
    form, who = MemberForm(), actor()
    try:
        form.require_valid()
        verb = actions.let_in_by_name
        done = once(form.key, who, verb, who, g.meeting.id, form.member.data)
    except Refusal as refusal:
        return refused(refusal)
    return came(done)


@pages.post("/desk/<code>/checkin/undo")
@needs("check_in")
def undo(code: str) -> Page:
    form, who = MemberForm(), actor()
    try:
        form.require_valid()
        once(form.key, who, actions.take_back, who, g.meeting.id, form.member.data)
    except Refusal as refusal:
        return refused(refusal)
    return answered(just=arrival(g.meeting, form.member.data), did="out")


@pages.post("/desk/<code>/checkin/people")
@needs("check_in")
def register(code: str) -> Page:
    """Somebody without a slip."""
    form, who = walk_in_form(), actor()
    try:
        form.require_valid()
        done = once(form.key, who, actions.register, who, g.meeting.id, form.person)
    except Refusal as refusal:
        return not_registered(form, refusal)
    return came(done, did="new")


@pages.post("/desk/<code>/checkin/consents")
@needs("check_in")
def consents(code: str) -> Page:
    """What somebody from a file was never asked."""
    form, who = ConsentForm(), actor()
    try:
        form.require_consent()
        said = (form.member.data, form.may_name.data, form.may_picture.data)
        once(form.key, who, actions.hear_consents, who, g.meeting.id, *said)
    except Refusal as refusal:
        return refused(refusal)
    return answered(just=arrival(g.meeting, form.member.data), did="agreed")


@pages.post("/desk/<code>/checkin/slip")
@needs("check_in")
def replace_slip(code: str) -> Page:
    form, who = MemberForm(), actor()
    try:
        form.require_valid()
        once(form.key, who, actions.replace_slip, who, g.meeting.id, form.member.data)
    except Refusal as refusal:
        return refused(refusal)
    return answered(just=arrival(g.meeting, form.member.data), did="slip")


@pages.get("/desk/<code>/checkin/slip/<int:member_id>")
@needs("check_in")
def slip(code: str, member_id: int) -> str:
    """One person's slip, to print at once."""
    return render_template("attendance/slip.html", slip=slip_of_member(g.meeting, member_id))


@pages.post("/desk/<code>/quorum")
@needs("run_meeting")
def quorum(code: str) -> Page:
    form, who = QuorumForm(), actor()
    try:
        form.require_valid()
        settings = replace(settings_of(g.meeting), **form.quorum_said)
        once(form.key, who, settle_meeting, who, g.meeting.id, form.version.data, settings)
    except Refusal as refusal:
        if wants_json():
            raise
        form.take_version(meeting(g.meeting.id).version)
        return page(quorum_form=form, quorum_refused=refusal.sentence), refusal.status
    flash(_("บันทึกเกณฑ์องค์ประชุมแล้ว"), "done")
    return redirect(url_for("attendance.desk", code=code))


def _row_id(said: str) -> int:
    """A number a table can hold; ``ValueError`` for any other, which then counts as not said."""
    number = int(said)
    if not 0 < number <= LARGEST_NUMBER:
        raise ValueError(said)
    return number


@pages.after_request
def _lend_camera(response: Response) -> Response:
    """Only the desk's own page may ask for the camera; browsers grant it under HTTPS alone."""
    if request.endpoint == "attendance.desk":
        response.headers["Permissions-Policy"] = CAMERA
    return response
