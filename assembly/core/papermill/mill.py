"""One file in, a word and a new file out."""

import io
import re
import sys
import zipfile

import pikepdf
from pikepdf import Pdf, StreamDecodeLevel

from .belongs import ROOT, keep_only
from .bounds import MOST_WRITTEN, Unfit, bound
from .drawing import check_drawing
from .pages import link, links_of, pages_of, strip
from .sieve import Sieve


def made_anew(sent: bytes) -> tuple[int, bytes]:
    """How many pages, and the new file. Raises ``Unfit``."""
    _check_outside(sent)
    with _opened(sent) as old, Pdf.new() as new:
        _check_plain(old)
        pages = pages_of(old)
        links = [list(links_of(page)) for page in pages]
        old.flatten_annotations()  # what a form, a stamp or a signature shows stays as drawn
        for page in pages:
            strip(page)
        Sieve().run(pages)
        for page in pages:
            check_drawing(page)
        for page, own in zip(pages, links, strict=True):
            link(old, page, own)
        keep_only(old.Root, ROOT)
        new.pages.extend(old.pages)
        return len(pages), _written(new)


def _check_outside(sent: bytes) -> None:
    """One PDF and nothing else: no archive, page or program that also reads as one."""
    if not sent.startswith(b"%PDF-"):
        raise Unfit("kind")
    end = sent.rfind(b"%%EOF")
    if end < 0:
        raise Unfit("broken")
    behind = sent[end + 5 :].strip(b"\0 \t\r\n\x1a")
    if behind or re.search(rb"%%EOF\s*%PDF-", sent) or zipfile.is_zipfile(io.BytesIO(sent)):
        raise Unfit("nested")


def _opened(sent: bytes) -> Pdf:
    try:
        opened = Pdf.open(io.BytesIO(sent))
    except pikepdf.PasswordError as error:
        raise Unfit("locked") from error
    if opened.is_encrypted:
        raise Unfit("locked")
    return opened


def _check_plain(old: Pdf) -> None:
    """Not a folder of files, nor a form that is only there inside one program."""
    if "/Collection" in old.Root or bool(old.Root.get("/NeedsRendering", False)):
        raise Unfit("nested")


def _written(new: Pdf) -> bytes:
    into = io.BytesIO()
    new.save(
        into,
        stream_decode_level=StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    if into.tell() > MOST_WRITTEN:
        raise Unfit("much")
    return into.getvalue()


def answer(sent: bytes) -> tuple[str, int, bytes]:
    """The word, the pages, the file: whatever else happens inside is a broken file."""
    try:
        return ("fine", *made_anew(sent))
    except Unfit as unfit:
        return str(unfit), 0, b""
    except MemoryError:
        return "much", 0, b""
    except Exception as error:  # noqa: BLE001 -- a reader of hostile bytes fails in any way
        return "much" if "memory limit" in str(error) else "broken", 0, b""


def main() -> None:
    bound()
    word, pages, made = answer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(f"{word} {pages}\n".encode() + made)
