"""The draft becomes an edition: signed by the secretary, or put before a meeting as a whole."""

from typing import Any

from flask import g
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item
from assembly.charter.actions import adopt_edition
from assembly.charter.models import Charter
from assembly.charter.queries import document as document_by_id
from assembly.charter.rules.telling import Told, line
from assembly.checks.actions import ask_if_needed
from assembly.core import clock
from assembly.core.access import actor, needs
from assembly.core.errors import Refusal
from assembly.core.forms import KeyedForm
from assembly.core.once import once
from assembly.meetings.queries import meeting
from assembly.resolutions.actions import put_edition, take_edition_back
from assembly.resolutions.queries import draft_of_item
from assembly.workshop.forms import AdoptForm, PutForm
from assembly.workshop.queries import item_choices, table_of
from assembly.workshop.views.ground import (
    BASE,
    Page,
    done,
    form_page,
    on_table,
    pages,
    refused,
)
from assembly.workshop.views.reading import desk_page


@pages.get(f"{BASE}/adopt")
@needs("keep_record")
def adopting(slug: str, document: str) -> str:
    charter, today = on_table(document), clock.today()
    form = AdoptForm(version=charter.version, adopted_on=today)
    return _page("workshop/adopt.html", charter, form)


@pages.post(f"{BASE}/adopt")
@needs("keep_record")
def adopt(slug: str, document: str) -> Page:
    charter, who, form = on_table(document), actor(), AdoptForm()
    try:
        form.require_valid()
        said = (who, g.assembly_id, form.adopted_on.data, form.place.data)
        more = {"charter_id": charter.id, "version": form.version.data}
        asked: dict[str, Any] = {**more, "in_force_from": form.in_force_from.data}
        number = once(form.key, who, adopt_edition, *said, **asked)
    except Refusal as refusal:
        ask_if_needed(who, refusal)
        form.take_version(charter.version)
        return refused(refusal, _page("workshop/adopt.html", charter, form, refusal))
    return done(document, _("ประกาศใช้ ฉบับที่ %(number)s แล้ว", number=number))


@pages.get(f"{BASE}/meeting")
@needs("keep_record")
def putting(slug: str, document: str) -> str:
    charter = on_table(document)
    form = _put_form(version=charter.version)
    return _page("workshop/put.html", charter, form)


@pages.post(f"{BASE}/meeting")
@needs("keep_record")
def put(slug: str, document: str) -> Page:
    charter, who, form = on_table(document), actor(), _put_form()
    try:
        form.require_valid()
        point = item(form.item.data)
        said = (*_turn(point), charter.id, form.version.data, form.place.data)
        once(form.key, who, put_edition, who, *said, form.in_force_from.data)
    except Refusal as refusal:
        form.take_version(charter.version)
        return refused(refusal, _page("workshop/put.html", charter, form, refusal))
    return done(
        document, _("ร่างอยู่ในวาระ %(number)s แล้ว เห็นชอบเมื่อใด ประกาศใช้เมื่อนั้น", number=point.number)
    )


@pages.post(f"{BASE}/meeting/back")
@needs("keep_record")
def take_back(slug: str, document: str) -> Page:
    charter, who, form = on_table(document), actor(), KeyedForm()
    try:
        form.require_valid()
        once(form.key, who, take_edition_back, who, charter.id)
    except Refusal as refusal:
        return refused(refusal, desk_page(document, refusal))
    return done(document, _("ร่างกลับมาอยู่บนโต๊ะแล้ว"))


def _put_form(**kept: int) -> PutForm:
    """Only points of this assembly's own coming meetings that have no draft decided."""
    form = PutForm(**kept)
    rows = ((id_, name, draft_of_item(id_)) for id_, name in item_choices(g.assembly_id))
    free = [(id_, name) for id_, name, draft in rows if draft is None or not draft.ballot_id]
    ask = [SelectChoice("0", _("เลือกวาระ"))] if free else []
    form.item.choices = [*ask, *(SelectChoice(str(id_), name) for id_, name in free)]
    return form


def _turn(point: AgendaItem) -> tuple[int, int, int]:
    return point.meeting_id, meeting(point.meeting_id).version, point.id


def _page(template: str, charter: Charter, form: Any, refusal: Refusal | None = None) -> str:
    charter = document_by_id(charter.id)
    told = lambda c: line(Told(c.kind, c.number, c.text, c.part), 160)  # noqa: E731 -- one for the page
    return form_page(template, charter, form, table=table_of(charter), told=told, refusal=refusal)
