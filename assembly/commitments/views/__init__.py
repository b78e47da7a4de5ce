"""The office's pages of promises: evidence, and what bodies sent."""

from assembly.commitments.views import evidence, reading
from assembly.commitments.views.ground import pages

__all__ = ["evidence", "pages", "reading"]
