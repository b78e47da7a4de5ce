"""The running order's edges: the desk's buttons, the page of the order, a matter raised."""

from assembly.agenda.views import desk, order, raising
from assembly.agenda.views.ground import pages

__all__ = ["desk", "order", "pages", "raising"]
