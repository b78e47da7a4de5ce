"""Papers from people: PDF alone, made anew without scripts, forms, files inside or who wrote them.

Whatever comes in is hostile until the paper mill has made it anew, in a process of its own with a
bound to its time and memory. What is kept shows the same pages and does nothing.
"""

import logging
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from flask_babel import lazy_gettext as _l

from assembly.core import papermill
from assembly.core.errors import Refusal, TryAgain

MOST_BYTES = 10 * 1024 * 1024  # of what comes in
LONGEST = 40  # seconds for one paper; the mill bounds its own computing at 25
LONGEST_WAIT = 60  # seconds until its turn
MILL = Path(papermill.__file__).parent

log = logging.getLogger(__name__)


class NoPaper(Refusal):
    """Another kind of file."""

    status = 422
    message = _l(
        "รับเอกสารเป็น PDF เท่านั้น เปิดไฟล์นี้ในโปรแกรมเดิม เลือก “บันทึกเป็น PDF” แล้วส่งไฟล์ที่ได้ สิ่งที่พิมพ์ไว้ยังอยู่"
    )


class PaperBroken(Refusal):
    status = 422
    message = _l("เปิด PDF นี้ไม่ได้ ไฟล์อาจเสียหาย เปิดดูในเครื่องของท่านก่อน แล้วบันทึกเป็น PDF อีกครั้ง")


class PaperLocked(Refusal):
    status = 422
    message = _l("PDF นี้ตั้งรหัสหรือล็อกไว้ บันทึกเป็น PDF ใหม่ที่ไม่ล็อก แล้วส่งอีกครั้ง")


class PaperNotPlain(Refusal):
    """A folder of files, a form for one program, or a file that is two kinds at once."""

    status = 422
    message = _l("PDF นี้มีไฟล์อื่นซ้อนอยู่ หรือเปิดได้เฉพาะบางโปรแกรม สั่งพิมพ์แล้วเลือก “บันทึกเป็น PDF” จึงส่งใหม่")


class PaperTooLarge(Refusal):
    status = 413
    message = _l("PDF นี้ใหญ่เกิน 10 MB บันทึกเป็น PDF ขนาดเล็กลง หรือส่งเฉพาะหน้าที่เป็นหลักฐาน")


class PaperTooLong(Refusal):
    status = 422
    message = _l("PDF นี้ยาวเกิน %(most)s หน้า ส่งเฉพาะหน้าที่เป็นหลักฐาน")


class PaperTooMuch(Refusal):
    """Small as it came, and endless to open."""

    status = 422
    message = _l("PDF นี้เปิดแล้วใหญ่หรือซับซ้อนเกินไป บันทึกเป็น PDF ขนาดเล็กลง แล้วส่งอีกครั้ง")


UNFIT: dict[str, Refusal] = {
    "kind": NoPaper(),
    "locked": PaperLocked(),
    "nested": PaperNotPlain(),
    "pages": PaperTooLong(most=papermill.MOST_PAGES),
    "much": PaperTooMuch(),
}


@dataclass(frozen=True)
class Paper:
    """A paper as it is kept: pages that show something, and nothing that does anything."""

    body: bytes = field(repr=False)
    pages: int


def take_paper(sent: bytes) -> Paper:
    """What was sent, made anew aside, so that no phone waits for it.

    Refuses: NoPaper, PaperBroken, PaperLocked, PaperNotPlain, PaperTooLarge, PaperTooLong,
    PaperTooMuch; TryAgain where others' papers keep the mill busy.
    """
    if len(sent) > MOST_BYTES:
        raise PaperTooLarge
    if not sent.startswith(b"%PDF-"):
        raise NoPaper
    if not _one_at_a_time.acquire(timeout=LONGEST_WAIT):
        raise TryAgain
    try:
        word, pages, body = _milled(sent)
    finally:
        _one_at_a_time.release()
    if word != "fine":
        raise UNFIT.get(word, PaperBroken())
    return Paper(body, pages)


_one_at_a_time = threading.Lock()  # an opened paper is large


def _milled(sent: bytes) -> tuple[str, int, bytes]:
    """What the mill says of it; a mill that died or did not come to an end had too much."""
    try:
        ran = subprocess.run(  # noqa: S603 -- our own program, no word of it from outside
            [sys.executable, "-I", str(MILL)],
            input=sent,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "much", 0, b""
    except OSError as error:  # no memory or room for one more program: not the paper's fault
        log.exception("the paper mill could not be started")
        raise TryAgain from error
    head, _end, body = ran.stdout.partition(b"\n")
    word, _blank, pages = head.decode("ascii", "replace").partition(" ")
    if ran.returncode or not pages.isdecimal():
        log.warning("the paper mill ended with %s", ran.returncode)
        return "much", 0, b""
    return word, int(pages), body
