"""One organisation at the office: what it is, who speaks for it, what it hangs together with."""

from collections.abc import Callable
from typing import Any

from flask import g, render_template, url_for
from flask_babel import gettext as _

from assembly.core.access import actor, needs
from assembly.core.answers import Page, press
from assembly.core.errors import BadInput, Refusal
from assembly.core.forms import DeskForm
from assembly.core.once import once
from assembly.registry import actions
from assembly.registry.forms import FactsForm, JoinForm, PartForm, RepresentativeForm
from assembly.registry.queries import (
    OrganisationView,
    ids_by_name,
    organisation_view,
    places_of,
)
from assembly.registry.rules import KnownAlready, LeadsRound, NothingToShow, NotListed, TooDeep
from assembly.registry.views.ground import LARGEST_ID, ONE, pages

REPRESENTATIVE = f"{ONE}/representatives/<int(max={LARGEST_ID}):representative_id>"
# Which field a refused verb speaks of.
ABOUT = {
    KnownAlready: "name",
    NotListed: "parent",
    LeadsRound: "parent",
    TooDeep: "parent",
    NothingToShow: "is_shown",
}


@pages.get(ONE)
@needs("hear")
def organisation(slug: str, organisation_id: int) -> str:
    return _page(organisation_id)


@pages.post(ONE)
@needs("hear")
def describe(slug: str, organisation_id: int) -> Page:
    form = FactsForm()
    return _press(
        slug, organisation_id, form, actions.describe_organisation, lambda: (form.said(),)
    )


@pages.post(f"{ONE}/joined")
@needs("hear")
def join(slug: str, organisation_id: int) -> Page:
    form = JoinForm()

    def said() -> tuple[Any, ...]:
        return form.way.data, form.other.data, form.since.ce_year

    return _press(slug, organisation_id, form, actions.join, said)


@pages.post(f"{ONE}/parted")
@needs("hear")
def part(slug: str, organisation_id: int) -> Page:
    form = PartForm()

    def said() -> tuple[Any, ...]:
        return form.way.data, form.other.data or 0

    return _press(slug, organisation_id, form, actions.part, said)


@pages.post(f"{ONE}/representatives")
@needs("hear")
def name_one(slug: str, organisation_id: int) -> Page:
    form = RepresentativeForm()
    verb = actions.name_representative
    return _press(slug, organisation_id, form, verb, lambda: (form.said(),))


@pages.post(REPRESENTATIVE)
@needs("hear")
def change_one(slug: str, organisation_id: int, representative_id: int) -> Page:
    form = RepresentativeForm()
    verb = actions.name_representative
    said = lambda: (form.said(), representative_id)  # noqa: E731 -- read only once it is valid
    return _press(slug, organisation_id, form, verb, said, representative_id)


@pages.post(f"{REPRESENTATIVE}/remove")
@needs("hear")
def remove_one(slug: str, organisation_id: int, representative_id: int) -> Page:
    verb = actions.remove_representative
    return _press(slug, organisation_id, DeskForm(), verb, lambda: (representative_id,))


def _press(
    slug: str,
    organisation_id: int,
    form: DeskForm,
    verb: Callable[..., Any],
    said: Callable[[], tuple[Any, ...]],
    about: int = 0,
) -> Page:
    who = actor()

    def do() -> Any:
        told = (who, organisation_id, form.version.data, *said())
        return once(form.key, who, verb, *told)

    def onward(_done: Any) -> str:
        return url_for("registry.organisation", slug=slug, organisation_id=organisation_id)

    def again(refusal: Refusal) -> str:
        return _page(organisation_id, form, refusal, about)

    return press(form, do, again, onward, _("เก็บแล้ว"))


def _page(
    organisation_id: int,
    wrong: DeskForm | None = None,
    refusal: Refusal | None = None,
    about: int = 0,
) -> str:
    """The whole page; a refused form stands in it as typed, with the page's newest version."""
    found = organisation_view(organisation_id)
    if wrong is not None:
        wrong.take_version(found.version)
    facts = wrong if isinstance(wrong, FactsForm) else _facts(found)
    facts.offer(places_of(g.assembly_id))
    if isinstance(wrong, FactsForm) and type(refusal) in ABOUT and refusal:
        facts[ABOUT[type(refusal)]].errors = [refusal.sentence]
    return render_template(
        "registry/organisation.html",
        one=found,
        facts=facts,
        joining=wrong if isinstance(wrong, JoinForm) else JoinForm(formdata=None),
        speaker=wrong if isinstance(wrong, RepresentativeForm) else _nobody(),
        about=about,
        wrong=wrong,
        refusal=None if isinstance(refusal, BadInput) else refusal,
        key=facts.idempotency_key.data,
        names=sorted(ids_by_name(g.assembly_id)),
        speakers={row.id: _speaker(row) for row in found.representatives},
    )


def _facts(one: OrganisationView) -> FactsForm:
    names = ("name", "kind", "sector", "level", "about", "founded", "ended", "coordinator")
    told: dict[str, Any] = {name: getattr(one, name) for name in names}
    told |= {"contact": one.contact, "is_shown": one.is_shown, "place": one.place_code}
    told |= {"parent": one.parent.name if one.parent else ""}
    return FactsForm(formdata=None, version=one.version, **told)


def _nobody() -> RepresentativeForm:
    return RepresentativeForm(formdata=None)


def _speaker(row: Any) -> RepresentativeForm:
    names = ("name", "office", "since", "until", "is_shown")
    return RepresentativeForm(formdata=None, **{name: getattr(row, name) for name in names})
