"""What the facilitator's desk does with grievances while the meeting runs."""

from collections.abc import Callable

from flask import flash, g, jsonify, redirect, url_for
from flask_babel import gettext as _

from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.forms import KeyedForm
from assembly.core.once import once
from assembly.core.web import wants_json
from assembly.grievances import actions
from assembly.grievances.forms import LARGEST_ID, AttachForm
from assembly.grievances.views.ground import Page, pages


@pages.post("/desk/<code>/items/<int:item_id>/grievances")
@needs("run_meeting")
def attach(code: str, item_id: int) -> Page:
    form, who = AttachForm(), actor()

    def press() -> None:
        form.require_ticks()
        wanted = (g.meeting.id, form.version.data, item_id, form.ids.data)
        once(form.key, who, actions.attach, who, *wanted)

    return _at_desk(code, press, _("นำความทุกข์เข้าวาระแล้ว"))


@pages.post(f"/desk/<code>/grievances/<int(max={LARGEST_ID}):grievance_id>/withhold")
@needs("run_meeting")
def withhold(code: str, grievance_id: int) -> Page:
    form, who = KeyedForm(), actor()

    def press() -> None:
        form.require_valid()
        # The desk may use one key for all its buttons: each grievance is a press of its own.
        once(f"{form.key} {grievance_id}", who, actions.withhold, who, grievance_id)

    return _at_desk(code, press, _("ซ่อนข้อความนี้แล้ว ผู้แจ้งยังตามเรื่องได้"))


def _at_desk(code: str, press: Callable[[], None], done: str) -> Page:
    """Do what the button says, then show the desk with what was done or why not."""
    try:
        press()
        if not wants_json():
            flash(done)
    except Refusal as refusal:
        if wants_json():
            raise
        flash(refusal.sentence, "error")
    return jsonify(ok=True) if wants_json() else redirect(url_for("hall.desk", code=code))
