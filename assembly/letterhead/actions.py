"""Settling an organisation's letterhead."""

import hashlib

from sqlalchemy import delete

from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.journal.actions import record
from assembly.letterhead.models import LetterheadPaper, LetterheadRow, LetterheadSigner
from assembly.letterhead.rules import MOST_SIGNERS, PAPERS, Settled


@change
def settle_letterhead(actor: Actor, assembly_id: int, wanted: Settled) -> None:
    """Settle everything but the seal. May be repeated."""
    row = _row(assembly_id)
    for name in ("name_th", "name_en", "address", "number_prefix", "footer"):
        setattr(row, name, getattr(wanted, name))
    for table in (LetterheadPaper, LetterheadSigner):
        session().execute(delete(table).where(table.assembly_id == assembly_id))
    for paper in PAPERS:
        _settle_paper(assembly_id, paper, wanted)
    session().flush()
    record(actor, "letterhead_settled", f"assembly:{assembly_id}", {})


@change
def put_seal(actor: Actor, assembly_id: int, picture: bytes) -> None:
    """Put the seal on the papers: a JPEG made by ``core.pictures``. May be repeated."""
    _row(assembly_id).seal = picture
    content = {"sha256": hashlib.sha256(picture).hexdigest()}
    record(actor, "seal_put", f"assembly:{assembly_id}", content)


@change
def take_seal(actor: Actor, assembly_id: int) -> None:
    """Take the seal off the papers. May be repeated."""
    row = _row(assembly_id)
    if row.seal is not None:
        row.seal = None
        record(actor, "seal_taken", f"assembly:{assembly_id}", {})


def _row(assembly_id: int) -> LetterheadRow:
    row = session().get(LetterheadRow, assembly_id)
    if row is None:
        row = LetterheadRow(assembly_id=assembly_id)
        session().add(row)
        session().flush()
    return row


def _settle_paper(assembly_id: int, paper: str, wanted: Settled) -> None:
    if heading := wanted.headings.get(paper):
        session().add(LetterheadPaper(assembly_id=assembly_id, paper=paper, heading=heading))
    signers = wanted.signers.get(paper, ())[:MOST_SIGNERS]
    for place, signer in enumerate(signers, 1):
        row = LetterheadSigner(
            assembly_id=assembly_id,
            paper=paper,
            place=place,
            name=signer.name,
            office=signer.office,
        )
        session().add(row)
