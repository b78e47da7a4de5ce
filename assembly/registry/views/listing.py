"""The office's list of organisations, where one is added."""

from flask import g, render_template, request, url_for
from flask_babel import gettext as _

from assembly.core.access import actor, needs
from assembly.core.answers import Page, press
from assembly.core.errors import BadInput, Refusal
from assembly.core.once import once
from assembly.registry import actions
from assembly.registry.forms import AddForm
from assembly.registry.queries import Asked, agreements_of, listing_of
from assembly.registry.rules import LEVELS
from assembly.registry.views.ground import pages


@pages.get("/office/<slug>/organisations")
@needs("hear")
def organisations(slug: str) -> str:
    return _page(AddForm(formdata=None))


@pages.post("/office/<slug>/organisations")
@needs("hear")
def add(slug: str) -> Page:
    form, who = AddForm(), actor()

    def do() -> int:
        said = (form.name.data, form.sector.data, form.level.data, form.kind.data)
        return once(form.key, who, actions.add_organisation, who, g.assembly_id, *said)

    def onward(made: int) -> str:
        return url_for("registry.organisation", slug=slug, organisation_id=made)

    def again(refusal: Refusal) -> str:
        if not isinstance(refusal, BadInput):
            form.name.errors = [refusal.sentence]
        return _page(form)

    return press(form, do, again, onward, _("เพิ่มหน่วยงานแล้ว เขียนรายละเอียดต่อได้ที่นี่"))


def _page(form: AddForm) -> str:
    soon = [one for one in agreements_of(g.assembly_id) if one.standing == "soon"]
    return render_template(
        "registry/organisations.html",
        listing=listing_of(g.assembly_id, Asked.by(request.args)),
        levels=LEVELS,
        form=form,
        soon=soon,
    )
