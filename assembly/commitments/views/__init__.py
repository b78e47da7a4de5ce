"""The office's pages of promises: all of them, one, its evidence, and what bodies sent."""

from assembly.commitments.views import evidence, listing, one, reading
from assembly.commitments.views.ground import pages

__all__ = ["evidence", "listing", "one", "pages", "reading"]
