"""Organisations as a province has them: a tree of agencies, networks with members, agreements."""

from datetime import date

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.registry.actions import add_organisation, join, write_agreement
from assembly.registry.models import Membership, Organisation
from assembly.registry.rules import AgreementSaid, Party, Signed
from tests.factories.hall import Hall

ASSEMBLY, ASSOCIATION = "สมัชชาพังงาแห่งความสุข", "สมาคมประชาสังคมพังงาแห่งความสุข"


def body(
    hall: Hall,
    name: str,
    kind: str = "network",
    sector: str = "community",
    level: str = "province",
) -> int:
    return add_organisation(SYSTEM, hall.assembly_id, name, sector, level, kind)


def version_of(organisation_id: int) -> int:
    db.session.remove()
    return session().get_one(Organisation, organisation_id).version


def joined(organisation_id: int, way: str, name: str, since: int | None = None) -> None:
    join(SYSTEM, organisation_id, version_of(organisation_id), way, name, since)


def agreed(hall: Hall, *names: str, ends_on: date | None = None) -> int:
    said = AgreementSaid("ร่วมมือพัฒนา", Signed(2020), tuple(map(Party, names)), ends_on)
    return write_agreement(SYSTEM, hall.assembly_id, said)


@change
def a_province(hall: Hall, how_many: int) -> list[int]:
    """So many organisations: a province network above, agencies by level, ten networks.

    Every seventh belongs to a second network too.
    """
    kinds = (
        ("network", "community", "province"),
        ("community_organisation", "community", "subdistrict"),
        ("local_authority", "local_government", "subdistrict"),
        ("state_agency", "state", "district"),
        ("private_firm", "private", "province"),
    )
    names = ("เครือข่าย", "สภาองค์กรชุมชนตำบล", "องค์การบริหารส่วนตำบล", "ที่ว่าการอำเภอ", "หอการค้า")
    rows = []
    for n in range(how_many):
        which = 0 if n < max(2, how_many // 20) else 1 + n % 4
        kind, sector, level = kinds[which]
        row = Organisation(assembly_id=hall.assembly_id, kind=kind, sector=sector, level=level)
        row.name, row.founded = f"{names[which]}ตัวอย่างที่ {n + 1}", 1990 + n % 30
        rows.append(row)
    session().add_all(rows)
    session().flush()
    networks = [row for row in rows if row.kind == "network"]
    for n, row in enumerate(rows):
        if n:
            row.parent_id = rows[0].id if n <= 12 else rows[1 + n % 12].id
        if row.kind != "network" and n % 5:
            own, second = networks[n % len(networks)], networks[(n + 3) % len(networks)]
            session().add(Membership(network_id=own.id, member_id=row.id))
            if n % 7 == 0 and second is not own:
                session().add(Membership(network_id=second.id, member_id=row.id))
    return [row.id for row in rows]
