"""The press: prints a paper in a process of its own.

Printing takes the processor for longer than a phone should wait. In a process of its own it leaves
the hall alone, gives its memory back, and a text that would break it breaks only that one file.
"""

import logging
import pickle
import subprocess
import sys

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.exports.blocks import Seal
from assembly.exports.digits import Digits
from assembly.exports.formats import export
from assembly.exports.languages import Language
from assembly.exports.papers import Paper

QUICK = ("csv", "json")  # written faster than a process starts
LONGEST_WAIT = 120  # seconds; two hundred resolutions take about ten

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
    command = [sys.executable, "-m", __name__]
    order = pickle.dumps((what, form, paper, digits, seal, language))
    try:
        done = subprocess.run(  # noqa: S603 -- our own module, no word of it from outside
            command, input=order, capture_output=True, timeout=LONGEST_WAIT, check=True
        )
    except subprocess.SubprocessError as error:
        said = getattr(error, "stderr", None) or b""
        log.error("the press: %s %s", error, said.decode(errors="replace"))
        raise PressFailed from error
    return done.stdout


def main() -> None:
    """The other process: an order on standard input, the file on standard output."""
    *order, seal, language = pickle.load(sys.stdin.buffer)  # noqa: S301 -- written by the parent, by a pipe
    sys.stdout.buffer.write(export(*order, seal=seal, language=language))


if __name__ == "__main__":
    main()
