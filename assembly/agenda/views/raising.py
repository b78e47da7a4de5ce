"""The page on which a matter is raised to another assembly's meeting."""

from flask import g, render_template
from flask_babel import gettext as _

from assembly.agenda import actions
from assembly.agenda.forms import (
    RaiseForm,
)
from assembly.agenda.queries import (
    view_of,
)
from assembly.agenda.views.ground import Page, meetings_above, pages, to_line
from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.once import once
from assembly.core.web import answer_refusal, wants_json


@pages.get("/desk/<code>/items/<int:item_id>/raise")
@needs("run_meeting")
def raising(code: str, item_id: int) -> str:
    return _raise_page(_raise_form(), item_id)


@pages.post("/desk/<code>/items/<int:item_id>/raise")
@needs("run_meeting")
def raise_(code: str, item_id: int) -> Page:
    form, who = _raise_form(), actor()
    actions.item_in(g.meeting.id, item_id)
    try:
        form.require_valid()
        once(form.key, who, actions.raise_item, who, item_id, form.meeting.data)
    except Refusal as refusal:
        if wants_json():
            return answer_refusal(refusal)
        return _raise_page(form, item_id, refusal), refusal.status
    return to_line(code, item_id, _("เสนอเรื่องขึ้นไปแล้ว"))


def _raise_form() -> RaiseForm:
    form = RaiseForm()
    form.offer(meetings_above())
    return form


def _raise_page(form: RaiseForm, item_id: int, refusal: Refusal | None = None) -> str:
    row = view_of(actions.item_in(g.meeting.id, item_id))
    return render_template("agenda/raise.html", form=form, item=row, refusal=refusal)
