from assembly.commitments.events import EvidenceTaken
from assembly.commitments.queries import SHELF
from assembly.core.change import broadcasts


@broadcasts(EvidenceTaken)
def on_evidence_taken(fact: EvidenceTaken) -> None:
    """The file goes once nothing says any more that it is there."""
    SHELF.forget(fact.file)
