"""What a table is: columns with their widths, rows, and a last row of sums."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from assembly.exports.languages import say
from assembly.exports.papers import StrategyName

Cell = str | int | date | datetime | None
Row = tuple[Cell, ...]
Columns = tuple[tuple[str, int], ...]  # head, width in characters

NAMED: Columns = (("ยุทธศาสตร์ที่", 12), ("ยุทธศาสตร์", 40))


@dataclass(frozen=True)
class Sheet:
    """One table. ``totals`` stands under it, outside what is filtered and sorted."""

    name: str
    columns: Columns
    rows: tuple[Row, ...]
    totals: Row = ()


def in_words(*sheets: Sheet) -> tuple[Sheet, ...]:
    """The sheets with their names and heads in the language that is spoken."""
    return tuple(
        replace(
            sheet,
            name=say(sheet.name),
            columns=tuple((say(head), width) for head, width in sheet.columns),
        )
        for sheet in sheets
    )


@dataclass(frozen=True)
class About:
    """What a file says of itself."""

    title: str
    author: str
    dated: date
    is_example: bool


def named(strategy: StrategyName | None) -> Row:
    return (strategy.number, strategy.name) if strategy else (None, "")
