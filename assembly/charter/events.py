from dataclasses import dataclass


@dataclass(frozen=True)
class ClauseAdded:
    clause_id: int
    assembly_id: int


@dataclass(frozen=True)
class EditionAdopted:
    edition_id: int
    assembly_id: int
