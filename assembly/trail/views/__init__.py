"""The public edges of the spine: a followed grievance, and the pages anybody may read."""

from assembly.trail.views import (
    book,
    clauses,
    digits,
    following,
    log,
    matters,
    organisations,
    promises,
    public,
)
from assembly.trail.views.ground import pages, wrong_everywhere, wrong_here

__all__ = [
    "book",
    "clauses",
    "digits",
    "following",
    "log",
    "matters",
    "organisations",
    "pages",
    "promises",
    "public",
    "wrong_everywhere",
    "wrong_here",
]
