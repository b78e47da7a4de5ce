"""Whether the rows that people read are the ones the journal tells of: texts, figures, batches."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from flask_babel import gettext as _
from sqlalchemy import select

from assembly.ballots.queries import broken_invariants
from assembly.charter.models import Clause, Edition
from assembly.charter.queries import edition_text
from assembly.commitments.queries.witnessing import changed_counts
from assembly.core.db import session
from assembly.grievances.queries import changed_batches
from assembly.journal.queries import Recorded
from assembly.minutes.models import Minutes
from assembly.operator.promise_words import changed_words
from assembly.operator.promises import changed_promises
from assembly.resolutions.actions import text_hash
from assembly.resolutions.models import ClauseSource, Resolution

# (kind, subject) of an entry, and what it said.
Told: TypeAlias = Mapping[tuple[str, str], Mapping[str, Any]]


def differences(told: Told, records: Iterable[Recorded] | None = None) -> Iterator[str]:
    """Every row that is not as recorded, was never recorded, or is gone though it was recorded.

    ``records``: all entries in their order, for what has many; left out, promises are passed over.
    """
    yield from _resolutions(told)
    yield from _clauses(told)
    yield from _sources(told)
    yield from _editions(told)
    yield from _minutes(told)
    yield from broken_invariants()
    for batch in changed_batches():
        yield _("ความทุกข์ชุด %(batch)s ไม่ตรงกับบันทึก", batch=batch)
    for promise in changed_counts():
        yield _("เสียงจากพื้นที่ (%(name)s) ไม่ตรงกับบันทึก", name=promise)
    if records is not None:
        records = list(records)
        yield from changed_promises(records)
        yield from changed_words(records)


def _resolutions(told: Told) -> Iterator[str]:
    rows = {f"resolution:{row.id}": row for row in session().scalars(select(Resolution))}
    for subject, row, said in _pairs(told, "resolution_adopted", rows):
        fits = row is not None and said == {
            "number": row.number,
            "text_sha256": text_hash(row.title, row.text),
            "ballot": row.ballot_id,
        }
        later = told.get(("resolution_affected", subject), {}).get("kind", "amended")
        stands = "adopted" if later == "amended" else later
        if row is None or not fits or row.standing != stands:
            yield _("มติ %(name)s ไม่ตรงกับบันทึก", name=said.get("number", subject))


def _clauses(told: Told) -> Iterator[str]:
    """A clause reads as its newest wording was told; one that was never printed may be gone."""
    rows = {f"clause:{row.id}": row for row in session().scalars(select(Clause))}
    for subject, row, said in _pairs(told, "clause_added", rows):
        kinds = ("clause_amended", "clause_repealed")
        later = [told[kind, subject] for kind in kinds if (kind, subject) in told]
        newest = max([said, *later], key=lambda one: int(one.get("version", 1)))
        gone = row is None and ("clause_removed", subject) in told
        if not gone and (row is None or newest.get("text_sha256") != _hash(row.text)):
            name = row.number if row else said.get("number", subject)
            yield _("ธรรมนูญข้อ %(name)s ไม่ตรงกับบันทึก", name=name)


def _sources(told: Told) -> Iterator[str]:
    found = session().scalars(select(ClauseSource))
    rows = {f"clause:{row.clause_id}": row.resolution_id for row in found}
    for subject, source, said in _pairs(told, "clause_sourced", rows):
        if said.get("resolution") != source:
            yield _("ที่มาของธรรมนูญ (%(name)s) ไม่ตรงกับบันทึก", name=subject)


def _editions(told: Told) -> Iterator[str]:
    rows = {f"edition:{row.id}": row for row in session().scalars(select(Edition))}
    for subject, row, said in _pairs(told, "edition_adopted", rows):
        if row is None or said != {
            "number": row.number,
            "text_sha256": _hash(edition_text(row.id)),
        }:
            name = row.number if row else said.get("number", subject)
            yield _("ธรรมนูญฉบับที่ %(name)s ไม่ตรงกับบันทึก", name=name)


def _minutes(told: Told) -> Iterator[str]:
    """Adopted minutes are the paper that was frozen, and nothing else calls itself adopted."""
    adopted = session().scalars(select(Minutes).where(Minutes.state == "adopted"))
    rows = {f"meeting:{row.meeting_id}": row for row in adopted}
    for subject, row, said in _pairs(told, "minutes_adopted", rows):
        hashed = said.get("sha256")
        if row is None or not row.paper_sha256 == hashed == _hash(row.paper):
            yield _("รายงานการประชุม (%(name)s) ไม่ตรงกับบันทึก", name=subject)


def _pairs(
    told: Told, kind: str, rows: Mapping[str, Any]
) -> Iterator[tuple[str, Any, Mapping[str, Any]]]:
    """Every subject that has a row or a record of this kind, with both."""
    recorded = {subject for said, subject in told if said == kind}
    for subject in sorted(recorded | rows.keys()):
        yield subject, rows.get(subject), told.get((kind, subject), {})


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
