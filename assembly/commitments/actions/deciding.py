"""What was decided about a promise, here or above, that changes nothing in it."""

from assembly.commitments import rules
from assembly.commitments.actions.ground import hashed, subject, write_line
from assembly.commitments.events import CommitmentReported
from assembly.commitments.models import Commitment
from assembly.commitments.rules import OFFICE, By
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.text import clean
from assembly.core.versions import locked
from assembly.journal.actions import Content, record


@change
def note_decision(actor: Actor, commitment_id: int, text: str, by: By = OFFICE) -> int:
    """Add a line that says what was decided; answers its id.

    It is a line of the kind ``state`` that names the state as it stays: no report, so the days
    without one go on. Refuses: NothingSaid, SaidTooLong.
    """
    row, text = locked(Commitment, commitment_id), clean(text)
    if not text:
        raise rules.NothingSaid
    rules.check_length(text, rules.LONGEST_REPORT)
    said = {"text": text, "state": row.state}
    line = write_line(actor, row, "state", clock.today(), **said, **vars(by))
    content: Content = {"number": line.number, "text_sha256": hashed(text)}
    record(actor, "commitment_decision_noted", subject(row), content)
    announce(CommitmentReported(row.id, row.assembly_id))
    return line.id
