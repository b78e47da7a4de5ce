"""How the promises of resolutions stand, for pages of features that know nothing of promises."""

from assembly.trail.queries.promised import heaps_behind
from assembly.trail.views.ground import pages


@pages.app_context_processor
def heaps() -> dict[str, object]:
    return {"promise_heaps_of": heaps_behind}
