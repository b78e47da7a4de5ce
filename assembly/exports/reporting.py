"""Follow-up reports: chosen at the office before they are made, and had by everybody."""

import io
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager

from flask import Blueprint, current_app, g, render_template, request, send_file
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

LONGEST_WAIT = 20  # seconds


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


class Counter:
    """Where strangers take files home: what was made lies ready, new ones are few and in turn."""

    def __init__(self) -> None:
        self.kept = Kept(most=32 * 1024 * 1024)
        self.budget = Shared(most=60, seconds=60)
        self.turns = Turns()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The file of a state of the record. Raises ``TooMany`` where a new one may not be made."""
        return self.kept.get(key, lambda: self._made(make))

    def _made(self, make: Callable[[], bytes]) -> bytes:
        self.budget.check()
        self.budget.add()
        with self.turns.one():
            return make()


def counter() -> Counter:
    found: Counter = current_app.extensions.setdefault("reports for strangers", Counter())
    return found


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
    state = (journal_size(), clock.today())
    return counter().get((*asking, *state), lambda: hand_out(*asking))
