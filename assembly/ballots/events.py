from dataclasses import dataclass


@dataclass(frozen=True)
class BallotOpened:
    ballot_id: int
    meeting_id: int
    agenda_item_id: int


@dataclass(frozen=True)
class VoteCast:
    """One more vote, or a changed one, lies in the box. Says neither whose nor which."""

    ballot_id: int
    meeting_id: int
    agenda_item_id: int


@dataclass(frozen=True)
class BallotClosed:
    """Nothing more comes in."""

    ballot_id: int
    meeting_id: int
    agenda_item_id: int


@dataclass(frozen=True)
class BallotCounted:
    """The box was opened; of a secret ballot, the key and every trace of it must go now."""

    ballot_id: int
    meeting_id: int
    agenda_item_id: int


@dataclass(frozen=True)
class BallotDeclared:
    """The result stands for good. ``outcome``: see ``rules.Outcome``."""

    ballot_id: int
    meeting_id: int
    agenda_item_id: int
    carried: bool
    outcome: str


@dataclass(frozen=True)
class BallotCancelled:
    """Called off unread; of a secret ballot, the key must go now."""

    ballot_id: int
    meeting_id: int
    agenda_item_id: int


@dataclass(frozen=True)
class DissentRecorded:
    ballot_id: int
    meeting_id: int
    agenda_item_id: int
