"""A report that says by itself that what waited is moving now; it counts once it is read."""

from datetime import date

from sqlalchemy import select

from assembly.commitments.events import CommitmentMoved
from assembly.commitments.models import Commitment, Report
from assembly.core.change import announce
from assembly.core.clock import BANGKOK
from assembly.core.db import session
from assembly.resolutions.models import OperativeItem
from assembly.resolutions.queries import resolution


def begin_moving(row: Commitment, line: Report) -> None:
    """Let what waited move since the day of this line, if everybody reads it. Harmless again."""
    if not line.moves or line.seen != "shown" or row.state != "waiting":
        return
    line.before, line.state = row.state, "moving"
    _put(row, "moving", line.happened_on)


def stop_moving(row: Commitment, line: Report) -> None:
    """Undo: the line is not read any more, so what moved only by it waits as before."""
    if not line.moves or not line.state:
        return
    line.before = line.state = ""
    later = select(Report.id).where(Report.commitment_id == row.id, Report.id != line.id)
    since = later.where(Report.state != "", Report.number > line.number).limit(1)
    if row.state == "moving" and session().scalar(since) is None:
        _put(row, "waiting", _waited_since(row))


def _put(row: Commitment, state: str, day: date) -> None:
    row.state, row.state_on = state, day
    row.version += 1
    announce(CommitmentMoved(row.id, row.assembly_id))


def _waited_since(row: Commitment) -> date:
    wanted = select(Report.happened_on).where(
        Report.commitment_id == row.id, Report.state == "waiting"
    )
    last = session().scalar(wanted.order_by(Report.number.desc()).limit(1))
    return last or _adopted_on(row)


def _adopted_on(row: Commitment) -> date:
    adopted = resolution(session().get_one(OperativeItem, row.item_id).resolution_id)
    return adopted.adopted_at.astimezone(BANGKOK).date()
