"""The office's edges: its desk, the minutes' workshop, and the minutes as others read them."""

from assembly.office.views import circulated, course, desk, minutes
from assembly.office.views.ground import pages

__all__ = ["circulated", "course", "desk", "minutes", "pages"]
