"""The office's download buttons."""

import io
from functools import lru_cache

from flask import Blueprint, g, send_file
from werkzeug.wrappers import Response

from assembly.core.access import actor, needs
from assembly.core.errors import NotFound
from assembly.core.ids import only_digits
from assembly.core.web import public_url
from assembly.exports.actions import take_out
from assembly.exports.formats import MIMETYPES, THINGS, printer_for
from assembly.exports.forms import ExportForm
from assembly.exports.press import print_aside
from assembly.exports.queries import paper_of
from assembly.meetings.queries import meeting_by_code
from assembly.proposals.queries import proposal_view
from assembly.resolutions.queries import resolution_by_number
from assembly.resolutions.rules import typed_number

pages = Blueprint("exports", __name__)

LARGEST_ID = 2**53


@pages.post("/office/<slug>/export/<what>.<file_format>")
@needs("keep_record")
def download(slug: str, what: str, file_format: str) -> Response:
    """One file. A POST, because the journal says who took what out, and signs for it."""
    printer_for(what, file_format)
    form = ExportForm()
    form.require_valid()
    code = only_digits(form.meeting.data or "")
    content = take_out(
        actor(),
        g.assembly_id,
        what,
        file_format,
        meeting_by_code(code).id if code else None,
        form.digits.data or None,
        district=form.district.data or None,
        public=form.public.data == "1",
        about=_about(form),
    )
    return send_file(
        io.BytesIO(content),
        mimetype=MIMETYPES[file_format],
        as_attachment=True,
        download_name=f"{THINGS[what]}-{slug}.{file_format}",
    )


@pages.get(f"/p/<int(max={LARGEST_ID}):proposal_id>/<any(letters, proposals):what>.pdf")
@needs("look")
def sent_paper(proposal_id: int, what: str) -> Response:
    """A proposal that was sent, for everybody: the same bytes for all, printed once."""
    found = proposal_view(proposal_id)
    if not found.is_sent:
        raise NotFound
    content = _printed(what, proposal_id, found.version, public_url())
    name = f"{THINGS[what]}-{proposal_id}.pdf"
    return send_file(io.BytesIO(content), mimetype=MIMETYPES["pdf"], download_name=name)


@lru_cache(maxsize=64)
def _printed(what: str, proposal_id: int, _version: int, _address: str) -> bytes:
    assembly_id = proposal_view(proposal_id).assembly_id
    return print_aside(what, "pdf", paper_of(what, assembly_id, about=proposal_id))


def _about(form: ExportForm) -> int | None:
    """The one row that was asked for, if one was. Raises ``NotFound``."""
    if form.number.data:
        number = typed_number(form.number.data) or ""
        return resolution_by_number(g.assembly_id, number).id
    return form.proposal.data or None
