"""Every page that a stranger may open: not one shows words before they are published."""

import json
from collections.abc import Iterator

import pytest
from flask import Flask, render_template
from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import POLICY, Actor, needed_by
from assembly.core.change import change
from assembly.core.db import session
from assembly.grievances.models import Grievance
from assembly.live import rooms
from tests.factories.hall import Hall
from tests.grievances.test_desk import told
from tests.house.test_matrix import arguments

STATES = ("new", "reviewed", "withheld", "withdrawn")


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


def test_no_live_board_of_a_stranger_shows_unpublished_words(
    hall: Hall, scene: dict[str, object]
) -> None:
    """What is pushed is not what a page shows: each kind of room makes its own board."""
    seen = set()
    for name, kind in rooms._kinds.items():
        for key in (hall.code, hall.slug, f"{hall.code}/main"):
            if kind.guard(Actor(participant="a stranger"), key):
                seen.add(name)
                shown = drawn(hall, kind.board(key))
                assert not any(words(state) in shown for state in STATES), name
    assert seen == {"now", "screen", "coverage", "sense", "sense-wall"}


def drawn(hall: Hall, board: rooms.Board) -> str:
    with hall.app.test_request_context():
        return render_template(board.template, **board.context) + json.dumps(board.data)


def test_who_asks_for_similar_ones_learns_of_none_that_waits(
    hall: Hall, scene: dict[str, object]
) -> None:
    """Nor from the number of them, nor from how alike they are."""
    stranger = hall.app.test_client()
    for state in STATES:
        asked = stranger.post(f"/m/{hall.code}/similar", data={"text": words(state)})
        assert asked.get_json()["ids"] == []
    for grievance in session().scalars(select(Grievance)):
        for verb in ("join", "leave"):
            where = f"/m/{hall.code}/grievances/{grievance.id}/{verb}"
            answer = stranger.post(where, headers={"Accept": "application/json"})
            assert answer.status_code == 404, f"{verb} tells that it is there"


@change
def publish_reviewed() -> None:
    for row in session().scalars(select(Grievance).where(Grievance.state == "reviewed")):
        row.published_on = clock.today()
