"""The table's edges: the document, its clauses, chapters and other parts, and its adoption."""

from assembly.workshop.views import adopting, chapters, clauses, founding, parts, reading
from assembly.workshop.views.ground import pages

__all__ = ["adopting", "chapters", "clauses", "founding", "pages", "parts", "reading"]
