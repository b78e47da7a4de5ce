"""What a district said, what hurts where, and what became of it: a report to hand over."""

from collections.abc import Iterable

from assembly.core import thai
from assembly.exports import wording
from assembly.exports.blocks import (
    Bars,
    Block,
    Column,
    Heading,
    Heat,
    Manuscript,
    Paragraph,
    Picture,
    Pictures,
    Rule,
    Table,
    Title,
)
from assembly.exports.papers import DistrictVoices, Heard, Quote, StagePaper, VoicesReport

STEPS = 4
FEW = "ไม่ถึง 5"


def lay_out(report: VoicesReport) -> Manuscript:
    """Of several districts the matrix stands first, and each begins a page."""
    blocks = list(_picture_of_all(report)) if report.matrix else []
    for district in report.districts:
        blocks += _district(report, district, new_page=bool(blocks))
    return Manuscript(
        title=report.title,
        author=report.assembly,
        dated=report.as_of,
        blocks=tuple(blocks) or (Title((report.assembly, report.title)), Rule()),
        names=report.names,
        is_example=report.is_example,
    )


def _picture_of_all(report: VoicesReport) -> Iterable[Block]:
    most = max((n for _name, counts in report.matrix for n in counts), default=0)
    rows = tuple(
        (name, tuple((_n(count), -(-count * STEPS // max(most, STEPS))) for count in counts))
        for name, counts in report.matrix
    )
    told = sum(sum(counts) for _name, counts in report.matrix)
    yield Title((report.assembly, report.title, _as_of(report)))
    yield Rule()
    yield Paragraph(f"ความทุกข์ {_n(told)} เรื่อง จาก {len(report.places)} อำเภอ", step=0)
    yield Heat(report.places, rows)
    yield Paragraph("ช่องยิ่งเข้ม ยิ่งมีความทุกข์มาก", step=0, note=True)


def _district(report: VoicesReport, one: DistrictVoices, *, new_page: bool) -> list[Block]:
    head = (report.assembly, f"รายงานความทุกข์ อำเภอ{one.district}", _as_of(report))
    return [
        Title(head, new_page=new_page),
        Rule(),
        Paragraph(_opening(one)),
        Heading(2, ("ทุกข์เรื่องอะไร",)),
        _bars(one.by_strategy),
        Heading(2, ("อยู่ที่ตำบลไหน",)),
        _places(one.by_subdistrict),
        Heading(2, ("เป็นเสียงของใคร",)),
        _groups(one),
        Heading(2, ("เวทีรับฟังความทุกข์",)),
        *_stages(one),
        Heading(2, ("เกิดอะไรขึ้นแล้ว",)),
        Table(
            (Column("ขั้น", 6), Column("จำนวนเรื่อง", 2, "center")),
            tuple((name, _n(count)) for name, count in one.outcomes),
        ),
        *(Paragraph(title, lead=f"มติ {number}", step=0) for number, title in one.resolutions),
        *_quotes(one.quotes),
        *_pictures(one),
    ]


def _opening(one: DistrictVoices) -> str:
    if not one.whole.told:
        return f"ยังไม่มีความทุกข์จากอำเภอ{one.district}"
    urgent = f" เป็นเรื่องเร่งด่วน {_n(one.whole.urgent)} เรื่อง" if one.whole.urgent else ""
    joined = f" มีคนเดือดร้อนเหมือนกันอีก {_n(one.joined)} คน" if one.joined else ""
    return (
        f"คนอำเภอ{one.district}แจ้งความทุกข์ {_n(one.whole.told)} เรื่อง"
        f" ยังค้าง {_n(one.whole.unresolved)} เรื่อง{urgent}{joined}"
    )


def _bars(rows: tuple[Heard, ...]) -> Bars:
    most = max((row.told for row in rows), default=0) or 1
    return Bars(
        tuple(
            (
                row.name,
                f"{_n(row.told)} ค้าง {_n(row.unresolved)}" if row.told else "0",
                1000 * row.told // most,
                1000 * row.unresolved // most,
            )
            for row in rows
        ),
        ("ยังค้าง", "จบแล้ว"),
    )


def _places(rows: tuple[Heard, ...]) -> Table:
    numbers = ("ทั้งหมด", "ยังค้าง", "เร่งด่วน")
    columns = (Column("ตำบล", 5), *(Column(head, 2, "center") for head in numbers))
    return Table(
        columns,
        tuple((row.name, _n(row.told), _n(row.unresolved), _n(row.urgent)) for row in rows),
    )


def _groups(one: DistrictVoices) -> Table:
    return Table(
        (Column("กลุ่มที่ผู้แจ้งเลือกเอง", 6), Column("จำนวนเรื่อง", 2, "center")),
        tuple((name, _few(count)) for name, count in one.groups),
    )


def _stages(one: DistrictVoices) -> Iterable[Block]:
    heard = sum(1 for place in one.by_subdistrict if place.told)
    reached = f"รวมทุกทางที่แจ้ง ได้ยินจาก {heard} ใน {len(one.by_subdistrict)} ตำบล"
    if not one.stages:
        yield Paragraph(f"ยังไม่ได้จัดเวทีในอำเภอนี้ {reached}", step=0)
        return
    yield Paragraph(f"จัดแล้ว {len(one.stages)} ครั้ง {reached}", step=0)
    for stage in one.stages:
        yield Paragraph(_stage(stage), lead=thai.long_date(stage.held_on), step=0)


def _stage(stage: StagePaper) -> str:
    came = [f"{name} {_few(count)} คน" for name, count in stage.groups if count != 0]
    groups = f" ({' '.join(came)})" if came else ""
    said = f" ได้ยินว่า {stage.summary}" if stage.summary else ""
    return (
        f"{stage.title} ณ {stage.place} มา {_n(stage.people)} คน{groups}"
        f" แจ้งความทุกข์ {_n(stage.told)} เรื่อง{said}"
    )


def _quotes(quotes: tuple[Quote, ...]) -> Iterable[Block]:
    if quotes:
        yield Heading(2, ("เสียงที่เผยแพร่แล้ว",))
    for quote in quotes:
        joined = f" เดือดร้อนเหมือนกันอีก {_n(quote.joined)} คน" if quote.joined else ""
        place = f"ตำบล{quote.subdistrict}" if quote.subdistrict else ""
        note = f"{place}{joined}".strip()
        yield Paragraph(f"“{' '.join(quote.text.split())}”", step=0, follows=bool(note))
        if note:
            yield Paragraph(note, note=True)


def _pictures(one: DistrictVoices) -> Iterable[Block]:
    if one.pictures:
        yield Heading(2, ("ภาพที่เผยแพร่ได้",))
        yield Pictures(tuple(Picture(p.content, p.width, p.height, p.says) for p in one.pictures))


def _as_of(report: VoicesReport) -> str:
    return f"ข้อมูล ณ วันที่ {wording.full_date(report.as_of)}"


def _few(count: int | None) -> str:
    return FEW if count is None else _n(count)


def _n(number: int) -> str:
    return f"{number:,}"
