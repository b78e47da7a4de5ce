"""What the pages of the trail share: their blueprint, and how often a code may be wrong."""

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from flask import Blueprint
from werkzeug.wrappers import Response

from assembly.core.limits import EachBrowser, Failures
from assembly.core.text import short

pages = Blueprint("trail", __name__)

View = TypeVar("View", bound=Callable[..., Any])
Page: TypeAlias = str | Response | tuple[Response | str, int]

LARGEST_ID = 2**53

# 16 digits cannot be guessed at this pace; a person who mistypes has ten tries in ten minutes. All
# browsers together have so many that one phone cannot use them up for the others.
wrong_here = EachBrowser(most=10, seconds=600)
wrong_everywhere = Failures(most=6000, seconds=60)

# Who writes a little at a time sends some messages in ten minutes, a machine more than that.
wrote_here = EachBrowser(most=12, seconds=600)
wrote_everywhere = Failures(most=1200, seconds=60)


def first_words(text: str) -> str:
    """What a chat shows of a link that somebody shares."""
    return short(" ".join(text.split()), 160)


def of_document(rest: str) -> Callable[[View], View]:
    """An address of the charter, and the same one of a by-law with its name in it."""

    def register(view: View) -> View:
        pages.get(f"/charter/<slug>{rest}", defaults={"document": "charter"})(view)
        return pages.get(f"/charter/<slug>/<document>{rest}")(view)

    return register
