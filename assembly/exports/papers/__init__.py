"""What a document or a sheet tells, as plain facts: no database, no layout, nothing spelled out.

The JSON export is these classes field by field, so a renamed field is a change of contract.
"""

from assembly.exports.papers.decided import (
    BallotBook,
    BallotCertificate,
    BodyName,
    ChapterPaper,
    CharterPaper,
    ClausePaper,
    EditionName,
    Figures,
    ItemPaper,
    MinutesPaper,
    OperativePaper,
    Person,
    ResolutionBook,
    ResolutionPaper,
    SlipPaper,
    SlipSheet,
    SubItem,
)
from assembly.exports.papers.ground import StrategyName
from assembly.exports.papers.heard import (
    DistrictCounts,
    DistrictVoices,
    GrievanceBook,
    GrievanceText,
    Heard,
    MonthCount,
    PictureFile,
    Quote,
    StagePaper,
    VoicesReport,
)
from assembly.exports.papers.promised import (
    AnswerPaper,
    Chosen,
    CommitmentBook,
    CommitmentPaper,
    CommitmentTotals,
    EvidencePaper,
    LetterPaper,
    PartPaper,
    ReportPaper,
    RequestPaper,
    both,
)
from assembly.exports.papers.proposed import ProposalBook, ProposalPaper
from assembly.exports.papers.registered import (
    AgreementPaper,
    OrganisationBook,
    OrganisationPaper,
    RepresentativePaper,
    SidePaper,
)
from assembly.exports.papers.requested import Below, EarlierLetter, RequestBook, RequestLetter

Paper = (
    ResolutionBook
    | CharterPaper
    | MinutesPaper
    | BallotBook
    | GrievanceBook
    | SlipSheet
    | VoicesReport
    | ProposalBook
    | OrganisationBook
    | CommitmentBook
    | RequestBook
)

__all__ = [
    "AgreementPaper",
    "AnswerPaper",
    "BallotBook",
    "BallotCertificate",
    "Below",
    "BodyName",
    "ChapterPaper",
    "CharterPaper",
    "Chosen",
    "ClausePaper",
    "CommitmentBook",
    "CommitmentPaper",
    "CommitmentTotals",
    "DistrictCounts",
    "DistrictVoices",
    "EarlierLetter",
    "EditionName",
    "EvidencePaper",
    "Figures",
    "GrievanceBook",
    "GrievanceText",
    "Heard",
    "ItemPaper",
    "LetterPaper",
    "MinutesPaper",
    "MonthCount",
    "OperativePaper",
    "OrganisationBook",
    "OrganisationPaper",
    "Paper",
    "PartPaper",
    "Person",
    "PictureFile",
    "ProposalBook",
    "ProposalPaper",
    "Quote",
    "ReportPaper",
    "RepresentativePaper",
    "RequestBook",
    "RequestLetter",
    "RequestPaper",
    "ResolutionBook",
    "ResolutionPaper",
    "SidePaper",
    "SlipPaper",
    "SlipSheet",
    "StagePaper",
    "StrategyName",
    "SubItem",
    "VoicesReport",
    "both",
]
