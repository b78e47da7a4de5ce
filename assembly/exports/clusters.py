"""The shaped clusters on a page of a PDF, as Typst 0.15 writes them, said again so that they read.

A block of text is ``q … cm … BT run run … ET Q``. A cluster whose glyphs do not tell its text
stands between ``/Span<</ActualText<…>>>BDC`` and ``EMC``. A mark that is shifted up stands in a
block of its own, and is told again there. What is said again here looks the same to the eye.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol
from unicodedata import category

RING, AA, AM = "\u0e4d", "\u0e32", "\u0e33"
FAR = 15  # thousandths: after a mark drawn this far back readers would see a gap

# No code of a glyph can look like an operator: with fewer than 8,192 glyphs the first byte of each
# is an octal escape, and a line break never stands in a string.
_BLOCK = re.compile(
    rb"(?P<open>q 1 0 0 -1 (?P<x>[-\d.]+) (?P<y>[-\d.]+) cm[^\n]*\nBT)"
    rb"(?P<runs>.*?)(?P<close>\nET\nQ)",
    re.DOTALL,
)
_MEANT = rb"/Span<</ActualText<FEFF(?P<meant>[0-9A-F]*)>>>BDC"
_SETTING = rb" 0 Tr/(?P<font>\w+) (?P<size>[\d.]+) Tf 1 0 0 -1 (?P<x>[-\d.]+) (?P<y>[-\d.]+) Tm"
_SHOW = rb"(?P<shown>[\[(<].*?)T[jJ]"
_RUN = re.compile(rb"(?:" + _MEANT + rb")?" + _SETTING + _SHOW + rb"(?:\nEMC)?", re.DOTALL)
_TOLD = re.compile(_MEANT + _SETTING + _SHOW + rb"\nEMC", re.DOTALL)
_LONE = re.compile(  # one glyph: two bytes, each of them one or its escape
    rb"(?:"
    + _MEANT
    + rb")?"
    + _SETTING
    + rb"(?P<shown>(?:\[[-\d.]*)?\((?:\\\d{3}|\\\D|[^\\]){2}\)\]?)T[jJ](?:\nEMC)?",
    re.DOTALL,
)
_SHOWN = re.compile(
    rb"\((?P<said>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)|<(?P<hex>[0-9A-Fa-f]+)>|(?P<move>-?[\d.]+)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_MOVED_FAR = re.compile(rb"[)>](?:1[5-9]|[2-9]\d|\d{3,})[.\d]*[(<]")


class Font(Protocol):
    """What a page must know of a font."""

    widths: list[int]
    said: dict[int, str]
    rings: dict[int, bytes]  # code of a ring → the ring drawn; nothing where a tone is part of it

    def reads_am(self, code: int) -> int: ...


def say_again(content: bytes, fonts: Mapping[bytes, Font]) -> bytes:
    """The page's content with clusters that read as they were meant."""
    written: list[bytes | _Block] = []
    last: _Block | None = None
    at = 0
    for found in _BLOCK.finditer(content):
        written.append(content[at : found.start()])
        block, at = _Block(found, fonts), found.end()
        mark = block.lone_mark()
        if mark is not None and last is not None:
            last.take(mark, block)
        else:
            written.append(block)
            last = block
    parts = (part if isinstance(part, bytes) else part.written() for part in written)
    return b"".join(parts) + content[at:]


@dataclass(frozen=True, slots=True)
class _Run:
    """Glyphs of one font on one line: each with its place, in thousandths from the run's own."""

    font: Font
    name: bytes
    size: float
    x: float
    y: float
    glyphs: tuple[tuple[int, float], ...]
    meant: str | None = None  # where the glyphs do not tell it

    @property
    def said(self) -> str:
        return "".join(self.font.said.get(code, "\ufffd") for code, _at in self.glyphs)

    def are_marks(self) -> bool:
        return _is_mark(self.said)

    def shown(self, marks: tuple["_Run", ...] = ()) -> bytes:
        """As PDF shows it, glyph by glyph; ``marks`` are drawn back over its end.

        Character spacing leads each mark's pen to that end, or readers would see a gap after it.
        """
        at = start = self.glyphs[0][1]
        told = b""
        for code, place in self.glyphs:
            told += (b"%s" % _number(at - place) if place != at else b"") + b"<%04X>" % code
            at = place + self.font.widths[code]
        where = _number(self.x + self.size * start / 1000), _number(self.y)
        setting = b" 0 Tr/%s %s Tf 1 0 0 -1 %s %s Tm" % (self.name, _number(self.size), *where)
        run = setting + b"[" + told + b"]TJ"
        end = self.x + self.size * at / 1000
        for mark in marks:
            code, place = mark.glyphs[0]
            x = mark.x + mark.size * place / 1000
            setting = b" %s Tc 1 0 0 -1 %s %s Tm" % tuple(map(_number, (end - x, x, mark.y)))
            run += setting + b"<%04X>Tj" % code
        run += b" 0 Tc" if marks else b""
        return run if self.meant is None else _span(self.meant, run)


