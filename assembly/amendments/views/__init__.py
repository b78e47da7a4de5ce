"""An amendment's edges: proposing on a phone, and what the desk does with a proposal."""

from assembly.amendments.views import desk, phone
from assembly.amendments.views.ground import pages

__all__ = ["desk", "pages", "phone"]
