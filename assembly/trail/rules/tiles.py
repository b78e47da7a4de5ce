"""Where districts stand on the board's map: nearly as on a real one, else as in a dictionary."""

from collections.abc import Sequence
from dataclasses import dataclass

# Rows from north to south, columns from the open sea to the land: codes of districts; "" is the
# whole province, which has the widest empty place.
PHANGNGA = (
    ("8206", "", ""),
    ("8205", "8203", ""),
    ("8208", "8201", "8207"),
    ("", "8204", "8202"),
)
MAPS = (PHANGNGA,)


@dataclass(frozen=True)
class Place:
    """A tile's row and column, from 1."""

    code: str
    row: int
    column: int


def places_of(codes: Sequence[str]) -> tuple[Place, ...]:
    """The tiles of a map that is known, read from north to south; ``()`` where there is none.

    A map holds only where it has every district, and no other.
    """
    for rows in MAPS:
        placed = tuple(
            Place(code, row, column)
            for row, line in enumerate(rows, 1)
            for column, code in enumerate(line, 1)
            if code
        )
        if sorted(place.code for place in placed) == sorted(codes):
            return placed
    return ()
