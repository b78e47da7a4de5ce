"""Saying what one thinks, on a phone; works as plain forms."""

from typing import Any

from flask import flash, g, render_template, request, session
from flask_babel import gettext as _

from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.errors import BadInput, Refusal
from assembly.core.limits import EachBrowser
from assembly.core.web import wants_json
from assembly.people.views import become_participant, forget
from assembly.statements import actions, rules
from assembly.statements.forms import DistrictForm, OpinionForm
from assembly.statements.queries import my_opinions, own_district, sense_of
from assembly.statements.views.ground import Page, back_to, districts_here, pages, room_of

# Every opinion redraws a wall: many statements, and a mind changed now and then, not all day.
given_here = EachBrowser(most=120, seconds=60)


@pages.get("/m/<code>/sense")
@needs("look")
def phone(code: str) -> str:
    """``?region`` asks for the personal region alone; ``?where`` for the choice of a district."""
    become_participant()
    mine = _personal()
    if "region" in request.args:
        return render_template("statements/_mine.html", **mine)
    return render_template("statements/phone.html", room=room_of("sense"), **mine)


@pages.post("/m/<code>/sense/<int:statement_id>")
@needs("speak")
def answer(code: str, statement_id: int) -> Page:
    """Agree, disagree or pass; again replaces it."""
    form = OpinionForm()
    try:
        form.require_valid()
        _within_budget()
        said = (statement_id, form.choice.data or "", session.get("district"))
        actions.give_opinion(actor(), g.meeting.id, *said)
    except Refusal as refusal:
        if wants_json():
            raise
        flash(_sentence(form, refusal), "error")
    return back_to("statements.phone")


@pages.post("/m/<code>/sense/district")
@needs("speak")
def choose_district(code: str) -> Page:
    """Kept in this browser and nowhere else; it goes along with each opinion."""
    form = DistrictForm()
    try:
        form.require_valid()
        if form.district.data not in (*districts_here(), rules.ELSEWHERE):
            raise rules.DistrictFirst
        session.permanent = True
        session["district"] = form.district.data
    except Refusal as refusal:
        if wants_json():
            raise
        flash(_sentence(form, refusal), "error")
    return back_to("statements.phone")


@pages.post("/m/<code>/sense/next")
@needs("speak")
def next_person(code: str) -> Page:
    """Somebody else takes this phone: another participant, of another district perhaps."""
    for kept in ("district", "participant"):
        forget(kept)
    become_participant()
    flash(_("คนถัดไปตอบได้เลย ความเห็นของคนก่อนยังอยู่"))
    return back_to("statements.phone")


def _within_budget() -> None:
    """Refuses: TooMany."""
    budget = given_here.here()
    budget.check()
    budget.add()


def _sentence(form: Any, refusal: Refusal) -> str:
    wrong = [str(said[0]) for said in form.errors.values() if said]
    return (isinstance(refusal, BadInput) and wrong and wrong[0]) or refusal.sentence


def _personal() -> dict[str, Any]:
    """What is this participant's own: the district, and what was chosen of each statement."""
    sense, names = sense_of(g.meeting), districts_here()
    own = own_district(actor(), g.meeting.id)
    where = own or session.get("district")
    form = DistrictForm(formdata=None, district=where)
    form.offer(list(names.items()))
    given = my_opinions(g.meeting.id, session.get("participant", ""))
    asked = [one for one in sense.statements if one.state == "open"]
    return {
        "sense": sense,
        "unanswered": [one for one in asked if one.id not in given],
        "answered": [one for one in asked if one.id in given],
        "given": given,
        "where": names.get(where or "", where if where == rules.ELSEWHERE else None),
        "is_member": own is not None,
        "form": form,
        "key": ids.token(),
    }
