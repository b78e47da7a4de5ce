"""Adopted minutes as anybody may read them: people who did not agree to be named are counted.

The paper itself stays as it was frozen. Who may be named is asked anew each time, so that who takes
the consent back is not named from then on.
"""

import re
from collections import Counter
from dataclasses import replace

from sqlalchemy import select

from assembly.assemblies.queries import assembly
from assembly.core.db import session
from assembly.exports.papers import Figures, ItemPaper, MinutesPaper, Person
from assembly.people.models import Member
from assembly.places.queries import districts_of


def public_paper(assembly_id: int, paper: MinutesPaper) -> MinutesPaper:
    """The same paper, in whose lists and sentences stand only those who may be named."""
    return _Veil(_named_in(assembly_id), paper).paper()


def by_place(people: tuple[Person, ...]) -> list[tuple[str, int]]:
    """How many of each role and district, in the order of the list."""
    return list(Counter(one.role for one in people).items())


def by_district(assembly_id: int, paper: MinutesPaper) -> list[dict[str, str | int]]:
    """How many delegates came from each district; every one is listed, zero too."""
    came = Counter(one.role.removeprefix("ผู้แทนอำเภอ") for one in paper.present)
    places = districts_of(assembly(assembly_id).province_code)
    return [{"name": place.name_th, "count": came[place.name_th]} for place in places]


def _named_in(assembly_id: int) -> frozenset[str]:
    wanted = select(Member).where(
        Member.assembly_id == assembly_id, Member.may_name, Member.withdrew_at.is_(None)
    )
    return frozenset(row.full_name for row in session().scalars(wanted))


def _speakers(item: ItemPaper) -> tuple[Person, ...]:
    return (*item.speakers, *(one for below in item.items for one in _speakers(below)))


class _Veil:
    """Takes the names out of one paper that were in its lists and may not be told."""

    def __init__(self, named: frozenset[str], paper: MinutesPaper) -> None:
        self.named, self.whole = named, paper
        people = (*paper.present, *paper.absent, *paper.attending)
        told = {one.name: one.name if one.name in named else one.role.strip() for one in people}
        # Minutes also say “นายดลเลาะ” alone; of two people called so neither may be told apart.
        for one in people:
            short = one.name.partition(" ")[0]
            alone = sum(other.name.partition(" ")[0] == short for other in people) == 1
            told.setdefault(short, short if one.name in named and alone else one.role.strip())
        for one in (one for item in paper.items for one in _speakers(item)):
            told.setdefault(one.name, one.name if one.name in named else one.role or "ผู้อภิปราย")
        longest = sorted((re.escape(name) for name in told if name), key=len, reverse=True)
        self.told, self.names = told, re.compile("|".join(longest) or r"(?!)")

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
        return tuple(self.names.sub(lambda found: self.told[found[0]], text) for text in texts)
