"""PDF: the Typst template fed with a manuscript's data; user text is never its source."""

import base64
import io
import json
from datetime import UTC, datetime, time
from pathlib import Path
from re import Pattern
from typing import Any

import segno
import typst

from assembly import home
from assembly.exports import wording
from assembly.exports.blocks import Block, Column, Link, Manuscript, Paragraph, Picture, Pictures
from assembly.exports.unbroken import keeper, parts

TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"


def to_pdf(manuscript: Manuscript) -> bytes:
    """The manuscript as PDF; equal manuscripts give equal bytes."""
    pdf: bytes = typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=[home() / "static" / "vendor" / "ttf"],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"paper": json.dumps(plain(manuscript))},
        timestamp=_moment(manuscript),
    )
    return pdf


def plain(manuscript: Manuscript) -> dict[str, Any]:
    """What the template reads."""
    keep = keeper(manuscript.names)
    return {
        "title": manuscript.title,
        "author": manuscript.author,
        "digits": manuscript.digits,
        "example": parts(wording.EXAMPLE_NOTE, keep) if manuscript.is_example else None,
        "blocks": [_block(block, keep) for block in manuscript.blocks],
    }


def _block(block: Block, keep: Pattern[str]) -> dict[str, Any]:
    told = {name: _told(value, keep) for name, value in vars(block).items()}
    if isinstance(block, Paragraph) and block.item:
        told |= {"text": parts(f"{block.item} {block.text}", keep)}
    if isinstance(block, Link):
        told |= {"url": block.url, "qr": _qr(block.url)}
    if isinstance(block, Pictures):
        told |= {"pictures": [_picture(one, keep) for one in block.pictures]}
    return {"kind": type(block).__name__.lower(), **told}


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


def _moment(manuscript: Manuscript) -> int:
    """The PDF is dated noon of the paper's own day, so that printing again gives equal bytes."""
    return int(datetime.combine(manuscript.dated, time(12), UTC).timestamp())
