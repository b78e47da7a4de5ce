"""Organisations as a table or a record tells them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RepresentativePaper:
    name: str  # empty where it is for everybody and its owner did not agree
    office: str
    since: int | None
    until: int | None


@dataclass(frozen=True)
class SidePaper:
    organisation: str
    signer: str  # as above
    office: str


@dataclass(frozen=True)
class AgreementPaper:
    title: str
    about: str
    signed_year: int  # of the Common Era, as all years here
    signed_on: date | None
    ends_on: date | None
    sides: tuple[SidePaper, ...]


@dataclass(frozen=True)
class OrganisationPaper:
    name: str
    kind: str
    sector: str
    level: str
    place_code: str
    place: str
    founded: int | None
    ended: int | None
    parent: str
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    networks: tuple[str, ...]
    coordinator: str  # as above
    contact: str
    is_shown: bool  # the coordinator agreed to be shown to everybody
    about: str
    representatives: tuple[RepresentativePaper, ...]


@dataclass(frozen=True)
class OrganisationBook:
    """The organisations of an assembly, with what they agreed."""

    assembly: str
    title: str
    as_of: date
    public: bool
    organisations: tuple[OrganisationPaper, ...]
    agreements: tuple[AgreementPaper, ...]
    is_example: bool
