"""Arabic or Thai digits in the book, as the reader chose: ``?digits=thai`` is remembered."""

from flask import request, session
from markupsafe import Markup

from assembly.trail.rules import read_in
from assembly.trail.views.ground import pages

CHOICES = ("arabic", "thai")


def digits_chosen() -> str:
    """The digits this reader reads in; Arabic until another choice."""
    asked = request.args.get("digits")
    if asked in CHOICES:
        session["digits"] = asked
    chosen = session.get("digits", CHOICES[0])
    return chosen if chosen in CHOICES else CHOICES[0]


@pages.app_template_filter("in_chosen_digits")
def in_chosen_digits(html: str) -> Markup:
    """A finished piece of a page in those digits; its tags and addresses stay as they are."""
    return Markup(read_in(digits_chosen(), str(html)))  # noqa: S704 -- only digits were exchanged


@pages.app_context_processor
def digits() -> dict[str, object]:
    return {"digits_chosen": digits_chosen}
