"""Promises quickly made: a resolution is adopted, and its items are commitments with bodies."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from assembly.commitments.actions import divide, move, report
from assembly.commitments.models import Commitment
from assembly.commitments.queries import commitments_of_resolutions
from assembly.commitments.rules import Part, Told
from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.registry.models import Organisation
from assembly.resolutions.actions import assign_item
from assembly.resolutions.models import OperativeItem, Resolution
from assembly.resolutions.queries import resolution
from assembly.resolutions.rules import Assigned
from tests.factories.deciding import adopt, bodies
from tests.factories.hall import Hall
from tests.factories.minutes import secretary

DUE = date(clock.today().year + 1, 9, 30)  # to come whenever tests are run, far from a New Year
MET = "คณะทำงานประชุมครั้งแรกที่ศาลากลาง มาครบ 4 ฝ่าย"


@dataclass
class Promised:
    """An adopted resolution, the ids of its commitments, and one body of each of the parties."""

    hall: Hall
    resolution_id: int
    ids: tuple[int, ...]
    bodies: dict[str, int] = field(default_factory=dict)

    @property
    def first(self) -> int:
        return self.ids[0]


def promised(hall: Hall, place: int = 0, due: date | None = DUE) -> Promised:
    """The n-th item is adopted; the land office leads its first item with two others until a day.

    The second item has nobody and no day.
    """
    adopted = adopt(hall, place).id
    acting = bodies(hall) if place == 0 else _known(hall)
    partners = (acting["community"], acting["local_government"])
    said = Assigned(acting["state"], partners, due)
    assign_item(secretary(hall), adopted, resolution(adopted).version, 1, said)
    db.session.remove()
    made = commitments_of_resolutions([adopted])[adopted]
    return Promised(hall, adopted, tuple(view.id for view in made), acting)


def row_of(commitment_id: int) -> Commitment:
    db.session.remove()
    return session().get_one(Commitment, commitment_id)


def version_of(commitment_id: int) -> int:
    return row_of(commitment_id).version


def reported(
    hall: Hall, commitment_id: int, text: str = MET, days_ago: int = 0, **more: object
) -> int:
    day = clock.today() - timedelta(days=days_ago)
    return report(secretary(hall), commitment_id, Told(day, text, **more))  # type: ignore[arg-type]  # its own fields


def moved(hall: Hall, commitment_id: int, state: str, reason: str = "") -> None:
    seen = version_of(commitment_id)
    move(secretary(hall), commitment_id, seen, state, clock.today(), reason)


def divided(hall: Hall, commitment_id: int, *weights: int) -> list[int]:
    """A commitment in so many parts; their ids."""
    return [
        divide(
            secretary(hall),
            commitment_id,
            version_of(commitment_id),
            Part(f"ส่วนที่ {n} ของงาน", weight=weight),
        )
        for n, weight in enumerate(weights, 1)
    ]


@change
def many_promises(hall: Hall, resolution_id: int, how_many: int) -> list[int]:
    """So many commitments of one resolution, straight into the tables: for reading them fast."""
    adopted = session().get_one(Resolution, resolution_id)
    found = []
    for n in range(how_many):
        item = OperativeItem(resolution_id=adopted.id, number=100 + n, text=f"ขอให้ทำเรื่องที่ {n}")
        session().add(item)
        session().flush()
        row = Commitment(assembly_id=hall.assembly_id, item_id=item.id, title=item.text)
        row.state, row.state_on = ("waiting", "moving", "kept", "review", "ended")[n % 5], DUE
        row.due_on = DUE + timedelta(days=n) if n % 4 else None
        row.district_code = f"820{1 + n % 8}"
        session().add(row)
        session().flush()
        found.append(row.id)
    return found


def _known(hall: Hall) -> dict[str, int]:
    """The bodies that an earlier promise brought along."""
    mine = Organisation.assembly_id == hall.assembly_id
    rows = session().query(Organisation).where(mine).order_by(Organisation.id.desc())
    return {row.sector: row.id for row in rows}
