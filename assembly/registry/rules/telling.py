"""What somebody says of an organisation, its people and its agreements, as plain facts."""

from dataclasses import dataclass
from datetime import date

from assembly.registry.rules.years import Signed


@dataclass(frozen=True)
class Said:
    """One organisation as it is to be written down. Years are of the Common Era by now."""

    name: str
    sector: str
    level: str
    kind: str = ""  # empty: the usual one of the sector
    about: str = ""
    place: str = ""  # a district's or a subdistrict's official code
    founded: int | None = None
    ended: int | None = None
    parent: str = ""  # by its name
    coordinator: str = ""
    contact: str = ""
    is_shown: bool = False  # the coordinator agreed


@dataclass(frozen=True)
class RepresentativeSaid:
    name: str
    office: str = ""
    since: int | None = None
    until: int | None = None
    is_shown: bool = False


@dataclass(frozen=True)
class Party:
    """One side of an agreement, by its name, and who signed for it."""

    name: str
    signer: str = ""
    office: str = ""
    is_shown: bool = False


@dataclass(frozen=True)
class AgreementSaid:
    title: str
    signed: Signed
    parties: tuple[Party, ...]
    ends_on: date | None = None
    about: str = ""
