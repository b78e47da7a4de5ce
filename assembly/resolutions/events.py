from dataclasses import dataclass


@dataclass(frozen=True)
class DraftChanged:
    """A draft was written, shown or put to the vote."""

    agenda_item_id: int
    meeting_id: int
    state: str


@dataclass(frozen=True)
class DraftRevised:
    """A draft has another text than before; ``back_to`` names the version that was restored."""

    draft_id: int
    meeting_id: int
    number: int
    because: str
    back_to: int = 0


@dataclass(frozen=True)
class ResolutionAdopted:
    resolution_id: int
    meeting_id: int
    agenda_item_id: int


@dataclass(frozen=True)
class ClauseWritten:
    """A resolution became a clause of the charter."""

    clause_id: int
    resolution_id: int
    meeting_id: int
    assembly_id: int


@dataclass(frozen=True)
class RegisterChanged:
    """Who acts on an item, what a resolution still does, or why a number is missing was said."""

    assembly_id: int


@dataclass(frozen=True)
class ItemAssigned:
    """Who acts on an adopted item, or until when, is another than before."""

    item_id: int
    resolution_id: int
    assembly_id: int


@dataclass(frozen=True)
class EffectSaid:
    """A later act took a resolution's place, amended an item of it, or voids it."""

    effect_id: int
    resolution_id: int
    assembly_id: int
