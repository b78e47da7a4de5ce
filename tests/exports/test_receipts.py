"""Tracking codes on paper: equal sheets are equal bytes, and each receipt is on the page."""

import json
from datetime import date

from assembly.exports.receipts import ReceiptPaper, ReceiptSheet, _plain, printed, to_pdf

DAY = date(2026, 11, 26)


def sheet(count: int) -> ReceiptSheet:
    papers = [
        ReceiptPaper(f"4821 0937 5560 {n:04}", f"แถวที่ {n}", f"http://10.0.0.1/g/#48210937556{n:05}")
        for n in range(count)
    ]
    return ReceiptSheet("สมัชชาพังงาแห่งความสุข", DAY, "10.0.0.1/g/", papers)


def test_a_sheet_is_a_pdf_and_the_same_each_time() -> None:
    assert to_pdf(sheet(3)).startswith(b"%PDF")
    assert to_pdf(sheet(3)) == to_pdf(sheet(3))


def test_eighteen_go_on_a_page_and_receipts_one_by_one() -> None:
    assert isinstance(printed(sheet(18), format="png", ppi=20.0), bytes)  # one page
    assert len(printed(sheet(19), format="png", ppi=20.0)) == 2
    assert len(printed(sheet(3), single=True, format="png", ppi=20.0)) == 3


def test_whatever_stands_on_a_receipt_is_data_and_no_markup() -> None:
    said = ReceiptPaper("1 2 3 4", '#panic() *x* "\\', "http://10.0.0.1/g/#1")
    strange = ReceiptSheet("#import", DAY, "10.0.0.1", [said])
    assert to_pdf(strange).startswith(b"%PDF")
    assert json.loads(json.dumps(_plain(strange, single=False)))["receipts"][0]["about"]
