"""The pen that every block is printed into Word with.

The library's own way of adding reads the whole document again for each paragraph and picture.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import singledispatch

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as PART
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Emu

from assembly.exports.blocks import Heading
from assembly.exports.digits import Digits
from assembly.exports.word_lists import Lists
from assembly.exports.word_xml import Element, element, words

WIDTH = 9071  # twentieths of a point between the margins: 16 cm


@dataclass
class Pen:
    """One document being written; what counts on from block to block is remembered here."""

    document: Document
    digits: Digits
    headings: Sequence[Heading] = ()
    lists: Lists = field(default_factory=Lists)
    marks: int = 0  # headings written so far: their bookmarks
    pictures: int = 0
    new_page: bool = False  # what is written next begins one

    def write(self, *made: Element) -> None:
        for one in made:
            if self.new_page and one.tag == qn("w:p"):
                one.get_or_add_pPr().get_or_add_pageBreakBefore()
                self.new_page = False
            self.document.element.body.sectPr.addprevious(one)

    def picture(self, content: bytes, wide: int, high: int, says: str) -> Element:
        """A run with the picture in it, and what it shows for who cannot see it."""
        self.pictures += 1
        rel_id, _image = self.document.part.get_or_add_image(io.BytesIO(content))
        inline = CT_Inline.new_pic_inline(
            self.pictures, rel_id, f"picture{self.pictures}", Emu(wide), Emu(high)
        )
        inline.docPr.set("descr", says)
        for side in ("T", "B", "L", "R"):
            inline.set(f"dist{side}", "0")
        return element("r", element("drawing", inline))

    def link(self, url: str) -> Element:
        made = element("hyperlink", words(url))
        rel_id = self.document.part.relate_to(url, PART.HYPERLINK, is_external=True)
        made.set(qn("r:id"), rel_id)
        return made


@singledispatch
def put(block: object, pen: Pen) -> None:
    """Print one block at the end of the document."""
    raise TypeError(f"no way to print {type(block).__name__}")


def shares(parts: Sequence[int]) -> list[int]:
    """How wide each column is, of the page's width."""
    return [WIDTH * part // sum(parts) for part in parts]
