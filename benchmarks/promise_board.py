"""2,000 promises of 300 bodies with 20,000 reports: how long people wait for the board.

python -m benchmarks.promise_board
"""

import os
import statistics
import sys
import time
from collections.abc import Callable

from sqlalchemy import select

from assembly.commitments.models import Commitment, CommitmentBody
from assembly.core.db import session
from assembly.extensions import db
from benchmarks.table import Line
from benchmarks.voices import _empty, _page
from tests.factories.board import fill_board
from tests.factories.deciding import adopt
from tests.factories.hall import Hall, gather

MANY, REPORTS, BODIES = 2_000, 10, 300
ROUNDS = 40
GOAL = 100.0  # milliseconds, for the slowest but one in twenty


def promise_board() -> list[Line]:
    """The board whole and narrowed, the pages that tell of it in short, one promise, one body."""
    with _empty() as app:
        with app.app_context():
            hall = gather(app)
            fill_board(hall, adopt(hall).id, MANY, REPORTS, BODIES)
            asked = _asked(hall)
            db.session.remove()
        return [line for what, path in asked.items() for line in _measured(hall, what, path)]


def _asked(hall: Hall) -> dict[str, str]:
    home = f"/a/{hall.slug}"
    board = f"{home}/promises"
    one = session().scalar(select(Commitment.parent_id).where(Commitment.parent_id.is_not(None)))
    body = session().scalar(select(CommitmentBody.organisation_id))
    return {
        "the board": board,
        "the board as tables": f"{board}?as=table",
        "the list, late ones of a district": f"{board}?state=late&district=8205",
        "the list, a body's": f"{board}?body={body}",
        "the list, with words": f"{board}?q=อวนลาก+เกาะยาว",
        "the list, silent ones, its last page": f"{board}?silence=silent&page=99",
        "the home page": home,
        "a strategy": f"{home}/strategies/3",
        "one promise": f"/k/{one}",
        "a body": f"{home}/organisations/{body}",
    }


def _measured(hall: Hall, what: str, path: str) -> list[Line]:
    ask: Callable[[], object] = _page(hall.app.test_client(), path)
    ask()
    took, worked = [], []
    for _round in range(ROUNDS):
        began, busy = time.perf_counter(), time.process_time()
        ask()
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    name = f"{MANY:,} promises, {what}"
    return [
        Line(f"{name}: p95", statistics.quantiles(took, n=20)[-1], "ms", most=GOAL),
        Line(f"{name}: processor", statistics.median(worked), "ms"),
    ]


def main() -> None:
    print("processors", os.cpu_count(), "· already busy", os.getloadavg()[0])
    lines = promise_board()
    print(*lines, sep="\n")
    sys.exit(0 if all(line.met for line in lines) else 1)


if __name__ == "__main__":
    main()
