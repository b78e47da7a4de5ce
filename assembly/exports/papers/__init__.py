"""What a document or a sheet tells, as plain facts: no database, no layout, nothing spelled out.

The JSON export is these classes field by field, so a renamed field is a change of contract.
"""

from assembly.exports.papers.decided import (
    BallotBook,
    BallotCertificate,
    ChapterPaper,
    CharterPaper,
    ClausePaper,
    EditionName,
    Figures,
    ItemPaper,
    MinutesPaper,
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

Paper = (
    ResolutionBook
    | CharterPaper
    | MinutesPaper
    | BallotBook
    | GrievanceBook
    | SlipSheet
    | VoicesReport
)

__all__ = [
    "BallotBook",
    "BallotCertificate",
    "ChapterPaper",
    "CharterPaper",
    "ClausePaper",
    "DistrictCounts",
    "DistrictVoices",
    "EditionName",
    "Figures",
    "GrievanceBook",
    "GrievanceText",
    "Heard",
    "ItemPaper",
    "MinutesPaper",
    "MonthCount",
    "Paper",
    "Person",
    "PictureFile",
    "Quote",
    "ResolutionBook",
    "ResolutionPaper",
    "SlipPaper",
    "SlipSheet",
    "StagePaper",
    "StrategyName",
    "SubItem",
    "VoicesReport",
]
