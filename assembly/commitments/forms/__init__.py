"""The forms of promises: what shows a report, what is done with what bodies sent."""

from assembly.commitments.forms.evidence import EvidenceFields, TakeForm
from assembly.commitments.forms.reading import ReadForm, WithholdForm

__all__ = ["EvidenceFields", "ReadForm", "TakeForm", "WithholdForm"]
