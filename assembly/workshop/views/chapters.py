"""A chapter of the draft: a new one, another title, another place."""

from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from assembly.charter.actions import add_chapter, settle_chapter
from assembly.charter.models import Charter
from assembly.charter.queries import draft_sections
from assembly.charter.rules import Section
from assembly.core.access import actor, needs
from assembly.core.errors import NotFound, Refusal
from assembly.core.once import once
from assembly.workshop.forms import ChapterForm
from assembly.workshop.queries import chapter_places
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


@pages.get(f"{BASE}/chapters/<key>")
@needs("keep_record")
def chapter(slug: str, document: str, key: str) -> str:
    """A chapter that stands or is drafted, by its key; "new" is one to be."""
    charter = on_table(document)
    return _page(charter, key, _form(charter, key))


@pages.post(f"{BASE}/chapters/<key>")
@needs("keep_record")
def lay(slug: str, document: str, key: str) -> Page:
    charter, who = on_table(document), actor()
    form = _form(charter, key)
    try:
        form.require_valid()
        said = (form.title.data, form.place.data or "", form.reason.data or "")
        if key == "new":
            once(form.key, who, add_chapter, who, charter.id, said[1], said[0], said[2])
        else:
            once(form.key, who, settle_chapter, who, charter.id, key, *said)
    except Refusal as refusal:
        return refused(refusal, _page(charter, key, form, refusal))
    return done(document, _("เก็บหมวดไว้ในร่างแล้ว"), "" if key == "new" else f"chapter-{key}")


def _form(charter: Charter, key: str) -> ChapterForm:
    """The form with the chapter as it is drafted; its place only where it is to be another."""
    sections = draft_sections(charter.id)
    is_new = key == "new"
    now = "" if is_new else _section(charter.id, key).title
    last = f"after:{sections[-1].key}" if sections else "start:"
    form = ChapterForm(title=now, place=last if is_new else "")
    with_sources(form)
    stay = [] if is_new else [SelectChoice("", _("อยู่ที่เดิม"))]
    places = chapter_places(sections, key)
    form.place.choices = [*stay, *(SelectChoice(place, name) for place, name in places)]
    return form


def _section(charter_id: int, key: str) -> Section:
    found = next((one for one in draft_sections(charter_id) if one.key == key), None)
    if found is None:
        raise NotFound
    return found


def _page(charter: Charter, key: str, form: ChapterForm, refusal: Refusal | None = None) -> str:
    return form_page("workshop/chapter.html", charter, form, key=key, refusal=refusal)
