"""The desk's page: the list as the address asks for it, and the grievance being read."""

from assembly.core.access import needs
from assembly.inbox.views.ground import Page, desk_page, pages


@pages.get("/inbox/<slug>")
@needs("hear")
def desk(slug: str) -> Page:
    return desk_page()
