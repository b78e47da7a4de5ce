"""The dated lines of commitments, with what shows that they are true."""

import io
from collections.abc import Collection
from itertools import groupby
from typing import Any

from PIL import Image
from sqlalchemy import ColumnElement, select

from assembly.checks.models import Confirmation
from assembly.commitments.models import Commitment, Evidence, Report
from assembly.commitments.queries.evidence import SHELF, WHAT, hash_of_figures, subject_of
from assembly.core.db import session
from assembly.exports.papers import EvidencePaper, PictureFile, ReportPaper
from assembly.exports.queries import naming
from assembly.registry.models import Organisation

MOST_IDS = 400  # above it all lines of an assembly are read, which is faster than to look for each
MOST_SHOWN = 40  # commitments in a paper with pictures; a longer one tells of them
WIDEST = 700  # pixels: half a page in print
Lines = dict[int, tuple[ReportPaper, ...]]


def lines_of(assembly_id: int, ids: Collection[int], *, drawn: bool) -> Lines:
    """By commitment, in the order of their numbers; ``drawn``: with their pictures."""
    rows = _rows(assembly_id, ids)
    shown = drawn and len(ids) <= MOST_SHOWN
    evidence = _evidence(assembly_id, ids, shown=shown)
    found: Lines = {}
    for commitment_id, several in groupby(rows, lambda row: row.commitment_id):
        told = list(several)
        right = {row.corrects: row.number for row in told if row.corrects and row.seen == "shown"}
        found[commitment_id] = tuple(_line(row, right, evidence.get(row.id, ())) for row in told)
    return found


def among(assembly_id: int, ids: Collection[int]) -> ColumnElement[bool]:
    """Of these commitments; of many, of the whole assembly: the rest is left out later."""
    if len(ids) > MOST_IDS:
        return Commitment.assembly_id == assembly_id
    return Commitment.id.in_(ids)


def _rows(assembly_id: int, ids: Collection[int]) -> Any:
    told: Any = [Report.__table__.columns[name] for name in TOLD]
    wanted = (
        select(*told, Organisation.name.label("body"))
        .join(Commitment, Commitment.id == Report.commitment_id)
        .outerjoin(Organisation, Organisation.id == Report.organisation_id)
        .where(among(assembly_id, ids))
        .order_by(Report.commitment_id, Report.number)
    )
    return session().execute(wanted)


TOLD = (
    "id", "commitment_id", "number", "kind", "happened_on", "source", "text", "progress", "state",
    "before", "after", "corrects", "seen", "withheld_because",
)  # fmt: skip


def _line(row: Any, right: dict[int, int], evidence: Any) -> ReportPaper:
    is_shown = row.seen == "shown"
    return ReportPaper(
        number=row.number,
        kind=row.kind,
        happened_on=row.happened_on,
        teller=row.source,
        body=row.body or "",
        text=row.text if is_shown else "",
        progress=row.progress if is_shown else None,
        state=row.state,
        before=row.before,
        after=row.after,
        corrects=row.corrects,
        corrected_by=right.get(row.number),
        seen=row.seen,
        withheld_because=row.withheld_because,
        evidence=tuple(evidence) if is_shown else (),
    )


def _evidence(
    assembly_id: int, ids: Collection[int], *, shown: bool
) -> dict[int, list[EvidencePaper]]:
    """What came with each report that everybody reads, in the order of sending."""
    wanted = (
        select(Evidence.__table__)
        .join(Report, Report.id == Evidence.report_id)
        .join(Commitment, Commitment.id == Report.commitment_id)
        .where(among(assembly_id, ids), Report.seen == "shown")
        .order_by(Evidence.report_id, Evidence.id)
    )
    confirmed, at = _confirmed(assembly_id), naming.address("/evidence/")
    found: dict[int, list[EvidencePaper]] = {}
    for report_id, several in groupby(session().execute(wanted), lambda row: row.report_id):
        rows: Any = list(several)
        is_right = (subject_of(report_id), hash_of_figures(rows)) in confirmed
        found[report_id] = [_one(row, at, is_right=is_right, shown=shown) for row in rows]
    return found


def _one(row: Any, at: str, *, is_right: bool, shown: bool) -> EvidencePaper:
    is_printed = shown and row.kind == "picture" and row.taken_on is None
    return EvidencePaper(
        kind=row.kind,
        caption=row.caption,
        value=row.value,
        unit=row.unit,
        is_confirmed=is_right and row.kind == "figure",
        sha256=row.sha256,
        size=row.size,
        link="" if row.kind == "figure" or row.taken_on else f"{at}{row.id}",
        taken_because=row.taken_because,
        picture=_printed(row) if is_printed else None,
    )


def _confirmed(assembly_id: int) -> set[tuple[str, str]]:
    """Subjects whose figures a second person found right, with the hash of exactly these.

    The newest asking counts.
    """
    wanted = (
        select(Confirmation.subject, Confirmation.sha256, Confirmation.state)
        .where(Confirmation.assembly_id == assembly_id, Confirmation.what == WHAT)
        .order_by(Confirmation.id)
    )
    newest = {subject: (sha256, state) for subject, sha256, state in session().execute(wanted)}
    return {(who, told[0]) for who, told in newest.items() if told[1] == "confirmed"}


def _printed(row: Any) -> PictureFile | None:
    """Small enough to print; one whose file is gone is skipped."""
    try:
        with Image.open(SHELF.file(row.file), formats=("JPEG",)) as opened:
            opened.draft("RGB", (WIDEST, WIDEST))
            seen = opened.convert("RGB")
    except OSError:
        return None
    seen.thumbnail((WIDEST, WIDEST))
    written = io.BytesIO()
    seen.save(written, "JPEG", quality=80)
    return PictureFile(written.getvalue(), seen.width, seen.height, row.caption)
