"""What the listening stages heard before the coming plenary, and what the desk made of it since."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from assembly.core import clock, ids
from assembly.core.change import change
from assembly.core.db import session
from assembly.grievances.actions import review, tell, withhold
from assembly.grievances.actions.ground import add_message, note_step
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries import tracking_hash
from assembly.grievances.rules import About
from assembly.seeds.story import Scene, on

PUBLISHED = 12  # days before the plenary


@change
def hear_the_districts(scene: Scene, told: list[dict[str, Any]], day: date) -> None:
    """Each on its day; read soon after; answered, withheld or joined as its line says."""
    for one in told:
        with on(day - timedelta(days=one["days"])):
            row = _hear(scene, one)
        with on(day - timedelta(days=one["days"] - 1)):
            _take_up(scene, row, one)
    with on(day - timedelta(days=PUBLISHED)):
        _publish(scene.assembly_id)


def _hear(scene: Scene, one: dict[str, Any]) -> Grievance:
    about = About(urgent=one.get("urgent", False), target_group=one.get("group"))
    strategy_id = scene.strategies[one["strategy"]]
    said = (scene.assembly_id, one["place"], strategy_id, one["text"], one["text"], about)
    wanted = select(Grievance).where(Grievance.tracking_hash == tracking_hash(tell(*said)["code"]))
    return session().scalars(wanted).one()


def _take_up(scene: Scene, row: Grievance, one: dict[str, Any]) -> None:
    if "withhold" in one:
        withhold(scene.chair, row.id)
        row.withheld_because = one["withhold"]
    else:
        review(scene.chair, row.id)
    if "answer" in one:
        row.answered_on = clock.today()
        note_step(row, "answered")
        add_message(row, one["answer"], from_sender=False)
    for _person in range(one.get("joined", 0)):
        joined = MeToo(grievance_id=row.id, who_hash=ids.token(), joined_on=clock.today())
        session().add(joined)


def _publish(assembly_id: int) -> None:
    """In one batch: nobody can tell which came first."""
    wanted = select(Grievance).where(
        Grievance.assembly_id == assembly_id, Grievance.state == "reviewed"
    )
    for row in session().scalars(wanted):
        row.published_on = clock.today()
        note_step(row, "published")
