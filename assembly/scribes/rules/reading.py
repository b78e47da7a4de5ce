"""The columns of a file of grievances, and what each row must say. Taken whole or not at all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import regex
from flask_babel import gettext as _

from assembly.core.columns import Problem, RowReader, head_of, plain
from assembly.core.errors import Refusal
from assembly.core.tables import Line, TooManyRows
from assembly.core.text import graphemes
from assembly.grievances.rules import LONGEST
from assembly.scribes.rules.dates import told_day
from assembly.scribes.rules.refusals import NoHead, NothingInFile

SHEET = "ความทุกข์"
MOST_LETTERS = 1_000  # in one file: whoever votes meanwhile does not wait for it

# What a column may be called, first as in the file to fill in. Capitals, spaces, signs say nothing.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("ความทุกข์", "เรื่อง", "ข้อความ", "เรื่องที่เล่า", "รายละเอียด", "grievance", "text"),
    "district": ("อำเภอ", "รหัสอำเภอ", "district"),
    "subdistrict": ("ตำบล", "รหัสตำบล", "แขวง", "subdistrict", "tambon"),
    "strategy": ("ยุทธศาสตร์", "ยุทธศาสตร์ที่", "ด้าน", "strategy"),
    "day": ("วันที่เล่า", "วันที่", "วัน", "date", "day"),
    "target_group": ("กลุ่มเป้าหมาย", "กลุ่ม", "target group", "group"),
    "urgent": ("เร่งด่วน", "ด่วน", "urgent"),
}
GROUP_WORDS: Mapping[str, tuple[str, ...]] = {
    "student": ("นักศึกษา", "นักศึกษา 18-25 ปี", "นักศึกษา 18-25", "student"),
    "working": ("คนทำงาน", "คนทำงาน 25-60 ปี", "คนทำงาน 25-60", "วัยทำงาน", "working"),
    "parent": ("ผู้ปกครอง", "parent"),
}
OTHER_WORDS = ("อื่น ๆ", "อื่นๆ", "อื่น", "other")  # belongs to no group, and is no mistake
YES_WORDS = ("ใช่", "ด่วน", "เร่งด่วน", "มี", "y", "yes", "true", "1", "x", "✓", "✔", "/")
NO_WORDS = ("ไม่", "ไม่ใช่", "ไม่ด่วน", "n", "no", "false", "0", "-", "–")

_OF_DISTRICT = regex.compile(r"^(?:อำเภอ|อ\.|amphoe\s|district\s)\s*", flags=regex.IGNORECASE)
_OF_SUBDISTRICT = regex.compile(r"^(?:ตำบล|ต\.|tambon\s)\s*", flags=regex.IGNORECASE)


@dataclass(frozen=True)
class Letter:
    """One grievance as it stands on paper. ``nth`` tells two people with the same words apart."""

    line: int
    text: str
    subdistrict: str
    place: str
    strategy_id: int | None
    told_on: date | None
    target_group: str | None
    urgent: bool
    nth: int = 1

    @property
    def content(self) -> str:
        """What makes it this one and no other, whatever file it comes in."""
        day = self.told_on.isoformat() if self.told_on else ""
        return f"{self.subdistrict}|{day}|{self.nth}|{self.text}"


@dataclass(frozen=True)
class Pile:
    """A file as read: every grievance in it, and what stands in the way."""

    letters: tuple[Letter, ...]
    problems: tuple[Problem, ...]

    @property
    def twins(self) -> int:
        """How many rows say what a row above says: they count as other people's."""
        return sum(1 for letter in self.letters if letter.nth > 1)


@dataclass(frozen=True)
class Places:
    """What a row may name: districts and subdistricts by code and names, strategies by id."""

    districts: Sequence[tuple[str, str, str]]  # code, Thai name, English name
    subdistricts: Sequence[tuple[str, str, str, str]]  # code, district's code, Thai, English
    strategies: Mapping[int, tuple[str, ...]]  # id → number and names

    def district_words(self) -> dict[str, str]:
        """Its code and names, and “เมือง” alone for the capital's."""
        words = {plain(word): row[0] for row in self.districts for word in row}
        for code, thai, _english in self.districts:
            if thai.startswith("เมือง"):
                words["เมือง"] = code
        return words

    def subdistrict_words(self) -> dict[tuple[str, str], tuple[str, str]]:
        """A district's code and a word → the subdistrict's code and Thai name."""
        return {
            (district, plain(word)): (code, thai)
            for code, district, thai, english in self.subdistricts
            for word in (code, thai, english)
        }

    def strategy_words(self) -> dict[str, int]:
        return {plain(word): id_ for id_, words in self.strategies.items() for word in words}


