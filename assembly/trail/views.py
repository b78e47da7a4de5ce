"""Public pages: a followed grievance, the charter with its origins, resolutions, strategies."""

from dataclasses import asdict
from typing import TypeAlias

from flask import Blueprint, g, jsonify, render_template, request
from werkzeug.wrappers import Response

from assembly.charter.queries import book_of
from assembly.core import ids
from assembly.core.access import needs
from assembly.core.errors import BadInput, LostForm, Refusal
from assembly.core.limits import EachBrowser, Failures
from assembly.core.web import answer_refusal, wants_json
from assembly.extensions import csrf
from assembly.grievances.queries import (
    GrievanceView,
    assembly_told,
    counts_by_district,
    find_by_code,
)
from assembly.grievances.rules import WrongTrackingCode, grouped
from assembly.meetings.queries import current_meeting
from assembly.people.views import become_participant
from assembly.trail.forms import FollowForm
from assembly.trail.queries.book import clause_page, resolution_page
from assembly.trail.queries.home import home_page, strategy_page
from assembly.trail.queries.origins import origins_by_clause
from assembly.trail.queries.story import story_of

pages = Blueprint("trail", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]

LARGEST_ID = 2**53

# 16 digits cannot be guessed at this pace; a person who mistypes has ten tries in ten minutes. All
# browsers together have so many that one phone cannot use them up for the others.
wrong_here = EachBrowser(most=10, seconds=600)
wrong_everywhere = Failures(most=6000, seconds=60)


@pages.route("/g/", methods=["GET", "POST"])
@needs("look")
def follow() -> Page:
    become_participant()
    form = FollowForm()
    if request.method == "GET":
        return render_template("trail/follow.html", form=form)
    try:
        return _told_page(form, _grievance(form))
    except Refusal as refusal:
        return _refused(form, refusal)


csrf.exempt(follow)  # the form checks its own token: a lost one must not lose what was typed


@pages.get("/charter/<slug>")
@needs("look")
def charter(slug: str) -> str:
    return render_template(
        "trail/charter.html",
        book=book_of(g.assembly_id),
        origins=origins_by_clause(g.assembly_id),
        districts=counts_by_district(g.assembly_id),
    )


@pages.get(f"/c/<int(max={LARGEST_ID}):clause_id>")
@needs("look")
def clause(clause_id: int) -> str:
    return render_template("trail/clause.html", page=clause_page(clause_id))


@pages.get(f"/r/<int(max={LARGEST_ID}):resolution_id>")
@needs("look")
def resolution(resolution_id: int) -> str:
    return render_template("trail/resolution.html", page=resolution_page(resolution_id))


@pages.get("/a/<slug>")
@needs("look")
def home(slug: str) -> str:
    return render_template("trail/home.html", page=home_page(g.assembly_id))


@pages.get(f"/a/<slug>/strategies/<int(max={LARGEST_ID}):number>")
@needs("look")
def strategy(slug: str, number: int) -> str:
    return render_template("trail/strategy.html", page=strategy_page(g.assembly_id, number))


def _grievance(form: FollowForm) -> GrievanceView:
    """The grievance of the typed code; wrong codes spend this browser's budget and everybody's."""
    if not form.validate_on_submit():
        raise LostForm if "csrf_token" in form.errors else BadInput
    for budget in (wrong_here.here(), wrong_everywhere):
        budget.check()
    found = find_by_code(form.code.data)
    if found is None:
        wrong_here.here().add()
        wrong_everywhere.add()
        raise WrongTrackingCode
    return found


def _told_page(form: FollowForm, grievance: GrievanceView) -> Page:
    """The chain; the layout names the grievance's assembly and its present meeting."""
    g.assembly_id = assembly_told(grievance.id)
    g.meeting = current_meeting(g.assembly_id)
    story = story_of(grievance)
    if wants_json():
        return jsonify(ok=True, headline=story.headline, steps=[asdict(s) for s in story.steps])
    return render_template("trail/story.html", story=story, code=_shown(form))


def _shown(form: FollowForm) -> str:
    return grouped(ids.only_digits(form.code.data))


def _refused(form: FollowForm, refusal: Refusal) -> Page:
    if wants_json():
        return answer_refusal(refusal)
    if not isinstance(refusal, BadInput):
        form.code.errors = [refusal.sentence]
    return render_template("trail/follow.html", form=form), refusal.status
