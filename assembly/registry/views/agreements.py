"""Agreements at the office: the list, a new one, one of them."""

from typing import Any

from flask import g, render_template, url_for
from flask_babel import gettext as _

from assembly.core.access import actor, needs
from assembly.core.answers import Page, press
from assembly.core.errors import BadInput, NotFound, Refusal
from assembly.core.once import once
from assembly.registry import actions
from assembly.registry.forms import AgreementForm
from assembly.registry.queries import AgreementView, agreement_view, agreements_of, ids_by_name
from assembly.registry.rules import MOST_PARTIES
from assembly.registry.views.ground import LARGEST_ID, pages

AGREEMENT = f"/office/<slug>/agreements/<int(max={LARGEST_ID}):agreement_id>"


@pages.get("/office/<slug>/agreements")
@needs("keep_record")
def agreements(slug: str) -> str:
    return render_template("registry/agreements.html", agreements=agreements_of(g.assembly_id))


@pages.get("/office/<slug>/agreements/new")
@needs("keep_record")
def begin_agreement(slug: str) -> str:
    return _page(AgreementForm(formdata=None, version=0))


@pages.post("/office/<slug>/agreements/new")
@needs("keep_record")
def write_agreement(slug: str) -> Page:
    form, who = AgreementForm(), actor()

    def do() -> int:
        return once(form.key, who, actions.write_agreement, who, g.assembly_id, form.said())

    def again(refusal: Refusal) -> str:
        return _page(form, refusal=refusal)

    return press(form, do, again, lambda _made: _list(slug), _("เก็บข้อตกลงแล้ว"))


@pages.get(AGREEMENT)
@needs("keep_record")
def agreement(slug: str, agreement_id: int) -> str:
    found = _found(agreement_id)
    return _page(_as_it_stands(found), found)


@pages.post(AGREEMENT)
@needs("keep_record")
def change_agreement(slug: str, agreement_id: int) -> Page:
    form, who = AgreementForm(), actor()

    def do() -> Any:
        said = (who, agreement_id, form.version.data, form.said())
        return once(form.key, who, actions.change_agreement, *said)

    def again(refusal: Refusal) -> str:
        found = _found(agreement_id)
        form.take_version(found.version)
        return _page(form, found, refusal)

    return press(form, do, again, lambda _done: _list(slug), _("เก็บข้อตกลงแล้ว"))


def _list(slug: str) -> str:
    return url_for("registry.agreements", slug=slug)


def _found(agreement_id: int) -> AgreementView:
    found = agreement_view(agreement_id)
    if found is None:
        raise NotFound
    return found


def _page(
    form: AgreementForm, found: AgreementView | None = None, refusal: Refusal | None = None
) -> str:
    filled = [n for n in range(1, MOST_PARTIES + 1) if form[f"party_{n}"].data]
    return render_template(
        "registry/agreement.html",
        form=form,
        agreement=found,
        refusal=None if isinstance(refusal, BadInput) else refusal,
        rows=min(max([2, *filled]) + 1, MOST_PARTIES),
        names=sorted(ids_by_name(g.assembly_id)),
    )


def _as_it_stands(found: AgreementView) -> AgreementForm:
    told: dict[str, Any] = {"title": found.title, "about": found.about}
    told |= {"signed": found.signed_on or found.signed_year, "ends": found.ends_on}
    for n, side in enumerate(found.parties, 1):
        told |= {f"party_{n}": side.name, f"signer_{n}": side.signer, f"office_{n}": side.office}
        told |= {f"shown_{n}": side.is_shown}
    return AgreementForm(formdata=None, version=found.version, **told)
