"""What a scribe's pages share: their blueprint, and the PDF of slips."""

import io
from collections.abc import Sequence
from typing import TypeAlias

from flask import Blueprint, g, send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.assemblies.queries import assembly, view_of
from assembly.core import clock
from assembly.core.ids import only_digits
from assembly.core.web import public_url
from assembly.exports.receipts import ReceiptPaper, ReceiptSheet, to_pdf
from assembly.scribes.queries import Slip, follow_address

pages = Blueprint("scribes", __name__)

Page: TypeAlias = str | Response | tuple[Response | str, int]


def slips_pdf(slips: Sequence[Slip], *, single: bool = False) -> Response:
    """Slips to print; no copy is kept, and the journal says nothing of single codes.

    A download, so that the scribe's page stays where it is.
    """
    home = view_of(assembly(g.assembly_id))
    sheet = ReceiptSheet(
        assembly=home.title,
        day=clock.today(),
        address=f"{public_url().split('://', 1)[-1]}/g/",
        receipts=[_paper(slip) for slip in slips],
        is_example=home.is_example,
    )
    content = io.BytesIO(to_pdf(sheet, single=single))
    kind = "application/pdf"
    file = send_file(content, mimetype=kind, as_attachment=True, download_name="codes.pdf")
    file.headers["Cache-Control"] = "no-store"
    return file


def _paper(slip: Slip) -> ReceiptPaper:
    about = _("ตำบล%(name)s", name=slip.place)
    if slip.line is not None:
        about = _("แถวที่ %(line)s · %(place)s", line=slip.line, place=about)
    return ReceiptPaper(slip.code, about, follow_address(only_digits(slip.code)))
