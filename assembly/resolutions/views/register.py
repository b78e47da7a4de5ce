"""The register of every matter's life: the public's, and the office's with what is kept there."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _

from assembly.core import ids
from assembly.core.access import actor, needs
from assembly.core.errors import NotFound, Refusal
from assembly.core.forms import KeyedForm
from assembly.core.i18n import current
from assembly.core.once import once
from assembly.core.thai import year_read
from assembly.core.web import answer_refusal, wants_json
from assembly.meetings.queries import meetings_of, title_of
from assembly.plans.queries import short_name, strategies_of
from assembly.registry.queries import organisations_of
from assembly.registry.rules import LEVELS, SECTORS
from assembly.resolutions import actions
from assembly.resolutions.forms import AssignForm, EffectForm, GapForm, as_it_stands, by_sector
from assembly.resolutions.queries import (
    Asked,
    Entry,
    Register,
    register_of,
    resolution,
    resolution_by_number,
)
from assembly.resolutions.rules import EFFECTS, NoLaterResolution, typed_number
from assembly.resolutions.views.ground import LARGEST_ID, Page, pages

ONE = f"/office/<slug>/register/<int(max={LARGEST_ID}):resolution_id>"


@pages.get("/a/<slug>/resolutions")
@needs("look")
def public_register(slug: str) -> str:
    found = register_of(g.assembly_id, Asked.by(request.args), public=True)
    return render_template("resolutions/public.html", register=found, choices=_choices(found))


@pages.get("/office/<slug>/register")
@needs("keep_record")
def register(slug: str) -> str:
    """``?at=`` opens one resolution, to say who acts on it and what later acts did to it."""
    return _page(request.args.get("at", type=int) or 0)


@pages.post(f"{ONE}/items/<int:number>")
@needs("keep_record")
def assign(slug: str, resolution_id: int, number: int) -> Page:
    form, who = AssignForm(), actor()

    def do() -> Any:
        said = (resolution_id, form.version.data, number, form.said(), form.new())
        return once(form.key, who, actions.assign_item, who, *said)

    said = _("เก็บผู้รับผิดชอบข้อ %(n)s แล้ว", n=number)
    return _press(slug, resolution_id, form, do, said, number)


@pages.post(f"{ONE}/effect")
@needs("keep_record")
def effect(slug: str, resolution_id: int) -> Page:
    form, who = EffectForm(), actor()

    def do() -> Any:
        said = (form.kind.data, _later(form), form.item.data, form.reason.data or "")
        return once(
            form.key, who, actions.mark_effect, who, resolution_id, form.version.data, *said
        )

    return _press(slug, resolution_id, form, do, _("บันทึกลงทะเบียนมติแล้ว"))


@pages.post("/office/<slug>/register/gaps")
@needs("keep_record")
def gap(slug: str) -> Page:
    form, who = _gap_form(), actor()

    def do() -> Any:
        said = (form.meeting.data, form.sequence.data, form.reason.data)
        return once(form.key, who, actions.explain_gap, who, *said)

    return _press(slug, 0, form, do, _("เก็บเหตุผลของเลขที่เว้นไว้แล้ว"))


def _gap_form(**how: Any) -> GapForm:
    """The form with the assembly's meetings to choose from."""
    return GapForm(**how).offer((row.id, title_of(row)) for row in meetings_of(g.assembly_id))


def _later(form: EffectForm) -> int | None:
    """The resolution whose number was typed. Refuses: NoLaterResolution."""
    if not form.later.data:
        return None
    try:
        return resolution_by_number(g.assembly_id, typed_number(form.later.data) or "").id
    except NotFound as error:
        raise NoLaterResolution from error


def _press(
    slug: str, at: int, form: KeyedForm, do: Callable[[], Any], told: str, number: int = 0
) -> Page:
    try:
        form.require_valid()
        do()
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _page(at, form, refusal, number), refusal.status
    if wants_json():
        return jsonify(ok=True)
    flash(told, "done")
    back = Asked.by(request.args).address()
    place = f"resolution-{at}" if at else None
    return redirect(
        url_for("resolutions.register", slug=slug, at=at or None, _anchor=place, **back)
    )


def _page(
    at: int, wrong: KeyedForm | None = None, refusal: Refusal | None = None, number: int = 0
) -> str:
    found = register_of(g.assembly_id, Asked.by(request.args), public=False)
    opened = next((e for e in found.entries if at and e.resolution_id == at), None)
    return render_template(
        "resolutions/register.html",
        register=found,
        opened=opened,
        forms=_forms(opened, wrong, number) if opened else {},
        effect_form=_effect_form(opened, wrong),
        gap_form=wrong if isinstance(wrong, GapForm) else _gap_form(formdata=None),
        refusal=refusal,
        wrong=number,
        key=ids.token(),
        groups=by_sector(organisations_of(g.assembly_id)),
        sectors=SECTORS,
        levels=LEVELS,
        effects=EFFECTS,
        choices=_choices(found),
    )


def _forms(opened: Entry, wrong: KeyedForm | None, number: int) -> dict[int, AssignForm]:
    """A form for each item; what was refused stays as typed, in the newest version."""
    now = resolution(opened.resolution_id).version
    forms = {
        item.number: AssignForm(formdata=None, version=now, **as_it_stands(item))
        for item in opened.items
    }
    if isinstance(wrong, AssignForm):
        wrong.take_version(now)
        forms[number] = wrong
    return forms


def _effect_form(opened: Entry | None, wrong: KeyedForm | None) -> EffectForm:
    now = resolution(opened.resolution_id).version if opened else 1
    if isinstance(wrong, EffectForm):
        wrong.take_version(now)
        return wrong
    return EffectForm(formdata=None, version=now)


def _choices(register: Register) -> dict[str, list[tuple[int, str]]]:
    """What the register can be narrowed by, as the words of its form."""
    return {
        "years": [(year, str(year_read(year, current()))) for year in register.years],
        "strategies": [
            (row.number, f"{row.number} {short_name(row)}") for row in strategies_of(g.assembly_id)
        ],
        "bodies": [(row.id, row.name) for row in organisations_of(g.assembly_id)],
    }
