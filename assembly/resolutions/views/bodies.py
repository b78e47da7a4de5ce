"""Who acts on a draft's operative items, settled before the room votes on them."""

from flask import flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from assembly.core.access import actor, allows, needs
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json
from assembly.meetings.queries import meeting
from assembly.registry.queries import organisations_of
from assembly.registry.rules import LEVELS, SECTORS
from assembly.resolutions import actions
from assembly.resolutions.forms import AssignForm, as_it_stands, by_sector
from assembly.resolutions.queries import draft_items, draft_of_item
from assembly.resolutions.rules import NoDraft
from assembly.resolutions.views.ground import Page, done, item_here, pages


@pages.get("/desk/<code>/items/<int:item_id>/bodies")
@needs("keep_record")
def bodies(code: str, item_id: int) -> Page:
    return _page(item_id)


@pages.post("/desk/<code>/items/<int:item_id>/bodies/<int:number>")
@needs("keep_record")
def assign_in_draft(code: str, item_id: int, number: int) -> Page:
    form, who = AssignForm(), actor()
    try:
        form.require_valid()
        said = (g.meeting.id, form.version.data, item_id, number, form.said(), form.new())
        once(form.key, who, actions.assign_in_draft, who, *said)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        form.take_version(meeting(g.meeting.id).version)
        return _page(item_id, number, form, refusal), refusal.status
    if wants_json():
        return done(code)
    flash(_("เก็บผู้รับผิดชอบข้อ %(n)s แล้ว", n=number), "done")
    return redirect(
        url_for("resolutions.bodies", code=code, item_id=item_id, _anchor=f"item-{number}")
    )


def _page(
    item_id: int, wrong: int = 0, form: AssignForm | None = None, refusal: Refusal | None = None
) -> str:
    point, draft = item_here(item_id), draft_of_item(item_id)
    if draft is None:
        raise NoDraft
    items = draft_items(draft)
    version = meeting(g.meeting.id).version
    forms = {i.number: AssignForm(formdata=None, version=version, **as_it_stands(i)) for i in items}
    if form is not None and wrong in forms:
        forms[wrong] = form
    return render_template(
        "resolutions/bodies.html",
        item=point,
        draft=draft,
        items=items,
        forms=forms,
        wrong=wrong,
        refusal=refusal,
        bodies=by_sector(organisations_of(draft.assembly_id)),
        sectors=SECTORS,
        levels=LEVELS,
        may_run=allows(actor(), "run_meeting", draft.assembly_id),
    )
