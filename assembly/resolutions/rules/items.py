"""Operative items: who leads, who acts with them, until when; before the vote part of the text."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from flask_babel import lazy_gettext as _l

from assembly.core import thai
from assembly.core.errors import Refusal
from assembly.resolutions.rules.drafts import operative_places, paragraphs, split_resolution

MOST_PARTNERS = 12


class NoSuchItem(Refusal):
    status = 404
    message = _l("มตินี้ไม่มีข้อนี้ โปรดเลือกจากรายการ")


class BodyElsewhere(Refusal):
    status = 422
    message = _l("เลือกหน่วยงานจากรายชื่อของสมัชชานี้ หรือเพิ่มชื่อใหม่ในช่องด้านล่าง")


class LeadTwice(Refusal):
    status = 422
    message = _l("ผู้รับผิดชอบหลักไม่ต้องเลือกเป็นผู้ร่วมรับผิดชอบอีก")


class TooManyPartners(Refusal):
    status = 422
    message = _l("เลือกผู้ร่วมรับผิดชอบได้ไม่เกิน %(most)s หน่วยงาน")


class DueTooEarly(Refusal):
    status = 422
    message = _l("กำหนดเสร็จต้องไม่ก่อนวันประชุม %(day)s ดูวันที่อีกครั้ง")


@dataclass(frozen=True)
class Assigned:
    """Who is to act on one operative item, by ids of organisations, and until when."""

    lead: int | None = None
    partners: tuple[int, ...] = ()
    due: date | None = None

    @property
    def says_something(self) -> bool:
        return bool(self.lead or self.partners or self.due)

    @property
    def bodies(self) -> tuple[int, ...]:
        return (*((self.lead,) if self.lead else ()), *self.partners)

    def on_record(self) -> dict[str, int | str | list[int] | None]:
        due = self.due.isoformat() if self.due else None
        return {"lead": self.lead, "partners": list(self.partners), "due": due}


NOBODY = Assigned()


@dataclass(frozen=True)
class NewBody:
    """An organisation that is not on the list yet, to lead an item or to act on it too."""

    name: str
    sector: str
    level: str
    leads: bool = False


def check_assigned(assigned: Assigned, known: Iterable[int], held_on: date) -> None:
    """Refuses: BodyElsewhere, LeadTwice, TooManyPartners, DueTooEarly."""
    if not set(assigned.bodies) <= set(known):
        raise BodyElsewhere
    if assigned.lead in assigned.partners:
        raise LeadTwice
    if len(assigned.partners) > MOST_PARTNERS:
        raise TooManyPartners(most=MOST_PARTNERS)
    if assigned.due is not None and assigned.due < held_on:
        raise DueTooEarly(day=thai.long_date(held_on))


def to_text(assigned: Mapping[int, Assigned]) -> str:
    """As a draft keeps it: JSON by the number of the item, nothing for what says nothing."""
    said = {str(n): one.on_record() for n, one in sorted(assigned.items()) if one.says_something}
    return json.dumps(said, sort_keys=True) if said else ""


def from_text(kept: str) -> dict[int, Assigned]:
    found: dict[int, Assigned] = {}
    for n, said in json.loads(kept or "{}").items():
        due = date.fromisoformat(said["due"]) if said["due"] else None
        found[int(n)] = Assigned(said["lead"], tuple(said["partners"]), due)
    return found


def moved(old: str, new: str, assigned: Mapping[int, Assigned]) -> dict[int, Assigned]:
    """What was assigned in a text, at the places its items have in another wording of it.

    A reworded item keeps its bodies; what goes away takes its own along.
    """
    before, after = split_resolution(old)[1], split_resolution(new)[1]
    found: dict[int, Assigned] = {}
    matched = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for _word, one, two, three, four in matched:
        for place, goes_to in zip(range(one, two), range(three, four), strict=False):
            if place + 1 in assigned:
                found[goes_to + 1] = assigned[place + 1]
    return found


def tail(assigned: Assigned, names: Mapping[int, str]) -> str:
    """What the text says of it, so that the hall votes on who does what by when."""
    lead = [f"ผู้รับผิดชอบหลัก {names[assigned.lead]}"] if assigned.lead else []
    others = " ".join(names[body] for body in assigned.partners)
    partners = [f"ร่วมกับ {others}" if assigned.lead else f"ผู้รับผิดชอบ {others}"] if others else []
    due = [f"ภายในวันที่ {thai.long_date(assigned.due)}"] if assigned.due else []
    said = " ".join([*lead, *partners, *due])
    return f" ({said})" if said else ""


def dressed(text: str, tails: Mapping[int, str]) -> str:
    """The text with what it says of each operative item behind it."""
    lines = list(paragraphs(text))
    for n, place in enumerate(operative_places(text), 1):
        lines[place] += tails.get(n, "")
    return "\n".join(lines) if tails else text


@dataclass(frozen=True)
class Item:
    """One operative item as it was adopted: its words, and what the hall decided of who acts."""

    number: int
    text: str
    tail: str = ""
    assigned: Assigned = NOBODY


def items_of(
    text: str, drafted: str, assigned: Mapping[int, Assigned], tails: Mapping[int, str]
) -> tuple[Item, ...]:
    """The operative items of an adopted text, each with what the draft said of it.

    A choice of priorities adopts some lines in another order: they are known by their words.
    """
    lines = dict(enumerate(split_resolution(drafted)[1], 1))
    known = {line + tails.get(n, ""): n for n, line in lines.items()}
    known |= {line: n for n, line in lines.items() if line not in known}
    found = []
    for number, line in enumerate(split_resolution(text)[1], 1):
        n = known.get(line, 0)
        words = lines.get(n, line)
        found.append(Item(number, words, line[len(words) :], assigned.get(n, NOBODY)))
    return tuple(found)


SECTOR_ORDER = ("community", "local_government", "state", "private")


def asks_somebody(text: str) -> bool:
    """Whether an operative item asks a body for something: what a proposal can be made of."""
    return re.match(r"(?:จึง)?(?:ขอ|ให้)", text) is not None
