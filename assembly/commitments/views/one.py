"""One promise at the office: described, divided into parts, reported, moved, extended, corrected.

Each address names the whole or one of its parts; the page always shows the whole.
"""

from collections.abc import Callable
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from assembly.commitments import actions
from assembly.commitments.forms import (
    CorrectForm,
    DescribeForm,
    EvidenceFields,
    ExtendForm,
    MoveForm,
    PartForm,
    ReportForm,
)
from assembly.commitments.views.evidence import (
    MOST_SENT,
    MOST_WORDS,
    evidence_in,
    note_lost_files,
    sent_form,
)
from assembly.commitments.views.ground import ONE, Page, pages
from assembly.commitments.views.page import page_of
from assembly.core.access import actor, needs
from assembly.core.answers import press
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm, KeyedForm
from assembly.core.once import once
from assembly.core.web import takes
from assembly.extensions import csrf


@pages.get(ONE)
@needs("keep_record")
def one(slug: str, commitment_id: int) -> str:
    return page_of(commitment_id, amend=request.args.get("amend", type=int) or 0)


@pages.post(ONE)
@needs("keep_record")
def describe(slug: str, commitment_id: int) -> Page:
    form = DescribeForm()
    return _press(slug, commitment_id, form, actions.describe, lambda: (form.said(),))


@pages.post(f"{ONE}/part")
@needs("keep_record")
def change_part(slug: str, commitment_id: int) -> Page:
    form = PartForm()
    return _press(slug, commitment_id, form, actions.change_part, lambda: (form.said(),))


@pages.post(f"{ONE}/parts")
@needs("keep_record")
def divide(slug: str, commitment_id: int) -> Page:
    form = PartForm()
    told = _("เพิ่มส่วนของงานแล้ว")
    return _press(slug, commitment_id, form, actions.divide, lambda: (form.said(),), told, "new")


@pages.post(f"{ONE}/reports")
@needs("keep_record")
@takes(MOST_SENT, words=MOST_WORDS)
def report(slug: str, commitment_id: int) -> Page:
    form = sent_form(ReportForm)
    told = _("บันทึกรายงานแล้ว ทุกคนอ่านได้")
    said = lambda: (form.said(), evidence_in(form, _desk()))  # noqa: E731 -- read only once it is valid
    return _press(slug, commitment_id, form, actions.report_with_evidence, said, told)


@pages.post(f"{ONE}/reports/<int:number>")
@needs("keep_record")
@takes(MOST_SENT, words=MOST_WORDS)
def correct(slug: str, commitment_id: int, number: int) -> Page:
    form = sent_form(CorrectForm)
    told = _("แก้รายงานแล้ว ของเดิมยังอ่านได้")
    said = lambda: (number, form.said(), evidence_in(form, _desk()))  # noqa: E731 -- as above
    verb = actions.correct_with_evidence
    return _press(slug, commitment_id, form, verb, said, told, number)


def _desk() -> str:
    """Whose files these are: the office has no participant's mark in its cookie."""
    return f"staff:{actor().staff_id}"


for view in (report, correct):
    csrf.exempt(view)  # the form checks its own token: a lost one must not lose what was typed


@pages.post(f"{ONE}/state")
@needs("keep_record")
def move(slug: str, commitment_id: int) -> Page:
    form = MoveForm()
    said = lambda: (form.state.data, form.day.data, form.reason.data or "")  # noqa: E731 -- as above
    return _press(slug, commitment_id, form, actions.move, said, _("เปลี่ยนสถานะแล้ว"))


@pages.post(f"{ONE}/due")
@needs("keep_record")
def extend(slug: str, commitment_id: int) -> Page:
    form = ExtendForm()
    said = lambda: (form.due.data, form.reason.data or "")  # noqa: E731 -- as above
    return _press(slug, commitment_id, form, actions.extend, said, _("ขยายเวลาแล้ว"))


def _press(
    slug: str,
    commitment_id: int,
    form: KeyedForm,
    verb: Callable[..., Any],
    said: Callable[[], tuple[Any, ...]],
    told: str = "",
    about: int | str = "",
) -> Page:
    who = actor()

    def do() -> Any:
        seen = (form.version.data,) if isinstance(form, DeskForm) else ()
        return once(form.key, who, verb, who, commitment_id, *seen, *said())

    def again(refusal: Refusal) -> str:
        if isinstance(form, EvidenceFields):
            note_lost_files(form)
        return page_of(commitment_id, form, refusal, about)

    def onward(_done: Any) -> str:
        return url_for("commitments.one", slug=slug, commitment_id=commitment_id)

    return press(form, do, again, onward, told or _("เก็บแล้ว"))
