"""A file of grievances beside what was told already, and codes that follow from keys."""

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import xlsxwriter
from sqlalchemy import select

from assembly.assemblies.queries import assembly
from assembly.core import clock, ids
from assembly.core.db import session
from assembly.core.qr import Code, code_for
from assembly.core.tables import MOST_ROWS, read_table
from assembly.core.web import public_url
from assembly.grievances.models import Grievance
from assembly.grievances.queries import code_of, tracking_hash
from assembly.grievances.rules import CODE_DIGITS, LONGEST, grouped
from assembly.places.models import Subdistrict
from assembly.places.queries import districts_of, subdistricts_of
from assembly.plans.queries import strategies_of
from assembly.scribes.rules import (
    COLUMNS,
    SHEET,
    EraNotTold,
    Letter,
    OddCodes,
    Pile,
    Places,
    read_pile,
)
from assembly.scribes.rules.reading import GROUP_WORDS, NO_WORDS, YES_WORDS

LONGEST_CELL = (
    17 * LONGEST
)  # a letter as people see it has at most 16 parts: what is cut is too long
STOCK = 20  # codes that wait on a scribe's device for the next people who speak
MOST_SLIPS = 200  # of one evening's device, printed at once
PART = 90  # slips of a file printed at once: five pages


@dataclass(frozen=True)
class Preview:
    """What an import would do; with a problem it does nothing."""

    pile: Pile
    new: tuple[Letter, ...]

    @property
    def known(self) -> int:
        return len(self.pile.letters) - len(self.new)

    @property
    def wrong_lines(self) -> int:
        return len({problem.line for problem in self.pile.problems})


@dataclass(frozen=True)
class Slip:
    """What a speaker takes home: the code and where it is followed. Never the words."""

    code: str  # in groups of four
    qr: Code
    place: str
    line: int | None = None  # of the file it came in


@dataclass(frozen=True)
class Spare:
    """A key with the code that follows from it, for one person to come."""

    key: str
    code: str
    qr: Code


def preview(assembly_id: int, content: bytes, era: str) -> Preview:
    """A file read and compared. Refuses: EraNotTold, and what ``read_table``, ``read_pile`` do."""
    lines = read_table(content, longest=LONGEST_CELL, newlines=True)
    pile = read_pile(lines, _places(assembly_id), era, clock.today())
    if not era and any(one.sentence == EraNotTold().sentence for one in pile.problems):
        raise EraNotTold
    known = _known(assembly_id, pile.letters)
    new = [one for one in pile.letters if tracking_hash(code_on(assembly_id, one)) not in known]
    return Preview(pile, tuple(new))


def key_on(letter: Letter) -> str:
    """The key of a grievance on paper: the same in whatever file it comes, and not to be guessed
    by who knows the words.
    """
    return ids.keyed_hash("paper", letter.content)


def code_on(assembly_id: int, letter: Letter) -> str:
    return code_of(assembly_id, key_on(letter))


def taken_on(assembly_id: int, content: bytes, era: str) -> list[Letter]:
    """The grievances of a file that are in already; whoever has the file has their codes.

    These are worked out anew each time, and kept nowhere.
    """
    found = preview(assembly_id, content, era)
    waiting = {letter.line for letter in found.new}
    return [one for one in found.pile.letters if one.line not in waiting]


def slips_of(assembly_id: int, letters: Sequence[Letter], part: int = 1) -> list[Slip]:
    """One part of their slips: drawing codes takes time, and others must not wait for it."""
    chosen = letters[(part - 1) * PART : part * PART]
    return [_slip(code_on(assembly_id, one), one.place, one.line) for one in chosen]


def parts_of(letters: Sequence[Letter]) -> list[tuple[int, int, int]]:
    """The parts their slips are printed in: number, first and last slip."""
    starts = range(0, len(letters), PART)
    return [(n, at + 1, min(at + PART, len(letters))) for n, at in enumerate(starts, 1)]


def slips_typed(meeting_id: int, codes: Collection[str]) -> list[Slip]:
    """Slips for codes of what was written down at a meeting, in their order. Refuses: OddCodes."""
    digits = [ids.only_digits(code) for code in codes]
    if not 0 < len(digits) <= MOST_SLIPS or any(len(code) != CODE_DIGITS for code in digits):
        raise OddCodes
    hashes = {tracking_hash(code): code for code in digits}
    wanted = (
        select(Grievance.tracking_hash, Subdistrict.name_th)
        .join(Subdistrict, Subdistrict.code == Grievance.subdistrict_code)
        .where(Grievance.tracking_hash.in_(hashes), Grievance.meeting_id == meeting_id)
        .where(Grievance.typed_by.is_not(None), Grievance.state != "withdrawn")
    )
    places = {hashes[hashed]: place for hashed, place in session().execute(wanted)}
    if not places:
        raise OddCodes
    return [_slip(code, places[code]) for code in dict.fromkeys(digits) if code in places]


def spare_codes(assembly_id: int, count: int = STOCK) -> list[Spare]:
    """Fresh keys and their codes: a slip can be handed out also while the network is away."""
    keys = [ids.token() for _ in range(count)]
    codes = [code_of(assembly_id, key) for key in keys]
    pairs = zip(keys, codes, strict=True)
    return [Spare(key, grouped(code), code_for(follow_address(code))) for key, code in pairs]


def follow_address(code: str) -> str:
    """After "#": in no log and no history. The page that follows lies at ``/g/``."""
    return f"{public_url()}/g/#{code}"


def blank_file(assembly_id: int) -> bytes:
    """An Excel file to fill in: the columns, and lists of the words they take."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet, bold = book.add_worksheet(SHEET), book.add_format({"bold": True, "bottom": 1})
    for column, (name, aliases) in enumerate(COLUMNS.items()):
        sheet.write_string(0, column, aliases[0], bold)
        words = _words_of(name, assembly_id)
        if words:
            listed = {"validate": "list", "source": words}
            sheet.data_validation(1, column, MOST_ROWS, column, listed)
    sheet.set_column(0, 0, 70)
    sheet.set_column(1, len(COLUMNS) - 1, 18)
    sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()


def _words_of(column: str, assembly_id: int) -> list[str]:
    """What a column takes; an empty list where it takes any words."""
    if column == "district":
        return [row.name_th for row in districts_of(assembly(assembly_id).province_code)]
    if column == "strategy":
        return [str(row.number) for row in strategies_of(assembly_id)]
    if column == "target_group":
        return [words[0] for words in GROUP_WORDS.values()]
    return [YES_WORDS[0], NO_WORDS[0]] if column == "urgent" else []


def _slip(code: str, place: str, line: int | None = None) -> Slip:
    return Slip(grouped(code), code_for(follow_address(code)), place, line)


def _known(assembly_id: int, letters: Collection[Letter]) -> set[str]:
    hashes = [tracking_hash(code_on(assembly_id, letter)) for letter in letters]
    found: set[str] = set()
    for start in range(0, len(hashes), 500):
        part = Grievance.tracking_hash.in_(hashes[start : start + 500])
        found.update(session().scalars(select(Grievance.tracking_hash).where(part)))
    return found


def _places(assembly_id: int) -> Places:
    province = assembly(assembly_id).province_code
    return Places(
        districts=[(d.code, d.name_th, d.name_en) for d in districts_of(province)],
        subdistricts=[
            (s.code, s.district_code, s.name_th, s.name_en) for s in subdistricts_of(province)
        ],
        strategies={
            s.id: (str(s.number), s.name_th, s.name_en, s.short_th, s.short_en)
            for s in strategies_of(assembly_id)
        },
    )
