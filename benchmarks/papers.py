"""What a paper costs: a charter of 25 pages, 200 resolutions, through the press as the office does.

The press is measured cold, with its own start, and warm, each time with a paper it has not seen.
"""

import io
import time
from dataclasses import replace

from pypdf import PdfReader

from assembly.exports.papers import ChapterPaper, CharterPaper, ClausePaper, Paper, SubItem
from assembly.exports.press import PRESS, print_aside
from benchmarks.table import Line
from tests.exports.scenes import CHARTER, LAND_RESOLUTION, LINK, RESOLUTIONS, SEAL

PAGES = 25
SENTENCE = (
    "ชุมชนเกาะปันหยีและชาวมอแกลนมีสิทธิร่วมตรวจแนวเขตที่ดินของตน ให้หน่วยงานที่เกี่ยวข้องทำงานร่วมกับ"
    "ผู้แทนอำเภอตะกั่วป่า น้ำสะอาดถึงทุกบ้าน ป่าชายเลนอยู่คู่กับหมู่บ้าน ทั้งนี้ต้องบอกผลที่ลานกลางของหมู่บ้านทุกเดือน "
)
SOURCE = "ที่มา: มติ 12.3 สมัชชาใหญ่พังงาแห่งความสุข ครั้งที่ 12/2568 วาระ 5.3 เห็นด้วย 163 จาก 208 เสียง"


def papers() -> list[Line]:
    pages = len(PdfReader(io.BytesIO(_printed("charter", "pdf", _charter(0))[0])).pages)
    assert pages >= PAGES, pages
    PRESS.stop()
    cold = _printed("charter", "pdf", _charter(1))[1]
    pdf = min(_printed("charter", "pdf", _charter(n))[1] for n in (2, 3, 4))
    docx = min(_printed("charter", "docx", _charter(n))[1] for n in (5, 6, 7))
    book = replace(
        RESOLUTIONS,
        resolutions=tuple(replace(LAND_RESOLUTION, number=f"12.{n}") for n in range(200)),
    )
    xlsx = min(_printed("resolutions", "xlsx", book)[1] for _ in range(3))
    PRESS.stop()
    return [
        Line(f"a charter of {pages} pages as PDF, the press just started", cold * 1000, "ms"),
        Line(f"a charter of {pages} pages as PDF", pdf * 1000, "ms", most=600),
        Line(f"a charter of {pages} pages as DOCX", docx * 1000, "ms", most=500),
        Line("200 resolutions as XLSX", xlsx * 1000, "ms", most=1000),
    ]


def _printed(what: str, form: str, paper: Paper) -> tuple[bytes, float]:
    began = time.monotonic()
    content = print_aside(what, form, paper, seal=SEAL)
    return content, time.monotonic() - began


def _charter(number: int) -> CharterPaper:
    """The n-th of many: none says the same as another, so that nothing is found in a memory."""
    said = f"{SENTENCE}ฉบับทดสอบที่ {number} "
    chapters = tuple(
        ChapterPaper(
            chapter + 1,
            f"ความมั่นคงในที่ดินและที่อยู่อาศัย {number}",
            tuple(_clause(chapter * 8 + n, said) for n in range(1, 9)),
        )
        for chapter in range(8)
    )
    return replace(CHARTER, chapters=chapters)


def _clause(number: int, said: str) -> ClausePaper:
    items = (
        SubItem("(1)", said),
        SubItem("(2)", "ทุกอำเภอมีคณะทำงาน 4 ฝ่าย"),
        SubItem("(ก)", "ชุมชน ท้องถิ่น รัฐ เอกชน", 2),
    )
    return ClausePaper(str(number), said * 2, items, SOURCE if number % 2 else "", LINK)
