"""A matter from end to end: the issue, the item, draft, changes, ballots, resolution, proposals.

Every page of it names its neighbours on both sides, so that the way can be walked there and back.
"""

from assembly.trail.queries.matters.pages import ballot_page, issue_page, item_page
from assembly.trail.queries.matters.shapes import Trail
from assembly.trail.queries.matters.walking import trail_of

__all__ = [
    "Trail",
    "ballot_page",
    "issue_page",
    "item_page",
    "trail_of",
]
