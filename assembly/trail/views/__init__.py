"""The public edges of the spine: a followed grievance, and the pages anybody may read."""

from assembly.trail.views import (
    book,
    clauses,
    digits,
    following,
    heaps,
    log,
    matters,
    organisations,
    promises,
    public,
    witnessing,
)
from assembly.trail.views.ground import pages, wrong_everywhere, wrong_here

__all__ = [
    "book",
    "clauses",
    "digits",
    "following",
    "heaps",
    "log",
    "matters",
    "organisations",
    "pages",
    "promises",
    "public",
    "witnessing",
    "wrong_everywhere",
    "wrong_here",
]
