"""Forgetting for good: what was deleted from the box also leaves the database's log and pages."""

from assembly.core import forgetting


def forget_pages(patience: float) -> bool:
    """Empty the database's log of what was deleted; ``False`` if somebody reads it all the time."""
    return forgetting.forget_pages(patience, ("envelope",))
