"""What the triage desk reads: its list, the counts beside it, and one grievance whole."""

from assembly.inbox.queries.counts import Facet, Facets, Nudge, counts_of, nudge_of
from assembly.inbox.queries.listing import Line, Listing, line_of, reading_list
from assembly.inbox.queries.pane import Pane, Picture, Similar, pane_of, similar_to, suggestions_for
from assembly.inbox.queries.sieve import PAGE, Sieve

__all__ = [
    "PAGE",
    "Facet",
    "Facets",
    "Line",
    "Listing",
    "Nudge",
    "Pane",
    "Picture",
    "Sieve",
    "Similar",
    "counts_of",
    "line_of",
    "nudge_of",
    "pane_of",
    "reading_list",
    "similar_to",
    "suggestions_for",
]
