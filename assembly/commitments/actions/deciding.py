"""What was decided about a promise, here or above, that changes nothing in it."""

from assembly.commitments import rules
from assembly.commitments.actions.ground import hashed, subject, write_line
from assembly.commitments.events import CommitmentReported
from assembly.commitments.models import Commitment
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.text import clean
from assembly.core.versions import locked
from assembly.journal.actions import Content, record


@change
def note_decision(
    actor: Actor,
    commitment_id: int,
    text: str,
    *,
    meeting_id: int | None = None,
    ballot_id: int | None = None,
) -> int:
    """Add a line that says what a meeting decided; answers its id.

    Without a meeting the office tells of it. It is a line of the kind ``state`` that names the
    state as it stays: no report, so the days without one go on.
    Refuses: NothingSaid, SaidTooLong.
    """
    row, text = locked(Commitment, commitment_id), clean(text)
    if not text:
        raise rules.NothingSaid
    rules.check_length(text, rules.LONGEST_REPORT)
    source = "office" if meeting_id is None else "meeting"
    said = {"text": text, "state": row.state, "source": source}
    by = {"meeting_id": meeting_id, "ballot_id": ballot_id}
    line = write_line(actor, row, "state", clock.today(), **said, **by)
    content: Content = {"number": line.number, "text_sha256": hashed(text)}
    record(actor, "commitment_decision_noted", subject(row), content)
    announce(CommitmentReported(row.id, row.assembly_id))
    return line.id
