"""The words inside a PDF: mended after Typst, so that copied Thai is the Thai that was written.

Typst maps every glyph of a Thai cluster to the whole cluster, and says what is meant in
``/ActualText``, which pdf.js does not read and poppler doubles where a tone mark stands apart
(typst/typst#4225, LaurenzV/krilla#411). Here each glyph gets its own characters again:

- which glyph it is tells its outline (``faces``);
- ำ is set as a ring and า, as HarfBuzz's Thai shaper does. The า of such a pair gets a code of its
  own that reads ำ (ISO 32000-1, 9.7.4.2: ``CIDToGIDMap`` may show one glyph by several codes), and
  a ring without a tone mark is drawn, since no reader can be told that a letter says nothing;
- ``/ActualText`` stays for the readers that know it, each cluster once (``clusters``).
"""

import io
import re
from collections.abc import Hashable, Mapping
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

from assembly.exports.clusters import AM, RING, say_again
from assembly.exports.faces import Drawn, known_outlines, outlines

_MAPPED = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")
_PACKED = pikepdf.ObjectStreamMode.generate


def mend(pdf: bytes) -> bytes:
    """The same pages with words that can be read; equal files give equal bytes."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts: dict[tuple[int, int], Font] = {}
        for page in document.pages:
            here: dict[bytes, Font] = {}
            for name, raw in page.obj.Resources.get("/Font", {}).items():
                font = fonts[raw.objgen] = fonts.get(raw.objgen) or Font(raw)
                if font.is_ours:
                    here[name[1:].encode()] = font
            said = say_again(page.obj.Contents.read_bytes(), here)
            page.obj.Contents = document.make_stream(said)
        for font in fonts.values():
            font.write(document)
        if "/Suspects" in document.Root.MarkInfo:  # false, as it is unsaid; poppler wants it unsaid
            del document.Root.MarkInfo.Suspects
        document.save(written, static_id=True, object_stream_mode=_PACKED)
    return written.getvalue()


class Font:
    """One face as it was cut for this file: what each code says, and the codes added to it."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.inner = raw.DescendantFonts[0]
        self.said = _typsts_own(raw.ToUnicode.read_bytes().decode())
        self.widths: list[int] = []
        self.alias: dict[int, int] = {}  # code of า → code of the า that reads ำ
        self.rings: dict[int, bytes] = {}
        known = known_outlines(str(raw.BaseFont).split("+")[-1])
        self.is_ours = bool(known)
        if self.is_ours:
            program = io.BytesIO(self.inner.FontDescriptor.FontFile2.read_bytes())
            with TTFont(program, lazy=True) as font:
                self._name(font, known)

    def _name(self, font: Any, known: Mapping[Hashable, frozenset[str]]) -> None:
        names = font.getGlyphOrder()
        self.widths = [font["hmtx"][name][0] for name in names]
        for code, outline in enumerate(outlines(font)):
            may_say = known.get(outline, frozenset())
            if may_say and self.said.get(code) not in may_say:
                self.said[code] = min(may_say)
            said = self.said.get(code, "")
            if said == RING:
                pen = Drawn()
                font.getGlyphSet()[names[code]].draw(pen)
                self.rings[code] = " ".join(pen.said).encode()
            elif RING in said:  # and a tone, in one glyph: it reads as the tone
                self.said[code] = said.replace(RING, "")
                self.rings[code] = b""

    def reads_am(self, code: int) -> int:
        """The code that shows the same glyph and reads ำ."""
        if code not in self.alias:
            made = self.alias[code] = len(self.widths)
            self.said[made] = AM
            self.widths.append(self.widths[code])
        return self.alias[code]

    def write(self, document: pikepdf.Pdf) -> None:
        """Into the file: what the codes say, and which glyphs those show that were added."""
        if not self.is_ours:
            return
        self.raw.ToUnicode = document.make_stream(_cmap(self.said))
        if "/CIDSet" in self.inner.FontDescriptor:
            del self.inner.FontDescriptor.CIDSet  # may be left out, and would now be too short
        if self.alias:
            cut = range(len(self.widths) - len(self.alias))
            packed = b"".join(glyph.to_bytes(2, "big") for glyph in (*cut, *self.alias))
            self.inner.CIDToGIDMap = document.make_stream(packed)
            for code, made in self.alias.items():
                self.inner.W.extend(pikepdf.Array([made, pikepdf.Array([self.widths[code]])]))


def _typsts_own(cmap: str) -> dict[int, str]:
    return {
        int(code, 16): bytes.fromhex(said).decode("utf-16-be")
        for code, said in _MAPPED.findall(cmap.partition("beginbfchar")[2])
    }


def _cmap(said: dict[int, str]) -> bytes:
    lines = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(said.items())
    ]
    blocks = [lines[n : n + 100] for n in range(0, len(lines), 100)]
    body = "\n".join(
        "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
