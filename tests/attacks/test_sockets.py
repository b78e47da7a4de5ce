"""A hostile page at the other end of a socket."""

import pytest
from flask import g
from flask.testing import FlaskClient
from flask_socketio import SocketIOTestClient
from sqlalchemy import event

from assembly.extensions import db, socketio
from assembly.live.sockets import MOST_EVENTS
from tests.factories.hall import Hall


def connected(hall: Hall, browser: FlaskClient) -> SocketIOTestClient:
    g.pop("actor", None)  # the scene's one context must not lend it from another browser
    socket = socketio.test_client(hall.app, flask_test_client=browser, auth={"csrf": None})
    assert socket.is_connected()
    return socket


def asks(socket: SocketIOTestClient, name: str, room: str) -> dict[str, object]:
    answer: dict[str, object] = socket.emit(name, {"room": room}, callback=True)
    return answer


@pytest.mark.parametrize("room", ["signed-in:1", "signed-in:2", "", "desk"])
def test_a_desk_cannot_hide_from_its_own_sign_out(hall: Hall, room: str) -> None:
    """A socket could leave the room by which a sign-out finds it, and watch the desk for ever."""
    desk = hall.browser("facilitator")
    socket = connected(hall, desk)
    assert asks(socket, "watch", f"desk:{hall.code}:th")["ok"]
    assert asks(socket, "unwatch", room)["ok"] is False
    desk.post("/out")
    assert not socket.is_connected()


def test_one_page_that_asks_without_end_is_hung_up_on(hall: Hall) -> None:
    """Six thousand questions, sent in three seconds, held everybody else for forty."""
    noisy, other = (connected(hall, hall.app.test_client()) for _ in range(2))
    room = f"now:{hall.code}:th"
    for _ in range(MOST_EVENTS):
        assert asks(noisy, "watch", room)["ok"]
    read: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *said: read.append(said[2]))
    noisy.emit("watch", {"room": room})
    assert not noisy.is_connected()
    assert read == [], "what it asks no longer costs a read"
    assert asks(other, "watch", room)["ok"]


def test_nobody_makes_the_server_keep_rooms_that_do_not_exist(hall: Hall) -> None:
    from assembly.live import push

    stranger = connected(hall, hall.app.test_client())
    for key in ("now:000000", "screen:482913/secret", "screen:482913/", "desk:482913", "now:"):
        assert asks(stranger, "watch", f"{key}:th")["ok"] is False
    assert push._outlets == {}
