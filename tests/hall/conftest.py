"""What the room sees, read the way people do: the words on a wall, a phone, a desk."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from flask import g
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from assembly.core import ids
from assembly.extensions import db
from tests.factories.hall import Hall
from tests.hall.browsers import browser, scene

__all__ = ["browser", "scene"]  # fixtures of this folder too

VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905 -- a list of words reads better
)
FOREIGN = frozenset(("path", "line", "rect", "circle", "use"))  # svg closes these itself: <path />


class Reader(HTMLParser):
    """Reads a page strictly: every tag closed in order, no id twice; keeps the words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        assert "style" not in dict(attrs), f"a style attribute on {tag}"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID | FOREIGN, f"<{tag} /> is no HTML"

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if not {"script", "style", "template"} & set(self.open):
            self.words.append(data)


def words_of(html: str) -> str:
    """What a person reads on a page, in one line; fails on malformed pages."""
    reader = Reader()
    reader.feed(html)
    assert not reader.open, f"not closed: {reader.open}"
    assert len(reader.ids) == len(set(reader.ids)), "an id stands twice"
    return re.sub(r"\s+", " ", " ".join(reader.words)).strip()


@dataclass
class Room:
    """The faces of one meeting, each freshly looked at."""

    hall: Hall
    stranger: FlaskClient
    desk_browser: FlaskClient

    def wall(self, name: str = "") -> str:
        return self.reads(self.stranger, f"/screen/{self.hall.code}{'/' + name if name else ''}")

    def phone(self, browser: FlaskClient | None = None) -> str:
        return self.reads(browser or self.stranger, f"/m/{self.hall.code}")

    def desk(self) -> str:
        return self.reads(self.desk_browser, f"/desk/{self.hall.code}")

    def html(self, browser: FlaskClient, path: str) -> str:
        db.session.remove()
        answer = browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    def reads(self, browser: FlaskClient, path: str) -> str:
        return words_of(self.html(browser, path))

    def presses(self, path: str, **fields: object) -> TestResponse:
        """Press a button of the desk, as its form sends it."""
        fields = {"version": self.hall.version, "idempotency_key": ids.token(), **fields}
        return self.desk_browser.post(f"/desk/{self.hall.code}{path}", data=fields)


@pytest.fixture
def room(hall: Hall) -> Room:
    # Requests under one application context share ``g``: let each find out anew who is asking.
    hall.app.before_request_funcs.setdefault(None, []).insert(
        0, lambda: g.pop("actor", None) and None
    )
    return Room(hall, hall.app.test_client(), hall.browser("facilitator"))
