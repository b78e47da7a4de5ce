"""The edges of statements: the phone that answers, the desk that asks, the page for everybody."""

from assembly.statements.views import desk, phone, public
from assembly.statements.views.ground import pages

__all__ = ["desk", "pages", "phone", "public"]
