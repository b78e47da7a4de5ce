"""What the listening stages heard before the coming plenary, and what the desk made of it since."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from assembly.core import ids
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.grievances.actions import (
    forward,
    join,
    publish_batch,
    review,
    seal_batch,
    tell,
    withhold,
    write_to_sender,
)
from assembly.grievances.models import Grievance
from assembly.grievances.queries import tracking_hash
from assembly.grievances.rules import About
from assembly.issues.actions import group
from assembly.registry.queries import organisations_of
from assembly.seeds.story import Scene, on

PUBLISHED = 12  # days before the plenary


@change
def hear_the_districts(scene: Scene, told: list[dict[str, Any]], day: date) -> None:
    """Each on its day; read soon after, and answered or withheld as its line says; then published,
    and joined by who suffers the same."""
    heard = [(_hear(scene, one, day), one) for one in told]
    with on(day - timedelta(days=PUBLISHED + 1)):
        _sort(scene, heard)
    with on(day - timedelta(days=PUBLISHED)):
        seal_batch(SYSTEM, scene.assembly_id)
        publish_batch(SYSTEM, scene.assembly_id)
        for row, one in heard:
            for _person in range(one.get("joined", 0)):
                join(scene.assembly_id, row.id, ids.token(), row.subdistrict_code)


def _sort(scene: Scene, heard: list[tuple[Grievance, dict[str, Any]]]) -> None:
    """Some are one matter, some an organisation's."""
    bodies = {body.name: body.id for body in organisations_of(scene.assembly_id)}
    matters: dict[str, int] = {}
    for row, one in heard:
        if name := one.get("issue"):
            known = matters.get(name)
            picks = [(row.id, row.version)]
            matters[name] = group(scene.chair, scene.assembly_id, picks, known, name)
        if to := one.get("forward"):
            forward(scene.chair, scene.assembly_id, [(row.id, row.version)], bodies[to])


def _hear(scene: Scene, one: dict[str, Any], day: date) -> Grievance:
    about = About(urgent=one.get("urgent", False), target_group=one.get("group"))
    strategy_id = scene.strategies[one["strategy"]]
    with on(day - timedelta(days=one["days"])):
        code = tell(scene.assembly_id, one["place"], strategy_id, one["text"], one["text"], about)
    wanted = select(Grievance).where(Grievance.tracking_hash == tracking_hash(code["code"]))
    row = session().scalars(wanted).one()
    with on(day - timedelta(days=one["days"] - 1)):
        _take_up(scene, row, one)
    return row


def _take_up(scene: Scene, row: Grievance, one: dict[str, Any]) -> None:
    if "withhold" in one:
        withhold(scene.chair, row.id, because=one["withhold"])
    else:
        review(scene.chair, row.id)
    if "answer" in one:
        write_to_sender(scene.chair, row.id, row.version, one["answer"])
