"""Title, preamble, transitory provisions, signers and pledge of the draft."""

from flask_babel import gettext as _

from assembly.charter.actions import draft_part
from assembly.charter.models import Charter
from assembly.charter.queries import PARTS, change_of_part, seen_of
from assembly.core.access import actor, needs
from assembly.core.errors import NotFound, Refusal
from assembly.core.once import once
from assembly.workshop.forms import PartForm
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


@pages.get(f"{BASE}/parts/<part>")
@needs("keep_record")
def part(slug: str, document: str, part: str) -> str:
    charter = on_table(document)
    return _page(charter, part, _form(charter, part))


@pages.post(f"{BASE}/parts/<part>")
@needs("keep_record")
def word(slug: str, document: str, part: str) -> Page:
    charter, who = on_table(document), actor()
    form = _form(charter, part)
    try:
        form.require_valid()
        said = (charter.id, part, form.seen.data or "", form.text.data or "", *form.because)
        once(form.key, who, draft_part, who, *said)
    except Refusal as refusal:
        form.take_seen(seen_of(change_of_part(charter.id, part)))
        return refused(refusal, _page(charter, part, form, refusal))
    return done(document, _("เก็บไว้ในร่างแล้ว ข้อความที่ใช้อยู่ยังไม่เปลี่ยน"), part)


def _form(charter: Charter, part: str) -> PartForm:
    if part not in PARTS:
        raise NotFound
    change = change_of_part(charter.id, part)
    drafted = change.text if change else getattr(charter, part)
    because = {"reason": change.reason, "resolution": change.resolution_id or 0} if change else {}
    form = PartForm(seen=seen_of(change), text=drafted, **because)
    form.take_part(part)
    with_sources(form)
    return form


def _page(charter: Charter, part: str, form: PartForm, refusal: Refusal | None = None) -> str:
    more = {"part": part, "standing": getattr(charter, part), "refusal": refusal}
    return form_page("workshop/part.html", charter, form, **more)
