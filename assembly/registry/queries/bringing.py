"""A file of organisations beside the register as it stands."""

import io
from dataclasses import dataclass

import xlsxwriter

from assembly.core import clock
from assembly.core.columns import Problem
from assembly.core.tables import MOST_ROWS, read_table
from assembly.registry.queries.one import successions_of
from assembly.registry.queries.rows import names_of_places, organisations_of
from assembly.registry.rules import LONGEST_ABOUT
from assembly.registry.rules.bringing import (
    CHOICES,
    COLUMNS,
    NO_WORDS,
    SHEET,
    YES_WORDS,
    Row,
    Standing,
    read_pile,
)


@dataclass(frozen=True)
class Preview:
    """What an import would do; with a problem it does nothing."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    new: tuple[Row, ...]
    known: int

    @property
    def wrong_lines(self) -> int:
        return len({problem.line for problem in self.problems})


def preview(assembly_id: int, content: bytes) -> Preview:
    """A file read and compared: whoever is known by name stays as they are.

    Refuses what ``read_table`` and ``read_pile`` refuse.
    """
    lines, standing = read_table(content, longest=LONGEST_ABOUT * 2), standing_of(assembly_id)
    pile = read_pile(lines, names_of_places(assembly_id), standing, clock.today().year)
    new = tuple(row for row in pile.rows if row.said.name not in standing.kinds)
    return Preview(pile.rows, pile.problems, new, len(pile.rows) - len(new))


def standing_of(assembly_id: int) -> Standing:
    rows = {row.id: row for row in organisations_of(assembly_id)}
    earlier = successions_of(assembly_id)[0]
    return Standing(
        kinds={row.name: row.kind for row in rows.values()},
        founded={row.name: row.founded for row in rows.values()},
        parents={row.name: rows[row.parent_id].name for row in rows.values() if row.parent_id},
        earlier={
            rows[came].name: tuple(rows[one].name for one in was) for came, was in earlier.items()
        },
    )


def blank_file() -> bytes:
    """An Excel file to fill in: the columns, and lists of the words they take."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet, bold = book.add_worksheet(SHEET), book.add_format({"bold": True, "bottom": 1})
    for column, (name, called) in enumerate(COLUMNS.items()):
        sheet.write_string(0, column, called[0], bold)
        words = [known[0] for known in CHOICES.get(name, {}).values()]
        words = [YES_WORDS[0], NO_WORDS[0]] if name == "is_shown" else words
        if words:
            allowed = {"validate": "list", "source": words}
            sheet.data_validation(1, column, MOST_ROWS, column, allowed)
    sheet.set_column(0, len(COLUMNS) - 1, 20)
    sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()
