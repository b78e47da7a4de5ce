"""Where the list of organisations was kept; it stands at the office now."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from assembly.core.access import needs
from assembly.inbox.views.ground import pages


@pages.get("/inbox/<slug>/organisations")
@needs("hear")
def organisations(slug: str) -> Response:
    return redirect(url_for("registry.organisations", slug=slug))
