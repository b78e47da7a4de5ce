"""Which papers a bundle holds, and their printing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assembly.charter.queries import editions_of, public_documents_of
from assembly.exports.actions import seal_of_now
from assembly.exports.blocks import Seal
from assembly.exports.formats import EXPORTS, is_sealed
from assembly.exports.languages import speaking
from assembly.exports.papers import CharterPaper, Paper
from assembly.exports.press import print_aside
from assembly.exports.queries import paper_of
from assembly.exports.queries.house import housed
from assembly.meetings.queries import meetings_of, view_of
from assembly.minutes.queries import life_of
from assembly.operator.bundles.naming import DOCUMENTS, EDITION

# What the public may have: of grievances only what was published, of proposals what was sent; no
# slips, no list of members.
WHOLE = ("resolutions", "ballots", "grievances", "commitments", "proposals", "letters")
FOR_EVERYBODY = ("grievances", "proposals", "letters")  # of which the office has more
FORMS = ("docx", "pdf", "xlsx")
CHARTER = "charter"


@dataclass(frozen=True)
class Printed:
    """A paper as a file."""

    name: str
    what: str
    form: str
    content: bytes


@dataclass(frozen=True)
class _Sheet:
    """A paper, and how its files are called: for people, and for programs."""

    what: str
    title: str
    data: str
    paper: Paper


def printed_papers(assembly_id: int) -> tuple[Printed, ...]:
    """Every document and its data; of minutes only those adopted. Refuses: PressFailed."""
    with speaking("th"):
        sheets = [*_whole(assembly_id), *_charters(assembly_id), *_minutes(assembly_id)]
    files = [(name, form, sheet) for sheet in sheets for name, form in _files(sheet)]
    seal = seal_of_now(assembly_id)
    asked = ((name, form, _housed(assembly_id, form, sheet)) for name, form, sheet in files)
    return tuple(_printed(name, form, sheet, seal) for name, form, sheet in asked)


def _housed(assembly_id: int, form: str, sheet: _Sheet) -> _Sheet:
    """Under the assembly's own head, where a document has one."""
    if not is_sealed(sheet.what, form):
        return sheet
    return replace(sheet, paper=housed(assembly_id, sheet.what, sheet.paper))


def _printed(name: str, form: str, sheet: _Sheet, seal: Seal) -> Printed:
    foot = seal if is_sealed(sheet.what, form) else None
    return Printed(name, sheet.what, form, print_aside(sheet.what, form, sheet.paper, seal=foot))


def _files(sheet: _Sheet) -> Iterator[tuple[str, str]]:
    """The names of a paper's files with their forms."""
    forms = EXPORTS[sheet.what]
    yield from ((f"documents/{_safe(sheet.title)}.{f}", f) for f in FORMS if f in forms)
    if "json" in forms:
        yield f"data/{sheet.data}.json", "json"


def _whole(assembly_id: int) -> Iterator[_Sheet]:
    for what in WHOLE:
        paper = paper_of(what, assembly_id, public=what in FOR_EVERYBODY)
        yield _Sheet(what, DOCUMENTS[what], what, paper)


def _charters(assembly_id: int) -> Iterator[_Sheet]:
    """The charter and every by-law: each edition, and how it stands where that differs."""
    for text in public_documents_of(assembly_id):
        title = DOCUMENTS[CHARTER] if text.slug == CHARTER else text.title
        last = None
        for edition in editions_of(text.id):
            n = edition.number
            last = paper_of(CHARTER, assembly_id, document=text.slug, edition=n)
            yield _Sheet(CHARTER, f"{title} {EDITION} {n}", f"{text.slug}-{n}", last)
        paper = paper_of(CHARTER, assembly_id, document=text.slug)
        if _as_text(paper) != last:
            yield _Sheet(CHARTER, title, text.slug, paper)


def _as_text(paper: Paper) -> Paper:
    """A charter without what became of it since: two that differ in no word are one."""
    if not isinstance(paper, CharterPaper):
        return paper
    chapters = tuple(
        replace(one, clauses=tuple(replace(clause, followed="") for clause in one.clauses))
        for one in paper.chapters
    )
    return replace(paper, chapters=chapters)


def _minutes(assembly_id: int) -> Iterator[_Sheet]:
    """Being written, or going round, minutes are not for strangers."""
    taken: set[str] = set()
    for row in meetings_of(assembly_id):
        if life_of(row).is_frozen:
            title = f"{DOCUMENTS['minutes']} {view_of(row).title}"
            title = f"{title} ({row.code})" if title in taken else title
            taken.add(title)
            paper = paper_of("minutes", assembly_id, row.id)
            yield _Sheet("minutes", title, f"minutes-{row.code}", paper)


def _safe(title: str) -> str:
    """A title as the name of a file on any machine."""
    return re.sub(r'[\x00-\x1f\x7f\\/:*?"<>|]+', "-", title)[:80].strip(" .")
