"""Policy proposals: the office's list and pages, and what everybody may read of them."""

from collections.abc import Callable
from typing import Any, TypeAlias

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.core import clock
from assembly.core.access import actor, needs
from assembly.core.answers import refused
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm
from assembly.core.once import once
from assembly.core.text import short
from assembly.core.web import wants_json
from assembly.proposals import actions
from assembly.proposals.forms import ChangeForm, ProposalForm, StepForm
from assembly.proposals.queries import (
    ProposalView,
    counts_of,
    proposal,
    proposal_view,
    proposals_of,
)
from assembly.proposals.rules import LONGEST_TITLE
from assembly.registry.queries import organisations_of
from assembly.resolutions.queries import items_of_resolution, resolution

pages = Blueprint("proposals", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]
LARGEST_ID = 2**53
NEW = f"/office/<slug>/resolutions/<int(max={LARGEST_ID}):resolution_id>/proposals"
ONE = f"/office/<slug>/proposals/<int(max={LARGEST_ID}):proposal_id>"


@pages.get("/office/<slug>/proposals")
@needs("keep_record")
def listed(slug: str) -> str:
    return _list_page("proposals/listed.html")


@pages.get("/a/<slug>/proposals")
@needs("look")
def public_list(slug: str) -> str:
    return _list_page("proposals/public_list.html")


@pages.get(f"/p/<int(max={LARGEST_ID}):proposal_id>")
@needs("look")
def public(proposal_id: int) -> str:
    """Its state, and once it is sent all of it."""
    found = proposal_view(proposal_id)
    items = items_of_resolution(found.resolution_id)
    return render_template("proposals/public.html", proposal=found, items=items)


@pages.route(NEW, methods=["GET", "POST"])
@needs("keep_record")
def write(slug: str, resolution_id: int) -> Page:
    """``?item=`` begins with one operative item."""
    item = request.args.get("item", 0, type=int)
    if request.method == "GET":
        return _writing_page(resolution_id, item, _begun(resolution_id, item))
    form, who = ProposalForm(), actor()
    try:
        form.require_valid()
        made = once(form.key, who, actions.write_proposal, who, resolution_id, item, form.said())
    except Refusal as refusal:
        return refused(refusal, lambda why: _writing_page(resolution_id, item, form, why))
    return _done(slug, made, _("เก็บร่างข้อเสนอแล้ว"))


@pages.get(ONE)
@needs("keep_record")
def one(slug: str, proposal_id: int) -> str:
    return _page(proposal_id)


@pages.post(ONE)
@needs("keep_record")
def rewrite(slug: str, proposal_id: int) -> Page:
    form, who = ChangeForm(), actor()

    def do() -> Any:
        said = (who, proposal_id, form.version.data, form.said())
        return once(form.key, who, actions.change_proposal, *said)

    return _press(slug, proposal_id, form, do, _("เก็บข้อเสนอแล้ว"))


@pages.post(f"{ONE}/<any(heard, adopted, sent):state>")
@needs("keep_record")
def move(slug: str, proposal_id: int, state: str) -> Page:
    form, who = StepForm(), actor()

    def do() -> Any:
        told = (form.note.data or "", form.channel.data or "", form.letter_number.data or "")
        said = (who, proposal_id, form.version.data, state, form.happened.data, *told)
        return once(form.key, who, actions.move_proposal, *said)

    return _press(slug, proposal_id, form, do, _("บันทึกขั้นของข้อเสนอแล้ว"))


@pages.post(f"{ONE}/back")
@needs("keep_record")
def back(slug: str, proposal_id: int) -> Page:
    form, who = DeskForm(), actor()

    def do() -> Any:
        said = (who, proposal_id, form.version.data, "draft", clock.today())
        return once(form.key, who, actions.move_proposal, *said)

    return _press(slug, proposal_id, form, do, _("เปิดเป็นร่างใหม่แล้ว"))


def _press(slug: str, at: int, form: DeskForm, do: Callable[[], Any], told: str) -> Page:
    try:
        form.require_valid()
        do()
    except Refusal as refusal:
        return refused(refusal, lambda why: _page(at, form, why))
    return _done(slug, at, told)


def _done(slug: str, proposal_id: int, told: str) -> Response:
    if wants_json():
        return jsonify(ok=True, proposal=proposal_id)
    flash(told, "done")
    return redirect(url_for("proposals.one", slug=slug, proposal_id=proposal_id))


def _list_page(template: str) -> str:
    state = request.args.get("state", "")
    found, counts = proposals_of(g.assembly_id, state), counts_of(g.assembly_id)
    return render_template(template, proposals=found, counts=counts, state=state)


def _begun(resolution_id: int, item: int) -> ProposalForm:
    """What the resolution says already: who leads, what is asked, until when."""
    source, items = resolution(resolution_id), items_of_resolution(resolution_id)
    chosen = [one for one in items if item in (0, one.number)]
    lead = next((one.lead for one in chosen if one.lead), None)
    due = next((one.due for one in chosen if one.due), None)
    title = short(_("ข้อเสนอนโยบาย %(title)s", title=source.title), LONGEST_TITLE)
    told: dict[str, Any] = {"organisation": lead.id if lead else 0, "title": title}
    told |= {"asked": "\n".join(one.text for one in chosen)}
    told |= {"addressee": lead.name if lead else "", "due": due}
    return ProposalForm(formdata=None, **told)


def _writing_page(
    resolution_id: int, item: int, form: ProposalForm, refusal: Refusal | None = None
) -> str:
    form.offer(organisations_of(g.assembly_id))
    source = resolution(resolution_id)
    return render_template(
        "proposals/write.html", form=form, resolution=source, item=item, refusal=refusal
    )


def _page(proposal_id: int, wrong: DeskForm | None = None, refusal: Refusal | None = None) -> str:
    now, found = proposal(proposal_id).version, proposal_view(proposal_id)
    if wrong is not None:
        wrong.take_version(now)
    form = wrong if isinstance(wrong, ChangeForm) else _as_it_stands(found, now)
    form.offer(organisations_of(g.assembly_id))
    return render_template(
        "proposals/one.html",
        proposal=found,
        form=form,
        step=wrong if isinstance(wrong, StepForm) else _today(now),
        back=DeskForm(formdata=None, version=now),
        refusal=refusal,
        writing=isinstance(wrong, ChangeForm),
    )


def _as_it_stands(found: ProposalView, version: int) -> ChangeForm:
    names = ("addressee", "title", "background", "signer", "signer_office")
    told: dict[str, Any] = {name: getattr(found, name) for name in names}
    told |= {"organisation": found.organisation_id, "asked": "\n".join(found.asked)}
    return ChangeForm(formdata=None, version=version, **told, due=found.due)


def _today(version: int) -> StepForm:
    return StepForm(formdata=None, version=version, happened=clock.today())
