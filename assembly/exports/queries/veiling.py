"""Names taken out of lists and sentences, where their owners did not agree to be named.

A sentence is typed by hand: the same person stands in it as นายดลเลาะ มอแกลน, ดลเลาะ  มอแกลน or
คุณดลเลาะ, on the lists of that meeting or not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from assembly.core.db import session
from assembly.exports.papers import Figures, ItemPaper, MinutesPaper, Person
from assembly.people.models import Member
from assembly.places.models import District

TITLES = ("นางสาว", "นาง", "นาย", "น.ส.", "เด็กหญิง", "เด็กชาย", "ด.ญ.", "ด.ช.", "ดร.", "คุณ")
CALLED = (
    *TITLES,
    "ท่าน",
    "กำนัน",
    "ผู้ใหญ่บ้าน",
    "ผู้ใหญ่",
    "อาจารย์",
    "ครู",
    "หมอ",
    "ป้า",
    "ลุง",
    "พี่",
    "บัง",
    "จ๊ะ",
)
UNMISTAKABLE = 4  # characters of a given name that no other word is made of


@dataclass(frozen=True)
class Known:
    """The people of an assembly today: whom they speak for, and who may be named."""

    roles: Mapping[str, str]
    named: frozenset[str]


def known_in(assembly_id: int) -> Known:
    """Of two people with one name, neither may be named unless both agreed."""
    wanted = select(Member, District).join(District, District.code == Member.district_code)
    roles: dict[str, str] = {}
    agreed: dict[str, bool] = defaultdict(lambda: True)
    for row, where in session().execute(wanted.where(Member.assembly_id == assembly_id)):
        name = row.name_on_roll
        roles[name] = f"ผู้แทนอำเภอ{where.name_th}"
        agreed[name] &= row.may_name and row.withdrew_at is None
    return Known(roles, frozenset(name for name, fine in agreed.items() if fine))


def veiled(paper: MinutesPaper, known: Known) -> MinutesPaper:
    """The same paper, in whose lists and sentences stand only those who may be named."""
    return _Veil(paper, known).paper()


def _all_items(items: Iterable[ItemPaper]) -> Iterator[ItemPaper]:
    for item in items:
        yield from (item, *_all_items(item.items))


def _people(paper: MinutesPaper, known: Known) -> dict[str, str]:
    """Everybody whom a sentence may name, with what is said instead."""
    told = {p.name: p.role.strip() for p in (*paper.present, *paper.absent, *paper.attending)}
    for one in (one for item in _all_items(paper.items) for one in item.speakers):
        told.setdefault(one.name, one.role.strip() or "ผู้อภิปราย")
    return {name: role or "ผู้เข้าร่วม" for name, role in {**known.roles, **told}.items() if name}


def _typed(paper: MinutesPaper) -> Iterator[str]:
    """Every sentence in which somebody may be named."""
    yield from (*paper.before, *paper.after, *paper.noted, paper.adopted)
    for item in _all_items(paper.items):
        yield from (*item.discussion, *item.changes, *item.decisions)
        yield from (text for figures in item.ballots for text in figures.dissent)


def _given(name: str) -> str:
    """นายดลเลาะ มอแกลน → ดลเลาะ."""
    first = name.split(" ", maxsplit=1)[0]
    title = next((title for title in TITLES if first.startswith(title)), "")
    return first.removeprefix(title)


def _spellings(name: str) -> Iterator[tuple[str, ...]]:
    """How a person may stand in a sentence: the parts, between which there may be blanks."""
    first, _blank, surname = name.partition(" ")
    given, rest = _given(name), surname.split()
    if first != given or len(given) >= UNMISTAKABLE:
        yield (first,)
    if rest:
        yield from ((first, *rest), (given, *rest))
    if len(given) >= UNMISTAKABLE:
        for word in CALLED:
            yield from ((word, given), (word, given, *rest))


class _Veil:
    """Takes the names out of one paper that may not be told."""

    def __init__(self, paper: MinutesPaper, known: Known) -> None:
        self.named, self.whole = known.named, paper
        self.told: dict[str, str | None] = {}  # None: may be named, and stays as it was typed
        patterns: dict[str, str] = {}
        typed = "\n".join(_typed(paper))
        people = [one for one in _people(paper, known).items() if _given(one[0]) in typed]
        for name, role in sorted(people, key=lambda one: one[0] in self.named):
            for parts in _spellings(name):
                self.told.setdefault("".join(parts), None if name in self.named else role)
                patterns.setdefault("".join(parts), r"\s*".join(map(re.escape, parts)))
        longest = sorted(patterns, key=len, reverse=True)
        self.names = re.compile("|".join(patterns[one] for one in longest) or r"(?!)")

    def paper(self) -> MinutesPaper:
        whole = self.whole
        return replace(
            whole,
            present=self._people(whole.present),
            absent=self._people(whole.absent),
            attending=self._people(whole.attending),
            items=tuple(map(self._item, whole.items)),
            before=self._texts(whole.before),
            after=self._texts(whole.after),
            noted=self._texts(whole.noted),
            adopted=self._text(whole.adopted),
        )

    def _people(self, people: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple(one if one.name in self.named else replace(one, name="") for one in people)

    def _item(self, item: ItemPaper) -> ItemPaper:
        return replace(
            item,
            discussion=self._texts(item.discussion),
            changes=self._texts(item.changes),
            decisions=self._texts(item.decisions),
            ballots=tuple(map(self._figures, item.ballots)),
            speakers=self._people(item.speakers),
            items=tuple(map(self._item, item.items)),
        )

    def _figures(self, figures: Figures) -> Figures:
        return replace(figures, dissent=self._texts(figures.dissent))

    def _texts(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self._text, texts))

    def _text(self, text: str) -> str:
        return self.names.sub(self._said, text)

    def _said(self, found: re.Match[str]) -> str:
        told = self.told.get(re.sub(r"\s+", "", found[0]))
        return found[0] if told is None else told
