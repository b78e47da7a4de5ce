"""Follow-up reports: chosen at the office before they are made, and had by everybody."""

import io
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Blueprint, g, render_template, request, send_file
from werkzeug.wrappers import Response

from assembly.core import clock
from assembly.core.access import needs
from assembly.core.errors import TooMany
from assembly.core.limits import Shared
from assembly.exports.actions import hand_out
from assembly.exports.formats import MIMETYPES, THINGS
from assembly.exports.forms import ExportForm
from assembly.exports.keeping import Kept
from assembly.exports.languages import Language
from assembly.exports.queries.commitments import Narrowed
from assembly.exports.queries.reporting import report_page
from assembly.journal.queries import journal_size

pages = Blueprint("reports", __name__)

KEPT = Kept(most=32 * 1024 * 1024)
LONGEST_WAIT = 20  # seconds
BUDGET = Shared(most=60, seconds=60)  # new files for everybody: each takes the processor


@pages.get("/office/<slug>/commitments/report")
@needs("keep_record")
def office(slug: str) -> str:
    """What a report would cover, and the buttons that make it."""
    found = report_page(g.assembly_id, Narrowed.by_address(request.args))
    return render_template("commitments/report.html", page=found, form=ExportForm(formdata=None))


@pages.get("/a/<slug>/promises.<any(pdf, docx, xlsx, csv, json):file_format>")
@needs("look")
def public(slug: str, file_format: str) -> Response:
    """What everybody may read of the promises, narrowed as the board is. Refuses: TooMany."""
    content = _for_everybody(file_format, Narrowed.by_address(request.args))
    return send_file(
        io.BytesIO(content),
        mimetype=MIMETYPES[file_format],
        as_attachment=True,
        download_name=f"{THINGS['commitments']}-{slug}.{file_format}",
    )


def _for_everybody(form: str, asked: Narrowed) -> bytes:
    """Made once for each state of the record and day; by the second who asks it is only read."""
    language: Language = "en" if request.args.get("language") == "en" else "th"
    asking = (g.assembly_id, "commitments", form, language, asked)
    return KEPT.get((*asking, journal_size(), clock.today()), lambda: _made(*asking))


def _made(assembly_id: int, what: str, form: str, language: Language, asked: Narrowed) -> bytes:
    BUDGET.check()
    BUDGET.add()
    with TURNS.one():
        return hand_out(assembly_id, what, form, language, asked)


class Turns:
    """New files for strangers one after the other, and between two a rest of twice as long as the
    last one took: whatever is asked for, the hall and its press have most of the time.
    """

    def __init__(self) -> None:
        self.turn, self.next = threading.Lock(), 0.0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Raises ``TooMany`` for whoever would wait too long."""
        if not self.turn.acquire(timeout=LONGEST_WAIT):
            raise TooMany
        try:
            time.sleep(max(0.0, min(self.next - time.monotonic(), LONGEST_WAIT)))
            began = time.monotonic()
            yield
            self.next = time.monotonic() + 2 * (time.monotonic() - began)
        finally:
            self.turn.release()


TURNS = Turns()
