"""A member's own choices."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from assembly.attendance.forms import OwnForm
from assembly.attendance.views.ground import Page, pages
from assembly.core.access import actor, needs
from assembly.core.once import once
from assembly.people.actions import ask_to_be_forgotten, choose_own


@pages.post("/m/<code>/mine/choices")
@needs("keep_own")
def choose(code: str) -> Page:
    """A member's target group and the two consents that may be missing."""
    form, who = OwnForm(), actor()
    form.require_valid()
    chosen = (form.target_group.data or None, form.may_name.data, form.may_picture.data)
    once(form.key, who, choose_own, who, who.member_id or 0, *chosen)
    flash(_("บันทึกตามที่ท่านเลือกแล้ว"), "done")
    return redirect(url_for("hall.mine", code=code))


@pages.post("/m/<code>/mine/withdraw")
@needs("keep_own")
def withdraw(code: str) -> Page:
    form, who = OwnForm(), actor()
    form.require_valid()
    once(form.key, who, ask_to_be_forgotten, who, who.member_id or 0)
    flash(_("รับคำขอแล้ว ชื่อของท่านถูกซ่อนแล้ว เลขานุการจะลบข้อมูลให้"), "done")
    return redirect(url_for("hall.mine", code=code))
