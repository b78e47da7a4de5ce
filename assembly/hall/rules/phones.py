"""A phone's Now, and what on it is one's own."""

from assembly.hall.rules.scenes import Grown


def now_of(phase: str, grown: Grown | None, *, on_break: bool = False) -> str:
    """What a phone shows: waiting, break, between, item, draft, ballot, counting, result or
    closed."""
    if phase != "open":
        return "closed" if phase == "closed" else "waiting"
    if on_break:
        return "break"
    if grown is None:
        return "between"
    by_ballot = {"open": "ballot", "closed": "counting", "counted": "result", "declared": "result"}
    if grown.ballot in by_ballot:
        return by_ballot[grown.ballot]
    return "draft" if grown.draft in ("shown", "voting") else "item"


def mine_marker(
    phase: str, ballot_id: int | None, ballot_state: str | None, *, on_item: bool = False
) -> str:
    """Changes whenever what is personal on a phone changes; tells nothing about anybody.

    ``on_item``: the room is on an item, so whoever has a slip may ask to speak on it.
    """
    if phase == "open" and ballot_id is None and on_item:
        return "item"
    if phase != "open" or ballot_id is None:
        return phase
    return f"ballot:{ballot_id}:{ballot_state}"


def mine_of(
    ballot: str | None, *, member_kind: str, is_elector: bool, received: bool, by_phone: bool = True
) -> str:
    """What is one's own: none, slip, observer, late, choices, voted, sealed, checked, missed.

    ``missed``: the ballot closed and no vote of this elector came from a phone (``by_phone``: it
    could have).
    """
    if ballot not in ("open", "closed", "counted", "declared"):
        return "none"
    if received:
        return {"open": "voted", "declared": "checked"}.get(ballot, "sealed")
    if ballot != "open":
        return "missed" if is_elector and by_phone else "none"
    if not member_kind:
        return "slip"
    if member_kind != "delegate":
        return "observer"
    return "choices" if is_elector else "late"


def mine_elsewhere(kind: str, method: str, channel: str) -> str:
    """Where a person votes if not by pressing: hands are counted, paper and helpers have it."""
    if kind not in ("choices", "voted"):
        return kind
    if method == "hands":
        return "hands"
    return channel or kind
