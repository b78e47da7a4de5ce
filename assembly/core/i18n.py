"""Language of the reader, and how dates, times and digits are shown on screens."""

from collections.abc import Callable
from typing import Any

from babel import Locale
from flask import Flask, has_request_context, request, session
from flask_babel import get_locale, get_translations

from assembly.core import clock, thai
from assembly.extensions import babel

LANGUAGES = ("th", "en")


def N_(text: str) -> str:  # noqa: N802 -- gettext's own name for it, which the collector knows
    """Mark a sentence for the catalogue that is stored as it is and translated when it is shown."""
    return text


def locale() -> str:
    """The language of this request: chosen before (cookie), else Thai. Outside requests, Thai."""
    if not has_request_context():
        return "th"
    asked = request.args.get("lang")
    if asked in LANGUAGES:
        session["lang"] = asked
    chosen = session.get("lang", "th")
    return chosen if chosen in LANGUAGES else "th"


def current() -> str:
    """The language being rendered now: a board's own, else the request's."""
    found = get_locale()
    return str(found.language) if found else "th"


def init_app(app: Flask) -> None:
    babel.init_app(app, locale_selector=locale)
    _speak_quickly(app)
    app.jinja_env.filters["long_date"] = lambda day: thai.long_date(day, current())
    app.jinja_env.filters["weekday_date"] = lambda day: thai.weekday_date(day, current())
    app.jinja_env.filters["short_date"] = lambda day: thai.short_date(day, current())
    app.jinja_env.filters["year"] = lambda day: thai.year(day, current())
    app.jinja_env.filters["unbroken"] = thai.unbroken
    app.jinja_env.filters["clock"] = lambda moment: thai.clock(moment, current())
    app.jinja_env.filters["milliseconds"] = clock.milliseconds
    app.jinja_env.globals["now"] = clock.now

    @app.context_processor
    def language() -> dict[str, object]:
        return {"locale": current(), "languages": LANGUAGES}


def _speak_quickly(app: Flask) -> None:
    """Templates find the catalogue by the language itself.

    The library spells its name out at every sentence, and a long page says thousands of them.
    """
    known: dict[Locale, Any] = {}

    def said(of: str) -> Callable[..., str]:
        def translated(*sentence: Any) -> str:
            now = get_locale()
            catalogue = known.get(now) if now else get_translations()
            if catalogue is None:
                catalogue = known[now] = get_translations()
            return str(getattr(catalogue, of)(*sentence))

        return translated

    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # of its extension
        said("ugettext"),
        said("ungettext"),
        newstyle=True,
        pgettext=said("upgettext"),
        npgettext=said("unpgettext"),
    )
