from dataclasses import dataclass


@dataclass(frozen=True)
class ConfirmationAsked:
    assembly_id: int
    subject: str
    what: str


@dataclass(frozen=True)
class ConfirmationAnswered:
    """Confirmed or declined by a second person."""

    assembly_id: int
    subject: str
    what: str
    confirmed: bool
