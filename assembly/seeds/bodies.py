"""The demonstration's organisations: the true history as its source tells it, and examples.

What a source says is copied word for word; what is invented says that it is an example.
"""

from typing import Any

from assembly.core.access import SYSTEM
from assembly.core.thai import BUDDHIST_ERA
from assembly.registry.actions import (
    add_organisation,
    describe_organisation,
    join,
    write_agreement,
)
from assembly.registry.queries import ids_by_name, organisation
from assembly.registry.rules import AgreementSaid, Party, Said, Signed


def tell_bodies(assembly_id: int, told: dict[str, Any]) -> None:
    """Those of the history, what they agreed, and networks and offices as examples."""
    for one in (*told["true"], *told["example"]):
        _tell(assembly_id, one)
    agreed = told["agreement"]
    sides = tuple(Party(name) for name in agreed["parties"])
    signed = Signed(agreed["signed"] - BUDDHIST_ERA)
    said = AgreementSaid(agreed["title"], signed, sides, about=agreed["about"])
    write_agreement(SYSTEM, assembly_id, said)


def _tell(assembly_id: int, one: dict[str, Any]) -> None:
    kinds = (one["sector"], one["level"], one["kind"])
    made = add_organisation(SYSTEM, assembly_id, one["name"], *kinds)
    founded = one["founded"] - BUDDHIST_ERA if "founded" in one else None
    _describe(made, Said(one["name"], *kinds, one.get("about", ""), founded=founded))
    for name in one.get("earlier", ()):
        join(SYSTEM, made, organisation(made).version, "earlier", name)
    for name in one.get("members", ()):
        join(SYSTEM, made, organisation(made).version, "member", name)
    known = ids_by_name(assembly_id)
    for name in one.get("below", ()):
        row = organisation(known[name])
        _describe(row.id, Said(name, row.sector, row.level, row.kind, parent=one["name"]))


def _describe(organisation_id: int, said: Said) -> None:
    describe_organisation(SYSTEM, organisation_id, organisation(organisation_id).version, said)
