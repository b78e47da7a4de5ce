"""Paper collected before: a file in two steps, a blank one to fill in, and the codes, once."""

from typing import Any

from flask import g, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.answers import refused
from assembly.core.errors import NotFound, Refusal
from assembly.core.tableforms import LARGEST_BODY, hand_out, keep
from assembly.core.web import takes
from assembly.meetings.queries import meeting_or_none
from assembly.scribes import actions
from assembly.scribes.forms import PaperForm
from assembly.scribes.queries import blank_file, parts_of, preview, slips_of, taken_on
from assembly.scribes.views.ground import Page, pages, slips_pdf
from assembly.stages.queries import stages_of


@pages.get("/office/<slug>/paper")
@needs("hear")
def paper(slug: str) -> str:
    return _page(PaperForm(formdata=None))


@pages.get("/office/<slug>/paper/blank.xlsx")
@needs("hear")
def blank(slug: str) -> Response:
    """The columns and the words they take, to fill in."""
    return hand_out(blank_file(g.assembly_id), _("ความทุกข์จากกระดาษ"))


@pages.post("/office/<slug>/paper")
@needs("hear")
@takes(LARGEST_BODY)
def look(slug: str) -> Page:
    """Step one: read the file and show what would happen; nothing is changed."""
    form = PaperForm()
    try:
        content = form.content()
        found = preview(g.assembly_id, content, form.era_told)
    except Refusal as refusal:
        return _refused(form, refusal)
    status = 422 if found.pile.problems else 200
    return _page(form, found=found, kept=keep(content)), status


@pages.post("/office/<slug>/paper/import")
@needs("hear")
@takes(LARGEST_BODY)
def take(slug: str) -> Page:
    """Step two: the same file once more, now for good. This answer alone shows the codes."""
    form, who = PaperForm(), actor()
    try:
        content, era = form.content(), form.era_told
        said = (g.assembly_id, content, era, _stage_of(form))
        told = actions.import_grievances(who, *said)
        taken = taken_on(g.assembly_id, content, era)
    except Refusal as refusal:
        return _refused(form, refusal)
    slips = slips_of(g.assembly_id, taken)
    return _page(form, told=told, slips=slips, parts=parts_of(taken), kept=keep(content))


@pages.post("/office/<slug>/paper/slips.pdf")
@needs("hear")
@takes(LARGEST_BODY)
def paper_slips(slug: str) -> Page:
    """The slips of a file that is in already: whoever holds the file may print them again."""
    form = PaperForm()
    try:
        taken = taken_on(g.assembly_id, form.content(), form.era_told)
    except Refusal as refusal:
        return _refused(form, refusal)
    return slips_pdf(slips_of(g.assembly_id, taken, form.which_part))


def _stage_of(form: PaperForm) -> int | None:
    """The stage the paper was collected at, if it was at one of this assembly."""
    if not form.stage.data:
        return None
    found = meeting_or_none(form.stage.data)
    if found is None or found.assembly_id != g.assembly_id:
        raise NotFound
    return found.id


def _refused(form: PaperForm, refusal: Refusal) -> Page:
    return refused(refusal, lambda why: _page(form, refusal=why.sentence))


def _page(form: PaperForm, **what: Any) -> str:
    stages = [(one.about.code, _named(one)) for one in stages_of(g.assembly_id)]
    form.offer(stages)
    return render_template("scribes/paper.html", form=form, key=ids.token(), **what)


def _named(one: Any) -> str:
    return f"{one.about.title} {one.district}".strip()
