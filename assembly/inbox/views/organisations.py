"""The list of organisations that matters can be sent to."""

from flask import flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from assembly.core.access import actor, needs
from assembly.core.errors import BadInput, Refusal
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.inbox.forms import OrganisationForm
from assembly.inbox.views.ground import Page, pages
from assembly.registry.actions import add_organisation, change_organisation
from assembly.registry.queries import organisation, organisations_of
from assembly.registry.rules import LEVELS, SECTORS


@pages.route("/inbox/<slug>/organisations", methods=["GET", "POST"])
@needs("hear")
def organisations(slug: str) -> Page:
    form, who = OrganisationForm(), actor()
    if not form.is_submitted():
        return _page(OrganisationForm(formdata=None))
    try:
        form.require_valid()
        said = (g.assembly_id, form.name.data, form.sector.data, form.level.data)
        once(form.key, who, add_organisation, who, *said)
    except Refusal as refusal:
        return _refused(form, refusal, 0)
    return _kept(slug)


@pages.post("/inbox/<slug>/organisations/<int:organisation_id>")
@needs("hear")
def rename_organisation(slug: str, organisation_id: int) -> Page:
    form, who = OrganisationForm(), actor()
    try:
        form.require_valid()
        said = (organisation_id, form.name.data, form.sector.data, form.level.data)
        once(form.key, who, change_organisation, who, *said)
    except Refusal as refusal:
        return _refused(form, refusal, organisation_id)
    return _kept(slug)


@pages.get("/inbox/<slug>/organisations/<int:organisation_id>")
@needs("hear")
def one_organisation(slug: str, organisation_id: int) -> Page:
    """The list with one of them to be written anew."""
    row = organisation(organisation_id)
    now = {"name": row.name, "sector": row.sector, "level": row.level}
    return _page(OrganisationForm(formdata=None, **now), organisation_id)


def _kept(slug: str) -> Page:
    flash(_("เก็บรายชื่อหน่วยงานแล้ว"), "done")
    return redirect(url_for("inbox.organisations", slug=slug))


def _refused(form: OrganisationForm, refusal: Refusal, about: int) -> Page:
    if wants_json():
        return answer_refusal(refusal)
    if not isinstance(refusal, BadInput):
        form.name.errors = [refusal.sentence]
    return _page(form, about), refusal.status


def _page(form: OrganisationForm, about: int = 0) -> str:
    return render_template(
        "inbox/organisations.html",
        form=form,
        about=about,
        organisations=organisations_of(g.assembly_id),
        sectors=SECTORS,
        levels=LEVELS,
    )
