"""The edges of listening stages: calling one, its own page, and the board of where was heard."""

from assembly.stages.views import calling, coverage, outcomes, stage
from assembly.stages.views.ground import pages

__all__ = ["calling", "coverage", "outcomes", "pages", "stage"]
