"""The office's pages of requests, and the page a body answers on."""

from flask import Flask

from assembly.core import clock
from assembly.requests.queries import moments_of, requests_of_commitments, requests_of_proposals
from assembly.requests.views import forgetting, listing, one, reply, writing
from assembly.requests.views.ground import pages

__all__ = ["forgetting", "init_app", "listing", "one", "pages", "reply", "writing"]


def init_app(app: Flask) -> None:
    """Pages of commitments and proposals, which know no requests, show theirs by including ours."""
    app.jinja_env.globals["requests_about"] = lambda commitment_id, **how: requests_of_commitments(
        [commitment_id], **how
    ).get(commitment_id, ())
    app.jinja_env.globals["requests_by"] = lambda proposal_id, **how: requests_of_proposals(
        [proposal_id], **how
    ).get(proposal_id, ())
    app.jinja_env.globals["moments_of"] = moments_of
    app.jinja_env.globals["this_day"] = clock.today
