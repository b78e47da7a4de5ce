"""A charter edition as an Akoma Ntoso ``act``: หมวด is a chapter, ข้อ an article, (1) a point."""

from collections.abc import Callable, Sequence
from datetime import date
from xml.etree.ElementTree import Element

from assembly.exports import akn
from assembly.exports.akn import e, p
from assembly.exports.blocks import Title
from assembly.exports.digits import Digits, speller
from assembly.exports.languages import full_date, say
from assembly.exports.layouts.charter import lay_out
from assembly.exports.papers import ChapterPaper, CharterPaper, ClausePaper, SubItem

Spell = Callable[[str], str]


def to_akn(paper: CharterPaper, digits: Digits) -> bytes:
    spell, work = speller(digits), _work(paper)
    sources = [(c, f"note_{_id(c.number)}") for c in _clauses(paper) if c.source]
    notes = [e("note", p(spell(c.source)), eId=name) for c, name in sources]
    about = akn.meta(
        work,
        akn.lifecycle(work, _events(paper)),
        akn.references(work, *_signers(work, paper)),
        *([e("notes", *notes, source=work.source)] if notes else []),
    )
    root = e(
        "act",
        about,
        akn.preface([spell(line) for line in _head(paper)]),
        *_preamble(paper, spell),
        _body(paper, spell),
        *_conclusions(paper, spell),
        name=paper.kind,
        contains="originalVersion" if paper.edition <= 1 else "singleVersion",
    )
    return akn.as_file(root)


def _work(paper: CharterPaper) -> akn.Work:
    begun = paper.editions[0].adopted_on if paper.editions else paper.proclaimed_on
    return akn.Work(
        kind="act",
        subtype=paper.kind,
        slug=paper.slug or "assembly",
        begun=begun,
        number=paper.document,
        dated=paper.with_additions_until or paper.proclaimed_on,
        author=paper.assembly,
        link=paper.link,
        version=str(paper.edition or "draft"),
    )


def _events(paper: CharterPaper) -> list[tuple[date, str]]:
    days = [one.adopted_on for one in paper.editions] or [paper.proclaimed_on]
    if paper.with_additions_until:
        days.append(paper.with_additions_until)
    return [(day, "amendment" if n else "generation") for n, day in enumerate(days)]


def _signers(work: akn.Work, paper: CharterPaper) -> list[Element]:
    """Those who sign are named on the proclamation itself; nobody else is."""
    return [
        akn.thing(work, "Person", f"signer{n}", one.name) for n, one in enumerate(paper.signers, 1)
    ]


def _head(paper: CharterPaper) -> tuple[str, ...]:
    return next(block.lines for block in lay_out(paper).blocks if isinstance(block, Title))


def _preamble(paper: CharterPaper, spell: Spell) -> list[Element]:
    return [e("preamble", *(p(spell(text)) for text in paper.preamble))] if paper.preamble else []


def _clauses(paper: CharterPaper) -> list[ClausePaper]:
    return [clause for chapter in paper.chapters for clause in chapter.clauses]


def _body(paper: CharterPaper, spell: Spell) -> Element:
    parts = [_chapter(chapter, spell) for chapter in paper.chapters if chapter.clauses]
    if paper.transitory:
        words = e("content", *(p(spell(text)) for text in paper.transitory))
        head = e("heading", say("บทเฉพาะกาล"))
        parts.append(e("hcontainer", head, words, eId="transitory", name="transitory"))
    empty = e("hcontainer", e("content", p()), eId="empty", name="empty")
    return e("body", *(parts or [empty]))


def _chapter(chapter: ChapterPaper, spell: Spell) -> Element:
    return e(
        "chapter",
        e("num", spell(say("หมวด {n}", n=chapter.number))),
        e("heading", spell(chapter.title)),
        *(_article(clause, spell) for clause in chapter.clauses),
        eId=f"chp_{chapter.number}",
    )


def _article(clause: ClausePaper, spell: Spell) -> Element:
    eid = f"art_{_id(clause.number)}"
    said: list[Element | str] = [spell(clause.text)]
    if clause.source:
        said.append(e("noteRef", href=f"#note_{_id(clause.number)}", marker="*"))
    points = _points(eid, clause.items, spell)
    first = e("intro", p(*said)) if points else e("content", p(*said))
    number = e("num", spell(say("ข้อ {n}", n=clause.number)))
    status = "removed" if clause.repealed else ""
    return e("article", number, first, *points, eId=eid, status=status)


def _points(eid: str, items: Sequence[SubItem], spell: Spell) -> list[Element]:
    """(1) under the article, (ก) under the (1) it follows; a mark said twice is told apart."""
    made: list[Element] = []
    seen: dict[str, int] = {}
    for item in items:
        under = item.level == 2 and made
        name = f"{made[-1].get('eId') if under else eid}__point_{_id(item.mark.strip('()'))}"
        seen[name] = seen.get(name, 0) + 1
        name = name if seen[name] == 1 else f"{name}-{seen[name]}"
        words = e("content", p(spell(item.text)))
        point = e("point", e("num", spell(item.mark)), words, eId=name)
        if under:
            _open(made[-1]).append(point)
        else:
            made.append(point)
    return made


def _open(point: Element) -> Element:
    """A point that holds others says its own words as an introduction to them."""
    for child in point:
        if child.tag == "content":
            child.tag = "intro"
    return point


def _id(number: str) -> str:
    """As eIds have it: 12/1 becomes 12-1, and the digits are Arabic."""
    return speller("arabic")(number).replace("/", "-").replace(" ", "-")


def _conclusions(paper: CharterPaper, spell: Spell) -> list[Element]:
    if not paper.edition:
        return []
    day = e("date", spell(full_date(paper.proclaimed_on)), date=paper.proclaimed_on.isoformat())
    place = [f" {spell(paper.place)}"] if paper.place else []
    signed = [
        p(
            e(
                "signature",
                e("person", spell(one.name), refersTo=f"#signer{n}"),
                f" {spell(one.role)}",
            )
        )
        for n, one in enumerate(paper.signers, 1)
    ]
    pledged = [p(spell(text)) for text in paper.pledge]
    return [e("conclusions", *pledged, p(day, *place), *signed)]
