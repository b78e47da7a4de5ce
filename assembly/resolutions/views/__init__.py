"""The edges of resolutions: the desk's pages, who acts on an item, the register."""

from assembly.resolutions.views import bodies, desk, register
from assembly.resolutions.views.ground import pages

__all__ = ["bodies", "desk", "pages", "register"]
