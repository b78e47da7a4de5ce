"""What a new request says before anybody wrote a word: in Thai, as letters are."""

from datetime import date

from sqlalchemy import select

from assembly.commitments.models import Commitment, CommitmentBody
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.text import short
from assembly.letterhead.queries import letterhead_of
from assembly.registry.models import Organisation, Representative
from assembly.requests.models import Request
from assembly.requests.rules import LONGEST_LINE, LONGEST_TITLE, Written, asked_until
from assembly.resolutions.models import OperativeItem, Resolution


def request_begun(commitment_id: int, today: date) -> Written:
    """To the body that leads the commitment, for what the resolution asks. Raises ``NotFound``."""
    row = session().get(Commitment, commitment_id)
    if row is None:
        raise NotFound
    lead = _lead_of(row.id) or (_lead_of(row.parent_id) if row.parent_id else None)
    item = session().get_one(OperativeItem, row.item_id)
    number = session().get_one(Resolution, item.resolution_id).number
    asked = [row.title] if row.parent_id else [item.text]
    asked += [f"ผลที่คนจะเห็น คือ {row.expected}"] if row.expected else []
    title = f"ขอให้ดำเนินการตามมติ {number} {row.title}"
    signer, office = _signer_of(row.assembly_id)
    return Written(
        organisation_id=lead.id if lead else 0,
        addressee=_office_of(lead) if lead else "",
        title=short(title, LONGEST_TITLE),
        asked="\n".join(asked),
        signer=signer,
        signer_office=office,
        due_on=asked_until(today, "request"),
    )


def escalation_begun(row: Request, above: Organisation, today: date) -> Written:
    """The same matter, to the level above."""
    return Written(
        organisation_id=above.id,
        addressee=_office_of(above),
        title=row.title,
        asked=row.asked,
        signer=row.signer,
        signer_office=row.signer_office,
        due_on=asked_until(today, "request"),
    )


def _office_of(body: Organisation) -> str:
    """Whom one writes to: the office of who speaks for the body; unknown, the body itself."""
    wanted = select(Representative.office).where(
        Representative.organisation_id == body.id,
        Representative.until.is_(None),
        Representative.office != "",
    )
    office = session().scalar(wanted.order_by(Representative.id).limit(1)) or ""
    return short(office if body.name in office else f"{office}{body.name}", LONGEST_LINE)


def _lead_of(commitment_id: int) -> Organisation | None:
    wanted = (
        select(Organisation)
        .join(CommitmentBody, CommitmentBody.organisation_id == Organisation.id)
        .where(CommitmentBody.commitment_id == commitment_id)
        .order_by(CommitmentBody.leads.desc(), CommitmentBody.position)
    )
    return session().scalar(wanted.limit(1))


def _signer_of(assembly_id: int) -> tuple[str, str]:
    """Who signs the assembly's letters, as its papers settle it."""
    named = letterhead_of(assembly_id).signers.get("letter", ())
    return (named[0].name, named[0].office) if named else ("", "")
