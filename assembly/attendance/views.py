"""The check-in desk, and a member's own choices. Each press answers as a page or as a region."""

from dataclasses import replace
from typing import Any, TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.assemblies.queries import assembly
from assembly.attendance import actions
from assembly.attendance.forms import (
    ConsentForm,
    MemberForm,
    OwnForm,
    QuorumForm,
    SaidForm,
    WalkInForm,
)
from assembly.attendance.queries import arrival, find, newest, slip_of_member
from assembly.attendance.rules import read
from assembly.core import ids
from assembly.core.access import actor, allows, needs, resolver
from assembly.core.errors import Refusal
from assembly.core.forms import LARGEST_NUMBER
from assembly.core.once import once
from assembly.core.web import wants_json
from assembly.live.rooms import address
from assembly.meetings.actions import settle_meeting
from assembly.meetings.queries import meeting, name_of, presence, settings_of
from assembly.people.actions import ask_to_be_forgotten, choose_own
from assembly.people.queries import member_or_none
from assembly.places.queries import districts_of

pages = Blueprint("attendance", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]

CAMERA = "camera=(self), microphone=(), geolocation=()"  # of the desk's own page, of no other


@pages.get("/desk/<code>/checkin")
@needs("check_in")
def desk(code: str) -> Page:
    """The desk; ``?region=newest`` asks for the list of those who came last alone."""
    if request.args.get("region") == "newest":
        return render_template("attendance/_newest.html", **_common())
    just = request.args.get("just", type=_row_id)
    did = "again" if request.args.get("again") else "in"
    found = arrival(g.meeting, just) if just else None
    return _page(just=found, did=did)


@pages.post("/desk/<code>/checkin")
@needs("check_in")
def say(code: str) -> Page:
    """Whatever stands in the one field: a slip lets its person in, a name is looked for."""
    form, who = SaidForm(), actor()
    try:
        form.require_valid()
        said = read(form.said.data or "")
        if said.name:
            return _answer(found=find(g.meeting, said.name), said=said.name)
        done = once(form.key, who, actions.let_in, who, g.meeting.id, said)
    except Refusal as refusal:
        return _refused(refusal, said=form.said.data or "")
    return _came(done)


@pages.post("/desk/<code>/checkin/here")
@needs("check_in")
def here(code: str) -> Page:
    form, who = MemberForm(), actor()
    try:
        form.require_valid()
        verb = actions.let_in_by_name
        done = once(form.key, who, verb, who, g.meeting.id, form.member.data)
    except Refusal as refusal:
        return _refused(refusal)
    return _came(done)


@pages.post("/desk/<code>/checkin/undo")
@needs("check_in")
def undo(code: str) -> Page:
    form, who = MemberForm(), actor()
    try:
        form.require_valid()
        once(form.key, who, actions.take_back, who, g.meeting.id, form.member.data)
    except Refusal as refusal:
        return _refused(refusal)
    return _answer(just=arrival(g.meeting, form.member.data), did="out")


@pages.post("/desk/<code>/checkin/people")
@needs("check_in")
def register(code: str) -> Page:
    """Somebody without a slip."""
    form, who = _walk_in(), actor()
    try:
        form.require_valid()
        done = once(form.key, who, actions.register, who, g.meeting.id, form.person)
    except Refusal as refusal:
        return _not_registered(form, refusal)
    return _came(done, did="new")


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
        return _refused(refusal)
    return _answer(just=arrival(g.meeting, form.member.data), did="agreed")


@pages.post("/desk/<code>/checkin/slip")
@needs("check_in")
def replace_slip(code: str) -> Page:
    form, who = MemberForm(), actor()
    try:
        form.require_valid()
        once(form.key, who, actions.replace_slip, who, g.meeting.id, form.member.data)
    except Refusal as refusal:
        return _refused(refusal)
    return _answer(just=arrival(g.meeting, form.member.data), did="slip")


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
        return _page(quorum_form=form, quorum_refused=refusal.sentence), refusal.status
    flash(_("บันทึกเกณฑ์องค์ประชุมแล้ว"), "done")
    return redirect(url_for("attendance.desk", code=code))


