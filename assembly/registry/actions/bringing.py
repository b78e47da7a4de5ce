"""Everybody of a file into the register."""

from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.columns import BadRows
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.journal.actions import record
from assembly.registry.actions.ground import keep_consent
from assembly.registry.models import Membership, Organisation, Succession
from assembly.registry.queries import ids_by_name, preview
from assembly.registry.rules.bringing import Row


@change
def import_organisations(actor: Actor, assembly_id: int, content: bytes) -> dict[str, int]:
    """Every organisation of a file; answers ``{"added", "known"}``.

    All rows or none; may be repeated: whoever is known by name is left as they are. Refuses:
    BadRows, and what ``preview`` refuses.
    """
    found = preview(assembly_id, content)
    if found.problems:
        raise BadRows(count=found.wrong_lines)
    made = {row.said.name: _made(actor, assembly_id, row) for row in found.new}
    session().add_all(made.values())
    session().flush()
    ids = ids_by_name(assembly_id)
    for row in found.new:
        _join(ids, row, made[row.said.name])
    told = {"added": len(found.new), "known": found.known}
    record(actor, "organisations_imported", f"assembly:{assembly_id}", told)
    return told


def _made(actor: Actor, assembly_id: int, row: Row) -> Organisation:
    said = row.said
    one = Organisation(
        assembly_id=assembly_id,
        name=said.name,
        sector=said.sector,
        level=said.level,
        kind=said.kind,
        about=said.about,
        district_code=said.place[:4] or None,
        subdistrict_code=said.place if len(said.place) == 6 else None,
        founded=said.founded,
        ended=said.ended,
        coordinator=said.coordinator,
        contact=said.contact,
        last_by=actor.name,
        last_did=N_("เพิ่มหน่วยงาน"),
    )
    keep_consent(actor, one, "", said.coordinator, is_shown=said.is_shown)
    return one


def _join(ids: dict[str, int], row: Row, one: Organisation) -> None:
    if row.said.parent:
        one.parent_id = ids[row.said.parent]
    for name in row.earlier:
        session().add(Succession(earlier_id=ids[name], later_id=one.id))
    for name in row.networks:
        session().add(Membership(network_id=ids[name], member_id=one.id))
