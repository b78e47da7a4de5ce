"""The press: prints papers in a process of its own.

Printing takes the processor for longer than a phone should wait. In a process of its own it leaves
the hall alone, and a text that would break it breaks only that one file. The process stays warm for
the next paper; it is replaced after some, and goes when nobody asks, to give its memory back.
"""

import atexit
import logging
import os
import pickle
import subprocess
import sys
import tempfile
import threading
import traceback
from contextlib import suppress
from functools import lru_cache
from typing import IO, Any

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.exports.blocks import Seal
from assembly.exports.digits import Digits
from assembly.exports.formats import export
from assembly.exports.languages import Language
from assembly.exports.papers import Paper

QUICK = ("csv", "json")  # written faster than a process starts
LONGEST_WAIT = 120  # seconds; two hundred resolutions take about four
LONGEST_REST = 600  # seconds without an order until the process ends by itself
MOST_PAPERS = 40
BIGGEST = 1_000_000  # bytes; a process that printed more is too large to keep
_COUNT = 8  # bytes that say how long what follows is

log = logging.getLogger(__name__)


class PressFailed(Refusal):
    """No file came out in time; why is in the log."""

    message = _l("ทำไฟล์นี้ไม่สำเร็จ ข้อมูลทั้งหมดยังอยู่ครบ โปรดลองอีกครั้ง หรือเลือกไฟล์ชนิดอื่น")


class Press:
    """A process that waits for orders. One paper at a time; who comes meanwhile waits."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None  # what the process wrote where errors go
        self._printed = 0
        self._overdue = False  # the order took longer than anybody waits: not to be tried again

    def warm(self) -> None:
        """Have a process start, so that it is ready when the paper is."""
        if not self._turn.locked():
            with self._turn, suppress(OSError):  # it is told where the paper is printed
                self._running()

    def print(self, order: bytes) -> bytes:
        """What the process made of the order. Refuses: PressFailed."""
        with self._turn:
            was_warm, self._overdue = self._printed > 0, False
            answer = self._ask(order)
            if answer is None and was_warm and not self._printed and not self._overdue:
                answer = self._ask(order)  # it had gone just now, for want of orders
            if answer is None:
                raise PressFailed
            return answer

    def stop(self) -> None:
        """End the process; the next order starts another."""
        process, self._process, self._printed = self._process, None, 0
        if process is not None:
            process.kill()
            process.communicate()
        if self._said is not None:
            self._said.close()
            self._said = None

    def _ask(self, order: bytes) -> bytes | None:
        clock = threading.Timer(LONGEST_WAIT, self._kill)
        try:
            process = self._running()
            clock.start()
            _send(process.stdin, order)
            fine, content = pickle.loads(_receive(process.stdout))  # noqa: S301 -- from our own process
        except (EOFError, OSError) as error:
            self._log(f"{type(error).__name__} {self._heard()}")
            self.stop()
            return None
        finally:
            clock.cancel()
        if not fine:
            self._log(content)
            return None
        self._printed += 1
        if self._printed >= MOST_PAPERS or len(content) > BIGGEST:
            self.stop()
        return bytes(content)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.stop()
        if self._process is None:
            self._said = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the process
            self._process = subprocess.Popen(  # noqa: S603 -- our own module, no word of it from outside
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
            )
        return self._process

    def _kill(self) -> None:
        self._overdue = True
        if self._process is not None:
            self._process.kill()

    def _heard(self) -> str:
        if self._said is None or self._process is None:
            return ""
        self._process.kill()
        self._process.wait()
        self._said.seek(0)
        return self._said.read().decode(errors="replace")

    def _log(self, why: str) -> None:
        log.error("the press: %s", why)


PRESS = Press()
atexit.register(PRESS.stop)


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
    return PRESS.print(pickle.dumps((what, form, paper, digits, seal, language)))


@lru_cache(maxsize=64)
def print_once(what: str, paper: Paper) -> bytes:
    """A PDF, kept by all that is printed: another word, or another head, is another paper."""
    return print_aside(what, "pdf", paper)


def _send(pipe: IO[bytes] | None, told: bytes) -> None:
    if pipe is not None:
        pipe.write(len(told).to_bytes(_COUNT, "big") + told)
        pipe.flush()


def _receive(pipe: IO[bytes] | None) -> bytes:
    """Raises ``EOFError`` where the other side has gone."""
    count = pipe.read(_COUNT) if pipe is not None else b""
    if pipe is None or len(count) < _COUNT:
        raise EOFError
    told = pipe.read(int.from_bytes(count, "big"))
    if len(told) < int.from_bytes(count, "big"):
        raise EOFError
    return told


def main() -> None:
    """The other process: orders on standard input, files on standard output."""
    papers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nobody else's words among the papers
    while True:
        rest = threading.Timer(LONGEST_REST, os._exit, (0,))
        rest.daemon = True
        rest.start()
        try:
            order = _receive(sys.stdin.buffer)
        except EOFError:
            return
        finally:
            rest.cancel()
        _send(papers, pickle.dumps(_printed(order)))


def _printed(order: bytes) -> tuple[bool, Any]:
    """The file; or why there is none, in words for the log."""
    try:
        *told, seal, language = pickle.loads(order)  # noqa: S301 -- written by the parent, by a pipe
        return True, export(*told, seal=seal, language=language)
    except Exception:  # noqa: BLE001 -- whatever it was, the next paper is printed
        return False, traceback.format_exc()


if __name__ == "__main__":
    main()
