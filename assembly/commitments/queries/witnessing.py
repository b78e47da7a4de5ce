"""What people said of promises, counted by district; and whether the journal still fits it."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, select, true

from assembly.assemblies.models import Assembly
from assembly.commitments.models import Commitment, Witness
from assembly.commitments.rules import witnessing as rules
from assembly.core import ids
from assembly.core.db import session
from assembly.journal.models import Entry, Payload
from assembly.meetings.queries import DistrictCount, name_of
from assembly.places.models import District

SEALED = "witnesses_counted"


@dataclass(frozen=True)
class Witnessed:
    """What people say of one promise; every district of the province is listed, zero too."""

    done: tuple[DistrictCount, ...]
    unchanged: tuple[DistrictCount, ...]
    done_lately: int = 0
    unchanged_lately: int = 0

    @property
    def say_done(self) -> int:
        return sum(district.count for district in self.done)

    @property
    def say_unchanged(self) -> int:
        return sum(district.count for district in self.unchanged)

    @property
    def people(self) -> int:
        return self.say_done + self.say_unchanged

    @property
    def spoke_lately(self) -> int:
        return self.done_lately + self.unchanged_lately

    @property
    def is_contradicted(self) -> bool:
        """Of late most people say that nothing has changed."""
        return rules.is_contradicted(self.done_lately, self.unchanged_lately)


@dataclass(frozen=True)
class OwnWord:
    """What one person said of a promise."""

    says: str
    district_code: str


def person_of(commitment_id: int, participant: str) -> str:
    """What is kept of somebody who spoke: keyed with the promise, so it ties to no other."""
    return ids.keyed_hash("witness", f"{commitment_id}|{participant}")


def seal_of(word: Witness) -> str:
    """What shows that the program kept a word, and which: who has only the database has no key."""
    return ids.fingerprint(
        "witness",
        str(word.commitment_id),
        word.person,
        word.district_code,
        word.says,
        word.said_on.isoformat(),
    )


def own_word(commitment_id: int, participant: str) -> OwnWord | None:
    """What this browser said of a promise."""
    if not participant:
        return None
    row = session().get(Witness, (commitment_id, person_of(commitment_id, participant)))
    return OwnWord(row.says, row.district_code) if row else None


def witnesses_of(commitment_ids: Collection[int], today: date) -> dict[int, Witnessed]:
    """What people say of each of these promises; of one nobody spoke of too. Two statements."""
    since = rules.lately(today)
    recent = func.sum(case((Witness.said_on >= since, 1), else_=0))
    key = (Witness.commitment_id, Witness.district_code, Witness.says)
    wanted = select(*key, func.count(), recent).where(Witness.commitment_id.in_(commitment_ids))
    said: dict[int, dict[tuple[str, str], tuple[int, int]]] = defaultdict(dict)
    for id_, place, word, count, late in session().execute(wanted.group_by(*key)):
        said[id_][word, place] = (count, late)
    places = _places(commitment_ids)
    return {id_: _witnessed(said[id_], places.get(id_, [])) for id_ in commitment_ids}


def contradicted_in(
    assembly_id: int, today: date, *, among: Collection[int] | None = None
) -> frozenset[int]:
    """The promises of an assembly of which people say that nothing has changed. One statement.

    ``among``: of these alone, which is quicker than to count what people say of all of them.
    """
    done, unchanged = (func.sum(case((Witness.says == word, 1), else_=0)) for word in rules.WORDS)
    wanted = (
        select(Witness.commitment_id, done, unchanged)
        .join(Commitment, Commitment.id == Witness.commitment_id)
        .where(Commitment.assembly_id == assembly_id, Witness.said_on >= rules.lately(today))
        .group_by(Witness.commitment_id)
        .having(unchanged >= rules.FEWEST)  # most are left out here; the rule decides on the rest
    )
    if among is not None:
        wanted = wanted.where(Witness.commitment_id.in_(among))
    rows = session().execute(wanted)
    return frozenset(id_ for id_, *words in rows if rules.is_contradicted(*words))


def _places(commitment_ids: Collection[int]) -> dict[int, list[District]]:
    """The districts of each promise's province, in their order."""
    wanted = (
        select(Commitment.id, District)
        .join(Assembly, Assembly.id == Commitment.assembly_id)
        .join(District, District.province_code == Assembly.province_code)
        .where(Commitment.id.in_(commitment_ids))
        .order_by(District.position)
    )
    found: dict[int, list[District]] = defaultdict(list)
    for id_, district in session().execute(wanted):
        found[id_].append(district)
    return found


