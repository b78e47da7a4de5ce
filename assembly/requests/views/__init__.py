"""The office's pages of requests, and the page a body answers on."""

from assembly.requests.views import reply
from assembly.requests.views.ground import pages

__all__ = ["pages", "reply"]
