"""What the check-in desk's pages share: a press answers as a page or as a region."""

from typing import Any, TypeAlias

from flask import Blueprint, g, jsonify, redirect, render_template, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response

from assembly.assemblies.queries import assembly
from assembly.attendance.forms import (
    QuorumForm,
    WalkInForm,
)
from assembly.attendance.queries import arrival, newest
from assembly.core import ids
from assembly.core.access import actor, allows, resolver
from assembly.core.errors import Refusal
from assembly.core.web import wants_json
from assembly.live.rooms import address
from assembly.meetings.queries import name_of, presence, settings_of
from assembly.people.queries import member_or_none
from assembly.places.queries import districts_of

pages = Blueprint("attendance", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]


def came(done: dict[str, int], did: str = "in") -> Page:
    """Somebody is here: the region for the script, the page's own address otherwise."""
    if not wants_json():
        just, again = done["member"], done["again"] or None
        return redirect(url_for("attendance.desk", code=g.meeting.code, just=just, again=again))
    did = "again" if done["again"] else did
    return answered(just=arrival(g.meeting, done["member"]), did=did)


def answered(**what: Any) -> Page:
    if not wants_json():
        return page(**what)
    return jsonify(ok=True, html=render_template("attendance/_just.html", **common(), **what))


def refused(refusal: Refusal, said: str = "") -> Page:
    """A refusal stands where the person would stand; what was said stays in the field."""
    if not wants_json():
        return page(refusal=refusal.sentence, said=said), refusal.status
    html = render_template("attendance/_just.html", **common(), refusal=refusal.sentence)
    answer = {"ok": False, "reason": refusal.reason, "message": refusal.sentence, "html": html}
    return jsonify(answer), refusal.status


def not_registered(form: WalkInForm, refusal: Refusal) -> Page:
    if not wants_json():
        return page(walk_in=form, unregistered=refusal.sentence), refusal.status
    shown = {**common(), "walk_in": form, "unregistered": refusal.sentence}
    html = render_template("attendance/_walk_in.html", **shown)
    answer = {"ok": False, "reason": refusal.reason, "message": refusal.sentence, "form": html}
    return jsonify(answer), refusal.status


def page(**what: Any) -> str:
    return render_template(
        "attendance/desk.html",
        **{
            "here": presence(g.meeting),
            "room": address("checkin", g.meeting.code, str(get_locale())),
            "walk_in": walk_in_form(),
            "quorum_form": quorum_form_now(),
            "may_set_quorum": allows(actor(), "run_meeting", g.assembly_id),
            **common(),
            **what,
        },
    )


def common() -> dict[str, Any]:
    """What the desk and each of its regions draw."""
    return {"code": g.meeting.code, "key": ids.token(), "newest": newest(g.meeting)}


def walk_in_form() -> WalkInForm:
    form = WalkInForm()
    province = assembly(g.assembly_id).province_code
    form.offer((district.code, name_of(district)) for district in districts_of(province))
    return form


def quorum_form_now() -> QuorumForm:
    known = {name: value or None for name, value in vars(settings_of(g.meeting)).items()}
    return QuorumForm(formdata=None, version=g.meeting.version, **known)


@resolver("member_id")
def _assembly_of_member(member_id: int) -> int | None:
    found = member_or_none(member_id)
    return found.assembly_id if found else None
