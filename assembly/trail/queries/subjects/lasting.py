"""The names of what lasts: resolutions, the charter, proposals, requests, commitments."""

from collections.abc import Collection, Iterable
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from assembly.assemblies.models import Assembly
from assembly.charter.models import Charter, Clause, Edition
from assembly.charter.queries import adopted_among
from assembly.commitments.models import Commitment
from assembly.core.db import session
from assembly.core.text import short
from assembly.proposals.models import Proposal
from assembly.registry.models import Organisation
from assembly.requests.models import Request
from assembly.resolutions.models import OperativeItem, Resolution
from assembly.trail.queries.subjects.ground import Named, Thing, rows_in

LONGEST_NAME = 120  # of a promise, which may be a whole paragraph


def resolutions(ids: Collection[int]) -> Named:
    return {
        row.id: Thing(
            _("มติ %(number)s", number=row.number) + f" {row.title}",
            "trail.resolution",
            {"resolution_id": row.id},
        )
        for row in rows_in(Resolution, ids)
    }


def clauses_named(ids: Collection[int]) -> Named:
    return {
        row.id: Thing(
            _("ธรรมนูญ ข้อ %(number)s", number=row.number),
            "trail.clause",
            {"clause_id": row.id},
        )
        for row in rows_in(Clause, ids)
    }


def charters(ids: Collection[int]) -> Named:
    """A by-law in which nothing was adopted yet has no name for the public."""
    adopted = adopted_among(ids)
    rows = _charter_rows(Charter.id, ids)
    return {
        number: _of_charter(
            title if kind == "charter" or number in adopted else _("ข้อบัญญัติชุมชน"), kind, slug
        )
        for number, title, kind, slug in rows
    }


def editions_named(ids: Collection[int]) -> Named:
    return {number: _of_charter(*told) for number, *told in _charter_rows(Edition.id, ids)}


def _charter_rows(number: Any, ids: Collection[int]) -> Iterable[Any]:
    wanted = select(number, Charter.title, Charter.kind, Assembly.slug)
    wanted = wanted.join(Assembly, Assembly.id == Charter.assembly_id)
    if number is Edition.id:
        wanted = wanted.join(Edition, Edition.charter_id == Charter.id)
    return session().execute(wanted.where(number.in_(ids)))


def _of_charter(title: str, kind: str, slug: str) -> Thing:
    if kind != "charter":
        return Thing(title)
    return Thing(title, "trail.charter", {"slug": slug})


def proposals(ids: Collection[int]) -> Named:
    """Named by the resolution: what is asked, and of whom, is public once it is sent."""
    found = session().execute(
        select(Proposal.id, Resolution.number)
        .join(Resolution, Resolution.id == Proposal.resolution_id)
        .where(Proposal.id.in_(ids))
    )
    return {
        id_: Thing(_proposal_name(number), "proposals.public", {"proposal_id": id_})
        for id_, number in found
    }


def _proposal_name(number: str) -> str:
    return str(_("ข้อเสนอนโยบายจากมติ %(number)s", number=number))


def requests(ids: Collection[int]) -> Named:
    """Named by whom was asked, once it was sent; a draft has no name for the public yet."""
    wanted = (
        select(Request, Organisation.name)
        .join(Organisation, Organisation.id == Request.organisation_id)
        .where(Request.id.in_(ids))
    )
    return {row.id: _request(row, body) for row, body in session().execute(wanted)}


def _request(row: Request, body: str) -> Thing:
    if row.sent_on is None:
        return Thing(_("คำขอที่ยังไม่ได้ส่ง"))
    name = str(_("คำขอถึง %(body)s", body=body))
    if row.proposal_id is not None:
        return Thing(name, "proposals.public", {"proposal_id": row.proposal_id})
    return Thing(name, "trail.commitment", {"commitment_id": row.commitment_id})


def commitments(ids: Collection[int]) -> Named:
    """Named by what is done; found on the page of the resolution that promises it."""
    found = session().execute(
        select(Commitment.id, Commitment.title, OperativeItem.resolution_id)
        .join(OperativeItem, OperativeItem.id == Commitment.item_id)
        .where(Commitment.id.in_(ids))
    )
    return {
        id_: Thing(short(title, LONGEST_NAME), "trail.resolution", {"resolution_id": adopted})
        for id_, title, adopted in found
    }
