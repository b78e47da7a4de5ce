"""The office's pages of promises: all of them, and one."""

from assembly.commitments.views import listing, one
from assembly.commitments.views.ground import pages

__all__ = ["listing", "one", "pages"]
