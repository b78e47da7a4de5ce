"""What a scribe may do, and how a file of grievances from paper is read."""

from assembly.scribes.rules.dates import ERAS, EraNotTold, OddDay, told_day
from assembly.scribes.rules.reading import COLUMNS, SHEET, Letter, Pile, Places, read_pile
from assembly.scribes.rules.refusals import (
    NoHead,
    NothingInFile,
    NotTypedHere,
    OddCodes,
    ReadAlready,
)

__all__ = [
    "COLUMNS",
    "ERAS",
    "SHEET",
    "EraNotTold",
    "Letter",
    "NoHead",
    "NotTypedHere",
    "NothingInFile",
    "OddCodes",
    "OddDay",
    "Pile",
    "Places",
    "ReadAlready",
    "read_pile",
    "told_day",
]
