"""A members' file beside the roll as it stands, and who asked to be forgotten."""

import io
from dataclasses import dataclass

import xlsxwriter
from sqlalchemy import func, select

from assembly.assemblies.queries import assembly
from assembly.core.columns import Problem
from assembly.core.db import session
from assembly.core.tables import MOST_ROWS, read_table
from assembly.meetings.models import Meeting
from assembly.meetings.queries import current_meeting, name_of
from assembly.people.models import Member
from assembly.people.queries import on_roll
from assembly.people.rules import FORGOTTEN, Person
from assembly.places.models import District
from assembly.places.queries import districts_of
from assembly.roll.rules import CHOICES, COLUMNS, NO_WORDS, SHEET, YES_WORDS, read_roll


@dataclass(frozen=True)
class Preview:
    """What an import would do; with a problem it does nothing."""

    people: tuple[Person, ...]
    problems: tuple[Problem, ...]
    new: tuple[Person, ...]
    known: int
    meeting: Meeting | None  # for which everybody gets a slip

    @property
    def wrong_lines(self) -> int:
        return len({problem.line for problem in self.problems})


@dataclass(frozen=True)
class Leaving:
    """A member who asked to be forgotten, as the office sees one."""

    member_id: int
    name: str
    district: str


def preview(assembly_id: int, content: bytes) -> Preview:
    """A file read and compared. Refuses what ``read_table`` and ``read_roll`` refuse."""
    province = assembly(assembly_id).province_code
    districts = [(d.code, d.name_th, d.name_en) for d in districts_of(province)]
    roll, known = read_roll(read_table(content), districts), on_roll(assembly_id)
    new = tuple(person for person in roll.people if person.key not in known)
    return Preview(
        people=roll.people,
        problems=roll.problems,
        new=new,
        known=len(roll.people) - len(new),
        meeting=coming_meeting(assembly_id),
    )


def coming_meeting(assembly_id: int) -> Meeting | None:
    """The meeting slips are printed for: open or still to come, and not only to listen."""
    found = current_meeting(assembly_id)
    has_slips = found is not None and found.phase != "closed" and found.kind != "listening_stage"
    return found if has_slips else None


def leaving(assembly_id: int) -> list[Leaving]:
    wanted = (
        select(Member, District)
        .join(District, District.code == Member.district_code)
        .where(
            Member.assembly_id == assembly_id,
            Member.withdrew_at.is_not(None),
            Member.given_name != FORGOTTEN,
        )
        .order_by(Member.withdrew_at)
    )
    found = session().execute(wanted)
    return [Leaving(who.id, who.name_on_roll, name_of(where)) for who, where in found]


def roll_size(assembly_id: int) -> dict[str, int]:
    """How many delegates and observers stand on the roll."""
    wanted = select(Member.kind, func.count()).where(Member.assembly_id == assembly_id)
    found = session().execute(wanted.group_by(Member.kind))
    return {"delegate": 0, "observer": 0} | {row[0]: row[1] for row in found}


def blank_file(assembly_id: int) -> bytes:
    """An Excel file to fill in: the columns, and lists of the words they take."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet, bold = book.add_worksheet(SHEET), book.add_format({"bold": True, "bottom": 1})
    names = [name for name in COLUMNS if name != "full_name"]
    for column, name in enumerate(names):
        sheet.write_string(0, column, COLUMNS[name][0], bold)
        words = _words_of(name, assembly_id)
        if words:
            sheet.data_validation(
                1, column, MOST_ROWS, column, {"validate": "list", "source": words}
            )
    sheet.set_column(0, len(names) - 1, 20)
    sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()


def _words_of(column: str, assembly_id: int) -> list[str]:
    """What a column takes; an empty list where it takes any words."""
    if column == "district":
        return [row.name_th for row in districts_of(assembly(assembly_id).province_code)]
    if column.startswith(("may_", "is_")):
        return [YES_WORDS[0], NO_WORDS[0]]
    return [words[0] for words in CHOICES.get(column, {}).values()]
