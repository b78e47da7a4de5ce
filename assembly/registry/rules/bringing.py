"""The columns of a file of organisations, and what each row must say. All rows or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import regex
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assembly.core.columns import Problem, RowReader, head_of, plain
from assembly.core.eras import past_years, year_of
from assembly.core.errors import Refusal
from assembly.core.tables import Line
from assembly.core.text import graphemes
from assembly.registry.rules.kinship import DEEPEST, reach
from assembly.registry.rules.naming import (
    HAVE_MEMBERS,
    LONGEST_ABOUT,
    LONGEST_LINE,
    LONGEST_NAME,
    USUAL_KIND,
)
from assembly.registry.rules.telling import Said
from assembly.registry.rules.years import check_span

SHEET = "องค์กร"
BETWEEN = ";"  # several names in one cell
Names: TypeAlias = tuple[str, ...]


class NoHead(Refusal):
    status = 422
    message = _l("ไม่พบหัวตาราง ต้องมีช่อง “ชื่อ” “ฝ่าย” และ “ระดับ” ดูจากไฟล์ตัวอย่าง")


class NobodyInFile(Refusal):
    status = 422
    message = _l("ไฟล์นี้มีแต่หัวตาราง ยังไม่มีรายชื่อ")


@dataclass(frozen=True)
class Row:
    """One organisation of a file, with the names it hangs together with."""

    line: int
    said: Said
    earlier: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pile:
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Standing:
    """What is in the register already: every name with its kind, founding year and parent."""

    kinds: Mapping[str, str]
    founded: Mapping[str, int | None]
    parents: Mapping[str, str]
    earlier: Mapping[str, tuple[str, ...]]


# What a column may be called, first as in the file to fill in. Capitals, spaces, signs say nothing.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("ชื่อ", "ชื่อองค์กร", "ชื่อหน่วยงาน", "name", "organisation", "organization"),
    "kind": ("ประเภท", "ประเภทองค์กร", "kind", "type"),
    "sector": ("ฝ่าย", "ภาคส่วน", "ภาคี", "sector"),
    "level": ("ระดับ", "level"),
    "place": ("รหัสพื้นที่", "พื้นที่", "อำเภอหรือตำบล", "รหัสอำเภอหรือตำบล", "place", "area code"),
    "founded": ("ปีที่ตั้ง (พ.ศ.)", "ปีที่ตั้ง", "ตั้งเมื่อ พ.ศ.", "founded", "founded be"),
    "ended": ("ปีที่สิ้นสุด (พ.ศ.)", "ปีที่สิ้นสุด", "ended", "ended be"),
    "parent": ("อยู่ใต้", "สังกัด", "หน่วยงานแม่", "parent"),
    "earlier": ("สืบต่อจาก", "มาจาก", "predecessors", "predecessor"),
    "networks": ("เครือข่ายที่สังกัด", "เครือข่าย", "เป็นสมาชิกของ", "networks", "network"),
    "coordinator": ("ผู้ประสานงาน", "coordinator"),
    "contact": ("ติดต่อ", "โทรศัพท์", "เบอร์โทร", "contact", "phone"),
    "is_shown": ("ผู้ประสานงานยินยอมให้แสดง", "ยินยอมแสดงชื่อ", "may show", "consent"),
    "about": ("คืออะไร", "รายละเอียด", "เกี่ยวกับ", "about", "description"),
}
KIND_WORDS: Mapping[str, tuple[str, ...]] = {
    "assembly": ("สมัชชา", "assembly"),
    "network": ("เครือข่าย", "network"),
    "community_organisation": ("องค์กรชุมชน", "กลุ่มชุมชน", "community organisation"),
    "association": ("สมาคม", "มูลนิธิ", "association"),
    "institute": ("สถาบัน", "institute"),
    "fund_centre": ("กองทุนหรือศูนย์", "กองทุน", "ศูนย์", "fund centre", "fund center"),
    "local_authority": ("องค์กรปกครองส่วนท้องถิ่น", "อปท", "local authority"),
    "state_agency": ("ส่วนราชการ", "หน่วยงานรัฐ", "state agency"),
    "university": ("มหาวิทยาลัย", "สถาบันการศึกษา", "university"),
    "private_firm": ("ธุรกิจเอกชน", "บริษัท", "private firm"),
}
SECTOR_WORDS: Mapping[str, tuple[str, ...]] = {
    "community": ("ชุมชน", "ภาคชุมชน", "ประชาชน", "community"),
    "local_government": ("ท้องถิ่น", "local government", "local"),
    "state": ("รัฐ", "ภาครัฐ", "ราชการ", "state"),
    "private": ("เอกชน", "ภาคเอกชน", "private"),
}
LEVEL_WORDS: Mapping[str, tuple[str, ...]] = {
    "village": ("หมู่บ้าน", "village"),
    "subdistrict": ("ตำบล", "subdistrict"),
    "district": ("อำเภอ", "district"),
    "province": ("จังหวัด", "province"),
    "national": ("ประเทศ", "ชาติ", "national"),
}
CHOICES = {"kind": KIND_WORDS, "sector": SECTOR_WORDS, "level": LEVEL_WORDS}
YES_WORDS = ("ใช่", "ยินยอม", "yes", "true", "1", "x", "✓", "✔", "/")
NO_WORDS = ("ไม่", "ไม่ใช่", "ไม่ยินยอม", "no", "false", "0", "-", "–")
_LETTER = regex.compile(r"\p{L}")
_FORMULA = regex.compile(r"^[=+@]")


def read_pile(
    lines: Sequence[Line], places: Mapping[str, Names], standing: Standing, this_year: int
) -> Pile:
    """Every organisation in a file, each row checked. Refuses: NoHead, NobodyInFile.

    ``places``: code → names of the province's districts and subdistricts. A name may be referred to
    that stands in the register, or in any row of the file.
    """
    head = head_of(lines, COLUMNS, {"name", "sector", "level"}.issubset)
    if head is None:
        raise NoHead
    place, columns = head
    body = lines[place + 1 :]
    if not body:
        raise NobodyInFile
    codes = _place_words(places)
    readers = [_Reader(line, columns, codes, this_year) for line in body]
    rows = [reader.row() for reader in readers]
    kinds = {row.said.name: row.said.kind for row in rows} | dict(standing.kinds)
    years = {row.said.name: row.said.founded for row in rows} | dict(standing.founded)
    seen: dict[str, int] = {}
    for reader, row in zip(readers, rows, strict=True):
        if row.said.name in seen:
            reader.says(_("เป็นชื่อเดียวกับแถวที่ %(line)s", line=seen[row.said.name]))
        seen.setdefault(row.said.name, row.line)
        reader.check_names(row, kinds, years)
    problems = [Problem(r.line.number, said) for r in readers for said in r.wrong]
    return Pile(tuple(rows), tuple(problems) or tuple(_knots(rows, standing)))


def _knots(rows: Sequence[Row], standing: Standing) -> list[Problem]:
    """Rows that would stand above or before themselves, or too deep."""
    fresh = [row for row in rows if row.said.name not in standing.kinds]
    above = {name: (parent,) for name, parent in standing.parents.items()}
    above |= {row.said.name: (row.said.parent,) for row in fresh if row.said.parent}
    before = dict(standing.earlier) | {row.said.name: row.earlier for row in fresh}
    found = []
    for row in fresh:
        high = reach(above, row.said.name)
        if row.said.name in high or row.said.name in reach(before, row.said.name):
            said = _("%(name)s จะอยู่เหนือหรือก่อนตัวเอง ดูช่อง อยู่ใต้ และ สืบต่อจาก", name=row.said.name)
            found.append(Problem(row.line, said))
        elif len(high) >= DEEPEST:
            found.append(Problem(row.line, _("ผังโครงสร้างลึกได้ไม่เกิน %(most)s ชั้น", most=DEEPEST)))
    return found


def _place_words(places: Mapping[str, Names]) -> dict[str, str]:
    """Every way to write a place: its code, its names with what it is. A bare name that two places
    have is nobody's: it is asked about.
    """
    found: dict[str, set[str]] = {}
    for code, names in places.items():
        for word in (code, *_called(code, names, places)):
            found.setdefault(plain(word), set()).add(code)
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1}


def _called(code: str, names: Names, places: Mapping[str, Names]) -> list[str]:
    if len(code) == 4:
        before = ("", "อ.", "อำเภอ")
        return [f"{word}{name}" for name in names for word in before]
    above = [f"{word}{name}" for name in places[code[:4]] for word in ("", "อ.", "อำเภอ")]
    inside = [f"{word}{name}" for name in names for word in ("", "ต.", "ตำบล")]
    return [*inside, *(f"{low}{high}" for low in inside for high in above)]


@dataclass
class _Reader(RowReader):
    places: Mapping[str, str]
    this_year: int

    def row(self) -> Row:
        sector, founded, ended = self._word("sector"), self._year("founded"), self._year("ended")
        try:
            check_span(founded, ended)
        except Refusal as refusal:
            self.says(refusal.sentence)
        said = Said(
            name=self._name(),
            sector=sector,
            level=self._word("level"),
            kind=self._word("kind", needed=False) or USUAL_KIND.get(sector, ""),
            about=self._short("about", LONGEST_ABOUT),
            place=self._place(),
            founded=founded,
            ended=ended,
            parent=self.cell("parent"),
            coordinator=self._short("coordinator", LONGEST_LINE),
            contact=self._short("contact", LONGEST_LINE),
            is_shown=self.tick("is_shown", COLUMNS["is_shown"][0], YES_WORDS, NO_WORDS),
        )
        if said.is_shown and not said.coordinator:
            self.says(_("บันทึกความยินยอมได้เมื่อมีชื่อของผู้ที่ยินยอม"))
        return Row(self.line.number, said, self._names("earlier"), self._names("networks"))

    def check_names(
        self, row: Row, kinds: Mapping[str, str], years: Mapping[str, int | None]
    ) -> None:
        """Whether whoever is referred to is known, and may be referred to so."""
        parent = (row.said.parent,) if row.said.parent else ()
        for name in (*parent, *row.earlier, *row.networks):
            if name not in kinds:
                self.says(_("ไม่พบ “%(name)s” ในรายชื่อและในไฟล์นี้", name=name))
        for name in row.networks:
            if kinds.get(name, "network") not in HAVE_MEMBERS:
                self.says(_("“%(name)s” ไม่ใช่เครือข่ายหรือองค์กรที่มีสมาชิก", name=name))
            if name == row.said.name:
                self.says(_("เป็นสมาชิกของตัวเองไม่ได้"))
        for name in row.earlier:
            before = years.get(name)
            if before is not None and row.said.founded is not None and row.said.founded < before:
                self.says(_("ตั้งก่อน “%(name)s” จึงสืบต่อจากกันไม่ได้", name=name))

    def _name(self) -> str:
        name = self.cell("name")
        if not name:
            self.says(_("ไม่มีชื่อ"))
        elif _FORMULA.match(name) or not _LETTER.search(name):
            self.says(_("“%(said)s” อ่านเป็นชื่อองค์กรไม่ได้", said=name))
        if graphemes(name) > LONGEST_NAME:
            self.says(_("ชื่อยาวเกิน %(most)s ตัว", most=LONGEST_NAME))
        return name

    def _short(self, name: str, most: int) -> str:
        said = self.cell(name)
        if graphemes(said) > most:
            self.says(_("ช่อง%(column)s ยาวเกิน %(most)s ตัว", column=COLUMNS[name][0], most=most))
        return said

    def _word(self, name: str, *, needed: bool = True) -> str:
        return self.choice(name, COLUMNS[name][0], CHOICES[name], needed=needed) or ""

    def _place(self) -> str:
        said = self.cell("place")
        code = self.places.get(plain(said), "")
        if said and not code:
            self.says(_("ไม่รู้จักพื้นที่ “%(said)s” ใช้ชื่อหรือรหัสของอำเภอหรือตำบล", said=said))
        return code

    def _year(self, name: str) -> int | None:
        said = self.cell(name)
        if not said:
            return None
        if not (len(said) <= 6 and said.isdecimal()):
            self.says(
                _("ช่อง%(column)s ใส่ปี พ.ศ. 4 ตัว ไม่ใช่ “%(said)s”", column=COLUMNS[name][0], said=said)
            )
            return None
        try:
            return year_of(int(said), past_years(self.this_year))
        except Refusal as refusal:
            self.says(refusal.sentence)
            return None

    def _names(self, name: str) -> tuple[str, ...]:
        parts = [part.strip() for part in self.cell(name).split(BETWEEN)]
        return tuple(dict.fromkeys(part for part in parts if part))
