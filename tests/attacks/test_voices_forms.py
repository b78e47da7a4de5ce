"""Every page of voices, with whatever may stand in its fields and its address: no crash."""

import io
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from assembly.grievances.views import joining, phone
from assembly.statements.views import phone as sense
from assembly.trail.views import wrong_everywhere, wrong_here
from tests.factories.hall import Hall
from tests.factories.uploads import HOSTILE
from tests.house.test_matrix import arguments

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

FOLDERS = {
    "grievances",
    "inbox",
    "scribes",
    "stages",
    "statements",
    "matrix",
    "trail",
    "exports",
    "registry",
}
ODD = (
    "", "\0", "\n", "0", "-1", "1", "9" * 16, "9" * 19, "9" * 30, "9" * 5000, "1e999", "NaN", "๓",
    "²", "' OR 1=1 --", "{{7*7}}", "<script>", "ก่" * 3000, "\u202e\u2066", "=1+1", "../../secret",
    "%00", "8201", "820108", "8302", "[]", "1:1", "1:", ":1", '"', "\\", "%", "_", "*", "\x1b",
    "🧑‍🧑‍🧒‍🧒" * 50,
)  # fmt: skip
FIELDS = (
    "text", "district", "subdistrict", "strategy", "urgent", "target_group", "contact", "consent",
    "looked", "idempotency_key", "version", "pick", "at", "also", "because", "issue", "next",
    "issue_title", "organisation", "meeting", "item_title", "answer", "picture", "cleared", "words",
    "hide", "title", "name", "sector", "level", "clear", "code", "sure", "place", "choice", "seen",
    "kept", "part", "era", "stage", "codes", "single", "tracking", "summary", "student", "working",
    "parent", "other", "held_on", "way", "since", "until", "founded", "ended", "about", "contact",
    "coordinator", "is_shown", "office", "party_1", "party_2", "signer_1", "shown_1", "kind",
    "signed-day", "signed-month", "signed-year", "ends-day", "ends-month", "ends-year",
    "held_on-day", "held_on-month", "held_on-year",
    "wifi_name", "ids", "days", "digits", "public",
)  # fmt: skip
ASKED = (
    "district", "strategy", "status", "urgent", "unread", "raw", "words", "page", "at", "grouped",
    "list", "place", "issue", "subdistrict", "region", "where", "q", "kind", "sector",
    "level",
)  # fmt: skip
TURNS = 4


def rules(hall: Hall) -> Iterator[Rule]:
    for rule in hall.app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] in FOLDERS:
            yield rule


def fields(dice: Random) -> dict[str, Any]:
    """Of all fields about half; some as a page sends them, so that the verbs are reached."""
    said: dict[str, Any] = {name: dice.choice(ODD) for name in FIELDS if dice.random() < 0.5}
    usual = {"version": "1", "subdistrict": "820108", "text": "น้ำไม่ไหล", "looked": "1"}
    return said | (usual if dice.random() < 0.5 else {})


def bodies(dice: Random) -> Iterator[dict[str, Any]]:
    for _turn in range(TURNS):
        yield {"data": fields(dice)}
    odd = [[1], {"a": 1}, None, 1.5, True, 10**30, "\ud800"]
    yield {"json": {name: dice.choice(odd) for name in FIELDS}}
    made = dice.choice(list(HOSTILE.values()))()
    body = made[0] if isinstance(made, tuple) else made
    yield {"data": fields(dice) | {name: (io.BytesIO(body), "\u202ea.xlsx") for name in FILES}}
    yield {"data": b"a=" + b"x" * 300 * 1024, "content_type": "application/x-www-form-urlencoded"}


FILES = ("picture", "file")


def forget_budgets() -> None:
    """Nobody is to be refused for being quick here."""
    for each in (phone.told_here, phone.pictures_here, joining.asked_here, wrong_here):
        each.budgets.clear()
    sense.given_here.budgets.clear()
    wrong_everywhere.clear()


def crashes(browser: FlaskClient, rule: Rule, address: str, dice: Random) -> Iterator[str]:
    how = {"Accept": dice.choice(["application/json", "text/html"])}
    methods = rule.methods or set()
    for body in bodies(dice) if "POST" in methods else ():
        forget_budgets()
        answer = browser.post(address, headers=how, **body)
        if answer.status_code > 499:
            yield f"POST {address} {answer.status_code}"
    for _turn in range(TURNS if "GET" in methods else 0):
        said = {name: dice.choice(ODD) for name in ASKED if dice.random() < 0.5}
        if browser.get(address, query_string=said, headers=how).status_code > 499:
            yield f"GET {address} {said}"


@pytest.mark.parametrize("role", ["facilitator", "helper"])
def test_no_page_of_voices_crashes(hall: Hall, role: str) -> None:
    values, browser, dice = arguments(hall), hall.browser(role), Random(role)
    found: list[str] = []
    for rule in rules(hall):
        address = rule.build({name: values[name] for name in rule.arguments})
        assert address is not None
        found += crashes(browser, rule, address[1], dice)
    assert found == []
