"""What became of a grievance, and whether anything is still owed."""

# What became of a grievance, in one word: the first of these that is true. A column that stands
# alone only has to hold something. Rule and database read this one list.
STATUSES: tuple[tuple[str, str, str | None], ...] = (
    ("withdrawn", "state", "withdrawn"),
    ("withheld", "state", "withheld"),
    ("on_agenda", "agenda_item_id", None),
    ("in_issue", "issue_id", None),
    ("forwarded", "organisation_id", None),
    ("answered", "answered_on", None),
    ("cleared", "state", "reviewed"),
)
STATUS_WORDS = ("new", *(word for word, _column, _value in reversed(STATUSES)))


def status(row: object) -> str:
    """What became of a grievance; one of ``STATUS_WORDS``."""
    return next((word for word, name, value in STATUSES if _is_true(row, name, value)), "new")


def _is_true(row: object, column: str, value: str | None) -> bool:
    held = getattr(row, column)
    return held is not None if value is None else held == value


def matter_is_over(state: str, *, is_answered: bool, is_behind: bool, is_decided: bool) -> bool:
    """Whether nobody has to do anything about it any more: decided, answered or put aside."""
    if is_behind:
        return is_decided
    return state in ("withheld", "withdrawn") or (state == "reviewed" and is_answered)


def is_unresolved(state: str, *, is_answered: bool, is_item_done: bool) -> bool:
    """Whether something is still owed: not withdrawn, not answered, behind no finished item."""
    return state != "withdrawn" and not is_answered and not is_item_done
