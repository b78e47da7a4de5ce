"""The promise board."""

from flask import g, render_template, request

from assembly.core import clock
from assembly.core.access import needs
from assembly.trail.queries.promise_rows import Asked
from assembly.trail.queries.promises import board_of
from assembly.trail.views.ground import pages


@pages.get("/a/<slug>/promises")
@needs("look")
def promises(slug: str) -> str:
    """How everything stands that was promised; the list is narrowed by what the address asks."""
    today = clock.today()
    board = board_of(g.assembly_id, Asked.by(request.args), today)
    return render_template("trail/promises.html", board=board, today=today)
