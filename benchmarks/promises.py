"""The promises of a decade: 2,000 of them with 300 bodies and 20,000 reports, as pages ask."""

import random
import time
from collections.abc import Callable, Mapping
from datetime import timedelta

from sqlalchemy import insert, select

from assembly.commitments.actions import settle
from assembly.commitments.models import Commitment, CommitmentBody, Report
from assembly.commitments.queries import Asked, commitment_view, listing_of, timeline_of, totals_of
from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.resolutions.models import OperativeItem, Resolution
from assembly.trail.queries.promises import Asked as AskedInPublic
from assembly.trail.queries.promises import board_of
from benchmarks.records import adopt_many, instance
from benchmarks.table import Line
from tests.factories.hall import DISTRICTS, Hall, gather
from tests.factories.organising import a_province

PROMISES, BODIES, REPORTS = 2_000, 300, 20_000
ITEMS = 5  # of a resolution
ROUNDS, GOAL = 40, 100  # milliseconds, for 19 of 20
STATES = ("waiting", "moving", "moving", "kept", "review", "ended")


def promises() -> list[Line]:
    """Each question that a page asks of the promises, often enough to know its slow answers."""
    with instance() as app:
        hall = gather(app)
        bodies = a_province(hall, BODIES)
        adopt_many(hall, PROMISES // ITEMS)
        ids = _promise(hall, bodies)
        _report(ids, bodies)
        _settle_some(ids)
        asked = _questions(hall, ids, bodies)
        return [
            Line(f"{PROMISES} promises, {name}: p95", _p95(do) * 1000, "ms", most=GOAL)
            for name, do in asked.items()
        ]


def _questions(hall: Hall, ids: list[int], bodies: list[int]) -> Mapping[str, Callable[[], object]]:
    """What is asked, by name; another page's question is one more line here."""
    where = hall.assembly_id

    def listed(**said: object) -> Callable[[], object]:
        return lambda: listing_of(where, Asked(**said))  # type: ignore[arg-type]  # its own fields

    return {
        "list": listed(),
        "last page": listed(page=67),
        "by state": listed(state="moving"),
        "late": listed(heed="late"),
        "without a report": listed(heed="unreported"),
        "by body": listed(body=bodies[40]),
        "by district": listed(district="8203"),
        "by strategy": listed(strategy=4),
        "by year": listed(year=2570),
        "by words": listed(words="ดูแลทะเล หน้าบ้าน"),
        "by number": listed(words="มติ ๒๑.๗"),
        "one with its record": lambda: (
            commitment_view(ids[7]),
            timeline_of(ids[7], public=True),
        ),
        **{
            f"sums by {by}": lambda by=by: totals_of(where, by)  # type: ignore[misc]  # a default
            for by in ("strategy", "district", "body", "year")
        },
        "public board": lambda: board_of(where, AskedInPublic(), clock.today()),
    }


def _p95(do: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        db.session.remove()
        begun = time.process_time()  # the machine may be busy with others
        do()
        seconds.append(time.process_time() - begun)
    return sorted(seconds)[ROUNDS * 19 // 20]


@change
def _promise(hall: Hall, bodies: list[int]) -> list[int]:
    """A promise of every item, one in ten in three parts; each with a lead and three more."""
    draw, today = random.Random(20), clock.today()
    wanted = select(OperativeItem.id, OperativeItem.text).join(Resolution)
    items = session().execute(wanted.where(Resolution.assembly_id == hall.assembly_id)).all()
    for item_id, text in items:
        row = Commitment(assembly_id=hall.assembly_id, item_id=item_id, title=text)
        row.strategy_id = 1 + item_id % 10
        row.state, row.state_on = draw.choice(STATES), today
        row.due_on = today + timedelta(days=draw.randrange(-900, 900)) if item_id % 9 else None
        row.district_code = draw.choice(DISTRICTS) if item_id % 3 else None
        session().add(row)
    session().flush()
    ids = list(session().scalars(select(Commitment.id)))
    for id_ in ids[::10]:
        whole = session().get_one(Commitment, id_)
        for n in (1, 2, 3):
            part = Commitment(assembly_id=hall.assembly_id, item_id=whole.item_id, parent_id=id_)
            part.title, part.position, part.weight = f"ส่วนที่ {n}", n, n
            part.state, part.state_on = draw.choice(STATES), today
            session().add(part)
    session().flush()
    acting = [
        {"commitment_id": id_, "organisation_id": body, "leads": place == 0, "position": place}
        for id_ in session().scalars(select(Commitment.id)).all()
        for place, body in enumerate(draw.sample(bodies, 4))
    ]
    session().execute(insert(CommitmentBody), acting)
    return ids


@change
def _report(ids: list[int], bodies: list[int]) -> None:
    draw, now = random.Random(21), clock.now()
    lines = [
        {
            "commitment_id": ids[n % len(ids)],
            "number": 1 + n // len(ids),
            "kind": "report",
            "happened_on": clock.today() - timedelta(days=draw.randrange(600)),
            "made_at": now,
            "text": "ประชุมร่วมกันที่ศาลากลาง มีผู้แทนมาครบทุกฝ่าย และนัดลงพื้นที่ตรวจร่วมกันอีกครั้ง",
            "progress": draw.randrange(100),
            "organisation_id": draw.choice(bodies),
        }
        for n in range(REPORTS)
    ]
    session().execute(insert(Report), lines)


@change
def _settle_some(ids: list[int]) -> None:
    for id_ in ids[: len(ids) * 4 // 5]:  # the rest waits for its first report, as far as one sees
        settle(id_)
