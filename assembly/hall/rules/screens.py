"""The screens themselves: their names, and the network a phone needs to see one."""

from collections.abc import Collection
from itertools import count

from assembly.hall.rules.refusals import NoSuchScreen

THEMES = ("light", "dark")
MAIN = "main"


def check_screen_name(name: str) -> None:
    """Refuses: NoSuchScreen."""
    if not (name.isascii() and name.isalnum() and name == name.lower() and len(name) <= 20):
        raise NoSuchScreen


def next_name(taken: Collection[str]) -> str:
    """The name of one screen more, when nobody gave it one: the main screen is the first."""
    return next(str(n) for n in count(2) if str(n) not in taken)
