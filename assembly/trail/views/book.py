"""The charter and its by-laws as books: as they stand, in every edition, on any day, side by side.

The charter has the short addresses; a by-law has the same with its own name in them.
"""

from flask import g, redirect, render_template, request, url_for

from assembly.core import clock
from assembly.core.access import actor, allows, needs
from assembly.core.errors import NotFound, Refusal
from assembly.core.qr import code_for
from assembly.core.web import public_url
from assembly.grievances.queries import counts_by_district
from assembly.trail.forms import DayForm
from assembly.trail.queries.clauses import found_in
from assembly.trail.queries.comparing import compare_page
from assembly.trail.queries.shelf import (
    BookPage,
    book_page,
    day_page,
    edition_lines,
    edition_page,
    shelf_of,
)
from assembly.trail.rules import day_said
from assembly.trail.views.ground import LARGEST_ID, Page, first_words, of_document


@of_document("")
@needs("look")
def charter(slug: str, document: str) -> Page:
    return _read(book_page(g.assembly_id, document))


@of_document("/editions")
@needs("look")
def editions(slug: str, document: str) -> Page:
    return _editions(document, DayForm(formdata=None))


@of_document(f"/editions/<int(max={LARGEST_ID}):number>")
@needs("look")
def edition(slug: str, document: str, number: int) -> Page:
    return _read(edition_page(g.assembly_id, document, number))


@of_document("/on")
@needs("look")
def pick_day(slug: str, document: str) -> Page:
    """The day as people write it; what cannot be read is shown again with a sentence."""
    form = DayForm(formdata=request.args)
    try:
        day = day_said((form.day.data or "") if form.validate() else "")
    except Refusal as refusal:
        form.day.errors = form.day.errors or [refusal.sentence]
        return _editions(document, form), refusal.status
    return redirect(url_for(".on_day", slug=slug, document=document, day=day.isoformat()))


@of_document("/on/<day>")
@needs("look")
def on_day(slug: str, document: str, day: str) -> Page:
    try:
        wanted = day_said(day)
    except Refusal as error:
        raise NotFound from error
    return _read(day_page(g.assembly_id, document, wanted))


@of_document("/compare")
@needs("look")
def compare(slug: str, document: str) -> Page:
    sees_draft = allows(actor(), "keep_record", g.assembly_id)
    asked = (request.args.get("from", ""), request.args.get("to", ""))
    page = compare_page(g.assembly_id, document, *asked, sees_draft=sees_draft)
    return render_template("trail/compare.html", page=page)


@of_document("/find")
@needs("look")
def find(slug: str, document: str) -> Page:
    """A clause by its number, or the clauses that say something."""
    found = found_in(g.assembly_id, document, request.args.get("q", "")[:100])
    if found.clause_id is not None:
        book = url_for(".charter", slug=slug, document=document)
        return redirect(f"{book}#clause-{found.clause_id}")
    return render_template("trail/find.html", found=found)


def _editions(document: str, form: DayForm) -> str:
    shelf = shelf_of(g.assembly_id, document)
    lines = edition_lines(shelf)
    return render_template("trail/editions.html", shelf=shelf, lines=lines, form=form)


def _read(page: BookPage) -> Page:
    return render_template(
        "trail/charter.html",
        page=page,
        about=first_words(page.book.preamble if page.book else ""),
        districts=counts_by_district(g.assembly_id),
        qr=code_for(public_url() + request.path),
        address=public_url() + request.path,
        today=clock.today(),
    )
