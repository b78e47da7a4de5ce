"""What is kept of a board is never old, and many promises cost no more questions than some."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from assembly.extensions import db
from assembly.hall.actions import show
from assembly.requests.actions.answering import answer
from assembly.requests.queries.linking import hash_of
from assembly.requests.rules.answering import Reply
from assembly.trail.queries import promise_counted
from tests.factories.board import fill_board
from tests.factories.following import follows_up
from tests.factories.hall import Hall, gather
from tests.factories.promises import Promised, moved, promised, reported
from tests.factories.replies import linked
from tests.factories.requests import answers, ask, send


@pytest.fixture
def scene(hall: Hall) -> Promised:
    return promised(hall)


def board(hall: Hall, language: str = "th") -> str:
    db.session.remove()
    browser = hall.app.test_client()
    browser.set_cookie("language", language)
    answer = browser.get(f"/a/{hall.slug}/promises")
    assert answer.status_code == 200
    return answer.text


def sentence(hall: Hall) -> str:
    return board(hall).partition("board-sentence")[2].partition("</p>")[0]


def test_every_change_is_seen_on_the_board_at_once(scene: Promised) -> None:
    hall = scene.hall
    assert "บรรลุผล" not in sentence(hall)
    moved(hall, scene.first, "kept", "มีคนเห็นแล้วทุกหมู่บ้าน")
    assert "บรรลุผล" in sentence(hall)
    asked = send(ask(scene.ids[1], organisation_id=scene.bodies["state"]), days_ago=47)
    assert "47" in sentence(hall)
    answers(asked, "accepted", text="ยินดีทำ")
    assert "47" not in sentence(hall)


def test_what_is_kept_is_of_one_assembly_and_of_its_newest_state(scene: Promised) -> None:
    hall = scene.hall
    other = gather(hall.app, slug="krabi", code="730001")
    assert "board-sentence" not in board(other)
    assert "board-sentence" in board(hall)
    assert "board-sentence" not in board(other)
    for _time in range(3):
        reported(hall, scene.first)
        board(hall)
    shelf = hall.app.extensions[promise_counted.KEPT]
    assert len(shelf.found) == len({key[:2] for key in shelf.found}) <= promise_counted.MOST


def test_words_that_nobody_has_read_are_never_kept(scene: Promised) -> None:
    asked = send(ask(scene.first), days_ago=60)
    board(scene.hall)
    answer(hash_of(linked(asked).token), Reply("refused", text="คำที่ยังไม่มีใครอ่าน", answerer="สมศรี"))
    assert "คำที่ยังไม่มีใครอ่าน" not in board(scene.hall)
    assert "สำนักงานกำลังอ่านเหตุผล" in board(scene.hall)


def test_many_promises_take_as_few_questions_as_some_on_every_page(scene: Promised) -> None:
    later = follows_up(scene.hall)
    show(later.facilitator, later.meeting_id, "main", "promises")
    fill_board(later, scene.resolution_id, 12)
    pages = _pages(later, scene)
    for path, browser in pages.items():
        assert browser.get(path).status_code == 200, path  # from now on it is known who asks
    some = {path: _statements(browser, path) for path, browser in pages.items()}
    fill_board(later, scene.resolution_id, 60)
    many = {path: _statements(browser, path) for path, browser in pages.items()}
    assert {path: n for path, n in many.items() if n > some[path]} == {}
    assert max(many.values()) <= 100


def _pages(later: Hall, scene: Promised) -> dict[str, Any]:
    anybody, staff = later.app.test_client(), later.browser("secretary")
    home, office = f"/a/{later.slug}", f"/office/{later.slug}"
    public = (
        *(f"{home}/promises", home, f"{home}/strategies/3", f"/r/{scene.resolution_id}"),
        *(f"/k/{scene.first}", f"{home}/organisations/{scene.bodies['state']}"),
        *(f"/charter/{later.slug}", f"/m/{later.code}", f"/screen/{later.code}"),
    )
    own = (f"{office}/commitments", f"{office}/requests", f"{office}/commitments/report")
    desk = {f"/desk/{later.code}/follow-up": later.browser("facilitator")}
    return {**dict.fromkeys(public, anybody), **dict.fromkeys(own, staff), **desk}


def _statements(browser: Any, path: str) -> int:
    assert browser.get(path).status_code == 200, path  # what is asked once for all is asked here
    db.session.remove()
    with _counted() as asked:
        browser.get(path)
    return len(asked)


@contextmanager
def _counted() -> Iterator[list[str]]:
    asked: list[str] = []

    def hear(*told: Any) -> None:
        asked.append(told[2])

    event.listen(db.engine, "before_cursor_execute", hear)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", hear)
