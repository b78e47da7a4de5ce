"""The charter, or a by-law: preamble, chapters, clauses numbered straight through, proclamation."""

from assembly.exports.blocks import (
    Block,
    Contents,
    Heading,
    Link,
    Manuscript,
    Paragraph,
    Rule,
    Signature,
    Title,
)
from assembly.exports.languages import full_date, long_date, say, spoken
from assembly.exports.papers import ChapterPaper, CharterPaper, ClausePaper, Person

LONG = 4  # chapters from which on it is a book, with a cover and a table of contents


def lay_out(paper: CharterPaper) -> Manuscript:
    chapters = [chapter for chapter in paper.chapters if chapter.clauses]
    blocks = [
        Title(_title(paper), cover=len(chapters) >= LONG),
        Rule(),
        *([Contents(say("สารบัญ"))] if len(chapters) >= LONG else []),
        *_part("คำปรารภ", paper.preamble),
        *[block for chapter in chapters for block in _chapter(chapter)],
        *([] if chapters else [Paragraph(say("ยังไม่มีข้อใดในเอกสารนี้"), step=0)]),
        *_part("บทเฉพาะกาล", paper.transitory),
        *_part("ปฏิญญา", paper.pledge),
        *_proclamation(paper),
        Link(_where(paper), paper.link),
    ]
    return Manuscript(
        title=f"{paper.title} {_edition(paper)}",
        author=paper.assembly,
        dated=paper.proclaimed_on,
        blocks=tuple(blocks),
        names=paper.names,
        is_example=paper.is_example,
    )


def _title(paper: CharterPaper) -> tuple[str, ...]:
    return (*_in_other_words(paper), paper.title, _edition(paper), *_additions(paper))


def _in_other_words(paper: CharterPaper) -> tuple[str, ...]:
    """What the text is, for who cannot read its own title."""
    if spoken() == "th" or paper.kind != "charter":
        return ()
    return (say("ธรรมนูญของ{assembly}", assembly=paper.assembly),)


def _edition(paper: CharterPaper) -> str:
    if not paper.edition:
        return say("ร่าง ณ วันที่ {day}", day=long_date(paper.proclaimed_on))
    return say("ฉบับที่ {n} พ.ศ. {year}", n=paper.edition, year=paper.be_year)


def _additions(paper: CharterPaper) -> tuple[str, ...]:
    """What stands here and is in no edition yet must not pass for the edition."""
    until = paper.with_additions_until
    return (say("รวมข้อที่เพิ่มตามมติถึงวันที่ {day}", day=long_date(until)),) if until else ()


def _part(head: str, paragraphs: tuple[str, ...]) -> list[Block]:
    if not paragraphs:
        return []
    return [Heading(1, (say(head),), centred=True), *(Paragraph(text) for text in paragraphs)]


def _chapter(chapter: ChapterPaper) -> list[Block]:
    head = (say("หมวด {n}", n=chapter.number), chapter.title)
    clauses = [block for clause in chapter.clauses for block in _clause(clause)]
    return [Heading(1, head, centred=True, span=_span(chapter)), *clauses]


def _span(chapter: ChapterPaper) -> str:
    first, last = chapter.clauses[0].number, chapter.clauses[-1].number
    if first == last:
        return say("ข้อ {n}", n=first)
    return say("ข้อ {first}–{last}", first=first, last=last)


def _clause(clause: ClausePaper) -> list[Block]:
    number = say("ข้อ {n}", n=clause.number)
    return [
        Paragraph(clause.text, lead=number, mark=number, follows=bool(clause.items)),
        *(Paragraph(item.text, item=item.mark, step=1 + item.level) for item in clause.items),
        *(Paragraph(said, note=True) for said in (clause.source, clause.followed) if said),
    ]


def _proclamation(paper: CharterPaper) -> list[Block]:
    if not paper.edition:
        return []
    day = _proclaimed(paper)
    if paper.with_additions_until:  # a text put together for reading is not signed
        return [Paragraph(say("ฉบับที่ {n} {said}", n=paper.edition, said=day))]
    return [
        *_in_force(paper),
        Paragraph(day, follows=True),
        *(Signature(one.name, one.role) for one in paper.signers or (Person("", ""),)),
    ]


def _proclaimed(paper: CharterPaper) -> str:
    day = full_date(paper.proclaimed_on)
    if not paper.place:
        return say("ประกาศ ณ วันที่ {day}", day=day)
    return say("ประกาศ ณ วันที่ {day} ณ {place}", day=day, place=paper.place)


def _in_force(paper: CharterPaper) -> list[Block]:
    day = paper.in_force_from
    if day is None:
        return []
    return [Paragraph(say("มีผลใช้บังคับตั้งแต่วันที่ {day}", day=full_date(day)), follows=True)]


def _where(paper: CharterPaper) -> str:
    if paper.kind == "charter":
        return say("อ่านธรรมนูญและที่มาของแต่ละข้อได้ที่")
    return say("อ่านเอกสารนี้และที่มาของแต่ละข้อได้ที่")