@pages.post("/m/<code>/mine/choices")
@needs("keep_own")
def choose(code: str) -> Page:
    """A member's target group and the two consents that may be missing."""
    form, who = OwnForm(), actor()
    form.require_valid()
    chosen = (form.target_group.data or None, form.may_name.data, form.may_picture.data)
    once(form.key, who, choose_own, who, who.member_id or 0, *chosen)
    flash(_("บันทึกตามที่ท่านเลือกแล้ว"), "done")
    return redirect(url_for("hall.mine", code=code))


@pages.post("/m/<code>/mine/withdraw")
@needs("keep_own")
def withdraw(code: str) -> Page:
    form, who = OwnForm(), actor()
    form.require_valid()
    once(form.key, who, ask_to_be_forgotten, who, who.member_id or 0)
    flash(_("รับคำขอแล้ว ชื่อของท่านถูกซ่อนแล้ว เลขานุการจะลบข้อมูลให้"), "done")
    return redirect(url_for("hall.mine", code=code))


def _row_id(said: str) -> int:
    """A number a table can hold; ``ValueError`` for any other, which then counts as not said."""
    number = int(said)
    if not 0 < number <= LARGEST_NUMBER:
        raise ValueError(said)
    return number


def _came(done: dict[str, int], did: str = "in") -> Page:
    """Somebody is here: the region for the script, the page's own address otherwise."""
    if not wants_json():
        just, again = done["member"], done["again"] or None
        return redirect(url_for("attendance.desk", code=g.meeting.code, just=just, again=again))
    did = "again" if done["again"] else did
    return _answer(just=arrival(g.meeting, done["member"]), did=did)


def _answer(**what: Any) -> Page:
    if not wants_json():
        return _page(**what)
    return jsonify(ok=True, html=render_template("attendance/_just.html", **_common(), **what))


def _refused(refusal: Refusal, said: str = "") -> Page:
    """A refusal stands where the person would stand; what was said stays in the field."""
    if not wants_json():
        return _page(refusal=refusal.sentence, said=said), refusal.status
    html = render_template("attendance/_just.html", **_common(), refusal=refusal.sentence)
    answer = {"ok": False, "reason": refusal.reason, "message": refusal.sentence, "html": html}
    return jsonify(answer), refusal.status


def _not_registered(form: WalkInForm, refusal: Refusal) -> Page:
    if not wants_json():
        return _page(walk_in=form, unregistered=refusal.sentence), refusal.status
    common = {**_common(), "walk_in": form, "unregistered": refusal.sentence}
    html = render_template("attendance/_walk_in.html", **common)
    answer = {"ok": False, "reason": refusal.reason, "message": refusal.sentence, "form": html}
    return jsonify(answer), refusal.status


def _page(**what: Any) -> str:
    return render_template(
        "attendance/desk.html",
        **{
            "here": presence(g.meeting),
            "room": address("checkin", g.meeting.code, str(get_locale())),
            "walk_in": _walk_in(),
            "quorum_form": _quorum_form(),
            "may_set_quorum": allows(actor(), "run_meeting", g.assembly_id),
            **_common(),
            **what,
        },
    )


def _common() -> dict[str, Any]:
    """What the desk and each of its regions draw."""
    return {"code": g.meeting.code, "key": ids.token(), "newest": newest(g.meeting)}


def _walk_in() -> WalkInForm:
    form = WalkInForm()
    province = assembly(g.assembly_id).province_code
    form.offer((district.code, name_of(district)) for district in districts_of(province))
    return form


def _quorum_form() -> QuorumForm:
    known = {name: value or None for name, value in vars(settings_of(g.meeting)).items()}
    return QuorumForm(formdata=None, version=g.meeting.version, **known)


@pages.after_request
def _lend_camera(response: Response) -> Response:
    """Only the desk's own page may ask for the camera; browsers grant it under HTTPS alone."""
    if request.endpoint == "attendance.desk":
        response.headers["Permissions-Policy"] = CAMERA
    return response


@resolver("member_id")
def _assembly_of_member(member_id: int) -> int | None:
    found = member_or_none(member_id)
    return found.assembly_id if found else None
