"""10,000 grievances in an instance of their own: how long people wait for what they ask.

python -m benchmarks.voices
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from assembly import create_app
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.models import Grievance
from assembly.grievances.queries import PUBLIC
from assembly.grievances.views import joining
from assembly.hall.actions import show
from assembly.operator import upkeep
from assembly.operator.serving import settle_memory
from benchmarks.planting import MANY, plant
from benchmarks.table import Line
from tests.factories.hall import Hall, gather

ROUNDS = 40
GOAL = 100.0  # milliseconds, for the slowest but one in twenty
WORDS = "หอเตือนภัยสึนามิเสียงไม่ดัง ถ้าคลื่นมาไม่รู้จะวิ่งทันไหม"

Asked: TypeAlias = Mapping[str, Callable[[], object]]


def voices() -> list[Line]:
    """Every list, board and page over grievances; each line's goal is for the wall clock."""
    with _empty() as app:
        with app.app_context():
            hall = gather(app)
            plant(hall)
            asked = {**_desk(hall), **_matrix(hall), **_public(hall), **_walls(hall)}
            db.session.remove()
        settle_memory()  # as the server does before it answers
        return [line for what, ask in asked.items() for line in _measured(what, ask)]


@contextmanager
def _empty() -> Iterator[Flask]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        app = create_app(INSTANCE=str(Path(folder) / "instance"), WTF_CSRF_ENABLED=False)
        with app.app_context():
            upkeep.prepare_database()
        try:
            yield app
        finally:
            with app.app_context():
                db.session.remove()
                db.engine.dispose()
            app.extensions["writer"].stop()


def _measured(what: str, ask: Callable[[], object]) -> list[Line]:
    """The slow end by the clock; and the processor's own time, which a busy machine stretches
    less."""
    ask()
    took, worked = [], []
    for _round in range(ROUNDS):
        joining.asked_here.budgets.clear()
        began, busy = time.perf_counter(), time.process_time()
        ask()
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    slow = statistics.quantiles(took, n=20)[-1]
    name = f"{MANY:,} voices, {what}"
    return [
        Line(f"{name}: p95", slow, "ms", most=GOAL),
        Line(f"{name}: processor", statistics.median(worked), "ms"),
    ]


def _page(browser: FlaskClient, path: str) -> Callable[[], object]:
    def ask() -> None:
        answer = browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    return ask


def _desk(hall: Hall) -> Asked:
    helper, inbox = hall.browser("helper"), f"/inbox/{hall.slug}"
    one = session().scalar(select(Grievance.id).where(PUBLIC).limit(1))
    issue = session().scalar(select(Grievance.issue_id).where(Grievance.issue_id.is_not(None)))
    asked = {
        "inbox": inbox,
        "inbox, its last page": f"{inbox}?page={MANY // 50}",
        "inbox, one district's new ones": f"{inbox}?district=8201&status=new",
        "inbox, unread messages": f"{inbox}?unread=1",
        "search, three letters and more": f"{inbox}?words=น้ำประปา",
        "search, two words": f"{inbox}?words=เรืออวนลาก+ฝั่ง",
        "search, one short word": f"{inbox}?words=ยา",
        "search, what nobody said": f"{inbox}?words=ไม่มีใครพูดคำนี้",
        "one being read, similar ones too": f"{inbox}?at={one}",
        "an issue, suggestions too": f"{inbox}/issues/{issue}",
    }
    return {what: _page(helper, path) for what, path in asked.items()}


def _matrix(hall: Hall) -> Asked:
    desk, matrix = hall.browser("facilitator"), f"/matrix/{hall.slug}"
    asked = {
        "matrix": matrix,
        "matrix of one district": f"{matrix}?district=8205",
        "one cell's texts": f"{matrix}/3/8205",
    }
    return {what: _page(desk, path) for what, path in asked.items()}


def _public(hall: Hall) -> Asked:
    anybody, public = hall.app.test_client(), f"/a/{hall.slug}"
    asked = {
        "public page": f"{public}/voices",
        "public page, one district": f"{public}/voices?district=8201&page=2",
        "public matrix": f"{public}/matrix",
        "coverage board": f"{public}/coverage",
    }

    def similar() -> None:
        answer = anybody.post(f"/m/{hall.code}/similar", data={"text": WORDS})
        assert answer.status_code == 200, answer.text

    return {
        **{what: _page(anybody, path) for what, path in asked.items()},
        "what a phone offers before sending": similar,
    }


def _walls(hall: Hall) -> Asked:
    """Two screens of the hall: the wall of words and numbers, and where was heard."""
    chair, wall = hall.facilitator, hall.app.test_client()
    for slide in ("wall", "coverage"):
        show(chair, hall.meeting_id, slide, slide)
    return {
        f"the wall's {slide} slide": _page(wall, f"/screen/{hall.code}/{slide}")
        for slide in ("wall", "coverage")
    }


def main() -> None:
    print("processors", os.cpu_count(), "· already busy", os.getloadavg()[0])
    lines = voices()
    print(*lines, sep="\n")
    sys.exit(0 if all(line.met for line in lines) else 1)


if __name__ == "__main__":
    main()
