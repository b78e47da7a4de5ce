"""What the pages of an amendment share: their blueprint, their form, what they are about."""

from typing import TypeAlias

from flask import Blueprint, g, render_template
from werkzeug.wrappers import Response

from assembly.agenda.actions import item_in
from assembly.agenda.queries import ItemView, view_of
from assembly.amendments import rules
from assembly.amendments.forms import AmendForm
from assembly.amendments.models import Amendment
from assembly.amendments.queries import (
    Sheet,
    amendment,
    item_of,
    sheet_of,
)
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm
from assembly.core.web import answer_refusal, wants_json
from assembly.meetings.queries import meeting
from assembly.resolutions.models import Draft
from assembly.resolutions.queries import draft_of_item
from assembly.resolutions.rules import NoDraft

pages = Blueprint("amendments", __name__)
Page: TypeAlias = str | Response | tuple[Response | str, int]
KIND = "<any(change, add, delete):kind>/<int:paragraph>"
WORDS = (rules.EmptyParagraph, rules.NothingChanged, rules.ParagraphTooLong)


def form_for(
    kind_of_form: type[AmendForm], item_id: int, kind: str, paragraph: int, **more: int
) -> AmendForm:
    """The form with the paragraph as it reads now already in it."""
    draft, sheet = draft_here(item_id), sheet_here(item_id)
    now = sheet.text_at(paragraph) if kind == "change" else ""
    return kind_of_form(base=draft.version, new_text=now, **more)


def form_page(
    form: AmendForm,
    item_id: int,
    kind: str,
    paragraph: int,
    refusal: Refusal | None = None,
    face: str = "phone",
) -> str:
    sheet = sheet_here(item_id)
    rules.paragraph_at([p.text for p in sheet.paragraphs[1:]], kind, paragraph)
    return render_template(
        f"amendments/{face}.html",
        form=form,
        item=item_here(item_id),
        sheet=sheet,
        kind=kind,
        paragraph=paragraph,
        refusal=refusal,
    )


def refused(
    form: AmendForm,
    item_id: int,
    kind: str,
    paragraph: int,
    refusal: Refusal,
    face: str = "phone",
) -> Page:
    """The form again as typed, over the draft as it reads now."""
    if wants_json() or isinstance(refusal, rules.NoSuchParagraph):
        return answer_refusal(refusal)
    say_beside(form, refusal)
    form.take_base(draft_here(item_id).version)
    return form_page(form, item_id, kind, paragraph, refusal, face), refusal.status


def say_beside(form: AmendForm, refusal: Refusal) -> None:
    if isinstance(refusal, WORDS):
        form.new_text.errors = [refusal.sentence]
    if isinstance(form, DeskForm):
        form.take_version(meeting(g.meeting.id).version)


def amendment_here(amendment_id: int) -> Amendment:
    """The amendment, if it is about this address's meeting. Raises ``NotFound``."""
    row = amendment(amendment_id)
    item_in(g.meeting.id, item_of(row))
    return row


def draft_here(item_id: int) -> Draft:
    """The draft of an item of this address's meeting. Raises ``NotFound`` or ``NoDraft``."""
    item_in(g.meeting.id, item_id)
    found = draft_of_item(item_id)
    if found is None:
        raise NoDraft
    return found


def sheet_here(item_id: int, *, named: bool = False) -> Sheet:
    return sheet_of(draft_here(item_id), named=named)


def item_here(item_id: int) -> ItemView:
    return view_of(item_in(g.meeting.id, item_id))
