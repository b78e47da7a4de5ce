from dataclasses import dataclass


@dataclass(frozen=True)
class GrievanceTold:
    """Somebody of an assembly told a grievance; which one is nobody's business."""

    assembly_id: int
    urgent: bool = False


@dataclass(frozen=True)
class GrievancesAttached:
    agenda_item_id: int
    meeting_id: int


@dataclass(frozen=True)
class GrievanceReviewed:
    """A grievance was read by the desk: its text may be shown, or is withheld."""

    assembly_id: int


@dataclass(frozen=True)
class GrievancesSorted:
    """The desk did something with grievances of an assembly: their counts stand otherwise now."""

    assembly_id: int


@dataclass(frozen=True)
class SenderWrote:
    """A sender wrote to the desk; who and about what is read at the desk only."""

    assembly_id: int


@dataclass(frozen=True)
class DeskWrote:
    """The desk answered one of the senders."""

    assembly_id: int


@dataclass(frozen=True)
class GrievancesPublished:
    """The public may read more of what was told to an assembly."""

    assembly_id: int


@dataclass(frozen=True)
class GrievanceWithdrawn:
    """A sender took a grievance back: its words are to be shown nowhere any more."""

    assembly_id: int
