"""The columns of a members' file, and what each row must say. It is taken whole or not at all."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assembly.core.columns import Problem, RowReader, head_of, plain
from assembly.core.errors import Refusal
from assembly.core.tables import Line
from assembly.core.text import graphemes
from assembly.people.rules import Person

LONGEST_NAME = 60
LONGEST_NETWORK = 100
SHEET = "รายชื่อ"


class NoHead(Refusal):
    status = 422
    message = _l("ไม่พบหัวตาราง ต้องมีช่อง “ชื่อ” และ “อำเภอ” ดูจากไฟล์ตัวอย่าง")


class NobodyInFile(Refusal):
    status = 422
    message = _l("ไฟล์นี้มีแต่หัวตาราง ยังไม่มีรายชื่อ")


@dataclass(frozen=True)
class Roll:
    """A members' file as read: everybody in it, and what stands in the way."""

    people: tuple[Person, ...]
    problems: tuple[Problem, ...]


# What a column may be called, first as in the file to fill in. Capitals, spaces, signs say nothing.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("คำนำหน้า", "คำนำหน้าชื่อ", "คำนำหน้านาม", "title", "prefix"),
    "given_name": ("ชื่อ", "ชื่อจริง", "given name", "first name", "name"),
    "surname": ("นามสกุล", "สกุล", "ชื่อสกุล", "surname", "last name", "family name"),
    "full_name": ("ชื่อ-นามสกุล", "ชื่อ-สกุล", "ชื่อและนามสกุล", "full name"),
    "district": ("อำเภอ", "รหัสอำเภอ", "เขต", "district", "district code"),
    "kind": ("ประเภท", "มาในฐานะ", "สถานะ", "kind", "type"),
    "sector": ("ภาคส่วน", "ภาคี", "ฝ่าย", "sector"),
    "target_group": ("กลุ่มเป้าหมาย", "กลุ่ม", "target group", "group"),
    "network": ("เครือข่าย", "องค์กร", "network", "organisation", "organization"),
    "is_representative": ("ผู้แทนเครือข่าย", "network representative", "representative"),
    "may_keep": ("ยินยอมเก็บข้อมูล", "ยินยอมให้เก็บข้อมูล", "may keep", "consent to keep"),
    "may_name": ("ยินยอมแสดงชื่อ", "ยินยอมให้แสดงชื่อ", "may name", "consent to name"),
    "may_picture": ("ยินยอมใช้ภาพ", "ยินยอมให้ใช้ภาพ", "may picture", "consent to picture"),
}

KIND_WORDS = {
    "delegate": ("ผู้แทน", "delegate", "สมาชิก", "ตัวแทน"),
    "observer": ("ผู้สังเกตการณ์", "observer", "สังเกตการณ์", "ผู้เข้าร่วม"),
}
SECTOR_WORDS = {
    "community": ("ชุมชน", "ภาคชุมชน", "ภาคประชาชน", "ประชาชน", "community"),
    "local_government": ("ท้องถิ่น", "อปท", "องค์กรปกครองส่วนท้องถิ่น", "local government", "local"),
    "state": ("รัฐ", "ภาครัฐ", "ราชการ", "state", "government"),
    "private": ("เอกชน", "ภาคเอกชน", "ธุรกิจ", "private"),
}
GROUP_WORDS = {
    "student": ("นักศึกษา", "นักเรียนนักศึกษา", "นักศึกษา 18-25 ปี", "นักศึกษา 18-25", "student"),
    "working": ("คนทำงาน", "คนทำงาน 25-60 ปี", "คนทำงาน 25-60", "วัยทำงาน", "working"),
    "parent": ("ผู้ปกครอง", "parent"),
}
CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "kind": KIND_WORDS,
    "sector": SECTOR_WORDS,
    "target_group": GROUP_WORDS,
}
YES_WORDS = ("ใช่", "ได้", "ยินยอม", "มี", "y", "yes", "true", "1", "x", "✓", "✔", "/")
NO_WORDS = ("ไม่", "ไม่ใช่", "ไม่ได้", "ไม่ยินยอม", "ไม่มี", "n", "no", "false", "0", "-", "–")

TITLES = ("นางสาว", "นาย", "นาง", "น.ส.", "ด.ช.", "ด.ญ.", "Mr.", "Mrs.", "Ms.", "Miss")
_FORMULA = regex.compile(r"^[=+@\-]")
_LETTER = regex.compile(r"\p{L}")
_OF_DISTRICT = regex.compile(r"^(?:อำเภอ|อ\.|amphoe\s|district\s)\s*", flags=regex.IGNORECASE)


