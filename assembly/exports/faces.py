"""What a glyph stands for: told by its outline, which stays when a face is cut to what is used."""

from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any
from unicodedata import normalize

import regex
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from assembly import home

FACES = home() / "static" / "vendor" / "ttf"
STRANGER = "\u25a1"  # □
_SINGLE, _LIGATURE, _EXTENSION = 1, 4, 7  # kinds of GSUB lookups
_COMPOSED = b"\xff\xff"  # a glyph made of other glyphs has no contours of its own: −1


@cache
def known_outlines(name: str) -> dict[Hashable, frozenset[str]]:
    """Outline → the texts it may stand for, of a bundled face; nothing for one that is not ours."""
    file = FACES / f"{name}.ttf"
    if not file.is_file():
        return {}
    with TTFont(file, lazy=True) as font:
        texts = _texts(font)
        found: dict[Hashable, set[str]] = {}
        for glyph, outline in zip(font.getGlyphOrder(), outlines(font), strict=True):
            found.setdefault(outline, set()).update(texts.get(glyph, ()))
    return {outline: frozenset(said) for outline, said in found.items()}


def drawable(text: str) -> str:
    """``text`` with □ in the place of each letter that the bundled face does not have."""
    if text.isascii() and text.isprintable():
        return text
    known = _drawn()
    letters = regex.findall(r"\X", text)
    return "".join(one if known.issuperset(one) else STRANGER for one in letters)


@cache
def _drawn() -> frozenset[str]:
    with TTFont(FACES / "Sarabun-Regular.ttf", lazy=True) as font:
        known = filter(str.isprintable, map(chr, font.getBestCmap()))
        return frozenset(known) | frozenset("\n\u00a0\u200b")


def outlines(font: Any) -> list[Hashable]:
    """Each glyph's outline in a form that can be compared between a face and what was cut of it."""
    glyphs = font["glyf"].glyphs
    return [_outline(font, glyphs, name) for name in font.getGlyphOrder()]


def _outline(font: Any, glyphs: Any, name: str) -> Hashable:
    raw: bytes = getattr(glyphs[name], "data", b"")
    if not raw.startswith(_COMPOSED) and not glyphs[name].isComposite():
        return raw.rstrip(b"\0")
    parts = font["glyf"][name].components
    return tuple((_outline(font, glyphs, one.glyphName), one.x, one.y) for one in parts)


def _texts(font: Any) -> dict[str, set[str]]:
    """Glyph → texts: those of the cmap, and those that substitutions put in their place."""
    texts: dict[str, set[str]] = {}
    for code, name in font.getBestCmap().items():
        texts.setdefault(name, set()).add(_in_letters(chr(code)))
    told = {name: min(said) for name, said in texts.items()}
    for made, parts in _substitutions(font):
        if made not in told and all(part in told for part in parts):
            told[made] = "".join(told[part] for part in parts)
            texts[made] = {told[made]}
    return texts


def _in_letters(char: str) -> str:
    """ﬁ, which nobody types, as the letters that it joins."""
    return normalize("NFKC", char) if "\ufb00" <= char <= "\ufb06" else char


def _substitutions(font: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(the glyph made, the glyphs it is made of); singles first, ligatures of singles after."""
    tables = [
        getattr(table, "ExtSubTable", table)
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
    ]
    for table in tables:
        if table.LookupType == _SINGLE:
            yield from ((made, (name,)) for name, made in table.mapping.items())
    for table in tables:
        if table.LookupType == _LIGATURE:
            for first, ligatures in table.ligatures.items():
                yield from ((one.LigGlyph, (first, *one.Component)) for one in ligatures)


class Drawn(BasePen):
    """A glyph's outline as PDF draws it, in thousandths of the type's size."""

    def __init__(self) -> None:
        super().__init__(None)
        self.said: list[str] = []

    def _moveTo(self, at: tuple[float, float]) -> None:  # noqa: N802 -- the pen's own names
        self.said.append(f"{_n(at)} m")

    def _lineTo(self, at: tuple[float, float]) -> None:  # noqa: N802
        self.said.append(f"{_n(at)} l")

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.said.append(f"{' '.join(map(_n, points))} c")

    def _closePath(self) -> None:  # noqa: N802
        self.said.append("h")


def _n(point: tuple[float, float]) -> str:
    return f"{point[0]:g} {point[1]:g}"
