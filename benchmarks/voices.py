"""10,000 grievances in an instance of their own: how long the desk waits for its lists.

python -m benchmarks.voices
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from assembly import create_app
from assembly.core import ids
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.text import search_key
from assembly.extensions import db
from assembly.grievances.models import Grievance, GrievanceMessage
from assembly.grievances.queries import alike
from assembly.inbox.queries import Sieve, counts_of, pane_of, reading_list, similar_to
from assembly.operator import upkeep
from assembly.places.queries import subdistricts_of
from assembly.plans.queries import strategies_of
from tests.factories.hall import Hall, gather

MANY, ROUNDS = 10_000, 40
GOAL = 100.0  # milliseconds, for the slowest but one in twenty
TOPICS = Path(__file__).parents[1] / "tests" / "grievances" / "topics.json"
STATES = ["new"] * 4 + ["reviewed"] * 5 + ["withheld"]


@change
def plant(hall: Hall, many: int = MANY) -> None:
    """Villagers' words, mixed: two of them after each other, with a number of their own."""
    dice = random.Random(4)
    said = [words for texts in json.loads(TOPICS.read_text("utf-8")).values() for words in texts]
    places = subdistricts_of("82")
    strategies = [None, *(row.id for row in strategies_of(hall.assembly_id))]
    for number in range(many):
        words = f"{dice.choice(said)} {dice.choice(said)} หมู่ {number % 12 + 1}"
        place, strategy = dice.choice(places), dice.choice(strategies)
        session().add(
            Grievance(
                assembly_id=hall.assembly_id,
                district_code=place.district_code,
                subdistrict_code=place.code,
                told_strategy_id=strategy,
                strategy_id=strategy,
                text=words,
                search=search_key(words),
                told_on=date(2026, 11, 1) - timedelta(days=dice.randrange(60)),
                tracking_hash=ids.token(),
                salt=ids.token(),
                urgent=dice.random() < 0.03,
                state=dice.choice(STATES),
            )
        )
    session().flush()
    for id_ in list(session().scalars(db.select(Grievance.id).limit(many // 50))):
        wrote = {"number": 1, "from_sender": True, "text": "ขอบคุณครับ", "sent_on": date(2026, 11, 1)}
        session().add(GrievanceMessage(grievance_id=id_, **wrote))


def measured(what: str, ask: Callable[[], object]) -> bool:
    """Ask often, each time afresh; tell the middle and the slow end, and the processor's own time
    beside it: on a machine that does other things too, only that can be compared."""
    took, worked = [], []
    for _ in range(ROUNDS):
        db.session.remove()
        began, busy = time.perf_counter(), time.process_time()
        ask()
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    slow, own = (statistics.quantiles(times, n=20)[-1] for times in (took, worked))
    mark = "ok" if slow < GOAL else "MISSED"
    middle = statistics.median(took)
    print(f"{what:<36} p50 {middle:7.1f}   p95 {slow:7.1f}   processor {own:7.1f} ms   {mark}")
    return slow < GOAL


def desk(hall: Hall) -> list[bool]:
    """What the triage desk asks."""
    here = hall.assembly_id
    words = {"three letters and more": "น้ำประปา", "two words": "เรืออวนลาก ฝั่ง", "short": "ยา"}
    one = session().scalar(db.select(Grievance.id).limit(1)) or 0

    def lists(sieve: Sieve) -> Callable[[], object]:
        def ask() -> None:
            found, counts = counts_of(here, sieve)
            reading_list(here, found, counts.total)

        return ask

    told = "หอเตือนภัยสึนามิเสียงไม่ดัง ถ้าคลื่นมาไม่รู้จะวิ่งทันไหม"
    return [
        measured("inbox: list and counts", lists(Sieve())),
        measured("inbox: the last page", lists(Sieve(page=MANY // 50))),
        measured("inbox: one district, new", lists(Sieve(district="8201", status="new"))),
        measured("inbox: unread messages", lists(Sieve(unread=True))),
        *(measured(f"search: {name}", lists(Sieve(words=w))) for name, w in words.items()),
        measured("alike: what a phone asks", lambda: alike(here, told)),
        measured("alike: what the public may see", lambda: alike(here, told, public=True)),
        measured(
            "reading pane, similar ones too", lambda: (pane_of(here, one), similar_to(here, one))
        ),
    ]


def main() -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        app = create_app(INSTANCE=str(Path(folder) / "instance"))
        with app.app_context(), app.test_request_context():
            upkeep.prepare_database()
            hall = gather(app)
            plant(hall)
            db.session.remove()
            met = desk(hall)
            db.session.remove()
            db.engine.dispose()
        app.extensions["writer"].stop()
    sys.exit(0 if all(met) else 1)


if __name__ == "__main__":
    main()
