"""The structure tree and the networks as pictures, with the same said in words."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import regex
from sqlalchemy import select

from assembly.core.db import session
from assembly.core.text import ELLIPSIS
from assembly.registry.models import AgreementParty, Membership, Organisation
from assembly.registry.queries.one import Known, known, successions_of
from assembly.registry.queries.rows import organisations_of
from assembly.registry.rules import Branch, Drawing, draw_networks, draw_tree, forest
from assembly.registry.rules.drawing import Spot

END = 9  # letters


@dataclass(frozen=True)
class Picture:
    """A drawing and who stands in it; ``at`` is the one whose links are to be seen, if any."""

    drawing: Drawing
    nodes: Mapping[int, Known]
    at: int = 0
    trees: tuple[Branch, ...] = ()
    networks: tuple[tuple[Known, tuple[Known, ...]], ...] = ()
    alone: tuple[Known, ...] = ()
    agreed: tuple[tuple[Known, Known], ...] = ()
    follows: tuple[tuple[Known, Known], ...] = ()

    def said(self, spot: Spot) -> str:
        """The name, as far as it fits: long ones often differ only at their end, so that stays."""
        name = self.nodes[spot.id].name
        letters = regex.findall(r"\X", name)
        if len(letters) <= spot.letters:
            return name
        begin = max(spot.letters - END - 1, 3)
        return "".join([*letters[:begin], ELLIPSIS, *letters[-END:]])

    @property
    def lit(self) -> frozenset[int]:
        """Who is linked with the chosen one, itself included."""
        lines = [line for line in self.drawing.lines if self.at in (line.one, line.other)]
        found = {end for line in lines for end in (line.one, line.other)}
        for network, members in self.networks:
            ids = {one.id for one in members}
            if self.at == network.id:
                found |= ids
            elif self.at in ids:
                found.add(network.id)
        return frozenset(found | {self.at}) if self.at in self.nodes else frozenset()


def tree_picture(assembly_id: int, at: int = 0) -> Picture:
    """Who stands below whom; those that are no more are left out."""
    rows = organisations_of(assembly_id, standing=True)[::-1]
    rows = sorted(rows, key=lambda row: _width(row.level))
    trees = forest([row.id for row in rows], {row.id: row.parent_id for row in rows})
    nodes = {row.id: known(row) for row in rows}
    alone = tuple(nodes[tree.id] for tree in trees if not tree.below)
    return Picture(draw_tree(trees), nodes, at, trees=trees, alone=alone)


def network_picture(assembly_id: int, at: int = 0) -> Picture:
    """Networks with their members, agreements and who became whom."""
    rows = organisations_of(assembly_id)
    nodes = {row.id: known(row) for row in rows}
    members = _members(rows)
    inside = {one for network, each in members.items() for one in (network, *each)}
    alone = [row.id for row in rows if row.id not in inside]
    agreed = _agreed(assembly_id)
    later = successions_of(assembly_id)[1]
    follows = [(was, came) for was, after in sorted(later.items()) for came in after]
    return Picture(
        draw_networks(members, alone, agreed, follows),
        nodes,
        at,
        networks=tuple((nodes[n], tuple(nodes[m] for m in each)) for n, each in members.items()),
        alone=tuple(nodes[one] for one in alone),
        agreed=tuple((nodes[a], nodes[b]) for a, b in agreed),
        follows=tuple((nodes[a], nodes[b]) for a, b in follows),
    )


def _width(level: str) -> int:
    """The widest area first, as a structure is read from above."""
    return ["national", "province", "district", "subdistrict", "village"].index(level)


def _members(rows: list[Organisation]) -> dict[int, list[int]]:
    """Networks with members in the order of the list, the largest network first."""
    place = {row.id: at for at, row in enumerate(rows)}
    found: dict[int, list[int]] = defaultdict(list)
    wanted = (
        select(Membership.network_id, Membership.member_id)
        .join(Organisation, Organisation.id == Membership.network_id)
        .where(Organisation.assembly_id == (rows[0].assembly_id if rows else 0))
    )
    for network, member in session().execute(wanted):
        found[network].append(member)
    for each in found.values():
        each.sort(key=place.__getitem__)
    order = sorted(found, key=lambda one: (-len(found[one]), place[one]))
    return {network: found[network] for network in order}


def _agreed(assembly_id: int) -> list[tuple[int, int]]:
    """Which two agreed on something: the first side with each other one."""
    wanted = (
        select(AgreementParty.agreement_id, AgreementParty.organisation_id)
        .join(Organisation, Organisation.id == AgreementParty.organisation_id)
        .where(Organisation.assembly_id == assembly_id)
        .order_by(AgreementParty.agreement_id, AgreementParty.position)
    )
    sides: dict[int, list[int]] = defaultdict(list)
    for agreement_id, one in session().execute(wanted):
        sides[agreement_id].append(one)
    pairs = [(each[0], other) for each in sides.values() for other in each[1:]]
    return list(dict.fromkeys(pairs))
