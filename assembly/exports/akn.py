"""Akoma Ntoso 3.0: what every document says of itself, and the words for building one.

Names of works follow its naming convention; which document is which kind is told in ADR 21.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from xml.etree.ElementTree import Element, tostring

from assembly.core.text import clean
from assembly.exports.languages import spoken

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
TONGUES = {"th": "tha", "en": "eng"}  # ISO 639-2
INLINE = {"p", "num", "heading", "docTitle"}  # their words are kept as they stand


@dataclass(frozen=True)
class Work:
    """A work by the address it is known under, and the expression of it that is printed."""

    kind: str  # act, statement, debateReport, documentCollection
    subtype: str  # charter, resolution, minutes …
    slug: str  # the assembly's part of every name
    begun: date  # when the work came to be
    number: str
    dated: date  # when these words of it did
    author: str
    link: str = ""  # the permanent address
    version: str = ""
    within: str = ""  # what its eIds begin with, inside a collection

    @property
    def source(self) -> str:
        return f"#{self.within}assembly"

    @property
    def uri(self) -> str:
        parts = ("akn", "th", self.kind, self.subtype, self.slug, self.begun.isoformat())
        return "/" + "/".join([*parts, quote(self.number.replace("/", "-"))])

    @property
    def expression(self) -> str:
        return f"{self.uri}/{TONGUES[spoken()]}@{self.dated.isoformat()}"


def e(tag: str, *inside: Element | str, **says: str) -> Element:
    """An element with its attributes; ``class_`` and the like lose their underscore."""
    made = Element(tag, {name.rstrip("_"): value for name, value in says.items() if value})
    for part in inside:
        if isinstance(part, Element):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made


def p(*inside: Element | str, **says: str) -> Element:
    return e("p", *inside, **says)


def meta(work: Work, *parts: Element) -> Element:
    """``parts`` in the schema's order: lifecycle, analysis, references, notes."""
    return e("meta", identification(work), *parts)


def identification(work: Work) -> Element:
    made = e(
        "FRBRWork",
        *_named(work.uri),
        *([e("FRBRalias", name="address", value=work.link)] if work.link else []),
        _dated(work.begun),
        e("FRBRauthor", href=work.source, as_=f"#{work.within}author"),
        e("FRBRcountry", value="th"),
        e("FRBRsubtype", value=work.subtype),
        e("FRBRnumber", value=clean(work.number, newlines=False)),
    )
    said = e(
        "FRBRExpression",
        *_named(work.expression),
        _dated(work.dated),
        e("FRBRauthor", href=work.source, as_=f"#{work.within}author"),
        *([e("FRBRversionNumber", value=work.version)] if work.version else []),
        e("FRBRlanguage", language=TONGUES[spoken()]),
    )
    printed = e(
        "FRBRManifestation",
        e("FRBRthis", value=f"{work.expression}/!main.xml"),
        e("FRBRuri", value=f"{work.expression}.xml"),
        _dated(work.dated),
        e("FRBRauthor", href=work.source, as_=f"#{work.within}editor"),
        e("FRBRformat", value="application/akn+xml"),
    )
    return e("identification", made, said, printed, source=work.source)


def _named(uri: str) -> tuple[Element, Element]:
    return e("FRBRthis", value=f"{uri}/!main"), e("FRBRuri", value=uri)


def _dated(day: date) -> Element:
    return e("FRBRdate", date=day.isoformat(), name="Generation")


def references(work: Work, *further: Element) -> Element:
    """Who and what a document speaks of: the assembly and its two offices, then the rest."""
    body = thing(work, "Organization", "assembly", work.author, f"th/{work.slug}")
    roles = [thing(work, "Role", name, shown) for name, shown in ROLES]
    return e("references", body, *roles, *further, source=work.source)


ROLES = (("author", "ผู้ออกเอกสาร"), ("editor", "ผู้จัดทำ"))


def thing(work: Work, kind: str, name: str, shown: str, path: str = "") -> Element:
    """A TLC entry: ``thing(work, "Person", "signer1", "นายสมชาย ใจดี")``."""
    href = f"/akn/ontology/{kind.lower()}/{path or name}"
    return e(f"TLC{kind}", eId=work.within + name, href=href, showAs=clean(shown, newlines=False))


def lifecycle(work: Work, events: Sequence[tuple[date, str]]) -> Element:
    """What happened to the work, and on which day: (day, generation or amendment)."""
    happened = [
        e("eventRef", eId=f"{work.within}e{n}", date=day.isoformat(), type=kind, source=work.source)
        for n, (day, kind) in enumerate(events, 1)
    ]
    return e("lifecycle", *happened, source=work.source)


def preface(lines: Sequence[str]) -> Element:
    """The head of a paper; its first line is the title."""
    title, *others = lines
    return e("preface", p(e("docTitle", title)), *map(p, others))


def as_file(root: Element) -> bytes:
    """The document as a file. Equal documents give equal bytes."""
    whole = e("akomaNtoso", root, xmlns=SPACE)
    _set_in(whole)
    said = tostring(whole, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{said}\n'.encode()


def _set_in(one: Element, depth: int = 1) -> None:
    """Every element on a line of its own, save what stands inside running words."""
    if one.tag in INLINE or not len(one):
        return
    one.text = "\n" + "  " * depth
    for child in one:
        _set_in(child, depth + 1)
        child.tail = "\n" + "  " * depth
    one[-1].tail = "\n" + "  " * (depth - 1)
