"""Resolutions as Akoma Ntoso ``statement``s in one ``documentCollection``, in order of number."""

from xml.etree.ElementTree import Element

from assembly.exports import akn
from assembly.exports.akn import e, p
from assembly.exports.blocks import Table
from assembly.exports.digits import Digits, speller
from assembly.exports.languages import say
from assembly.exports.layouts.resolutions import who_acts
from assembly.exports.papers import Figures, ResolutionBook, ResolutionPaper
from assembly.exports.wording import carried_words


def to_akn(book: ResolutionBook, digits: Digits) -> bytes:
    work = akn.Work(
        kind="documentCollection",
        subtype="resolutions",
        slug=book.slug or "assembly",
        begun=book.as_of,
        number="all",
        dated=book.as_of,
        author=book.assembly,
    )
    spell = speller(digits)
    parts = [
        e("component", _statement(book, paper, digits, n), eId=f"component_{n}")
        for n, paper in enumerate(book.resolutions, 1)
    ] or [
        e(
            "component",
            e("interstitial", p(say("ยังไม่มีมติที่ประชุมรับรอง")), eId="none"),
            eId="component_1",
        )
    ]
    root = e(
        "documentCollection",
        akn.meta(work, akn.references(work)),
        akn.preface([spell(book.title)]),
        e("collectionBody", *parts),
        name="resolutions",
    )
    return akn.as_file(root)


def _statement(book: ResolutionBook, paper: ResolutionPaper, digits: Digits, n: int) -> Element:
    spell, work = speller(digits), _work(book, paper, n)
    meeting = akn.thing(work, "Event", "meeting", paper.meeting)
    about = akn.meta(
        work,
        akn.lifecycle(work, [(paper.adopted_on, "generation")]),
        _analysis(work, paper.ballot),
        akn.references(work, meeting, *_answers(work)),
    )
    return e(
        "statement",
        about,
        akn.preface(
            [spell(say("มติ {n}", n=paper.number)), spell(paper.title), spell(paper.meeting)]
        ),
        _preamble(work, paper, digits),
        _operative(work, paper, digits),
        e("conclusions", p(spell(carried_words(paper.ballot)))),
        name="resolution",
    )


def _work(book: ResolutionBook, paper: ResolutionPaper, n: int) -> akn.Work:
    return akn.Work(
        kind="statement",
        subtype="resolution",
        slug=book.slug or "assembly",
        begun=paper.adopted_on,
        number=paper.number,
        dated=paper.adopted_on,
        author=book.assembly,
        link=paper.link,
        within=f"component_{n}__",
    )


COUNTS = (
    ("yes", "เห็นด้วย"),
    ("no", "ไม่เห็นด้วย"),
    ("abstain", "งดออกเสียง"),
    ("spoiled", "บัตรเสีย"),
)
OUTCOMES = (("adopted", "เห็นชอบ"), ("rejected", "ไม่เห็นชอบ"))


def _answers(work: akn.Work) -> list[Element]:
    return [akn.thing(work, "Concept", name, shown) for name, shown in (*COUNTS, *OUTCOMES)]


def _analysis(work: akn.Work, figures: Figures) -> Element:
    """The vote that the resolution stands on, in numbers."""
    at = work.within
    counts = [
        e(
            "count",
            eId=f"{at}{name}_count",
            value=str(getattr(figures, name)),
            refersTo=f"#{at}{name}",
        )
        for name, _shown in COUNTS
    ]
    quorum = e("quorum", eId=f"{at}quorum", value=str(figures.quorum))
    outcome = f"#{at}{'adopted' if figures.carried else 'rejected'}"
    voting = e(
        "voting", quorum, *counts, eId=f"{at}voting", outcome=outcome, refersTo=f"#{at}meeting"
    )
    return e("analysis", e("parliamentary", voting), source=work.source)


def _preamble(work: akn.Work, paper: ResolutionPaper, digits: Digits) -> Element:
    spell, at = speller(digits), f"{work.within}recs_1"
    recitals = [
        e("recital", p(spell(text)), eId=f"{at}__rec_{n}")
        for n, text in enumerate(paper.preamble, 1)
    ]
    formula = e("formula", p(say("จึงมีมติดังต่อไปนี้")), name="enactingFormula")
    return e("preamble", *([e("recitals", *recitals, eId=at)] if recitals else []), formula)


def _operative(work: akn.Work, paper: ResolutionPaper, digits: Digits) -> Element:
    spell = speller(digits)
    paragraphs = [
        e(
            "paragraph",
            e("num", spell(f"{n}.")),
            e("content", p(spell(text)), *map(p, map(spell, _who_acts(paper, n)))),
            eId=f"{work.within}para_{n}",
        )
        for n, text in enumerate(paper.operative, 1)
    ]
    return e("mainBody", *(paragraphs or [p()]))


def _who_acts(paper: ResolutionPaper, n: int) -> list[str]:
    """Who leads an item, who acts with them and until when, as the resolution's table says it."""
    found = [item for item in paper.items if item.number == n]
    tables = [block for block in who_acts(found) if isinstance(block, Table)]
    return [
        f"{column.head} {text}"
        for table in tables
        for column, text in list(zip(table.columns, table.rows[0], strict=True))[1:]
        if text != "-"
    ]