def read_pile(lines: Sequence[Line], places: Places, era: str, today: date) -> Pile:
    """Every grievance in a file, each row checked. Refuses: NoHead, NothingInFile, TooManyRows."""
    head = head_of(lines, COLUMNS, {"text", "district", "subdistrict"}.issubset)
    if head is None:
        raise NoHead
    at, columns = head
    rows = lines[at + 1 :]
    if not rows:
        raise NothingInFile
    if len(rows) > MOST_LETTERS:
        raise TooManyRows(most=MOST_LETTERS)
    known = _Known(places.district_words(), places.subdistrict_words(), places.strategy_words())
    letters, problems, seen = [], [], Counter[str]()
    for line in rows:
        row = _Row(line, columns, known, era, today)
        letter = row.letter(seen)
        letters.append(letter)
        problems += [Problem(line.number, sentence) for sentence in row.wrong]
    return Pile(tuple(letters), tuple(problems))


@dataclass(frozen=True)
class _Known:
    districts: Mapping[str, str]
    subdistricts: Mapping[tuple[str, str], tuple[str, str]]
    strategies: Mapping[str, int]


@dataclass
class _Row(RowReader):
    known: _Known
    era: str
    today: date

    def letter(self, seen: Counter[str]) -> Letter:
        text, (code, place), day = self._text(), self._place(), self._day()
        alike = f"{code}|{day}|{text}"
        seen[alike] += 1
        return Letter(
            line=self.line.number,
            text=text,
            subdistrict=code,
            place=place,
            strategy_id=self._strategy(),
            told_on=day,
            target_group=self._group(),
            urgent=self.tick("urgent", COLUMNS["urgent"][0], YES_WORDS, NO_WORDS),
            nth=seen[alike],
        )

    def _text(self) -> str:
        text, length = self.cell("text"), graphemes(self.cell("text"))
        if not length:
            self.says(_("ช่องความทุกข์ว่างอยู่"))
        if length > LONGEST:
            self.says(_("ความทุกข์ยาวเกิน %(most)s ตัวอักษร", most=LONGEST))
        return text

    def _place(self) -> tuple[str, str]:
        """The subdistrict's code and name; its name alone may stand in several districts."""
        said, inside = self.cell("district"), self.cell("subdistrict")
        district = self.known.districts.get(plain(_OF_DISTRICT.sub("", said)), "")
        if not district:
            self.says(_("ไม่รู้จักอำเภอ “%(said)s” ใช้ชื่ออำเภอหรือรหัส 4 ตัว", said=said))
            return "", ""
        found = self.known.subdistricts.get((district, plain(_OF_SUBDISTRICT.sub("", inside))))
        if found is None:
            self.says(_("ไม่มีตำบล “%(said)s” ในอำเภอ%(district)s", said=inside, district=said))
        return found or ("", "")

    def _strategy(self) -> int | None:
        said = self.cell("strategy")
        found = self.known.strategies.get(plain(said)) if said else None
        if said and found is None:
            self.says(_("ไม่รู้จักยุทธศาสตร์ “%(said)s” ใช้เลขหรือชื่อ หรือเว้นว่าง", said=said))
        return found

    def _day(self) -> date | None:
        said = self.cell("day")
        try:
            return told_day(said, self.era, self.today) if said else None
        except Refusal as refusal:
            self.says(refusal.sentence)
            return None

    def _group(self) -> str | None:
        said = plain(self.cell("target_group"))
        words = {plain(word): key for key, known in GROUP_WORDS.items() for word in known}
        if said and said not in words and said not in map(plain, OTHER_WORDS):
            listed = " ".join(known[0] for known in GROUP_WORDS.values())
            self.says(_("ช่องกลุ่มใช้ได้แค่ %(words)s หรือเว้นว่าง", words=listed))
        return words.get(said)
