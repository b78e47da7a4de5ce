"""PDF: the Typst template fed with a manuscript's data; user text is never its source.

What comes out is PDF/UA: tagged, with its language and title, and with words that can be copied.
"""

import base64
import io
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import repeat
from pathlib import Path
from re import Pattern
from typing import Any

import segno
import typst

from assembly.exports import wording
from assembly.exports.blocks import (
    Block,
    Column,
    Contents,
    Heading,
    Letterhead,
    Link,
    Links,
    Manuscript,
    Paragraph,
    Picture,
    Pictures,
    Rule,
    Signature,
    Table,
    Title,
)
from assembly.exports.faces import FACES, drawable
from assembly.exports.languages import say
from assembly.exports.textlayer import mend
from assembly.exports.unbroken import LINE, keeper, parts

LOWEST = 9  # level of what is no heading
TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"
_UNKNOWN = "PDF/UA-1 error: the text"


def to_pdf(manuscript: Manuscript) -> bytes:
    """The manuscript as PDF; equal manuscripts give equal bytes."""
    return set_in_type(TEMPLATE, {"paper": plain(manuscript)}, manuscript.dated)


def set_in_type(template: Path, told: dict[str, Any], day: date) -> bytes:
    """A template with its data as PDF/UA, dated noon of the paper's own day.

    A letter that no face here has would leave a paper that nobody can hear: □ stands for it.
    """
    try:
        return mend(_compiled(template, told, day))
    except RuntimeError as error:
        if _UNKNOWN not in str(error):
            raise
    return mend(_compiled(template, _each_text(told, drawable), day))


def _compiled(template: Path, told: dict[str, Any], day: date) -> bytes:
    return typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={name: json.dumps(data) for name, data in told.items()},
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(day, time(12), UTC).timestamp()),
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FACES])


def _each_text(value: Any, spell: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return spell(value)
    if isinstance(value, dict):
        return {name: _each_text(part, spell) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_each_text(part, spell) for part in value]
    return value


def plain(manuscript: Manuscript) -> dict[str, Any]:
    """What the template reads."""
    keep = keeper((*manuscript.names, *_signers(manuscript.blocks)))
    seal = manuscript.seal
    return {
        "title": manuscript.title,
        "author": manuscript.author,
        "digits": manuscript.digits,
        "lang": manuscript.lang,
        "signed": say("(ลงชื่อ)"),
        "example": parts(wording.example_note(), keep) if manuscript.is_example else None,
        "seal": wording.seal_words(seal, manuscript.digits) if seal else "",
        "blocks": [_block(block, keep) | more for block, more in _placed(manuscript.blocks)],
    }


def _signers(blocks: Sequence[Block]) -> Iterator[str]:
    return (block.name for block in blocks if isinstance(block, Signature))


def _placed(blocks: Sequence[Block]) -> Iterator[tuple[Block, dict[str, Any]]]:
    """Each block with its depth among the headings, which never skip one, and whether what was
    marked ends with it. A book's cover has a rule of its own.
    """
    depth, within, before = 0, 0, None
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Heading):
            depth = min(block.level, depth + 1)
        within = _level(block) if _mark(block) else within
        ends = within > 0 and _begins_anew(after, within)
        if not (isinstance(before, Title) and before.cover and isinstance(block, Rule)):
            yield block, {"depth": depth, "ends": ends}
        within, before = 0 if ends else within, block


def _mark(block: Block | None) -> str:
    return block.mark if isinstance(block, Heading | Paragraph) else ""


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else LOWEST


def _begins_anew(after: Block | None, within: int) -> bool:
    """What was marked ends before the next mark, a heading of no lower level, another paper."""
    if isinstance(after, Heading) and after.level <= within:
        return True
    return after is None or isinstance(after, Title | Contents) or _mark(after) != ""


def _block(block: Block, keep: Pattern[str]) -> dict[str, Any]:
    told = {name: _told(value, keep) for name, value in vars(block).items()}
    if isinstance(block, Heading | Paragraph):
        told["mark"] = block.mark
    if isinstance(block, Table):
        told |= {"rows": _cells(block, keep)}
    if isinstance(block, Paragraph) and block.item:
        told |= {"text": parts(f"{block.item} {block.text}", keep)}
    if isinstance(block, Link):
        told |= _address(block, keep)
    if isinstance(block, Links):
        told |= {"links": [_address(one, keep) for one in block.links]}
    if isinstance(block, Letterhead):
        told |= {"picture": _picture(block.picture, keep) if block.picture else None}
    if isinstance(block, Pictures):
        told |= {"pictures": [_picture(one, keep) for one in block.pictures]}
    return {"kind": type(block).__name__.lower(), **told}


def _address(link: Link, keep: Pattern[str]) -> dict[str, Any]:
    told = {"text": parts(link.text, keep), "url": link.url}
    return told | {"shown": parts(link.url, keep), "qr": _qr(link.url)}


def _cells(table: Table, keep: Pattern[str]) -> list[list[list[tuple[str, bool]]]]:
    """What a line of a column cannot hold is not kept whole in it."""
    page = sum(column.width for column in table.columns)
    room = [LINE * column.width // page for column in table.columns]
    return [[parts(*cell) for cell in zip(row, repeat(keep), room)] for row in table.rows]


def _told(value: Any, keep: Pattern[str]) -> Any:
    if isinstance(value, str):
        return parts(value, keep)
    if isinstance(value, tuple):
        return [_told(part, keep) for part in value]
    if isinstance(value, Column):
        return {"head": parts(value.head, keep), "width": value.width, "align": value.align}
    return value


def _picture(one: Picture, keep: Pattern[str]) -> dict[str, Any]:
    """Inside an SVG, since data for the template is text."""
    data = base64.b64encode(one.content).decode()
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {one.width} {one.height}">'
        f'<image width="{one.width}" height="{one.height}" href="data:image/jpeg;base64,{data}"/>'
        "</svg>"
    )
    return {"svg": drawn, "says": parts(one.says, keep), "alt": one.says}


def _qr(url: str) -> str:
    drawn = io.BytesIO()
    segno.make_qr(url).save(drawn, kind="svg", xmldecl=False, border=0)
    return drawn.getvalue().decode()
