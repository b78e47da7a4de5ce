"""Slips of what was written down at a meeting, as a PDF."""

from flask import g

from assembly.core.access import needs
from assembly.scribes.forms import SlipsForm
from assembly.scribes.queries import slips_typed
from assembly.scribes.views.ground import Page, pages, slips_pdf


@pages.post("/scribe/<code>/slips.pdf")
@needs("hear")
def slips(code: str) -> Page:
    """The codes come from the scribe's own device; only what was written down here is printed."""
    form = SlipsForm()
    form.require_valid()
    return slips_pdf(slips_typed(g.meeting.id, form.codes.data or []), single=form.single.data)
