"""The triage desk's edges: the list, its verbs, the words, the issues and the organisations."""

from assembly.inbox.views import desk, issues, organisations, verbs, words
from assembly.inbox.views.ground import pages

__all__ = ["desk", "issues", "organisations", "pages", "verbs", "words"]
