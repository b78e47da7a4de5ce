"""What became of a promise: made, told of, moved, changed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CommitmentMade:
    """An operative item is to be done, or a part of it."""

    commitment_id: int
    assembly_id: int


@dataclass(frozen=True)
class CommitmentMoved:
    """It is in another state than before."""

    commitment_id: int
    assembly_id: int


@dataclass(frozen=True)
class CommitmentReported:
    """A line was told, corrected, shown or withheld."""

    commitment_id: int
    assembly_id: int


@dataclass(frozen=True)
class CommitmentChanged:
    """Its words, bodies, place, parts or day are other ones."""

    commitment_id: int
    assembly_id: int


@dataclass(frozen=True)
class EvidenceTaken:
    """A picture or a paper was taken away; its file goes after the commit."""

    commitment_id: int
    assembly_id: int
    file: str
