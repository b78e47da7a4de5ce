"""What becomes above of a promise that rose comes back as a line of its record; it stays as it is.

It is closed only by its own assembly.
"""

from assembly.commitments.actions import note_decision
from assembly.commitments.rules import By
from assembly.core.access import SYSTEM
from assembly.follow_up import rules
from assembly.follow_up.queries import kept_above, raised_to, told_above
from assembly.resolutions.queries import resolution


def tell_decided(resolution_id: int) -> None:
    """The matter that rose became a resolution above."""
    adopted = resolution(resolution_id)
    words = rules.decided_above_words(*told_above(adopted))
    for commitment_id in raised_to(adopted.agenda_item_id):
        by = By("meeting", adopted.meeting_id, adopted.ballot_id)
        note_decision(SYSTEM, commitment_id, words, by)


def tell_kept(commitment_id: int) -> None:
    """All that was promised above about a matter that rose is kept, or ended beside what is."""
    adopted = kept_above(commitment_id)
    if adopted is None:
        return
    words = rules.kept_above_words(*told_above(adopted))
    for below in raised_to(adopted.agenda_item_id):
        note_decision(SYSTEM, below, words)
