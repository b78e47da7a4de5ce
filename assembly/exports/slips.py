"""Slips on sheets to print and cut: PDF only, with Arabic digits, as the keys of a phone have."""

import io
import json
from typing import Any

import segno
import typst

from assembly import home
from assembly.core import thai
from assembly.exports.digits import Digits
from assembly.exports.papers import SlipPaper, SlipSheet
from assembly.exports.typesetter import TEMPLATE, set_in_type

SLIPS = TEMPLATE.with_name("slips.typ")
QUIET = 2  # modules of white around a code


def to_pdf(sheet: SlipSheet, _digits: Digits) -> bytes:
    """Ten slips to a page, in the order of the sheet; equal sheets give equal bytes."""
    return set_in_type(SLIPS, {"sheet": _plain(sheet)}, sheet.held_on)


def printed(sheet: SlipSheet, **how: Any) -> Any:
    """As Typst is told how: pictures to look at."""
    return typst.compile(
        SLIPS,
        root=SLIPS.parent,
        font_paths=[home() / "static" / "vendor" / "ttf"],
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(_plain(sheet))},
        **how,
    )


def _plain(sheet: SlipSheet) -> dict[str, Any]:
    """What the template reads."""
    return {
        "title": f"บัตรประจำตัว {sheet.meeting}",
        "author": sheet.assembly,
        "meeting": sheet.meeting,
        "day": thai.long_date(sheet.held_on),
        "place": sheet.place,
        "address": sheet.address,
        "open": "ส่องด้วยกล้องมือถือ หรือเปิด",
        "then": "แล้วใส่เลข",
        "keep": "ใช้ได้คนเดียว เก็บไว้กับตัว หายแล้วแจ้งโต๊ะลงทะเบียน",
        "qr_words": "คิวอาร์โค้ดเข้าประชุม",
        "nobody": "ยังไม่มีบัตร",
        "example": "ตัวอย่าง" if sheet.is_example else None,
        "slips": [_slip(slip) for slip in sheet.slips],
    }


def _slip(slip: SlipPaper) -> dict[str, Any]:
    return {
        "name": slip.name,
        "district": f"อำเภอ{slip.district}",
        "kind": slip.kind,
        "code": [slip.code[n : n + 4] for n in (0, 4, 8)],
        "qr": _qr(slip.link),
    }


def _qr(url: str) -> str:
    drawn = io.BytesIO()
    segno.make_qr(url, error="m").save(drawn, kind="svg", xmldecl=False, border=QUIET)
    return drawn.getvalue().decode()
