"""The pages on the way of a matter: an issue, an agenda item, a ballot."""

from flask import render_template

from assembly.core.access import needs
from assembly.trail.queries.matters import ballot_page, issue_page, item_page
from assembly.trail.views.ground import LARGEST_ID, pages


@pages.get(f"/i/<int(max={LARGEST_ID}):issue_id>")
@needs("look")
def issue(issue_id: int) -> str:
    return render_template("trail/issue.html", page=issue_page(issue_id))


@pages.get(f"/v/<int(max={LARGEST_ID}):item_id>")
@needs("look")
def item(item_id: int) -> str:
    return render_template("trail/item.html", page=item_page(item_id))


@pages.get(f"/b/<int(max={LARGEST_ID}):ballot_id>")
@needs("look")
def ballot(ballot_id: int) -> str:
    return render_template("trail/ballot.html", page=ballot_page(ballot_id))
