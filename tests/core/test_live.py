"""Rooms and sockets: whole boards, numbered; identity and guards at every event."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient

from assembly.extensions import socketio
from assembly.live import push, rooms
from assembly.live.rooms import Board, room


@pytest.fixture
def kitchen(app: Flask) -> Iterator[dict[str, int]]:
    """A room of our own: its board tells how much rice is left."""
    rice = {"left": 3}

    @room("kitchen", guard=lambda _actor, key: key == "open", pace=0.05)
    def board(_key: str) -> Board:
        return Board("components/icon.html", {}, {"left": rice["left"]})

    yield rice
    del rooms._kinds["kitchen"]


def connect(app: Flask) -> SocketIOTestClient:
    return socketio.test_client(app, auth={"csrf": None})


def boards(phone: SocketIOTestClient) -> list[dict[str, object]]:
    return [event["args"][0] for event in phone.get_received() if event["name"] == "board"]


def until(phone: SocketIOTestClient, wanted: int) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    deadline = time.monotonic() + 5
    while len(found) < wanted and time.monotonic() < deadline:
        found += boards(phone)
        time.sleep(0.01)
    return found


def test_watching_gives_the_present_board_and_then_the_newest(
    app: Flask, kitchen: dict[str, int]
) -> None:
    phone = connect(app)
    first = phone.emit("watch", {"room": "kitchen:open:th"}, callback=True)
    assert first["ok"]
    assert first["data"] == {"left": 3}
    kitchen["left"] = 2
    push.refresh("kitchen", "open")
    (newer,) = until(phone, 1)
    assert newer["data"] == {"left": 2}
    assert newer["epoch"] == first["epoch"]
    assert newer["seq"] > first["seq"]


def test_who_shows_the_newest_board_is_told_no_more_than_that(
    app: Flask, kitchen: dict[str, int]
) -> None:
    phone, asks = connect(app), {"room": "kitchen:open:th"}
    shown = phone.emit("watch", asks, callback=True)
    known = {"epoch": shown["epoch"], "seq": shown["seq"]}
    assert phone.emit("watch", asks | known, callback=True) == {"ok": True}
    older = phone.emit("watch", asks | known | {"seq": 0}, callback=True)
    assert older["data"] == {"left": 3}


def test_many_changes_are_sent_as_few_boards_the_last_one_true(
    app: Flask, kitchen: dict[str, int]
) -> None:
    phone = connect(app)
    phone.emit("watch", {"room": "kitchen:open:th"}, callback=True)
    for left in range(200, 0, -1):
        kitchen["left"] = left
        push.refresh("kitchen", "open", urgent=False)
    time.sleep(0.3)
    sent = boards(phone)
    assert 1 <= len(sent) <= 4
    assert sent[-1]["data"] == {"left": 1}


def test_a_change_while_the_first_board_is_being_made_reaches_who_comes_later_too(
    app: Flask, kitchen: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    began, goes_on = threading.Event(), threading.Event()
    make = push.Outlet._make

    def slowly(outlet: push.Outlet) -> dict[str, Any]:
        board = make(outlet)
        if not began.is_set():
            began.set()
            goes_on.wait(5)
        return board

    monkeypatch.setattr(push.Outlet, "_make", slowly)
    phone, first = connect(app), {}
    watching = threading.Thread(
        target=lambda: first.update(phone.emit("watch", {"room": "kitchen:open:th"}, callback=True))
    )
    watching.start()
    assert began.wait(5)
    kitchen["left"] = 2
    push.refresh("kitchen", "open")
    time.sleep(0.2)  # what would overtake has had its time
    goes_on.set()
    watching.join()
    assert first["data"] == {"left": 3}
    (newer,) = until(phone, 1)
    assert newer["data"] == {"left": 2}
    late = connect(app).emit("watch", {"room": "kitchen:open:th"}, callback=True)
    assert late["data"] == {"left": 2}


def test_a_board_that_could_not_be_made_is_tried_again(
    app: Flask, kitchen: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = connect(app)
    phone.emit("watch", {"room": "kitchen:open:th"}, callback=True)
    make, failures = push.Outlet._make, [OSError("busy"), OSError("busy")]

    def sometimes(outlet: push.Outlet) -> dict[str, Any]:
        if failures:
            raise failures.pop()
        return make(outlet)

    monkeypatch.setattr(push, "BREATH", 0.01)
    monkeypatch.setattr(push.Outlet, "_make", sometimes)
    kitchen["left"] = 2
    push.refresh("kitchen", "open")
    (newer,) = until(phone, 1)
    assert newer["data"] == {"left": 2}


def test_a_board_that_was_made_but_did_not_leave_is_sent_again(
    app: Flask, kitchen: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = connect(app)
    phone.emit("watch", {"room": "kitchen:open:th"}, callback=True)
    emit, failures = socketio.emit, [OSError("the line was busy")]

    def sometimes(*said: Any, **how: Any) -> None:
        if failures:
            raise failures.pop()
        emit(*said, **how)

    monkeypatch.setattr(push, "BREATH", 0.01)
    monkeypatch.setattr(socketio, "emit", sometimes)
    kitchen["left"] = 2
    push.refresh("kitchen", "open")
    (newer,) = until(phone, 1)
    assert newer["data"] == {"left": 2}


def test_who_asks_after_every_try_failed_is_told_the_present(
    app: Flask, kitchen: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, asks = connect(app), {"room": "kitchen:open:th"}
    phone.emit("watch", asks, callback=True)
    make, failures = push.Outlet._make, [OSError("busy")] * push.TRIES
    tried = threading.Event()

    def at_last(outlet: push.Outlet) -> dict[str, Any]:
        if failures:
            failures.pop()
            if not failures:
                tried.set()
            raise OSError("busy")
        return make(outlet)

    monkeypatch.setattr(push, "BREATH", 0.01)
    monkeypatch.setattr(push.Outlet, "_make", at_last)
    kitchen["left"] = 2
    push.refresh("kitchen", "open")
    assert tried.wait(5)
    assert phone.emit("watch", asks, callback=True)["data"] == {"left": 2}


def test_each_start_has_an_epoch_of_its_own(app: Flask, kitchen: dict[str, int]) -> None:
    """The numbers begin anew with it; a phone that kept the old ones would wait for higher ones."""
    asks = {"room": "kitchen:open:th"}
    first = connect(app).emit("watch", asks, callback=True)
    push.begin(app)
    again = connect(app).emit("watch", asks, callback=True)
    assert again["seq"] == first["seq"]
    assert again["epoch"] != first["epoch"]


def test_a_room_that_is_closed_to_one_is_refused_by_name(
    app: Flask, kitchen: dict[str, int]
) -> None:
    phone = connect(app)
    refused = phone.emit("watch", {"room": "kitchen:closed:th"}, callback=True)
    assert refused["ok"] is False
    assert refused["reason"] == "forbidden"
    push.refresh("kitchen", "closed")
    assert boards(phone) == []


@pytest.mark.parametrize(
    "message",
    [
        None,
        3,
        "kitchen:open:th",
        [],
        {},
        {"room": 5},
        {"room": "x" * 5000},
        {"room": "a:b"},
        {"room": None},
    ],
)
def test_what_is_no_room_is_answered_not_crashed(app: Flask, message: object) -> None:
    answer = connect(app).emit("watch", message, callback=True)
    assert answer["ok"] is False


def test_a_socket_without_the_form_token_is_refused(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    assert not socketio.test_client(app).is_connected()
    assert not socketio.test_client(app, auth={"csrf": "made-up"}).is_connected()
