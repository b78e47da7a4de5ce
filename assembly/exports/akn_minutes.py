"""Minutes as an Akoma Ntoso ``debateReport``: an account of what was decided, not of every word."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from assembly.exports import akn
from assembly.exports.akn import e, p
from assembly.exports.blocks import Heading, Manuscript, Paragraph, Signature, Table, Title
from assembly.exports.digits import Digits
from assembly.exports.layouts.minutes import lay_out
from assembly.exports.papers import MinutesPaper


def to_akn(paper: MinutesPaper, digits: Digits) -> bytes:
    """The layout's own words, heading by heading: what Word and PDF say, this says."""
    work = akn.Work(
        kind="debateReport",
        subtype="minutes",
        slug=paper.slug or "assembly",
        begun=paper.held_on,
        number=paper.number,
        dated=paper.held_on,
        author=paper.assembly,
    )
    manuscript = lay_out(paper).in_digits(digits)
    officers = [
        akn.thing(work, "Person", name, shown)
        for name, shown in (("recorder", paper.recorder), ("reviewer", paper.reviewer))
        if shown
    ]
    head = next(block.lines for block in manuscript.blocks if isinstance(block, Title))
    root = e(
        "debateReport",
        akn.meta(
            work,
            akn.lifecycle(work, [(paper.held_on, "generation")]),
            akn.references(work, akn.thing(work, "Event", "meeting", paper.meeting), *officers),
        ),
        akn.preface(head),
        e("mainBody", *_parts(manuscript)),
        *_conclusions(manuscript),
        name="minutes",
    )
    return akn.as_file(root)


def _parts(manuscript: Manuscript) -> Iterator[Element]:
    """A container for each heading with what stands under it; what comes before stands alone."""
    open_: list[Element] = []
    for block in manuscript.blocks:
        if isinstance(block, Heading):
            made = e("hcontainer", e("heading", " ".join(block.lines)), name="part")
            made.set("eId", f"part_{len(open_) + 1}")
            open_.append(made)
            yield made
        elif open_:
            _content(open_[-1]).extend(_said(block))
        else:
            yield from _said(block)


def _content(part: Element) -> Element:
    found = part.find("content")
    if found is None:
        found = e("content")
        part.append(found)
    return found


def _said(block: object) -> list[Element]:
    if isinstance(block, Paragraph):
        return [p(" ".join(filter(None, [block.lead, block.item, block.text])))]
    if isinstance(block, Table):
        head = e("tr", *(e("th", p(column.head)) for column in block.columns))
        body = [e("tr", *(e("td", p(text)) for text in row)) for row in block.rows]
        return [e("table", head, *body)]
    return []


def _conclusions(manuscript: Manuscript) -> list[Element]:
    signed = [block for block in manuscript.blocks if isinstance(block, Signature)]
    lines = [p(e("signature", " ".join(filter(None, [one.name, one.office])))) for one in signed]
    return [e("conclusions", *lines)] if lines else []
