from dataclasses import dataclass


@dataclass(frozen=True)
class ClauseAdded:
    clause_id: int
    assembly_id: int


@dataclass(frozen=True)
class ClauseAmended:
    """A clause in force has other words than before."""

    clause_id: int
    assembly_id: int


@dataclass(frozen=True)
class ClauseRepealed:
    """A clause in force is no more; its number stays."""

    clause_id: int
    assembly_id: int


@dataclass(frozen=True)
class EditionDrafted:
    """The working draft of a document's next edition is another than before."""

    charter_id: int
    assembly_id: int


@dataclass(frozen=True)
class EditionAdopted:
    edition_id: int
    assembly_id: int
