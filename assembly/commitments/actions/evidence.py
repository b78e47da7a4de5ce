"""What shows that a report is true: attached to it, confirmed by a second person, taken away."""

import hashlib

from sqlalchemy import select

from assembly.checks.actions import ask_confirming
from assembly.commitments import rules
from assembly.commitments.actions.ground import subject
from assembly.commitments.actions.telling import correct, report
from assembly.commitments.events import CommitmentReported, EvidenceTaken
from assembly.commitments.models import Commitment, Evidence, Report
from assembly.commitments.queries.evidence import (
    SHELF,
    WHAT,
    bytes_kept,
    counts_of_report,
    figures_of,
    hash_of_figures,
    subject_of,
    wants_second,
)
from assembly.commitments.queries.fingerprints import fingerprint_of_caption
from assembly.commitments.queries.rows import report_row
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.ids import fingerprint
from assembly.core.text import clean
from assembly.core.versions import locked
from assembly.journal.actions import Content, record


@change
def attach_evidence(actor: Actor, report_id: int, sent: rules.Sent) -> None:
    """Keep what came with a report beside what it has. Not repeatable; harmless where empty.

    Refuses: TooMuchEvidence, EvidenceFull, WhatWasCounted, NoSuchNumber, CaptionTooLong.
    """
    if sent.is_empty:
        return
    line = report_row(report_id)
    row = locked(Commitment, line.commitment_id)
    rules.check_sent(sent, counts_of_report(report_id), bytes_kept(row.id))
    kept = [_file(report_id, file) for file in sent.files]
    kept += [_figure(report_id, figure) for figure in sent.figures]
    session().add_all(kept)
    session().flush()
    _record(actor, row, line, kept)
    ask_if_wanted(actor, line.id)
    announce(CommitmentReported(row.id, row.assembly_id))


@change
def report_with_evidence(
    actor: Actor, commitment_id: int, said: rules.Told, sent: rules.Sent
) -> int:
    """A report and what shows it, whole or not at all; answers the report's id.

    Refuses what ``report`` and ``attach_evidence`` refuse.
    """
    report_id = report(actor, commitment_id, said)
    attach_evidence(actor, report_id, sent)
    return report_id


@change
def correct_with_evidence(
    actor: Actor, commitment_id: int, number: int, said: rules.Told, sent: rules.Sent
) -> int:
    """A line that says rightly what another said wrongly, and what shows it."""
    report_id = correct(actor, commitment_id, number, said)
    attach_evidence(actor, report_id, sent)
    return report_id


@change
def take_away(actor: Actor, evidence_id: int, reason: str) -> None:
    """Take a picture or a paper away for good, as one that shows a person; the line says so.

    Its hash stays: whoever has the file can still be told that it was this one.
    Refuses: ReasonToTake, CaptionTooLong, NothingToTake.
    """
    reason = clean(reason, newlines=False)
    rules.check_taking(reason)
    found = session().get(Evidence, evidence_id, with_for_update=True)
    if found is None:
        raise NotFound
    if found.kind == "figure" or found.taken_on is not None:
        raise rules.NothingToTake
    line = report_row(found.report_id)
    row = locked(Commitment, line.commitment_id)
    file, found.file, found.caption = found.file, "", ""
    found.taken_on, found.taken_because = clock.today(), reason
    content: Content = {
        "number": line.number,
        "kind": found.kind,
        "sha256": found.sha256,
        "reason": fingerprint(reason),
    }
    record(actor, "evidence_taken", subject(row), content)
    announce(EvidenceTaken(row.id, row.assembly_id, file))
    announce(CommitmentReported(row.id, row.assembly_id))


@change
def ask_figures(actor: Actor, report_id: int) -> None:
    """Ask a second person to compare a report's figures. May be repeated."""
    ask_if_wanted(actor, report_id)


def ask_if_wanted(actor: Actor, report_id: int) -> None:
    """Where the assembly wants it, a second person is asked; of what everybody may read by now."""
    line = report_row(report_id)
    row = session().get_one(Commitment, line.commitment_id)
    figures = figures_of(report_id)
    if figures and line.seen == "shown" and wants_second(row.assembly_id):
        asked = (subject_of(report_id), WHAT, hash_of_figures(figures))
        ask_confirming(actor, row.assembly_id, *asked)


def forget_lost_evidence() -> int:
    """Before anybody is served: files that a power cut left without a row; answers how many."""
    known = set(session().scalars(select(Evidence.file).where(Evidence.file != "")))
    session().close()
    return SHELF.forget_strays(known)


def _file(report_id: int, file: rules.File) -> Evidence:
    return Evidence(
        report_id=report_id,
        kind=file.kind,
        caption=clean(file.caption, newlines=False),
        file=SHELF.keep(file.body, file.ending),
        sha256=hashlib.sha256(file.body).hexdigest(),
        size=len(file.body),
        width=file.width,
        height=file.height,
        pages=file.pages,
    )


def _figure(report_id: int, figure: rules.Figure) -> Evidence:
    return Evidence(
        report_id=report_id,
        kind="figure",
        caption=clean(figure.what, newlines=False),
        value=figure.value,
        unit=clean(figure.unit, newlines=False),
    )


def _record(actor: Actor, row: Commitment, line: Report, kept: list[Evidence]) -> None:
    """How many, and hashes: nobody's words, for a body's were not read yet."""
    files = [one for one in kept if one.kind != "figure"]
    figures = [one for one in kept if one.kind == "figure"]
    content: Content = {
        "number": line.number,
        "files": [one.sha256 for one in files],
        "captions": [fingerprint_of_caption(one) for one in files],
        "figures": len(figures),
        "figures_sha256": hash_of_figures(figures) if figures else "",
    }
    record(actor, "evidence_attached", subject(row), content)
