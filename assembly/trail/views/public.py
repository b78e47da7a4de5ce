"""Public pages: resolutions, strategies, the assembly's home, and published voices."""

from flask import g, render_template, request

from assembly.core import clock
from assembly.core.access import needs
from assembly.trail.queries.home import home_page, strategy_page
from assembly.trail.queries.promise_rows import counts_of
from assembly.trail.queries.promises import sentence_of
from assembly.trail.queries.resolution import resolution_page
from assembly.trail.queries.voices import Asked, voices_page
from assembly.trail.views.ground import LARGEST_ID, pages


@pages.get(f"/r/<int(max={LARGEST_ID}):resolution_id>")
@needs("look")
def resolution(resolution_id: int) -> str:
    return render_template("trail/resolution.html", page=resolution_page(resolution_id))


@pages.get("/a/<slug>")
@needs("look")
def home(slug: str) -> str:
    said = sentence_of(g.assembly_id, clock.today())
    return render_template("trail/home.html", page=home_page(g.assembly_id), promises=said)


@pages.get(f"/a/<slug>/strategies/<int(max={LARGEST_ID}):number>")
@needs("look")
def strategy(slug: str, number: int) -> str:
    page = strategy_page(g.assembly_id, number)
    promises = counts_of(g.assembly_id, clock.today(), number)
    return render_template("trail/strategy.html", page=page, promises=promises)


@pages.get("/a/<slug>/voices")
@needs("look")
def voices(slug: str) -> str:
    """What people told, as far as it is public; filtered by what the address asks."""
    asked = Asked.by(request.args)
    return render_template("trail/voices.html", page=voices_page(g.assembly_id, asked))
