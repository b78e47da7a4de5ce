"""Organisations as a paper, in a fixed number of questions."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select

from assembly.assemblies.queries import assembly
from assembly.core import thai
from assembly.core.db import session
from assembly.exports.papers import (
    AgreementPaper,
    OrganisationBook,
    OrganisationPaper,
    RepresentativePaper,
    SidePaper,
)
from assembly.exports.queries import naming
from assembly.places.models import District, Subdistrict
from assembly.registry.models import (
    Agreement,
    AgreementParty,
    Membership,
    Organisation,
    Representative,
)
from assembly.registry.queries import organisations_of, successions_of

Names = Mapping[int, str]
Lists = Mapping[int, list[str]]


def organisation_book(assembly_id: int, *, public: bool) -> OrganisationBook:
    """For everybody, people only by their consent."""
    row = assembly(assembly_id)
    rows = organisations_of(assembly_id)
    names = {one.id: one.name for one in rows}
    earlier, later = successions_of(assembly_id)
    networks, places = _networks(assembly_id, names), _places()
    spoken = _representatives(assembly_id, public=public)
    papers = tuple(
        OrganisationPaper(
            name=one.name,
            kind=one.kind,
            sector=one.sector,
            level=one.level,
            place_code=one.subdistrict_code or one.district_code or "",
            place=places.get(one.subdistrict_code or one.district_code or "", ""),
            founded=one.founded,
            ended=one.ended,
            parent=names.get(one.parent_id or 0, ""),
            predecessors=tuple(names[each] for each in earlier.get(one.id, ())),
            successors=tuple(names[each] for each in later.get(one.id, ())),
            networks=tuple(sorted(networks.get(one.id, ()))),
            coordinator=one.coordinator if one.is_shown or not public else "",
            contact=one.contact if one.is_shown or not public else "",
            is_shown=one.is_shown,
            about=one.about,
            representatives=tuple(spoken.get(one.id, ())),
        )
        for one in rows
    )
    agreements = _agreements(assembly_id, names, public=public)
    days = [one.signed_on for one in agreements if one.signed_on]
    return OrganisationBook(
        assembly=naming.assembly_name(row),
        title="องค์กรและเครือข่าย",
        as_of=naming.newest(days, thai.to_bangkok(row.founded_at).date()),
        public=public,
        organisations=papers,
        agreements=agreements,
        is_example=row.is_example,
    )


def _places() -> dict[str, str]:
    districts = {row.code: f"อำเภอ{row.name_th}" for row in session().scalars(select(District))}
    inside = {
        row.code: f"ตำบล{row.name_th} {districts[row.district_code]}"
        for row in session().scalars(select(Subdistrict))
    }
    return districts | inside


def _networks(assembly_id: int, names: Names) -> Lists:
    found: dict[int, list[str]] = defaultdict(list)
    wanted = select(Membership).join(Organisation, Organisation.id == Membership.member_id)
    for row in session().scalars(wanted.where(Organisation.assembly_id == assembly_id)):
        found[row.member_id].append(names[row.network_id])
    return found


def _representatives(assembly_id: int, *, public: bool) -> dict[int, list[RepresentativePaper]]:
    found: dict[int, list[RepresentativePaper]] = defaultdict(list)
    wanted = (
        select(Representative)
        .join(Organisation, Organisation.id == Representative.organisation_id)
        .where(Organisation.assembly_id == assembly_id)
        .order_by(Representative.id)
    )
    for row in session().scalars(wanted):
        name = row.name if row.consented_on or not public else ""
        paper = RepresentativePaper(name, row.office, row.since, row.until)
        found[row.organisation_id].append(paper)
    return found


def _agreements(assembly_id: int, names: Names, *, public: bool) -> tuple[AgreementPaper, ...]:
    mine = select(Agreement).where(Agreement.assembly_id == assembly_id).order_by(Agreement.id)
    rows = list(session().scalars(mine))
    sides: dict[int, list[SidePaper]] = defaultdict(list)
    wanted = select(AgreementParty).where(AgreementParty.agreement_id.in_([row.id for row in rows]))
    for side in session().scalars(wanted.order_by(AgreementParty.position)):
        signer = side.signer if side.consented_on or not public else ""
        paper = SidePaper(names[side.organisation_id], signer, side.office)
        sides[side.agreement_id].append(paper)
    return tuple(
        AgreementPaper(
            row.title, row.about, row.signed_year, row.signed_on, row.ends_on, tuple(sides[row.id])
        )
        for row in rows
    )
