"""Bodies no page of ours ever sends: a sentence answers them, never a crash."""

import io
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.factories.decisions import begin, decide, lay_charter
from tests.factories.hall import Hall

HALF = "ก\ud800"  # half a character, as JSON can say it
NAMES = (
    "code", "text", "title", "district", "subdistrict", "strategy", "choice", "idempotency_key",
    "receipt", "slide", "item", "page", "theme", "blank", "version", "ids", "chapter", "method",
    "majority", "digits", "meeting", "place", "base", "new_text", "reason", "paragraph", "number",
)  # fmt: skip
PAGES = (
    "/", "/g/", "/m/482913/tell", "/m/482913/ballots/1/receipt", "/desk/482913/items/2/draft",
    "/desk/482913/items/2/draft/show", "/desk/482913/items/2/ballot", "/desk/482913/screen/main",
    "/desk/482913/items/2/grievances", "/desk/482913/resolutions/1/clause", "/desk/482913/close",
    "/desk/482913/ballots/1/close", "/office/phangnga/charter/charter/adopt",
    "/office/phangnga/export/resolutions.json", "/desk/482913/items/1/amend/change/1",
    "/desk/482913/items/1/versions", "/desk/482913/items/1/redraft",
)  # fmt: skip

ODD_JSON: dict[str, Any] = {
    "a list": [1, 2],
    "a word": "yes",
    "a number": 5,
    "names of names": {name: {"a": 1} for name in NAMES},
    "nothing in each field": dict.fromkeys(NAMES),
    "fractions": dict.fromkeys(NAMES, 1e308),
    "half characters": dict.fromkeys(NAMES, HALF),
    "a half character as a name": {HALF: "yes"},
    "a list in a list": {name: [["a"]] for name in NAMES},
    "a key that is half a character": {
        "text": "น้ำเค็ม", "title": "น้ำ", "district": "8201", "subdistrict": "820109", "version": 1,
        "slide": "agenda", "place": "พังงา", "idempotency_key": HALF,
    },
}  # fmt: skip
ODD_FORMS: dict[str, dict[str, Any]] = {
    "numbers no table can hold": dict.fromkeys(NAMES, "9" * 30),
    "a slide of an item no table can hold": {"slide": "item", "item": "9" * 30},
    "a page no table can hold": {"page": "9" * 30},
    "a page before the first": {"page": "-" + "9" * 30},
    "nothing": {},
}


@pytest.fixture
def desk(hall: Hall) -> FlaskClient:
    """The one browser that every page lets in."""
    begin(hall)
    lay_charter(hall)
    decide(hall, "yyyyyyyyyyyn")
    return hall.browser("admin")


def crashes(desk: FlaskClient, **body: Any) -> list[str]:
    answers: list[tuple[str, TestResponse]] = [(page, desk.post(page, **body)) for page in PAGES]
    return [f"{page}: {answer.status_code}" for page, answer in answers if answer.status_code > 499]


def test_json_that_is_no_form_is_refused_in_words(desk: FlaskClient) -> None:
    """A list crashed every page; half a character crashed them while they were being written."""
    found = {name: crashes(desk, json=body) for name, body in ODD_JSON.items()}
    assert found == {name: [] for name in ODD_JSON}


def test_json_that_nests_beyond_reading_is_refused_in_words(desk: FlaskClient) -> None:
    """A hundred thousand brackets broke the reader."""
    how = {"content_type": "application/json", "headers": {"Accept": "application/json"}}
    assert crashes(desk, data=b"[" * 100_000, **how) == []
    answer = desk.post(PAGES[0], data=b"[" * 100_000, **how)
    assert answer.get_json()["ok"] is False


def test_a_field_that_no_page_sends_is_no_crash(desk: FlaskClient) -> None:
    """A page number of thirty digits reached the database, which cannot hold it."""
    found = {name: crashes(desk, data=body) for name, body in ODD_FORMS.items()}
    assert found == {name: [] for name in ODD_FORMS}
    assert desk.get("/screen/482913").status_code == 200


def test_a_file_is_not_a_word(hall: Hall, client: FlaskClient) -> None:
    """A file in place of the words was kept as ``<FileStorage …>`` and got a tracking code."""
    sent = {
        "text": (io.BytesIO(b"x"), "a.txt"), "code": (io.BytesIO(b"x"), "b.txt"),
        "district": "8201", "subdistrict": "820109",
    }  # fmt: skip
    for page in ("/", "/g/", f"/m/{hall.code}/tell"):
        files = {name: (io.BytesIO(b"x"), v[1]) if isinstance(v, tuple) else v
                 for name, v in sent.items()}  # fmt: skip
        assert client.post(page, data=files).status_code in (404, 422), page


def test_an_answer_to_nonsense_shows_no_inside(app: Flask, hall: Hall) -> None:
    answer = app.test_client().post("/", json=[1, 2], headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert set(answer.get_json()) == {"ok", "reason", "message"}