def read_roll(lines: Sequence[Line], districts: Iterable[tuple[str, str, str]]) -> Roll:
    """Everybody in a file, each row checked; ``districts``: code, Thai and English name of each.

    Refuses: NoHead, NobodyInFile.
    """
    head = head_of(lines, COLUMNS, lambda found: "district" in found and _names_in(found))
    if head is None:
        raise NoHead
    place, columns = head
    rows = lines[place + 1 :]
    if not rows:
        raise NobodyInFile
    known = _district_words(districts)
    people, problems, seen = [], [], dict[str, int]()
    for line in rows:
        row = _Row(line, columns, known)
        person = row.person()
        if not row.wrong and person.key in seen:
            row.says(_("เป็นคนเดียวกับแถวที่ %(line)s", line=seen[person.key]))
        seen.setdefault(person.key, line.number)
        people.append(person)
        problems += [Problem(line.number, sentence) for sentence in row.wrong]
    return Roll(tuple(people), tuple(problems))


def _names_in(found: Collection[str]) -> bool:
    return not {"given_name", "full_name"}.isdisjoint(found)


def _district_words(districts: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Every way to write a district: its code, its names, and “เมือง” for the capital's."""
    words: dict[str, str] = {}
    for code, thai, english in districts:
        for word in (code, thai, english):
            words[plain(word)] = code
        if thai.startswith("เมือง"):
            words["เมือง"] = code
    return words


@dataclass
class _Row(RowReader):
    districts: Mapping[str, str]

    def person(self) -> Person:
        title, given_name, surname = self._name()
        network, speaks = self._network()
        return Person(
            title=title,
            given_name=given_name,
            surname=surname,
            district_code=self._district(),
            kind=self._word("kind") or "delegate",
            sector=self._word("sector"),
            target_group=self._word("target_group"),
            network=network,
            is_representative=speaks,
            may_keep=self._keep(),
            may_name=self._yes("may_name"),
            may_picture=self._yes("may_picture"),
        )

    def _name(self) -> tuple[str, str, str]:
        name = (self.cell("title"), self.cell("given_name"), self.cell("surname"))
        if not name[1]:
            name = _split(self.cell("full_name"))
        if not name[1]:
            self.says(_("ไม่มีชื่อ"))
        elif any(_FORMULA.match(part) for part in name) or not _LETTER.search(name[1]):
            self.says(_("ชื่อ “%(said)s” อ่านเป็นชื่อคนไม่ได้", said=" ".join(name).strip()))
        if any(graphemes(part) > LONGEST_NAME for part in name):
            self.says(_("ชื่อหรือนามสกุลยาวเกิน %(most)s ตัว", most=LONGEST_NAME))
        return name

    def _district(self) -> str:
        said = self.cell("district")
        code = self.districts.get(plain(_OF_DISTRICT.sub("", said)), "")
        if not said:
            self.says(_("ไม่ได้บอกอำเภอ"))
        elif not code:
            self.says(_("ไม่รู้จักอำเภอ “%(said)s” ใช้ชื่ออำเภอหรือรหัส 4 ตัว", said=said))
        return code

    def _word(self, name: str) -> str | None:
        return self.choice(name, COLUMNS[name][0], CHOICES[name])

    def _yes(self, name: str) -> bool:
        return self.tick(name, COLUMNS[name][0], YES_WORDS, NO_WORDS)

    def _keep(self) -> bool:
        """Left empty the person is asked at the door; who said no cannot be on the roll."""
        keep = self._yes("may_keep")
        if self.cell("may_keep").casefold() in NO_WORDS:
            self.says(_("ผู้นี้ไม่ยินยอมให้เก็บข้อมูล จึงขึ้นทะเบียนไม่ได้ เอาแถวนี้ออก"))
        return keep

    def _network(self) -> tuple[str, bool]:
        network, speaks = self.cell("network"), self._yes("is_representative")
        if speaks and not network:
            self.says(_("เป็นผู้แทนเครือข่าย แต่ไม่ได้บอกชื่อเครือข่าย"))
        if graphemes(network) > LONGEST_NETWORK:
            self.says(_("ชื่อเครือข่ายยาวเกิน %(most)s ตัว", most=LONGEST_NETWORK))
        return network, speaks


def _split(full_name: str) -> tuple[str, str, str]:
    """“นางสาวฝั่งฟ้า น้ำทิพย์” in its three parts: the title is written together with the name."""
    title = next((known for known in TITLES if full_name.startswith(known)), "")
    given_name, _space, surname = full_name[len(title) :].strip().partition(" ")
    return title, given_name, surname.strip()
