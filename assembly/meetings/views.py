"""The door: a code, a slip or a one-time link lets people in."""

from typing import TypeAlias

from flask import Blueprint, Flask, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.assemblies.queries import assemblies, assembly, has_example
from assembly.assemblies.queries import view_of as assembly_view
from assembly.core import ids
from assembly.core.access import actor, allows, needs, resolver
from assembly.core.errors import Refusal
from assembly.core.limits import EachBrowser, Failures
from assembly.core.web import answer_refusal, wants_json
from assembly.meetings.actions import check_in_with_slip
from assembly.meetings.forms import CodeForm
from assembly.meetings.queries import current_meeting, meeting, meeting_or_none, view_of
from assembly.meetings.rules import JOIN_DIGITS, MeetingIsOver, OddCode, UnknownCode
from assembly.people import actions
from assembly.people.queries import slip_by
from assembly.people.rules import CODE_DIGITS, WrongSlip
from assembly.people.views import become_participant, forget, remember

pages = Blueprint("door", __name__)

# Only what is typed: nobody guesses the 128 bits of a slip's QR, and a hall that scans must get in
# whatever one guesser does. A finger that slips has ten tries; all browsers together have so many
# that one phone cannot use them up for the others, and a day of them finds no twelve digits.
wrong_here = EachBrowser(most=10, seconds=300)
wrong_everywhere = Failures(most=6000, seconds=60)

Page: TypeAlias = str | Response | tuple[Response | str, int]


@pages.get("/")
@needs("look")
def enter() -> str:
    return render_template("meetings/door.html", form=CodeForm(), assemblies=assemblies())


@pages.post("/")
@needs("sign_in")
def enter_code() -> Page:
    form = CodeForm()
    code = ids.only_digits(form.code.data or "")
    try:
        form.require_valid()
        if len(code) == CODE_DIGITS:
            return _enter_with_typed(code)
        return redirect(url_for("hall.phone", code=_known(code)))
    except Refusal as refusal:
        return _refused(form, refusal, code=code)


@pages.get("/s/<token>")
@needs("sign_in")
def slip(token: str) -> Page:
    """A slip's QR. Redirects at once, so that the token stays in no history that is shown."""
    if request.method == "HEAD":
        return _only_looked()
    try:
        return _let_in(token) if _keeps_the_door(token) else _enter_with_slip(token=token)
    except Refusal as refusal:
        return _refused(CodeForm(formdata=None), refusal, token=token)


@pages.get("/in/<token>")
@needs("sign_in")
def link(token: str) -> Response:
    """A staff member's one-time link."""
    if request.method == "HEAD":
        return _only_looked()
    signed_in = actions.use_link(token)
    remember("staff", signed_in["token"])
    return redirect(signed_in["goes_to"])


@pages.post("/out")
@needs("sign_in")
def leave() -> Response:
    """Sign out of everything on this browser: "let the next person use this phone"."""
    who = actor()
    for sign_in in (who.member_sign_in, who.staff_sign_in):
        if sign_in is not None:
            actions.sign_out(sign_in)
    forget("slip")
    forget("staff")
    for own in ("participant", "district"):  # the next person is another one
        forget(own)
    flash(_("ออกแล้ว คนถัดไปใช้เครื่องนี้ได้เลย"))
    return redirect(url_for("door.enter"))


def _keeps_the_door(token: str) -> bool:
    """Is this a helper's own phone? Its camera is the desk's scanner: it becomes nobody else."""
    who = actor()
    if who.staff_id is None:
        return False
    return allows(who, "check_in", slip_by(token=token).member.assembly_id)


def _let_in(token: str) -> Response:
    """Check in whoever the slip is of, and come back to the check-in desk."""
    done = check_in_with_slip(actor(), token=token)
    code = meeting(done["meeting"]).code
    just, again = done["member"], done["again"] or None
    return redirect(url_for("attendance.desk", code=code, just=just, again=again))


def _only_looked() -> Response:
    """A scanner asks whether an address answers: that checks nobody in and spends no link."""
    return Response(status=204)


def _enter_with_typed(code: str) -> Page:
    become_participant()
    budgets = (wrong_here.here(), wrong_everywhere)
    for budget in budgets:
        budget.check()
    try:
        return _enter_with_slip(code=code)
    except WrongSlip:
        for budget in budgets:
            budget.add()
        raise


def _enter_with_slip(*, token: str = "", code: str = "") -> Page:
    signed_in = actions.sign_in_with_slip(token=token, code=code)
    become_participant()
    remember("slip", str(signed_in["token"]))
    flash(_("ลงทะเบียนเข้าประชุมแล้ว"))
    return redirect(url_for("hall.phone", code=meeting(int(signed_in["meeting_id"])).code))


def _known(code: str) -> str:
    if len(code) != JOIN_DIGITS:
        raise OddCode(count=len(code))
    if meeting_or_none(code) is None:
        raise UnknownCode
    return code


def _refused(form: CodeForm, refusal: Refusal, **said: str) -> Page:
    if wants_json():
        return answer_refusal(refusal)
    form.code.errors = form.code.errors or [refusal.sentence]
    over = isinstance(refusal, MeetingIsOver) and view_of(meeting(slip_by(**said).meeting_id))
    page = render_template("meetings/door.html", form=form, assemblies=assemblies(), over=over)
    return page, refusal.status


@resolver("code")
def _assembly_of_code(code: str) -> int | None:
    """An address with a code is about that meeting: views and layouts find it in ``g.meeting``."""
    g.meeting = meeting_or_none(code)
    return g.meeting.assembly_id if g.meeting else None


def _surroundings() -> dict[str, object]:
    """What every layout may name: the assembly, the meeting, and whether this is the example."""
    home = assembly_view(assembly(g.assembly_id)) if g.get("assembly_id") else None
    sitting = view_of(g.meeting) if g.get("meeting") else None
    is_example = home.is_example if home else has_example()
    return {
        "assembly": home,
        "meeting": sitting,
        "is_example": is_example,
        "actor": actor(),
        "desk_now": _desk_now,
    }


def _desk_now() -> str:
    """The code of the meeting whose desk this person may take now, or nothing."""
    if not allows(actor(), "run_meeting", g.assembly_id):
        return ""
    found = current_meeting(g.assembly_id)
    return found.code if found and found.phase != "closed" else ""


def init_app(app: Flask) -> None:
    app.context_processor(_surroundings)
