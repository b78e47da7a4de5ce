"""The office's download buttons."""

import io

from flask import Blueprint, g, send_file
from werkzeug.wrappers import Response

from assembly.core.access import actor, needs
from assembly.core.ids import only_digits
from assembly.exports.actions import take_out
from assembly.exports.formats import MIMETYPES, THINGS, printer_for
from assembly.exports.forms import ExportForm
from assembly.meetings.queries import meeting_by_code

pages = Blueprint("exports", __name__)


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
    )
    return send_file(
        io.BytesIO(content),
        mimetype=MIMETYPES[file_format],
        as_attachment=True,
        download_name=f"{THINGS[what]}-{slug}.{file_format}",
    )
