"""10,000 grievances: how long the matrix, a cell, the public numbers and the wall take."""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from flask import Flask

from assembly import create_app
from assembly.assemblies.queries import assembly
from assembly.core import clock, ids
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.text import search_key
from assembly.extensions import db
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries import wall, wall_words
from assembly.operator import upkeep
from assembly.places.queries import subdistricts_of
from assembly.plans.queries import strategies_of
from tests.factories.hall import Hall, gather

MANY = 10_000
ROUNDS = 40
STATES = ("new", "reviewed", "reviewed", "withheld")
WORDS = "น้ำไม่ไหลมาสองอาทิตย์แล้ว ต้องซื้อน้ำกินทุกวัน"


def main(instance: Path | None = None) -> list[tuple[str, float, float, float]]:
    """Plants and measures; answers (what, p50, p95, processor) in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(INSTANCE=str(instance or folder), WTF_CSRF_ENABLED=False)
        with app.app_context():
            upkeep.prepare_database()
            hall = gather(app)
            plant(hall, MANY)
            told = [(what, *measured(do)) for what, do in _asked(app, hall).items()]
            db.session.remove()
            db.engine.dispose()
        app.extensions["writer"].stop()
    return told


@change
def plant(hall: Hall, many: int) -> None:
    """All states, a tenth urgent, half published, some behind an item, some joined."""
    dice = random.Random(4)  # the same rows on every machine
    places = subdistricts_of(assembly(hall.assembly_id).province_code)
    under = [row.id for row in strategies_of(hall.assembly_id)] + [None]
    today = clock.today()
    rows = [
        {
            "id": ids.random_id(), "assembly_id": hall.assembly_id, "subdistrict_code": place.code,
            "district_code": place.district_code, "strategy_id": dice.choice(under),
            "text": f"{WORDS} {n}", "search": search_key(f"{WORDS} {n}"), "salt": str(n),
            "told_on": today - timedelta(days=dice.randrange(90)), "tracking_hash": f"many-{n}",
            "urgent": n % 10 == 0, "state": dice.choice(STATES),
            "published_on": today if n % 2 else None, "answered_on": None if n % 5 else today,
            "agenda_item_id": hall.items[0] if n % 7 == 0 else None, "version": 1,
            "withheld_because": "", "erased_leaf": "",
        }
        for n in range(many)
        for place in [dice.choice(places)]
    ]  # fmt: skip
    session().bulk_insert_mappings(Grievance.__mapper__, rows)
    joined = [
        {"id": ids.random_id(), "grievance_id": r["id"], "who_hash": "x", "joined_on": today}
        for r in rows[::3]
    ]
    session().bulk_insert_mappings(MeToo.__mapper__, joined)


def _asked(app: Flask, hall: Hall) -> dict[str, Callable[[], object]]:
    desk = hall.browser("facilitator")
    anybody = app.test_client()
    return {
        "matrix, as a page": lambda: desk.get(f"/matrix/{hall.slug}"),
        "matrix of one district, as a page": lambda: desk.get(f"/matrix/{hall.slug}?district=8205"),
        "one cell's texts, as a page": lambda: desk.get(f"/matrix/{hall.slug}/3/8205"),
        "public matrix, as a page": lambda: anybody.get(f"/a/{hall.slug}/matrix"),
        "the wall's numbers": lambda: wall(hall.assembly_id),
        "the wall's words": lambda: wall_words(hall.assembly_id),
    }


def measured(do: Callable[[], object]) -> tuple[float, float, float]:
    """The median and the 95th of a hundred by the clock; and the median of the processor's time,
    which a busy machine does not stretch.
    """
    do()
    took, worked = [], []
    for _round in range(ROUNDS):
        began, at_work = time.perf_counter(), time.process_time()
        do()
        worked.append(1000 * (time.process_time() - at_work))
        took.append(1000 * (time.perf_counter() - began))
        db.session.remove()
    return statistics.median(took), statistics.quantiles(took, n=20)[-1], statistics.median(worked)


if __name__ == "__main__":
    for what, p50, p95, worked in main():
        print(f"{what:<40} p50 {p50:>7.1f}   p95 {p95:>7.1f}   processor {worked:>7.1f} ms")
