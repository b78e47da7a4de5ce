"""The office's pages of organisations and their agreements."""

from assembly.registry.views import agreements, bringing, listing, one
from assembly.registry.views.ground import pages

__all__ = ["agreements", "bringing", "listing", "one", "pages"]
