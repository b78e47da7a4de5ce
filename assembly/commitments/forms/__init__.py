"""The forms of promises: their words and course, what shows a report, what bodies sent."""

from assembly.commitments.forms.evidence import EvidenceFields, TakeForm
from assembly.commitments.forms.promise import (
    CorrectForm,
    DescribeForm,
    ExtendForm,
    MoveForm,
    PartForm,
    ReportForm,
    report_of,
    words_of,
)
from assembly.commitments.forms.reading import ReadForm, WithholdForm

__all__ = [
    "CorrectForm",
    "DescribeForm",
    "EvidenceFields",
    "ExtendForm",
    "MoveForm",
    "PartForm",
    "ReadForm",
    "ReportForm",
    "TakeForm",
    "WithholdForm",
    "report_of",
    "words_of",
]
