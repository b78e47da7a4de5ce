from dataclasses import dataclass


@dataclass(frozen=True)
class MeetingChanged:
    """The meeting's phase or current item changed: every screen of it shows something else."""

    meeting_id: int


@dataclass(frozen=True)
class MeetingOpened:
    meeting_id: int


@dataclass(frozen=True)
class MeetingClosed:
    meeting_id: int


@dataclass(frozen=True)
class BreakStarted:
    meeting_id: int


@dataclass(frozen=True)
class BreakEnded:
    meeting_id: int


@dataclass(frozen=True)
class MemberCheckedIn:
    meeting_id: int
    member_id: int


@dataclass(frozen=True)
class StepUndone:
    """The last step at the desk was taken back: what followed from it stands as before, too."""

    meeting_id: int


@dataclass(frozen=True)
class MemberLeft:
    """A check-in was taken back: it was the wrong person, or the person went home."""

    meeting_id: int
    member_id: int
