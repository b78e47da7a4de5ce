"""Organisations as tables: one that can be brought in again, and their agreements beside it."""

from assembly.core.thai import BUDDHIST_ERA
from assembly.exports import wording
from assembly.exports.papers import AgreementPaper, OrganisationBook, OrganisationPaper
from assembly.exports.tables import Columns, Row, Sheet

KINDS = {
    "assembly": "สมัชชา",
    "network": "เครือข่าย",
    "community_organisation": "องค์กรชุมชน",
    "association": "สมาคม",
    "institute": "สถาบัน",
    "fund_centre": "กองทุนหรือศูนย์",
    "local_authority": "องค์กรปกครองส่วนท้องถิ่น",
    "state_agency": "ส่วนราชการ",
    "university": "มหาวิทยาลัย",
    "private_firm": "ธุรกิจเอกชน",
}
LEVELS = {
    "village": "หมู่บ้าน",
    "subdistrict": "ตำบล",
    "district": "อำเภอ",
    "province": "จังหวัด",
    "national": "ประเทศ",
}
BETWEEN = "; "
# The same heads as a file to fill in has (registry.rules.bringing): what goes out comes in again.
COLUMNS: Columns = (
    ("ชื่อ", 44),
    ("ประเภท", 22),
    ("ฝ่าย", 12),
    ("ระดับ", 12),
    ("รหัสพื้นที่", 12),
    ("ปีที่ตั้ง (พ.ศ.)", 12),
    ("ปีที่สิ้นสุด (พ.ศ.)", 12),
    ("อยู่ใต้", 36),
    ("สืบต่อจาก", 36),
    ("เครือข่ายที่สังกัด", 36),
    ("ผู้ประสานงาน", 28),
    ("ติดต่อ", 24),
    ("ผู้ประสานงานยินยอมให้แสดง", 12),
    ("คืออะไร", 60),
    ("ชื่อพื้นที่", 28),
    ("กลายเป็น", 36),
)
AGREED: Columns = (
    ("ข้อตกลง", 48),
    ("ภาคี", 60),
    ("ผู้ลงนาม", 48),
    ("ปีที่ลงนาม (พ.ศ.)", 12),
    ("วันลงนาม", 20),
    ("วันสิ้นสุด", 20),
    ("สาระ", 60),
)


def organisations(book: OrganisationBook) -> tuple[Sheet, ...]:
    rows = tuple(map(_organisation, book.organisations))
    agreed = tuple(map(_agreement, book.agreements))
    return (Sheet("องค์กร", COLUMNS, rows), Sheet("ข้อตกลง", AGREED, agreed))


def _organisation(paper: OrganisationPaper) -> Row:
    """Years as words: a column of them must not read 2,560."""
    return (
        paper.name,
        KINDS[paper.kind],
        wording.SECTORS[paper.sector],
        LEVELS[paper.level],
        paper.place_code,
        _year(paper.founded),
        _year(paper.ended),
        paper.parent,
        BETWEEN.join(paper.predecessors),
        BETWEEN.join(paper.networks),
        paper.coordinator,
        paper.contact,
        "ใช่" if paper.is_shown and paper.coordinator else "",
        paper.about,
        paper.place,
        BETWEEN.join(paper.successors),
    )


def _agreement(paper: AgreementPaper) -> Row:
    signed = [f"{side.signer} {side.office}".strip() for side in paper.sides]
    return (
        paper.title,
        BETWEEN.join(side.organisation for side in paper.sides),
        BETWEEN.join(said for said in signed if said),
        _year(paper.signed_year),
        paper.signed_on,
        paper.ends_on,
        paper.about,
    )


def _year(year: int | None) -> str:
    return "" if year is None else str(year + BUDDHIST_ERA)
