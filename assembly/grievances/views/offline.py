"""Under TLS the phone may install the form, and open it without a network. Plain HTTP needs none.

The words wait in IndexedDB either way; this only lets the page itself come back.
"""

from pathlib import Path

from flask import current_app, g, jsonify, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from assembly.assemblies.queries import assembly, view_of
from assembly.core.access import needs
from assembly.core.web import asset
from assembly.grievances.views.ground import pages


@pages.get("/worker.js")
@needs("look")
def worker() -> Response:
    """The service worker, at the root: from its own folder it could not see the form."""
    file = Path(str(current_app.static_folder)) / "js/worker.js"
    answer = Response(file.read_bytes(), mimetype="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@pages.get("/m/<code>/tell.webmanifest")
@needs("speak")
def manifest(code: str) -> Response:
    door = url_for("grievances.tell", code=code)
    said = {
        "name": f"{_('แจ้งทุกข์')} · {view_of(assembly(g.assembly_id)).title}",
        "short_name": _("แจ้งทุกข์"),
        "id": door,
        "start_url": door,
        "scope": door,
        "display": "standalone",
        "background_color": "#f7f3ea",
        "theme_color": "#0b4f5c",
        "icons": [{"src": asset("favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    answer = jsonify(said)
    answer.mimetype = "application/manifest+json"
    return answer
