"""10,000 grievances as a province tells them in a year: sorted, published, joined, answered."""

import json
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert

from assembly.assemblies.queries import assembly
from assembly.core import clock, ids
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.text import search_key
from assembly.grievances.models import Grievance, GrievanceMessage, GrievanceStep, MeToo
from assembly.issues.models import Issue
from assembly.meetings.models import Meeting
from assembly.places.queries import districts_of, subdistricts_of
from assembly.plans.queries import strategies_of
from assembly.stages.actions import call_stage, close_stage, open_stage
from assembly.stages.rules import Call
from tests.factories.hall import Hall

MANY = 10_000
ISSUES = 40
TOPICS = Path(__file__).parents[1] / "tests" / "grievances" / "topics.json"
STATES = ("new", "new", "new", "new", "reviewed", "reviewed", "reviewed", "reviewed", "withheld")


def said(dice: random.Random, many: int = MANY) -> list[str]:
    """Villagers' words, mixed: two of them after each other, with a number of their own."""
    topics = json.loads(TOPICS.read_text("utf-8")).values()
    every = [words for texts in topics for words in texts]
    return [f"{dice.choice(every)} {dice.choice(every)} หมู่ {n % 12 + 1}" for n in range(many)]


@change
def plant(hall: Hall, many: int = MANY) -> None:
    """The same rows on every machine: all states, some urgent, behind an item, in an issue."""
    dice, today = random.Random(4), clock.today()
    issues = _issues(hall, today)
    stages = _stages(hall, today)
    places = subdistricts_of(assembly(hall.assembly_id).province_code)
    strategies = [None, *(row.id for row in strategies_of(hall.assembly_id))]
    rows = []
    for number, words in enumerate(said(dice, many)):
        place, under, state = dice.choice(places), dice.choice(strategies), dice.choice(STATES)
        told = Grievance(
            assembly_id=hall.assembly_id, district_code=place.district_code,
            subdistrict_code=place.code, told_strategy_id=under, strategy_id=under,
            text=words, search=search_key(words), salt=ids.token(), tracking_hash=ids.token(),
            told_on=today - timedelta(days=dice.randrange(90)), urgent=dice.random() < 0.03,
            meeting_id=dice.choice(stages) if number % 4 == 0 else None, state=state,
            agenda_item_id=hall.items[0] if number % 7 == 0 else None,
            issue_id=dice.choice(issues) if number % 3 == 0 else None,
            answered_on=None if number % 5 else today,
        )  # fmt: skip
        told.cleared_on = told.published_on = today if state == "reviewed" else None
        rows.append(told)
    session().add_all(rows)
    session().flush()
    _beside([row.id for row in rows], today)


def _stages(hall: Hall, today: date) -> list[int]:
    """One in every district, over."""
    made = []
    for row in districts_of(assembly(hall.assembly_id).province_code):
        id_ = call_stage(SYSTEM, hall.assembly_id, Call(today, "ศาลาหมู่บ้าน", row.code))
        for verb in (open_stage, close_stage):
            verb(SYSTEM, id_, session().get_one(Meeting, id_).version)
        made.append(id_)
    return made


def _issues(hall: Hall, today: date) -> list[int]:
    rows = [
        Issue(assembly_id=hall.assembly_id, title=f"ประเด็นที่ {n}", made_on=today)
        for n in range(ISSUES)
    ]
    session().add_all(rows)
    session().flush()
    return [row.id for row in rows]


def _beside(told: Sequence[int], today: date) -> None:
    """What hangs on them: a step each, people who suffer the same, and what senders wrote."""
    steps = [
        {"grievance_id": id_, "number": 1, "kind": "told", "happened_on": today} for id_ in told
    ]
    joined = [
        {"grievance_id": id_, "who_hash": ids.token(), "joined_on": today} for id_ in told[::3]
    ]
    wrote = {"number": 1, "from_sender": True, "text": "ขอบคุณครับ", "sent_on": today}
    session().execute(insert(GrievanceStep), steps)
    session().execute(insert(MeToo), joined)
    session().execute(insert(GrievanceMessage), [{"grievance_id": i, **wrote} for i in told[::50]])
