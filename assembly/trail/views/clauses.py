"""One clause at its lasting address, and its code to scan, on a page or on cards."""

from flask import g, render_template, request, url_for

from assembly.core import clock
from assembly.core.access import needs
from assembly.core.errors import NotFound
from assembly.core.qr import Code, code_for
from assembly.core.web import public_url
from assembly.trail.queries.clauses import cards_of, clause_page
from assembly.trail.queries.shelf import shelf_of
from assembly.trail.views.ground import LARGEST_ID, Page, first_words, of_document, pages


@pages.get(f"/c/<int(max={LARGEST_ID}):clause_id>")
@needs("look")
def clause(clause_id: int) -> Page:
    address, page = address_of(clause_id), clause_page(clause_id)
    about = first_words(page.clause.text)
    return render_template(
        "trail/clause.html",
        page=page,
        about=about,
        address=address,
        qr=code_for(address),
        today=clock.today(),
    )


@pages.get(f"/c/<int(max={LARGEST_ID}):clause_id>/qr")
@needs("look")
def clause_qr(clause_id: int) -> Page:
    """The code alone, large, to be printed and hung on a wall."""
    address = address_of(clause_id)
    page = clause_page(clause_id)
    return render_template("trail/clause-qr.html", page=page, address=address, qr=code_for(address))


@of_document("/cards")
@needs("look")
def cards(slug: str, document: str) -> Page:
    """Cards to cut out, one for each clause that was chosen."""
    shelf = shelf_of(g.assembly_id, document)
    chosen = [_id(said) for said in request.args.getlist("clause")[:200]]
    placed = cards_of(g.assembly_id, document, chosen)
    codes = [(one, address_of(one.clause.id), _code(one.clause.id)) for one in placed]
    return render_template("trail/cards.html", shelf=shelf, cards=codes)


def address_of(clause_id: int) -> str:
    """Whole, as a code or a paper needs it."""
    return public_url() + url_for("trail.clause", clause_id=clause_id)


def _code(clause_id: int) -> Code:
    return code_for(address_of(clause_id))


def _id(said: str) -> int:
    if not (said.isascii() and said.isdecimal() and len(said) < 17):
        raise NotFound
    return int(said)
