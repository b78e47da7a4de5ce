"""What can be exported, and as what: one table for the command, the office and the tests."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.exports import heard, proposed, records, registered, sheets, slips
from assembly.exports.blocks import Manuscript
from assembly.exports.digits import Digits
from assembly.exports.layouts import charter, letters, minutes, proposals, resolutions, voices
from assembly.exports.papers import (
    BallotBook,
    GrievanceBook,
    OrganisationBook,
    Paper,
    ProposalBook,
    ResolutionBook,
)
from assembly.exports.spreadsheets import About, to_csv, to_xlsx
from assembly.exports.tables import Sheet
from assembly.exports.typesetter import to_pdf
from assembly.exports.word import to_docx

Printer = Callable[[Any, Digits], bytes]
Book = ResolutionBook | BallotBook | GrievanceBook | ProposalBook | OrganisationBook


class NoSuchExport(Refusal):
    """This thing cannot be had in this form."""

    status = 404
    message = _l("ไม่มีเอกสารชนิดนี้ โปรดเลือกจากปุ่มในหน้าเอกสาร")


def export(what: str, form: str, paper: Paper, digits: Digits | None = None) -> bytes:
    """``paper`` printed as ``form``; ``digits`` left out means the usual ones of that form.

    Raises ``NoSuchExport`` when ``what`` cannot be had as ``form``.
    """
    return printer_for(what, form)(paper, digits or USUAL_DIGITS.get(form, "arabic"))


def printer_for(what: str, form: str) -> Printer:
    """Raises ``NoSuchExport``, so that a page can refuse before it reads the whole paper."""
    printer = EXPORTS.get(what, {}).get(form)
    if printer is None:
        raise NoSuchExport
    return printer


def _document(
    lay_out: Callable[[Any], Manuscript],
    to_file: Callable[[Manuscript], bytes],
    paper: Paper,
    digits: Digits,
) -> bytes:
    return to_file(lay_out(paper).in_digits(digits))


def _table(
    draw: Callable[[Any], tuple[Sheet, ...]],
    to_file: Callable[[tuple[Sheet, ...], About, Digits], bytes],
    book: Book,
    digits: Digits,
) -> bytes:
    about = About(book.title, book.assembly, book.as_of, book.is_example)
    return to_file(draw(book), about, digits)


def _record(what: str, paper: Paper, _digits: Digits) -> bytes:
    return records.to_json(what, paper)


EXPORTS: dict[str, dict[str, Printer]] = {
    "resolutions": {
        "docx": partial(_document, resolutions.lay_out, to_docx),
        "pdf": partial(_document, resolutions.lay_out, to_pdf),
        "xlsx": partial(_table, sheets.resolutions, to_xlsx),
        "csv": partial(_table, sheets.resolutions, to_csv),
        "json": partial(_record, "resolutions"),
    },
    "charter": {
        "docx": partial(_document, charter.lay_out, to_docx),
        "pdf": partial(_document, charter.lay_out, to_pdf),
        "json": partial(_record, "charter"),
    },
    "minutes": {
        "docx": partial(_document, minutes.lay_out, to_docx),
        "pdf": partial(_document, minutes.lay_out, to_pdf),
    },
    "grievances": {
        "xlsx": partial(_table, heard.grievances, to_xlsx),
        "csv": partial(_table, heard.grievances_in_one, to_csv),
        "json": partial(_record, "grievances"),
    },
    "ballots": {
        "xlsx": partial(_table, sheets.ballots, to_xlsx),
        "csv": partial(_table, sheets.ballots, to_csv),
        "json": partial(_record, "ballots"),
    },
    "voices": {
        "docx": partial(_document, voices.lay_out, to_docx),
        "pdf": partial(_document, voices.lay_out, to_pdf),
    },
    "proposals": {
        "docx": partial(_document, proposals.lay_out, to_docx),
        "pdf": partial(_document, proposals.lay_out, to_pdf),
        "xlsx": partial(_table, proposed.proposals, to_xlsx),
        "csv": partial(_table, proposed.proposals, to_csv),
        "json": partial(_record, "proposals"),
    },
    "letters": {
        "docx": partial(_document, letters.lay_out, to_docx),
        "pdf": partial(_document, letters.lay_out, to_pdf),
    },
    "organisations": {
        "xlsx": partial(_table, registered.organisations, to_xlsx),
        "csv": partial(_table, registered.organisations, to_csv),
        "json": partial(_record, "organisations"),
    },
    "slips": {"pdf": slips.to_pdf},
}

# Official papers have Thai digits; figures to work with have Arabic ones, unless asked otherwise.
USUAL_DIGITS: dict[str, Digits] = {"docx": "thai", "pdf": "thai"}

MIMETYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}

# What the buttons say.
THINGS = {
    "resolutions": _l("มติ"),
    "charter": _l("ธรรมนูญ"),
    "minutes": _l("รายงานการประชุม"),
    "grievances": _l("ความทุกข์"),
    "ballots": _l("ผลการลงมติ"),
    "voices": _l("รายงานความทุกข์รายอำเภอ"),
    "proposals": _l("ข้อเสนอนโยบาย"),
    "letters": _l("หนังสือ"),
    "organisations": _l("องค์กรและเครือข่าย"),
    "slips": _l("บัตรประจำตัว"),
}
FORMS = {
    "docx": _l("Word"),
    "pdf": _l("PDF"),
    "xlsx": _l("Excel"),
    "csv": _l("CSV"),
    "json": _l("JSON"),
}
