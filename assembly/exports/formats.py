"""What can be exported, and as what: one table for the command, the office and the tests."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.exports import heard, promised, proposed, records, registered, sheets
from assembly.exports.blocks import Manuscript, Seal
from assembly.exports.digits import Digits
from assembly.exports.house import laid_out
from assembly.exports.languages import Language, speaking, spoken
from assembly.exports.layouts import (
    charter,
    commitments,
    letters,
    minutes,
    proposals,
    requests,
    resolutions,
    voices,
)
from assembly.exports.papers import (
    BallotBook,
    CharterPaper,
    CommitmentBook,
    GrievanceBook,
    OrganisationBook,
    Paper,
    ProposalBook,
    ResolutionBook,
)
from assembly.exports.tables import About, Sheet

Printer = Callable[..., bytes]  # (paper, digits), and ``seal=`` where ``is_sealed``
Book = (
    ResolutionBook
    | BallotBook
    | GrievanceBook
    | CharterPaper
    | ProposalBook
    | OrganisationBook
    | CommitmentBook
)


def _later(module: str, name: str) -> Printer:
    """A printer that is fetched when it first prints, so that a press starts with one, not all."""

    def printed(*told: Any, **more: Any) -> bytes:
        content: bytes = getattr(import_module(f"assembly.exports.{module}"), name)(*told, **more)
        return content

    return printed


to_pdf, to_docx = _later("typesetter", "to_pdf"), _later("word", "to_docx")
to_xlsx, to_csv = _later("spreadsheets", "to_xlsx"), _later("spreadsheets", "to_csv")


class NoSuchExport(Refusal):
    """This thing cannot be had in this form."""

    status = 404
    message = _l("ไม่มีเอกสารชนิดนี้ โปรดเลือกจากปุ่มในหน้าเอกสาร")


def export(
    what: str,
    form: str,
    paper: Paper,
    digits: Digits | None = None,
    *,
    seal: Seal | None = None,
    language: Language = "th",
) -> bytes:
    """``paper`` printed as ``form``; ``digits`` left out means the usual ones of that form.

    ``seal`` goes to the foot of each page of what ``is_sealed``, ``language`` is that of its fixed
    words. Raises ``NoSuchExport`` when ``what`` cannot be had as ``form``.
    """
    printer = printer_for(what, form)
    usual = USUAL_DIGITS.get(form, "arabic") if language == "th" else "arabic"
    said = {"seal": seal} if is_sealed(what, form) else {}
    with speaking(language):
        return printer(paper, digits or usual, **said)


def is_sealed(what: str, form: str) -> bool:
    """Whether its pages say where the journal stood: documents do; slips, sheets, data do not."""
    return form in SEALED_FORMS and what != "slips"


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
    seal: Seal | None = None,
) -> bytes:
    return to_file(replace(laid_out(lay_out, paper).in_digits(digits), seal=seal, lang=spoken()))


def _table(
    draw: Callable[[Any], tuple[Sheet, ...]],
    to_file: Callable[[tuple[Sheet, ...], About, Digits], bytes],
    book: Book,
    digits: Digits,
) -> bytes:
    day = book.proclaimed_on if isinstance(book, CharterPaper) else book.as_of
    about = About(book.title, book.assembly, day, book.is_example)
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
        "akn": _later("akn_resolutions", "to_akn"),
    },
    "charter": {
        "docx": partial(_document, charter.lay_out, to_docx),
        "pdf": partial(_document, charter.lay_out, to_pdf),
        "xlsx": partial(_table, sheets.charter, to_xlsx),
        "csv": partial(_table, sheets.charter, to_csv),
        "json": partial(_record, "charter"),
        "akn": _later("akn_charter", "to_akn"),
    },
    "minutes": {
        "docx": partial(_document, minutes.lay_out, to_docx),
        "pdf": partial(_document, minutes.lay_out, to_pdf),
        "json": partial(_record, "minutes"),
        "akn": _later("akn_minutes", "to_akn"),
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
    "requests": {
        "docx": partial(_document, requests.lay_out, to_docx),
        "pdf": partial(_document, requests.lay_out, to_pdf),
    },
    "organisations": {
        "xlsx": partial(_table, registered.organisations, to_xlsx),
        "csv": partial(_table, registered.organisations, to_csv),
        "json": partial(_record, "organisations"),
    },
    "commitments": {
        "docx": partial(_document, commitments.lay_out, to_docx),
        "pdf": partial(_document, commitments.lay_out, to_pdf),
        "xlsx": partial(_table, promised.commitments, to_xlsx),
        "csv": partial(_table, promised.commitments_in_one, to_csv),
        "json": partial(_record, "commitments"),
    },
    "slips": {"pdf": _later("slips", "to_pdf")},
}

# Official papers have Thai digits; figures to work with have Arabic ones, unless asked otherwise.
USUAL_DIGITS: dict[str, Digits] = {"docx": "thai", "pdf": "thai"}
SEALED_FORMS = ("docx", "pdf")

MIMETYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "akn": "application/akn+xml",
}

EXTENSIONS = {"akn": "akn.xml"}  # so that any program opens it

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
    "requests": _l("หนังสือขอ"),
    "organisations": _l("องค์กรและเครือข่าย"),
    "commitments": _l("พันธสัญญา"),
    "slips": _l("บัตรประจำตัว"),
}
FORMS = {
    "docx": _l("Word"),
    "pdf": _l("PDF"),
    "xlsx": _l("Excel"),
    "csv": _l("CSV"),
    "json": _l("JSON"),
    "akn": _l("Akoma Ntoso"),
}
