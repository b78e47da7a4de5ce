"""What the office made of a report that a body sent by its link."""

from sqlalchemy import select

from assembly.commitments.models import Report
from assembly.core.db import session
from assembly.requests.models import Answer


def follow_reading(commitment_id: int) -> None:
    """An answer that was a report is read, withheld or laid back with it. Inside a change only."""
    wanted = select(Answer, Report).join(Report, Report.id == Answer.report_id)
    for answer, line in session().execute(wanted.where(Report.commitment_id == commitment_id)):
        answer.seen, answer.withheld_because = line.seen, line.withheld_because
