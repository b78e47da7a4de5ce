"""A ballot's edges: phones, the desk's buttons, tellers and helpers."""

from assembly.ballots.views import desk, tellers, voting
from assembly.ballots.views.ground import pages
from assembly.ballots.views.voting import init_app

__all__ = ["desk", "init_app", "pages", "tellers", "voting"]
