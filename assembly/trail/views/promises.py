"""The promise board, and one promise at its lasting address."""

from flask import g, jsonify, make_response, render_template, request

from assembly.core import clock
from assembly.core.access import needs
from assembly.core.web import wants_json
from assembly.trail.queries.promise import promise_page
from assembly.trail.queries.promise_rows import Asked
from assembly.trail.queries.promise_told import told
from assembly.trail.queries.promises import board_of
from assembly.trail.views.ground import LARGEST_ID, Page, first_words, pages


@pages.get("/a/<slug>/promises")
@needs("look")
def promises(slug: str) -> str:
    """How everything stands that was promised; the list is narrowed by what the address asks."""
    today = clock.today()
    board = board_of(g.assembly_id, Asked.by(request.args), today)
    return render_template("trail/promises.html", board=board, today=today)


@pages.get(f"/k/<int(max={LARGEST_ID}):commitment_id>")
@needs("look")
def commitment(commitment_id: int) -> Page:
    """One promise for good; for a program that asks for JSON as plain data."""
    page = promise_page(commitment_id, clock.today())
    about = first_words(page.one.title)
    answer = make_response(
        jsonify(told(page))
        if wants_json()
        else render_template("trail/promise.html", page=page, about=about, evidence=page.evidence)
    )
    answer.vary.add("Accept")
    return answer
