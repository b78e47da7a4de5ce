"""What the desk looks for in words before they are published: names, numbers, addresses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex
from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.inbox.facts import words

HIDDEN = "▇▇▇"
NAME, PHONE, NUMBER, HOUSE, ADDRESS = "name", "phone", "number", "house", "address"

_LETTER = r"[\u0e01-\u0e2e\u0e30-\u0e39\u0e40-\u0e4c]"
# Thai writes no spaces between words: a name ends where a word begins that no name has.
_ON = rf"(?:(?!{words('after')}){_LETTER})"
_SURNAME = rf"(?:\s(?!{words('after')}){_LETTER}{{2,16}}(?=\s|$|[,.]))?"
# After a title that can be nothing else any letters begin a name.
_TITLED = regex.compile(
    rf"(?:{words('certain')}|(?<!{_LETTER})(?!{words('nobody')})(?:{words('titles')}))\s?"
    rf"{_LETTER}{{2}}{_ON}{{0,12}}{_SURNAME}"
)
_CALLED = regex.compile(
    rf"(?<!{_LETTER})(?!{words('nobody')})(?:{words('called')})\s?{_ON}{{2,14}}{_SURNAME}"
)
_ID = regex.compile(r"(?<!\d)\d(?:[\s.-]?\d){12}(?!\d)")
_PHONE = regex.compile(r"(?<!\d)[0\u0e50](?:[\s.-]?\d){8,9}(?!\d)")
_HOUSE = regex.compile(rf"(?:{words('house')})\s?\d+(?:/\d+)?")
_MAIL = regex.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?:{words('line')}|line(?:\s?id)?)\s?:?\s?@?[A-Za-z0-9_.-]{{3,}}",
    regex.I,
)
_KINDS = (
    (NUMBER, _ID),
    (PHONE, _PHONE),
    (HOUSE, _HOUSE),
    (ADDRESS, _MAIL),
    (NAME, _TITLED),
    (NAME, _CALLED),
)


class NoButtonPressed(Refusal):
    status = 422
    message = _l("กดปุ่มของสิ่งที่ต้องการทำ ที่พิมพ์ไว้ยังอยู่")


class OneAnswerAtATime(Refusal):
    status = 422
    message = _l("ตอบได้ทีละเรื่อง เอาเครื่องหมายออกให้เหลือเรื่องเดียว หรือเปิดอ่านเรื่องที่จะตอบ")


@dataclass(frozen=True)
class Find:
    """A piece of the words that may tell who somebody is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Piece:
    """The words in reading order; ``find`` is ``None`` where nothing was found."""

    text: str
    find: Find | None


def finds(said: str) -> list[Find]:
    """What may be a name, a telephone or identity number, a house or an address; none overlap.

    A suggestion only: a person reads the words before they are published.
    """
    found: list[Find] = []
    for kind, pattern in _KINDS:
        for match in pattern.finditer(said):
            one = Find(match.start(), match.end(), kind)
            if not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def pieces(said: str, found: Sequence[Find]) -> list[Piece]:
    """The words cut at what was found."""
    cut: list[Piece] = []
    at = 0
    for one in found:
        cut += [Piece(said[at : one.start], None), Piece(said[one.start : one.end], one)]
        at = one.end
    return [piece for piece in [*cut, Piece(said[at:], None)] if piece.text]


def hidden(said: str, found: Sequence[Find], chosen: Iterable[int]) -> str:
    """The words with the chosen finds (by place in the list) blacked out."""
    wanted = set(chosen)
    for number in sorted(range(len(found)), reverse=True):
        if number in wanted:
            said = said[: found[number].start] + HIDDEN + said[found[number].end :]
    return said
