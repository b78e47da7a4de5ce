"""A clause of the draft: other words, another place, repealed; and one that is new."""

from typing import Any

from flask import request
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from assembly.charter.actions import draft_amendment, draft_clause, draft_move, draft_repeal
from assembly.charter.models import Charter, Clause, DraftChange
from assembly.charter.queries import (
    change_of_clause,
    changes_of,
    clause,
    draft_sections,
    seen_of,
)
from assembly.charter.rules import GoneFromDraft
from assembly.core.access import actor, needs
from assembly.core.errors import NotFound, Refusal
from assembly.core.once import once
from assembly.workshop.forms import EditForm, NewClauseForm
from assembly.workshop.queries import clause_places
from assembly.workshop.views.ground import (
    BASE,
    Page,
    done,
    form_page,
    on_table,
    pages,
    refused,
    with_sources,
)


@pages.get(f"{BASE}/clauses/<int:clause_id>")
@needs("keep_record")
def editing(slug: str, document: str, clause_id: int) -> str:
    charter = on_table(document)
    row = _standing(charter, clause_id)
    change = change_of_clause(clause_id)
    return _edit_page(charter, row, _edit_form(charter, row, change))


@pages.post(f"{BASE}/clauses/<int:clause_id>")
@needs("keep_record")
def edit(slug: str, document: str, clause_id: int) -> Page:
    charter = on_table(document)
    row = _standing(charter, clause_id)
    form = _edit_form(charter, row, None)
    try:
        form.require_valid()
        _edited(form, clause_id)
    except Refusal as refusal:
        form.take_seen(_seen(row))
        return refused(refusal, _edit_page(charter, row, form, refusal))
    return done(document, _("เก็บไว้ในร่างแล้ว ข้อความที่ใช้อยู่ยังไม่เปลี่ยน"), f"row-c{clause_id}")


@pages.get(f"{BASE}/new")
@needs("keep_record")
def adding(slug: str, document: str) -> str:
    """``?place=`` is where the table was pressed."""
    charter = on_table(document)
    return _new_page(charter, _new_form(charter, place=request.args.get("place", "")))


@pages.post(f"{BASE}/new")
@needs("keep_record")
def add(slug: str, document: str) -> Page:
    charter, who = on_table(document), actor()
    form = _new_form(charter)
    try:
        form.require_valid()
        said = (charter.id, form.place.data, form.text.data, *form.because)
        id_ = once(form.key, who, draft_clause, who, *said)
    except Refusal as refusal:
        return refused(refusal, _new_page(charter, form, refusal))
    return done(document, _("เพิ่มข้อใหม่ในร่างแล้ว"), f"row-n{id_}")


@pages.get(f"{BASE}/changes/<int:change_id>")
@needs("keep_record")
def rewording(slug: str, document: str, change_id: int) -> str:
    """A clause that is drafted already."""
    charter = on_table(document)
    row = _drafted(charter, change_id)
    kept = {"place": row.place, "text": row.text, "reason": row.reason}
    form = _new_form(charter, seen=str(row.version), resolution=row.resolution_id or 0, **kept)
    return _new_page(charter, form, change=row)


@pages.post(f"{BASE}/changes/<int:change_id>")
@needs("keep_record")
def reword(slug: str, document: str, change_id: int) -> Page:
    charter, who = on_table(document), actor()
    form, row = _new_form(charter), _drafted(charter, change_id)
    asked: dict[str, Any] = {"change_id": change_id, "seen": form.seen.data or ""}
    try:
        form.require_valid()
        said = (charter.id, form.place.data, form.text.data, *form.because)
        once(form.key, who, draft_clause, who, *said, **asked)
    except Refusal as refusal:
        form.take_seen(str(row.version))
        return refused(refusal, _new_page(charter, form, refusal, row))
    return done(document, _("เก็บไว้ในร่างแล้ว"), f"row-n{change_id}")


def _edited(form: EditForm, clause_id: int) -> None:
    who, seen, text = actor(), form.seen.data or "", form.text.data or ""
    if form.what.data == "repeal":
        once(form.key, who, draft_repeal, who, clause_id, seen, *form.because)
    elif form.what.data == "move":
        said = (clause_id, seen, form.place.data or "", text, *form.because)
        once(form.key, who, draft_move, who, *said)
    else:
        once(form.key, who, draft_amendment, who, clause_id, seen, text, *form.because)


def _edit_form(charter: Charter, row: Clause, change: DraftChange | None) -> EditForm:
    """The form with what is drafted of the clause, else with what stands."""
    drafted = {"text": row.text, "what": request.args.get("what", "amend")}
    if change is not None:
        drafted = {"text": change.text or row.text, "what": change.kind}
        drafted |= {"reason": change.reason, "place": change.place}
    source = change.resolution_id if change else None
    form = EditForm(seen=_seen(row), resolution=source or 0, **drafted)
    with_sources(form)
    places = clause_places(draft_sections(charter.id))
    own = {f"after:c{row.id}", f"after:n{change.id}"} if change else {f"after:c{row.id}"}
    choices = [SelectChoice(key, name) for key, name in places if key not in own]
    form.place.choices = [SelectChoice("", _("เลือกที่วาง")), *choices]
    return form


def _new_form(charter: Charter, **kept: str | int) -> NewClauseForm:
    form = NewClauseForm(**kept)
    with_sources(form)
    places = clause_places(draft_sections(charter.id))
    form.place.choices = [SelectChoice(key, name) for key, name in places]
    return form


def _standing(charter: Charter, clause_id: int) -> Clause:
    row = clause(clause_id)
    if row.chapter.charter_id != charter.id:
        raise NotFound
    return row


def _drafted(charter: Charter, change_id: int) -> DraftChange:
    rows = (row for row in changes_of(charter.id) if row.id == change_id)
    found = next(rows, None)
    if found is None or found.kind != "insert":
        raise GoneFromDraft
    return found


def _seen(row: Clause) -> str:
    return seen_of(change_of_clause(row.id), row.version)


def _edit_page(
    charter: Charter, row: Clause, form: EditForm, refusal: Refusal | None = None
) -> str:
    more = {"clause": row, "change": change_of_clause(row.id), "refusal": refusal}
    return form_page("workshop/clause.html", charter, form, **more)


def _new_page(
    charter: Charter,
    form: NewClauseForm,
    refusal: Refusal | None = None,
    change: DraftChange | None = None,
) -> str:
    return form_page("workshop/new.html", charter, form, refusal=refusal, change=change)
