"""What the assembly asks of agencies: a letter and the proposal that goes with it."""

from dataclasses import dataclass
from datetime import date

from assembly.exports.papers.decided import ResolutionPaper


@dataclass(frozen=True)
class ProposalPaper:
    """One proposal, as the letter and the document tell it."""

    state: str  # draft, heard, adopted, sent
    number: str  # of the letter; empty until it is sent
    dated: date | None  # the day it was sent
    organisation: str
    sector: str
    addressee: str
    title: str
    background: tuple[str, ...]
    asked: tuple[str, ...]
    due: date | None
    item: int  # of the resolution; 0: all of it
    resolution: ResolutionPaper
    grievances: int
    districts: tuple[tuple[str, int], ...]  # every district, zero too
    quotes: tuple[tuple[str, str], ...]  # published words and their district
    steps: tuple[tuple[str, date, str], ...]  # state, day, note
    channel: str
    signer: str
    signer_office: str
    link: str


@dataclass(frozen=True)
class ProposalBook:
    """The proposals of an assembly, or one of them."""

    assembly: str
    title: str
    place: str  # the province the letters are written in
    as_of: date
    proposals: tuple[ProposalPaper, ...]
    names: tuple[str, ...]
    is_example: bool
