"""The phone asks for the floor; the desk gives it."""

from collections.abc import Callable
from typing import Any, TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assembly.assemblies.queries import assembly
from assembly.core.access import actor, needs
from assembly.core.errors import BadInput, Refusal
from assembly.core.forms import KeyedForm
from assembly.core.limits import EachBrowser
from assembly.core.once import once
from assembly.core.web import wants_json
from assembly.meetings.queries import name_of
from assembly.places.queries import districts_of
from assembly.speakers import actions, rules
from assembly.speakers.forms import AddForm, AskForm, CallForm, FloorForm
from assembly.speakers.queries import find_members, running_speech, speech_in

pages = Blueprint("speakers", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]

# Every request redraws desk and wall: a hand is raised and lowered a few times, not all day.
raised_here = EachBrowser(most=12, seconds=60)


@pages.post("/m/<code>/floor")
@needs("ask_floor")
def ask(code: str) -> Page:
    form = AskForm()
    return _press("hall.phone", form, actions.ask_floor, lambda: _raised(form))


@pages.post("/m/<code>/floor/withdraw")
@needs("ask_floor")
def withdraw(code: str) -> Page:
    return _press("hall.phone", KeyedForm(), actions.withdraw_request)


@pages.post("/desk/<code>/floor/next")
@needs("run_meeting")
def call_next(code: str) -> Page:
    form = FloorForm()
    return _press("hall.desk", form, actions.call_next, lambda: (form.seen,))


@pages.route("/desk/<code>/floor/<int:speech_id>/call", methods=["GET", "POST"])
@needs("run_meeting")
def call(code: str, speech_id: int) -> Page:
    """Asks for the reason on a page of its own, which the desk shows as a drawer."""
    form = CallForm()
    if request.method == "GET":
        return _call_page(form, speech_id)
    try:
        _take(form, actions.call_speaker, lambda: (form.seen, speech_id, form.reason.data or ""))
    except Refusal as refusal:
        return _refused(refusal, form, "reason", lambda: _call_page(form, speech_id))
    return _done("hall.desk")


@pages.post("/desk/<code>/floor/<int:speech_id>/end")
@needs("run_meeting")
def end(code: str, speech_id: int) -> Page:
    return _press("hall.desk", KeyedForm(), actions.end_speech, lambda: (speech_id,))


@pages.post("/desk/<code>/floor/<int:speech_id>/more")
@needs("run_meeting")
def more(code: str, speech_id: int) -> Page:
    return _press("hall.desk", KeyedForm(), actions.extend, lambda: (speech_id,))


@pages.post("/desk/<code>/floor/<int:speech_id>/warn")
@needs("run_meeting")
def warn(code: str, speech_id: int) -> Page:
    return _press("hall.desk", KeyedForm(), actions.warn, lambda: (speech_id,))


@pages.post("/desk/<code>/floor/<int:speech_id>/remove")
@needs("run_meeting")
def remove(code: str, speech_id: int) -> Page:
    return _press("hall.desk", KeyedForm(), actions.remove_request, lambda: (speech_id,))


@pages.route("/desk/<code>/floor/add", methods=["GET", "POST"])
@needs("run_meeting")
def add(code: str) -> Page:
    """Search the roll (``?q``; ``?found`` asks for what was found alone), or write a name."""
    form = AddForm()
    if request.method == "GET":
        return _add_page(form)
    try:
        if form.member.data is not None:
            _take(form, actions.add_member_speaker, lambda: (form.member.data, form.kind.data))
        else:
            _take(form, actions.add_guest_speaker, lambda: _guest(form))
    except Refusal as refusal:
        return _refused(refusal, form, "name", lambda: _add_page(form))
    return _done("hall.desk")


def _raised(form: AskForm) -> tuple[Any, ...]:
    """What a hand asks for, while this browser may still raise one. Refuses: TooMany."""
    budget = raised_here.here()
    budget.check()
    budget.add()
    return (form.kind.data,)


def _guest(form: AddForm) -> tuple[Any, ...]:
    return form.name.data or "", form.district.data or "", form.kind.data


def _nothing() -> tuple[Any, ...]:
    return ()


def _press(
    home: str,
    form: KeyedForm,
    verb: Callable[..., Any],
    said: Callable[[], tuple[Any, ...]] = _nothing,
) -> Page:
    """Do what the button says, or say on the page it stands on why not."""
    try:
        _take(form, verb, said)
    except Refusal as refusal:
        if wants_json():
            raise
        flash(refusal.sentence, "error")
    return _done(home)


def _take(form: KeyedForm, verb: Callable[..., Any], said: Callable[[], tuple[Any, ...]]) -> None:
    """Hand the sent form to the verb."""
    form.require_valid()
    once(form.key, actor(), verb, actor(), g.meeting.id, *said())


def _done(home: str) -> Page:
    return jsonify(ok=True) if wants_json() else redirect(url_for(home, code=g.meeting.code))


def _refused(refusal: Refusal, form: Any, field: str, page: Callable[[], str]) -> Page:
    """The page again as typed, with the sentence beside what it is about."""
    wrong = [str(said[0]) for said in form.errors.values() if said]
    if wants_json():
        message = (isinstance(refusal, BadInput) and wrong and wrong[0]) or refusal.sentence
        return jsonify(ok=False, reason=refusal.reason, message=message), refusal.status
    if isinstance(refusal, rules.NoSuchDistrict):
        form.district.errors = [refusal.sentence]
    elif not isinstance(refusal, BadInput):
        form[field].errors = [refusal.sentence]
    return page(), refusal.status


def _call_page(form: CallForm, speech_id: int) -> str:
    speech = speech_in(g.meeting.id, speech_id)
    running = running_speech(g.meeting.id)
    if request.method == "GET":
        form.speaking.data = running.id if running else 0
    return render_template("speakers/call.html", form=form, speech=speech, running=running)


def _add_page(form: AddForm) -> str:
    words = request.args.get("q", "")[:100]
    found = find_members(g.meeting, words)
    if "found" in request.args:
        return render_template("speakers/_found.html", found=found, words=words, form=form)
    province = assembly(g.assembly_id).province_code
    form.offer([(row.code, name_of(row)) for row in districts_of(province)])
    return render_template("speakers/add.html", form=form, found=found, words=words)
