"""One rule for whose promise it is: the whole or a part of it, counted once, on every page."""

from assembly.commitments.actions import divide
from assembly.commitments.queries import Asked, listing_of, totals_of
from assembly.commitments.rules import Part
from assembly.core import clock
from assembly.exports.queries.commitments import Narrowed, about, commitment_book
from assembly.extensions import db
from assembly.trail.queries.promise_rows import Asked as OnTheBoard
from assembly.trail.queries.promised_by import promised_by
from assembly.trail.queries.promises import board_of
from tests.factories.hall import Hall
from tests.factories.minutes import secretary
from tests.factories.promises import Promised, promised, version_of


def test_a_body_that_acts_on_parts_alone_is_counted_alike_everywhere(hall: Hall) -> None:
    made = promised(hall)
    for name in ("private", "private", "state"):  # two parts of one whole; and one it leads anyway
        said = Part("ส่วนหนึ่ง", lead=made.bodies[name])
        divide(secretary(hall), made.first, version_of(made.first), said)
    said = Part("ส่วนหนึ่ง", partners=(made.bodies["state"],))
    divide(secretary(hall), made.ids[1], version_of(made.ids[1]), said)
    assert figures(made, "private") == {1}
    assert figures(made, "state") == {2}
    assert figures(made, "community") == {1}


def figures(made: Promised, name: str) -> set[int]:
    """How many promises are this body's, as each page and paper says it."""
    db.session.remove()
    body, here, today = made.bodies[name], made.hall.assembly_id, clock.today()
    [total] = [one for one in totals_of(here, "body") if one.key == body]
    [told] = [one for one in commitment_book(here).by_body if one.name == total.name]
    own = promised_by(body, today)
    return {
        total.all,
        told.commitments,
        own.counts.total,
        len(own.promised),
        listing_of(here, Asked(body=body)).found,
        board_of(here, OnTheBoard(body=body), today).found,
        len(commitment_book(here, Narrowed(body=body)).commitments),
        about(here, Narrowed(body=body), today).total,
    }