def _witnessed(
    said: dict[tuple[str, str], tuple[int, int]], places: Iterable[District]
) -> Witnessed:
    places = list(places)
    done, unchanged = (
        tuple(
            DistrictCount(d.code, name_of(d), said.get((word, d.code), (0, 0))[0]) for d in places
        )
        for word in rules.WORDS
    )
    lately = {
        word: sum(n for (w, _d), (_all, n) in said.items() if w == word) for word in rules.WORDS
    }
    return Witnessed(done, unchanged, lately["done"], lately["unchanged"])


# --- what the journal keeps ---


def counts_of(assembly_id: int, before: date | None = None) -> list[rules.Count]:
    """Who said what by promise and district, as numbers; ``before``: only what is older."""
    older: ColumnElement[bool] = Witness.said_on < before if before else true()
    done, unchanged = (func.sum(case((Witness.says == word, 1), else_=0)) for word in rules.WORDS)
    wanted = (
        select(Witness.commitment_id, Witness.district_code, done, unchanged)
        .join(Commitment, Commitment.id == Witness.commitment_id)
        .where(Commitment.assembly_id == assembly_id, older)
        .group_by(Witness.commitment_id, Witness.district_code)
    )
    return [tuple(row) for row in session().execute(wanted)]


def counts_told(assembly_id: int) -> dict[int, tuple[date, list[rules.Count]]]:
    """What the journal said last of each promise, and on which day."""
    told: dict[int, tuple[date, list[rules.Count]]] = {}
    for said in _sealed(f"assembly:{assembly_id}"):
        batch: dict[int, list[rules.Count]] = by_promise(rules.counts_in(said["counts"]))
        told |= {id_: (date.fromisoformat(said["date"]), lines) for id_, lines in batch.items()}
    return told


def by_promise(counts: Iterable[rules.Count]) -> dict[int, list[rules.Count]]:
    found: dict[int, list[rules.Count]] = defaultdict(list)
    for count in sorted(counts):
        found[count[0]].append(count)
    return dict(found)


def changed_counts() -> list[str]:
    """The promises whose words no longer fit what the journal counted; for ``assembly verify``."""
    wrong = []
    for assembly_id in session().scalars(select(Assembly.id)):
        now, told = by_promise(counts_of(assembly_id)), counts_told(assembly_id)
        days = {day for day, _lines in told.values()}
        older = {day: by_promise(counts_of(assembly_id, before=day)) for day in days}
        wrong += [
            f"commitment:{id_}"
            for id_, (day, lines) in told.items()
            if not rules.is_whole(lines, now.get(id_, []), older[day].get(id_, []))
        ]
    return sorted({*wrong, *(f"commitment:{id_}" for id_ in _put_in())})


def count_unsealed() -> int:
    """How many words were sealed with another secret: nothing can be said of them."""
    theirs = Witness.seal != ""
    return sum(
        not ids.is_ours(seal) for seal in session().scalars(select(Witness.seal).where(theirs))
    )


def _put_in() -> set[int]:
    """The promises with a word that the program did not keep, whatever day it bears."""
    return {
        word.commitment_id
        for word in session().scalars(select(Witness))
        if not word.seal or (ids.is_ours(word.seal) and word.seal != seal_of(word))
    }


def _sealed(subject: str) -> list[dict[str, Any]]:
    wanted = select(Payload.content).join(Entry, Entry.seq == Payload.seq)
    wanted = wanted.where(Entry.type == SEALED, Entry.subject == subject).order_by(Entry.seq)
    return [json.loads(content) for content in session().scalars(wanted)]