class _Block:
    def __init__(self, found: re.Match[bytes], fonts: Mapping[bytes, Font]) -> None:
        self.found, self.fonts = found, fonts
        self.raw: bytes = found["runs"]
        self.marks: list[_Run] = []

    def lone_mark(self) -> _Run | None:
        """What stands in this block, if it is nothing but a mark."""
        found = _LONE.fullmatch(self.raw)
        run = _read(found, self.fonts) if found else None
        return run if run is not None and run.are_marks() else None

    def take(self, mark: _Run, other: "_Block") -> None:
        """Show the mark of another block here, at the place where it stood."""
        x = mark.x + float(other.found["x"]) - float(self.found["x"])
        y = mark.y + float(self.found["y"]) - float(other.found["y"])
        self.marks.append(replace(mark, x=x, y=y, meant=None))

    def written(self) -> bytes:
        is_plain = b"0E33" not in self.raw and not _MOVED_FAR.search(self.raw)
        if is_plain and not self.marks:
            return self.found[0]
        before, last = self._with_the_last() if self.marks else (self.raw, b"")
        said = before if is_plain else _TOLD.sub(self._said_again, before)
        return self.found["open"] + said + last + self.found["close"]

    def _with_the_last(self) -> tuple[bytes, bytes]:
        """What stands before the last run; and that run, with the marks over it."""
        begins = self.raw.rfind(b" 0 Tr/")
        if self.raw.endswith(b"\nEMC"):
            begins = self.raw.rfind(b"/Span<<")
        found = _RUN.match(self.raw, begins)
        last = self._said_again(found, tuple(self.marks)) if found else self.raw[begins:]
        return self.raw[:begins], last

    def _said_again(self, found: re.Match[bytes], marks: tuple[_Run, ...] = ()) -> bytes:
        meant: bytes = found["meant"] or b""
        has_am = b"0E33" in meant
        if not marks and not has_am and not _MOVED_FAR.search(found["shown"]):
            return found[0]
        run = _read(found, self.fonts)
        if run is None:
            return found[0]
        first = ring = b""
        if run.meant is None:
            first, run = _last_base(run, marks)
        elif has_am:
            run, ring = _with_am(run)
        run, shifted = _without_shifted(run)
        return first + run.shown((*shifted, *marks)) + ring


def _last_base(run: _Run, marks: tuple[_Run, ...]) -> tuple[bytes, _Run]:
    """A run whose last letter carries the marks: what stands before, and that letter, which says
    them too.
    """
    head, letter = run.glyphs[:-1], replace(run, glyphs=run.glyphs[-1:])
    meant = letter.said + "".join(mark.said for mark in marks)
    first = replace(run, glyphs=head).shown() if head else b""
    return first, replace(letter, meant=meant)


def _without_shifted(run: _Run) -> tuple[_Run, tuple[_Run, ...]]:
    """Marks at the end that are drawn far back, apart: the cluster then ends where it ends."""
    glyphs = list(run.glyphs)
    far: list[_Run] = []
    while len(glyphs) > 1:
        code, place = glyphs[-1]
        before, at = glyphs[-2]
        if abs(at + run.font.widths[before] - place) < FAR or not _is_mark(run.font.said[code]):
            break
        far.insert(0, replace(run, glyphs=(glyphs.pop(),), meant=None))
    return (replace(run, glyphs=tuple(glyphs)), tuple(far)) if far else (run, ())


def _with_am(run: _Run) -> tuple[_Run, bytes]:
    """Ring and า as one letter; and the ring as a drawing, if it stood without a tone."""
    glyphs = list(run.glyphs)
    said = [run.font.said.get(code, "") for code, _at in glyphs]
    last = max((n for n, char in enumerate(said) if char == AA), default=-1)
    ring = max((n for n in range(max(last, 0)) if glyphs[n][0] in run.font.rings), default=-1)
    if ring < 0:
        return run, b""
    glyphs[last] = run.font.reads_am(glyphs[last][0]), glyphs[last][1]
    code, place = glyphs[ring]
    outline = run.font.rings[code]
    if not outline:
        return replace(run, glyphs=tuple(glyphs)), b""
    del glyphs[ring]
    scale, x = _number(run.size / 1000), _number(run.x + run.size * place / 1000)
    drawn = b"\nET\nq %s 0 0 -%s %s %s cm %s f Q\nBT" % (scale, scale, x, _number(run.y), outline)
    return replace(run, glyphs=tuple(glyphs)), drawn


def _is_mark(said: str) -> bool:
    return all(category(char) == "Mn" for char in said)


def _span(meant: str, run: bytes) -> bytes:
    told = meant.encode("utf-16-be").hex().upper().encode()
    return b"/Span<</ActualText<FEFF" + told + b">>>BDC" + run + b"\nEMC"


def _read(found: re.Match[bytes], fonts: Mapping[bytes, Font]) -> _Run | None:
    font = fonts.get(found["font"])
    if font is None:
        return None
    meant = found["meant"]
    return _Run(
        font=font,
        name=found["font"],
        size=float(found["size"]),
        x=float(found["x"]),
        y=float(found["y"]),
        glyphs=tuple(_glyphs(found["shown"], font)),
        meant=None if meant is None else bytes.fromhex(meant.decode()).decode("utf-16-be"),
    )


def _glyphs(shown: bytes, font: Font) -> Iterator[tuple[int, float]]:
    at = 0.0
    for part in _SHOWN.finditer(shown):
        if part["move"]:
            at -= float(part["move"])
            continue
        hexed = part["hex"]
        codes = bytes.fromhex(hexed.decode()) if hexed else _unescaped(part["said"])
        for high, low in zip(codes[::2], codes[1::2], strict=True):
            yield high << 8 | low, at
            at += font.widths[high << 8 | low]


def _unescaped(said: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        told = found[1]
        return bytes([int(told, 8)]) if len(told) == 3 else _PLAIN.get(told, told)

    return _ESCAPE.sub(plain, said)


def _number(value: float) -> bytes:
    return f"{value:.4f}".rstrip("0").rstrip(".").encode() or b"0"
