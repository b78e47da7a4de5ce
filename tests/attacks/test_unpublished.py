"""Every page that a stranger may open: not one shows words before they are published."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import POLICY, needed_by
from assembly.core.change import change
from assembly.core.db import session
from assembly.grievances.models import Grievance
from tests.factories.hall import Hall
from tests.grievances.test_desk import told
from tests.house.test_matrix import arguments

STATES = ("new", "reviewed", "withheld", "withdrawn")
IN_THE_HALL = ("/m/", "/screen/")  # with a moderator: what the desk has read may be shown there


def words(state: str) -> str:
    return f"เรื่องลับของคน{state}"


@pytest.fixture
def scene(hall: Hall) -> dict[str, object]:
    """A clause, a resolution and a meeting; behind each item one story of every state."""
    values = arguments(hall)
    stories = {told(hall, words(state)): state for state in STATES}
    stories |= {told(hall, f"{words(state)} อีกเรื่อง"): state for state in STATES}
    stand_behind(hall, stories)
    return values


@change
def stand_behind(hall: Hall, stories: dict[int, str]) -> None:
    for place, (voice, state) in enumerate(stories.items()):
        row = session().get_one(Grievance, voice)
        row.state, row.agenda_item_id = state, hall.items[place // len(STATES)]
        # The rule is both together: what was published and then withheld is not public.
        row.published_on = clock.today() if state in ("withheld", "withdrawn") else None


def public_pages(app: Flask, values: dict[str, object]) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        needed = needed_by(rule.endpoint) if rule.endpoint != "static" else None
        if needed and "anyone" in POLICY[needed] and "GET" in (rule.methods or ()):
            yield rule.build({name: values[name] for name in rule.arguments})[1]


def test_no_public_page_shows_unpublished_words(hall: Hall, scene: dict[str, object]) -> None:
    stranger, seen = hall.app.test_client(), []
    for path in public_pages(hall.app, scene):
        shown = stranger.get(path).text
        seen.append(path)
        for state in STATES:
            if state != "reviewed" or not path.startswith(IN_THE_HALL):
                assert words(state) not in shown, f"{path} shows what is {state}"
    assert {f"/c/{scene['clause_id']}", "/a/phangnga/voices", "/charter/phangnga"} <= set(seen)


def test_once_published_they_are_there(hall: Hall, scene: dict[str, object]) -> None:
    publish_reviewed()
    stranger = hall.app.test_client()
    for path in ("/a/phangnga/voices", f"/c/{scene['clause_id']}", f"/r/{scene['resolution_id']}"):
        shown = stranger.get(path).text
        assert words("reviewed") in shown, path
        assert words("new") not in shown
        assert words("withheld") not in shown


@change
def publish_reviewed() -> None:
    for row in session().scalars(select(Grievance).where(Grievance.state == "reviewed")):
        row.published_on = clock.today()
