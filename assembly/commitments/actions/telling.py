"""What happened, line by line: reports are added and corrected, never changed."""

from dataclasses import replace

from sqlalchemy import select

from assembly.commitments import rules
from assembly.commitments.actions.ground import has_parts, hashed, settle, subject, write_line
from assembly.commitments.actions.moving import begin_moving
from assembly.commitments.events import CommitmentReported
from assembly.commitments.models import Commitment, Report
from assembly.commitments.rules import Told
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.text import clean
from assembly.core.versions import locked
from assembly.journal.actions import Content, record
from assembly.resolutions.queries import names_in


@change
def report(actor: Actor, commitment_id: int, said: Told) -> int:
    """Add what happened to a commitment's record; answers the report's id.

    Refuses: NothingSaid, SaidTooLong, DayToCome, NoSuchProgress, ProgressOfParts, NotABodyHere.
    """
    return _tell(actor, locked(Commitment, commitment_id), said)


@change
def correct(actor: Actor, commitment_id: int, number: int, said: Told) -> int:
    """Say rightly what a report said wrongly; it stays, struck through. Answers the report's id.

    Refuses: NoSuchLine, CorrectedBefore, and what ``report`` refuses.
    """
    row = locked(Commitment, commitment_id)
    wanted = select(Report).where(Report.commitment_id == row.id)
    wrong = session().scalar(wanted.where(Report.number == number))
    if wrong is None or wrong.kind != "report":
        raise rules.NoSuchLine
    again = wanted.where(Report.corrects == number, Report.seen != "withheld")
    if session().scalar(again) is not None:
        raise rules.CorrectedBefore
    body = said.organisation_id or wrong.organisation_id
    return _tell(actor, row, replace(said, organisation_id=body, moves=False), number)


def _tell(actor: Actor, row: Commitment, said: Told, corrects: int | None = None) -> int:
    said = replace(said, text=clean(said.text))
    rules.check_told(said, clock.today(), has_parts=has_parts(row))
    if said.organisation_id is not None and said.organisation_id not in names_in(row.assembly_id):
        raise rules.NotABodyHere
    line = write_line(actor, row, "report", said.happened_on, **_columns(said), corrects=corrects)
    begin_moving(row, line)
    settle(row.id)
    _record(actor, row, line)
    announce(CommitmentReported(row.id, row.assembly_id))
    return line.id


def _columns(said: Told) -> dict[str, object]:
    names = ("text", "progress", "moves", "source", "organisation_id", "seen")
    return {name: getattr(said, name) for name in names}


def _record(actor: Actor, row: Commitment, line: Report) -> None:
    content: Content = {
        "number": line.number,
        "happened_on": line.happened_on.isoformat(),
        "progress": line.progress,
        "state": line.state,
        "source": line.source,
        "text_sha256": hashed(line.text),
    }
    if line.corrects is None:
        record(actor, "commitment_reported", subject(row), content)
    else:
        record(actor, "commitment_corrected", subject(row), {**content, "corrects": line.corrects})
