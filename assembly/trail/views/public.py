"""Public pages: the charter with its origins, resolutions, strategies, and published voices."""

from flask import g, render_template, request

from assembly.charter.queries import book_of
from assembly.core.access import needs
from assembly.grievances.queries import counts_by_district
from assembly.trail.queries.book import clause_page, resolution_page
from assembly.trail.queries.home import home_page, strategy_page
from assembly.trail.queries.origins import origins_by_clause
from assembly.trail.queries.voices import Asked, voices_page
from assembly.trail.views.ground import LARGEST_ID, pages


@pages.get("/charter/<slug>")
@needs("look")
def charter(slug: str) -> str:
    return render_template(
        "trail/charter.html",
        book=book_of(g.assembly_id),
        origins=origins_by_clause(g.assembly_id),
        districts=counts_by_district(g.assembly_id),
    )


@pages.get(f"/c/<int(max={LARGEST_ID}):clause_id>")
@needs("look")
def clause(clause_id: int) -> str:
    return render_template("trail/clause.html", page=clause_page(clause_id))


@pages.get(f"/r/<int(max={LARGEST_ID}):resolution_id>")
@needs("look")
def resolution(resolution_id: int) -> str:
    return render_template("trail/resolution.html", page=resolution_page(resolution_id))


@pages.get("/a/<slug>")
@needs("look")
def home(slug: str) -> str:
    return render_template("trail/home.html", page=home_page(g.assembly_id))


@pages.get(f"/a/<slug>/strategies/<int(max={LARGEST_ID}):number>")
@needs("look")
def strategy(slug: str, number: int) -> str:
    return render_template("trail/strategy.html", page=strategy_page(g.assembly_id, number))


@pages.get("/a/<slug>/voices")
@needs("look")
def voices(slug: str) -> str:
    """What people told, as far as it is public; filtered by what the address asks."""
    asked = Asked.by(request.args)
    return render_template("trail/voices.html", page=voices_page(g.assembly_id, asked))
