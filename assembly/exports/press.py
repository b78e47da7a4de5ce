"""The press: prints a paper in a process of its own.

Printing takes the processor for longer than a phone should wait. In a process of its own it leaves
the hall alone, gives its memory back, and a text that would break it breaks only that one file.
"""

import logging
import pickle
import subprocess
import sys
from collections.abc import Sequence
from typing import TypeAlias

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.exports.blocks import Seal
from assembly.exports.digits import Digits
from assembly.exports.formats import export
from assembly.exports.languages import Language
from assembly.exports.papers import Paper

QUICK = ("csv", "json")  # written faster than a process starts
LONGEST_WAIT = 120  # seconds; two hundred resolutions take about ten

Order: TypeAlias = tuple[str, str, Paper, Digits | None, Seal | None, Language]

log = logging.getLogger(__name__)


class PressFailed(Refusal):
    """No file came out in time; why is in the log."""

    message = _l("ทำไฟล์นี้ไม่สำเร็จ ข้อมูลทั้งหมดยังอยู่ครบ โปรดลองอีกครั้ง หรือเลือกไฟล์ชนิดอื่น")


def print_aside(
    what: str,
    form: str,
    paper: Paper,
    digits: Digits | None = None,
    seal: Seal | None = None,
    language: Language = "th",
) -> bytes:
    """``formats.export``, in another process unless it is quick. Refuses: PressFailed."""
    if form in QUICK:
        return export(what, form, paper, digits, seal=seal, language=language)
    return print_all_aside([(what, form, paper, digits, seal, language)])[0]


def print_all_aside(orders: Sequence[Order]) -> list[bytes]:
    """Several papers in one other process, in their order. Refuses: PressFailed."""
    command, patience = [sys.executable, "-m", __name__], LONGEST_WAIT + 10 * len(orders)
    try:
        done = subprocess.run(  # noqa: S603 -- our own module, no word of it from outside
            command,
            input=pickle.dumps(list(orders)),
            capture_output=True,
            timeout=patience,
            check=True,
        )
    except subprocess.SubprocessError as error:
        said = getattr(error, "stderr", None) or b""
        log.error("the press: %s %s", error, said.decode(errors="replace"))
        raise PressFailed from error
    printed: list[bytes] = pickle.loads(done.stdout)  # noqa: S301 -- written by our own process
    return printed


def main() -> None:
    """The other process: orders on standard input, the files on standard output."""
    orders = pickle.load(sys.stdin.buffer)  # noqa: S301 -- written by the parent, by a pipe
    printed = [export(*order, seal=seal, language=language) for *order, seal, language in orders]
    sys.stdout.buffer.write(pickle.dumps(printed))


if __name__ == "__main__":
    main()
