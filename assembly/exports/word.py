"""DOCX: prints a manuscript block by block in plain runs; what people typed is never markup."""

import io
import zipfile
from datetime import UTC, datetime, time

from docx.document import Document

from assembly.exports import word_drawn, word_house, word_text, wording
from assembly.exports.blocks import Heading, Manuscript
from assembly.exports.languages import say
from assembly.exports.word_base import empty_document
from assembly.exports.word_heads import running_heads
from assembly.exports.word_lists import fill_numbering
from assembly.exports.word_put import Pen, put

KINDS = (
    *word_text.KINDS,
    *word_drawn.KINDS,
    *word_house.KINDS,
)  # they print themselves once those files are read

LANGUAGES = {"th": "th-TH", "en": "en-US"}


def to_docx(manuscript: Manuscript) -> bytes:
    """The manuscript as a Word document; equal manuscripts give equal bytes."""
    document = empty_document(thai_numbers=manuscript.digits == "thai")
    headings = [block for block in manuscript.blocks if isinstance(block, Heading)]
    pen = Pen(document, manuscript.digits, headings)
    _describe(document, manuscript)
    running_heads(pen, manuscript)
    for block in manuscript.blocks:
        put(block, pen)
    fill_numbering(document.part.numbering_part.element, pen.lists, manuscript.digits)
    written = io.BytesIO()
    document.save(written)
    return steady_zip(written.getvalue())


def steady_zip(packed: bytes) -> bytes:
    """The same files in the same order without the hour of packing."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


def _describe(document: Document, manuscript: Manuscript) -> None:
    about = document.core_properties
    about.title, about.author = manuscript.title[:255], manuscript.author[:255]
    about.last_modified_by, about.comments = manuscript.author[:255], ""
    about.language, about.revision = LANGUAGES[manuscript.lang], 1
    about.created = about.modified = datetime.combine(manuscript.dated, time(12), UTC)
    about.subject = say(wording.EXAMPLE) if manuscript.is_example else ""
