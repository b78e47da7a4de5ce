"""The office's download buttons."""

import io

from flask import Blueprint, Flask, g, jsonify, send_file, url_for
from werkzeug.wrappers import Response

from assembly.core.access import actor, needs
from assembly.core.errors import NotFound
from assembly.core.ids import only_digits
from assembly.core.web import public_url
from assembly.exports import replying, reporting, schemas
from assembly.exports.actions import take_out
from assembly.exports.formats import EXTENSIONS, MIMETYPES, THINGS, printer_for
from assembly.exports.forms import ExportForm
from assembly.exports.press import print_once
from assembly.exports.queries import paper_of
from assembly.exports.queries.house import housed
from assembly.meetings.queries import meeting_by_code
from assembly.proposals.queries import proposal_view
from assembly.resolutions.queries import resolution_by_number
from assembly.resolutions.rules import typed_number

pages = Blueprint("exports", __name__)

LARGEST_ID = 2**53


def init_app(app: Flask) -> None:
    """The follow-up reports, and a body's letters, have edges of their own."""
    for edge in (reporting, replying):
        app.register_blueprint(edge.pages)


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
        document=form.document.data or None,
        edition=form.edition_number,
        language=form.language.data or "th",
        about=_about(form),
        letter=form.letter.data or 0,
        narrowed=form.narrowed,
    )
    return send_file(
        io.BytesIO(content),
        mimetype=MIMETYPES[file_format],
        as_attachment=True,
        download_name=f"{THINGS[what]}-{slug}.{EXTENSIONS.get(file_format, file_format)}",
    )


@pages.get("/schemas")
@needs("look")
def all_schemas() -> Response:
    """Where the shape of each JSON file is published."""
    return jsonify({what: _address(schemas.file_name(what)) for what in schemas.PAPERS})


@pages.get("/schemas/<schema>.json")
@needs("look")
def published_schema(schema: str) -> Response:
    """The shape of one kind of file, for other programs to check it by."""
    what = {schemas.file_name(what): what for what in schemas.PAPERS}.get(schema)
    if what is None:
        raise NotFound
    answer = jsonify(schemas.schema_of(what, _address(schema)))
    answer.mimetype = "application/schema+json"
    return answer


def _address(schema: str) -> str:
    return public_url() + url_for("exports.published_schema", schema=schema)


@pages.get(f"/p/<int(max={LARGEST_ID}):proposal_id>/<any(letters, proposals):what>.pdf")
@needs("look")
def sent_paper(proposal_id: int, what: str) -> Response:
    """A proposal that was sent, for everybody, as the office has it: printed once for all."""
    found = proposal_view(proposal_id)
    if not found.is_sent:
        raise NotFound
    paper = paper_of(what, found.assembly_id, about=proposal_id)
    content = print_once(what, housed(found.assembly_id, what, paper))
    name = f"{THINGS[what]}-{proposal_id}.pdf"
    return send_file(io.BytesIO(content), mimetype=MIMETYPES["pdf"], download_name=name)


def _about(form: ExportForm) -> int | None:
    """The one row that was asked for, if one was. Raises ``NotFound``."""
    if form.number.data:
        number = typed_number(form.number.data) or ""
        return resolution_by_number(g.assembly_id, number).id
    return form.proposal.data or form.request.data or None
