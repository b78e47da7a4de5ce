from dataclasses import dataclass


@dataclass(frozen=True)
class SlipSignedIn:
    """A member signed in at a meeting with a slip; the meeting counts this as checking in."""

    slip_id: int
    member_id: int
    meeting_id: int


@dataclass(frozen=True)
class MemberChanged:
    """What a member is counted under, or whether the name may be shown, is another now."""

    assembly_id: int
    member_id: int


@dataclass(frozen=True)
class SignInEnded:
    """A browser was signed out, or a slip or account revoked."""

    sign_in_id: int
