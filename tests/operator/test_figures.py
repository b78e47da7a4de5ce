"""What ``/metrics`` says: to whom, and that its numbers are those of the hall."""

import threading

from flask import Flask

from assembly.core.access import SYSTEM
from assembly.extensions import socketio
from assembly.live import push
from assembly.meetings.actions import check_in, open_meeting
from tests.conftest import rest
from tests.factories.hall import Hall


def figures(app: Flask, **how: str) -> dict[str, int]:
    answer = app.test_client().get("/metrics", headers=how)
    assert answer.status_code == 200
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    return {name: int(number) for name, number in (line.rsplit(" ", 1) for line in lines)}


def test_who_watches_and_what_was_answered_is_counted(hall: Hall) -> None:
    page = hall.app.test_client()
    page.get(f"/m/{hall.code}")
    phone = socketio.test_client(hall.app, flask_test_client=page)
    phone.emit("watch", {"room": f"now:{hall.code}:th"}, callback=True)
    phone.emit("watch", {"room": "nothing"}, callback=True)
    told = figures(hall.app)
    assert told['assembly_watchers{room="now"}'] == 1
    assert told['assembly_events_answered_total{event="watch",ok="true"}'] == 1
    assert told['assembly_events_answered_total{event="watch",ok="false"}'] == 1


def test_changes_are_counted_when_they_are_written(hall: Hall) -> None:
    before = figures(hall.app)["assembly_changes_written_total"]
    check_in(SYSTEM, hall.meeting_id, hall.members[0])
    check_in(SYSTEM, hall.meeting_id, hall.members[1])
    assert figures(hall.app)["assembly_changes_written_total"] == before + 2


def test_a_board_that_says_nothing_new_is_not_sent_again(
    hall: Hall, begun: list[threading.Thread]
) -> None:
    watched = push.outlet(f"now:{hall.code}:th")
    first = watched.present()
    push.refresh("now", hall.code)
    for task in list(begun):
        task.join(timeout=10)
    assert figures(hall.app).get('assembly_boards_sent_total{room="now"}') == 0
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    rest(hall.app, begun)
    assert figures(hall.app)['assembly_boards_sent_total{room="now"}'] == 1
    assert watched.present()["seq"] > first["seq"]


def test_from_elsewhere_only_with_the_token(app: Flask) -> None:
    far = {"REMOTE_ADDR": "10.0.0.7"}
    client = app.test_client()
    assert client.get("/metrics", environ_base=far).status_code == 403
    empty = {"Authorization": "Bearer "}
    assert client.get("/metrics", environ_base=far, headers=empty).status_code == 403
    app.config["METRICS_TOKEN"] = "of the watchman"
    wrong = {"Authorization": "Bearer of a stranger"}
    assert client.get("/metrics", environ_base=far, headers=wrong).status_code == 403
    right = {"Authorization": "Bearer of the watchman"}
    assert client.get("/metrics", environ_base=far, headers=right).status_code == 200
