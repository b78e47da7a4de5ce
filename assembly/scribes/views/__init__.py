"""A scribe's edges: writing down at a stage, printing slips, and a pile of paper."""

from assembly.scribes.views import paper, scribe, slips
from assembly.scribes.views.ground import pages

__all__ = ["pages", "paper", "scribe", "slips"]
