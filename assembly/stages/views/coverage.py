"""The board everybody may read: where was heard, and where nobody listened yet."""

from flask import g, render_template
from flask_babel import get_locale

from assembly.core.access import needs
from assembly.live.rooms import address
from assembly.stages.queries import coverage_of
from assembly.stages.views.ground import pages


@pages.get("/a/<slug>/coverage")
@needs("look")
def coverage(slug: str) -> str:
    return render_template(
        "stages/coverage.html",
        board=coverage_of(g.assembly_id),
        room=address("coverage", slug, str(get_locale())),
    )
