"""The minutes' way: who signs, until when they go round, what is answered, how they are adopted."""

from collections.abc import Callable

from flask import flash, g
from flask_babel import gettext as _

from assembly.checks.actions import ask_if_needed
from assembly.core.access import actor, needs
from assembly.core.errors import NotFound, Refusal
from assembly.core.once import once
from assembly.minutes.actions import (
    accept_correction,
    circulate_minutes,
    decline_correction,
    sign_minutes,
)
from assembly.minutes.forms import AcceptForm, AdoptForm, CirculateForm, DeclineForm, SignForm
from assembly.minutes.models import Minutes
from assembly.minutes.queries import adoption_choices, correction, minutes_row, signers_of
from assembly.office.actions import adopt_minutes
from assembly.office.views.ground import Page, back_to_minutes, pages, refused


@pages.post("/office/<slug>/minutes/<code>/sign")
@needs("keep_record")
def sign(slug: str, code: str) -> Page:
    form, who = SignForm(), actor()
    form.offer(signers_of(g.assembly_id))
    try:
        form.require_valid()
        chosen = (form.recorder.data or None, form.reviewer.data or None)
        once(form.key, who, sign_minutes, who, g.meeting.id, *chosen)
    except Refusal as refusal:
        return refused(refusal, sign=form)
    return back_to_minutes("signed")


@pages.post("/office/<slug>/minutes/<code>/circulate")
@needs("keep_record")
def circulate(slug: str, code: str) -> Page:
    form, who = CirculateForm(), actor()
    try:
        form.require_valid()
        once(form.key, who, circulate_minutes, who, g.meeting.id, form.until.data)
    except Refusal as refusal:
        return refused(refusal, circulate=form)
    flash(_("เวียนรายงานแล้ว ผู้แทนอ่านและขอแก้ได้จากโทรศัพท์"), "done")
    return back_to_minutes()


@pages.post("/office/<slug>/minutes/<code>/adopt")
@needs("keep_record")
def adopted(slug: str, code: str) -> Page:
    form, who = AdoptForm(), actor()
    form.offer(adoption_choices(g.meeting))
    try:
        form.require_valid()
        said = (form.item.data or None, form.note.data or "")
        once(form.key, who, adopt_minutes, who, g.meeting.id, *said)
    except Refusal as refusal:
        ask_if_needed(who, refusal)
        return refused(refusal, adopt=form)
    flash(_("รับรองรายงานการประชุมแล้ว เนื้อหาไม่เปลี่ยนอีก"), "done")
    return back_to_minutes()


@pages.post("/office/<slug>/minutes/<code>/corrections/<int:correction_id>/accept")
@needs("keep_record")
def accept(slug: str, code: str, correction_id: int) -> Page:
    form = AcceptForm(prefix=f"accept-{correction_id}")
    said = (form.version.data or 0, form.text.data or "", form.answer.data or "")
    return _answer(correction_id, form, lambda: accept_correction(actor(), correction_id, *said))


@pages.post("/office/<slug>/minutes/<code>/corrections/<int:correction_id>/decline")
@needs("keep_record")
def decline(slug: str, code: str, correction_id: int) -> Page:
    form = DeclineForm(prefix=f"decline-{correction_id}")
    answer = form.answer.data or ""
    return _answer(correction_id, form, lambda: decline_correction(actor(), correction_id, answer))


def _answer(correction_id: int, form: AcceptForm | DeclineForm, verb: Callable[[], None]) -> Page:
    """A second press is harmless by itself: what is answered is not answered again."""
    _check_is_here(correction_id)
    try:
        form.require_valid()
        verb()
    except Refusal as refusal:
        return refused(refusal, **{str(form._prefix).rstrip("-"): form})
    return back_to_minutes(f"correction-{correction_id}")


def _check_is_here(correction_id: int) -> None:
    """Raises ``NotFound`` for a correction of another meeting's minutes."""
    row: Minutes | None = minutes_row(g.meeting.id)
    if row is None or correction(correction_id).minutes_id != row.id:
        raise NotFound
