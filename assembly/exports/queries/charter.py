from datetime import date

from sqlalchemy import func, select

from assembly.agenda.queries import item
from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly
from assembly.ballots.queries import ballot
from assembly.charter.models import Clause
from assembly.charter.queries import (
    CharterBook,
    ClauseView,
    book_of_document,
    document_named,
    edition_book,
    editions_of,
    history_of,
)
from assembly.commitments.queries import commitments_of_resolutions
from assembly.core import thai
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.exports.languages import say
from assembly.exports.papers import ChapterPaper, CharterPaper, ClausePaper, EditionName, Person
from assembly.exports.promised_words import STATES
from assembly.exports.queries import naming
from assembly.exports.reading import split_clause
from assembly.grievances.queries import counts_by_item
from assembly.meetings.queries import DistrictCount, meeting
from assembly.resolutions.models import Resolution
from assembly.resolutions.queries import resolution, source_of_clause
from assembly.resolutions.rules import paragraphs

CHARTER = "charter"
Origins = dict[int, tuple[DistrictCount, ...]]


def charter_paper(
    assembly_id: int, document: str | None = None, edition: int | None = None
) -> CharterPaper:
    """A standing text: as it stands, with what was adopted since its last edition marked as such,
    or one ``edition`` as it was adopted. ``document`` is its part of the address; else the charter.

    An assembly without a charter has an empty draft of one. Raises ``NotFound`` for a text or an
    edition that it has not.
    """
    row = assembly(assembly_id)
    book = _book(assembly_id, document, edition) or CharterBook(
        assembly_id, _title(row), "", None, ()
    )
    return _paper(row, book, is_edition=edition is not None)


def _book(assembly_id: int, document: str | None, number: int | None) -> CharterBook | None:
    kept = document_named(assembly_id, document or CHARTER)
    if kept is None:
        if document or number:
            raise NotFound
        return None
    if number is None:
        return book_of_document(kept.id)
    found = next((one for one in editions_of(kept.id) if one.number == number), None)
    if found is None:
        raise NotFound
    return edition_book(found.id)


def _paper(row: Assembly, book: CharterBook, *, is_edition: bool) -> CharterPaper:
    edition = book.edition
    newest = _last_written(row)
    proclaimed = edition.adopted_on if edition else newest
    since = bool(edition) and not is_edition and _has_additions(book)
    return CharterPaper(
        assembly=naming.assembly_name(row),
        title=book.title,
        edition=edition.number if edition else 0,
        be_year=thai.be_year(proclaimed),
        preamble=paragraphs(book.preamble),
        chapters=_chapters(book, counts_by_item(row.id), is_edition=is_edition),
        proclaimed_on=proclaimed,
        with_additions_until=newest if since else None,
        place=edition.place if edition else "",
        signers=tuple(Person(one.name, one.office) for one in book.signers),
        link=naming.address(_path(row, book)),
        names=naming.local_names(row),
        is_example=row.is_example,
        transitory=paragraphs(book.transitory),
        pledge=paragraphs(book.pledge),
        in_force_from=book.in_force_from,
        editions=_editions(book),
        kind=book.kind,
        document=book.slug,
        slug=row.slug,
    )


def _path(row: Assembly, book: CharterBook) -> str:
    return f"/charter/{row.slug}" if book.slug == CHARTER else f"/charter/{row.slug}/{book.slug}"


def _editions(book: CharterBook) -> tuple[EditionName, ...]:
    """Those up to the one on the paper."""
    last = book.edition.number if book.edition else 0
    return tuple(
        EditionName(one.number, one.adopted_on, one.in_force_from or one.adopted_on)
        for one in editions_of(book.charter_id)
        if one.number <= last
    )


def _chapters(book: CharterBook, origins: Origins, *, is_edition: bool) -> tuple[ChapterPaper, ...]:
    until = book.edition.number if book.edition and is_edition else None
    return tuple(
        ChapterPaper(
            chapter.number,
            chapter.title,
            tuple(_clause(book, clause, origins, until) for clause in chapter.clauses),
        )
        for chapter in book.chapters
    )


def _clause(
    book: CharterBook, clause: ClauseView, origins: Origins, until: int | None
) -> ClausePaper:
    text, items = split_clause(clause.text)
    behind = _behind(clause.id, until)
    source = _source(book.assembly_id, behind, origins)
    if book.edition and (clause.added_since_edition or clause.amended_since_edition):
        since = {"n": book.edition.number, "source": source}
        added = say("เพิ่มหลังฉบับที่ {n} {source}", **since)
        source = added if clause.added_since_edition else say("แก้ไขหลังฉบับที่ {n} {source}", **since)
    link = naming.address(f"/c/{clause.id}")
    repealed = clause.state == "repealed"
    followed = _followed(behind) if until is None else ""
    return ClausePaper(clause.number, text, items, source.strip(), link, repealed, followed)


def _followed(behind: Resolution | None) -> str:
    """What became of the items of the resolution behind a clause, as it stands now.

    An edition stays as it was adopted, and says nothing of what came later.
    """
    promised = commitments_of_resolutions([behind.id]).get(behind.id, ()) if behind else ()
    told = (say("ข้อ {n} {state}", n=one.item, state=say(STATES[one.state])) for one in promised)
    said = say(" ").join(told)
    return say("การติดตาม: {told}", told=said) if said else ""


def _behind(clause_id: int, until: int | None) -> Resolution | None:
    """The resolution a clause stands on: now, or as it stood in an edition."""
    if until is None:
        return source_of_clause(clause_id)
    steps = [one for one in history_of(clause_id) if one.edition and one.edition <= until]
    ids = [one.resolution_id for one in steps if one.resolution_id]
    return resolution(ids[-1]) if ids else None


def _source(assembly_id: int, behind: Resolution | None, origins: Origins) -> str:
    """The resolution, the vote and the grievances a clause came from; empty when none is known."""
    if behind is None:
        return ""
    point = item(behind.agenda_item_id)
    title = naming.meeting_title(assembly(assembly_id), meeting(behind.meeting_id))
    figures = naming.figures_of(ballot(behind.ballot_id))
    heard = grievances_words(origins.get(point.id, ()))
    return say(
        "ที่มา: มติ {number} {title} วาระ {item} เห็นด้วย {yes} จาก {received} เสียง {heard}",
        number=behind.number,
        title=title,
        item=point.number,
        yes=f"{figures.yes:,}",
        received=f"{figures.received:,}",
        heard=heard,
    )


def grievances_words(counts: tuple[DistrictCount, ...]) -> str:
    """จากความทุกข์ 47 เรื่อง ใน 6 อำเภอ; empty when there is none."""
    total = sum(place.count for place in counts)
    places = sum(1 for place in counts if place.count)
    if not total:
        return ""
    return say("จากความทุกข์ {n} เรื่อง ใน {places} อำเภอ", n=f"{total:,}", places=places)


def _has_additions(book: CharterBook) -> bool:
    clauses = [clause for chapter in book.chapters for clause in chapter.clauses]
    return any(one.added_since_edition or one.amended_since_edition for one in clauses)


def _last_written(row: Assembly) -> date:
    wanted = select(func.max(Clause.written_at)).where(Clause.assembly_id == row.id)
    return thai.to_bangkok(session().scalar(wanted) or row.founded_at).date()


def _title(row: Assembly) -> str:
    return say("ธรรมนูญ{name}", name=naming.spoken_name(row))
