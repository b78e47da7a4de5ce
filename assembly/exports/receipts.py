"""Tracking codes on paper, for people to take home: a sheet of many to cut, or one for a printer
of receipts. PDF only, with Arabic digits, as the keys of a phone have. The words are never on it.
"""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import segno
import typst

from assembly import home
from assembly.exports.typesetter import TEMPLATE, set_in_type

RECEIPTS = TEMPLATE.with_name("receipts.typ")
QUIET = 2  # modules of white around a code


@dataclass(frozen=True)
class ReceiptPaper:
    """One code: ``about`` says which, for whoever hands it out: the place, the row of the file."""

    code: str  # in groups of four
    about: str
    link: str


@dataclass(frozen=True)
class ReceiptSheet:
    assembly: str
    day: date
    address: str  # where a code is typed in
    receipts: Sequence[ReceiptPaper]
    is_example: bool = False


def to_pdf(sheet: ReceiptSheet, *, single: bool = False) -> bytes:
    """Eighteen to a page of A4, or each on a page of its own, 80 mm wide; equal sheets give equal
    bytes.
    """
    return set_in_type(RECEIPTS, {"sheet": _plain(sheet, single=single)}, sheet.day)


def printed(sheet: ReceiptSheet, *, single: bool = False, **how: Any) -> Any:
    """As Typst is told how: pictures to look at."""
    return typst.compile(
        RECEIPTS,
        root=RECEIPTS.parent,
        font_paths=[home() / "static" / "vendor" / "ttf"],
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(_plain(sheet, single=single))},
        **how,
    )


def _plain(sheet: ReceiptSheet, *, single: bool) -> dict[str, Any]:
    """What the template reads."""
    return {
        "title": "ใบรหัสติดตามความทุกข์",
        "author": sheet.assembly,
        "single": single,
        "head": "รหัสติดตามของท่าน",
        "how": f"ตามเรื่อง: ส่องคิวอาร์ หรือเปิด {sheet.address} แล้วใส่เลข",
        "keep": "ใครมีรหัสก็ดูได้ เก็บไว้กับตัว",
        "qr_words": "คิวอาร์โค้ดสำหรับตามเรื่อง",
        "example": "ตัวอย่าง" if sheet.is_example else None,
        "receipts": [_receipt(one) for one in sheet.receipts],
    }


def _receipt(one: ReceiptPaper) -> dict[str, Any]:
    return {"code": one.code.split(" "), "about": one.about, "qr": _qr(one.link)}


def _qr(url: str) -> str:
    drawn = io.BytesIO()
    segno.make_qr(url, error="m").save(drawn, kind="svg", xmldecl=False, border=QUIET)
    return drawn.getvalue().decode()
