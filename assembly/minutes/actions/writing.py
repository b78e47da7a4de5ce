"""The secretary's words: typed by one or by several at once, chosen between, taken back."""

from sqlalchemy import select, update

from assembly.agenda.queries import item
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.text import clean
from assembly.minutes.actions.ground import keep, passage_of
from assembly.minutes.models import Passage, Wording
from assembly.minutes.queries import wording
from assembly.minutes.rules import NoSuchPassage, PassageMoved, item_place, merged


@change
def write_passage(
    actor: Actor, meeting_id: int, place: str, base: int, text: str
) -> dict[str, str | int]:
    """Keep what was typed over wording ``base``. May be repeated: the same words change nothing.

    Answers ``state``: ``saved``; ``merged`` with what another wrote on other lines; ``beside``
    where both wrote on the same, and somebody must choose. ``typed`` is the number of these very
    words, to go on from; ``version`` and ``text`` are what counts now.

    Raises ``NoSuchPassage``, ``MinutesFrozen``.
    """
    passage, text = passage_of(meeting_id, place), clean(text)
    read, now = wording(passage, base), wording(passage, passage.version)
    before, current = (read.text if read else ""), (now.text if now else "")
    if read is not None and read.is_open and read.writer_id == (actor.staff_id or None):
        state, typed = "beside", _beside(actor, passage, text, read)
    elif text in (before, current):
        state, typed = "saved", passage.version if text == current else base
    elif base == passage.version:
        state, typed = "saved", keep(actor, passage, text, "typed")
    else:
        state, typed = _meet(actor, passage, text, merged(before, text, current))
    return _answer(passage, state, typed)


@change
def write_discussion(actor: Actor, item_id: int, text: str) -> None:
    """The words on an item as a whole, whatever stood there before. May be repeated."""
    meeting_id, place = item(item_id).meeting_id, item_place(item_id)
    write_passage(actor, meeting_id, place, passage_of(meeting_id, place).version, text)


@change
def choose_wording(actor: Actor, meeting_id: int, place: str, version: int, text: str) -> None:
    """Between wordings that stand beside each other: this one counts, the others are kept.

    ``version`` is what the person read as counting. Raises ``PassageMoved``, ``MinutesFrozen``.
    """
    passage = passage_of(meeting_id, place)
    if passage.version != version:
        raise PassageMoved
    now = wording(passage, version)
    if now is None or clean(text) != now.text:
        keep(actor, passage, clean(text), "chosen")
    _settle_all(passage)


@change
def take_back_wording(actor: Actor, meeting_id: int, place: str, version: int, number: int) -> None:
    """An earlier wording counts again; what stood until now is kept as well.

    Raises ``PassageMoved`` unless ``version`` is what counts, ``NoSuchPassage``.
    """
    passage = passage_of(meeting_id, place)
    earlier = wording(passage, number)
    if earlier is None:
        raise NoSuchPassage
    if passage.version != version:
        raise PassageMoved
    keep(actor, passage, earlier.text, "taken_back")


def _meet(actor: Actor, passage: Passage, text: str, together: str | None) -> tuple[str, int]:
    """Two wrote from the same wording. What was typed is kept by itself in any case."""
    if together is None:
        return "beside", _beside(actor, passage, text)
    typed = keep(actor, passage, text, "typed", counts=together == text)
    if together != text:
        keep(actor, passage, together, "merged")
    return "merged", typed


def _beside(actor: Actor, passage: Passage, text: str, before: Wording | None = None) -> int:
    """One's wording beside the one that counts; going on with it, only the newest waits."""
    if before is not None and before.text == text:
        return before.number
    mine = select(Wording).where(Wording.passage_id == passage.id, Wording.is_open)
    for row in session().scalars(mine.where(Wording.writer_id == (actor.staff_id or None))):
        row.is_open = False
    return keep(actor, passage, text, "beside", counts=False)


def _settle_all(passage: Passage) -> None:
    waiting = update(Wording).where(Wording.passage_id == passage.id, Wording.is_open)
    session().execute(waiting.values(is_open=False))


def _answer(passage: Passage, state: str, typed: int) -> dict[str, str | int]:
    now = wording(passage, passage.version)
    text = now.text if now else ""
    return {"state": state, "typed": typed, "version": passage.version, "text": text}
