"""Every component in every state on one page; in development only."""

from flask import Blueprint, render_template

from assembly.core.access import needs

pages = Blueprint("patterns", __name__)


@pages.get("/patterns")
@needs("develop")
def patterns() -> str:
    return render_template("patterns.html")
