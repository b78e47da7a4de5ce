"""PDF: the Typst template fed with a manuscript's data, in a process of its own.

A process of its own: a page takes the processor for longer than a phone should wait, the memory
goes back when it ends, and a text that would break the typesetter breaks only that.
"""

import io
import json
import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path
from re import Pattern
from typing import Any

import segno
import typst

from assembly import home
from assembly.exports import wording
from assembly.exports.blocks import Block, Column, Link, Manuscript
from assembly.exports.unbroken import keeper, parts

TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"
LONGEST_WAIT = 60  # seconds; a book of 200 pages takes about two


class TypesettingFailed(RuntimeError):  # noqa: N818 -- names what happened, as refusals do
    """The typesetter gave no PDF; its own words are the argument."""


def to_pdf(manuscript: Manuscript) -> bytes:
    """The manuscript as PDF; equal manuscripts give equal bytes. Waits for the other process.

    Raises ``TypesettingFailed`` when no PDF comes out in time.
    """
    order = json.dumps({"paper": plain(manuscript), "seconds": _moment(manuscript)})
    command = [sys.executable, "-m", "assembly.exports.typesetter"]
    done = subprocess.run(  # noqa: S603 -- our own module, no word of it from outside
        command, input=order.encode(), capture_output=True, timeout=LONGEST_WAIT, check=False
    )
    if done.returncode:
        raise TypesettingFailed(done.stderr.decode(errors="replace"))
    return done.stdout


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
    if isinstance(block, Link):
        told |= {"url": block.url, "qr": _qr(block.url)}
    return {"kind": type(block).__name__.lower(), **told}


def _told(value: Any, keep: Pattern[str]) -> Any:
    if isinstance(value, str):
        return parts(value, keep)
    if isinstance(value, tuple):
        return [_told(part, keep) for part in value]
    if isinstance(value, Column):
        return {"head": parts(value.head, keep), "width": value.width, "align": value.align}
    return value


def _qr(url: str) -> str:
    drawn = io.BytesIO()
    segno.make_qr(url).save(drawn, kind="svg", xmldecl=False, border=0)
    return drawn.getvalue().decode()


def _moment(manuscript: Manuscript) -> int:
    """The PDF is dated noon of the paper's own day, so that printing again gives equal bytes."""
    return int(datetime.combine(manuscript.dated, time(12), UTC).timestamp())


def main() -> None:
    """The other process: an order on standard input, the PDF on standard output."""
    order = json.load(sys.stdin)
    try:
        pdf = typst.compile(
            TEMPLATE,
            root=TEMPLATE.parent,
            font_paths=[home() / "static" / "vendor" / "ttf"],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"paper": json.dumps(order["paper"])},
            timestamp=order["seconds"],
        )
    except typst.TypstError as error:
        sys.exit(error.diagnostic)
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
