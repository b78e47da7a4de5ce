"""The check-in desk, and a member's own choices."""

from assembly.attendance.views import desk, own
from assembly.attendance.views.ground import pages

__all__ = ["desk", "own", "pages"]
