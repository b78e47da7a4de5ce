from datetime import date

from sqlalchemy import func, select

from assembly.agenda.queries import item
from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly
from assembly.ballots.queries import ballot
from assembly.charter.models import Clause
from assembly.charter.queries import CharterBook, ClauseView, book_of
from assembly.core import thai
from assembly.core.db import session
from assembly.exports.papers import ChapterPaper, CharterPaper, ClausePaper
from assembly.exports.queries import naming
from assembly.exports.reading import split_clause
from assembly.grievances.queries import counts_by_item
from assembly.meetings.queries import DistrictCount, meeting
from assembly.resolutions.queries import source_of_clause
from assembly.resolutions.rules import paragraphs

Origins = dict[int, tuple[DistrictCount, ...]]


def charter_paper(assembly_id: int) -> CharterPaper:
    """The charter as it stands: the last edition, with what was adopted since marked as such.

    An assembly without a charter has an empty draft of one.
    """
    row = assembly(assembly_id)
    book = book_of(assembly_id) or CharterBook(assembly_id, _title(row), "", None, ())
    edition = book.edition
    newest = _last_written(row)
    proclaimed = edition.adopted_on if edition else newest
    return CharterPaper(
        assembly=naming.assembly_name(row),
        title=book.title,
        edition=edition.number if edition else 0,
        be_year=thai.be_year(proclaimed),
        preamble=paragraphs(book.preamble),
        chapters=_chapters(book, counts_by_item(assembly_id)),
        proclaimed_on=proclaimed,
        with_additions_until=newest if edition and _has_additions(book) else None,
        place=edition.place if edition else "",
        signers=(),
        link=naming.address(f"/charter/{row.slug}"),
        names=naming.local_names(row),
        is_example=row.is_example,
        slug=row.slug,
    )


def _chapters(book: CharterBook, origins: Origins) -> tuple[ChapterPaper, ...]:
    return tuple(
        ChapterPaper(
            chapter.number,
            chapter.title,
            tuple(_clause(book, clause, origins) for clause in chapter.clauses),
        )
        for chapter in book.chapters
    )


def _clause(book: CharterBook, clause: ClauseView, origins: Origins) -> ClausePaper:
    text, items = split_clause(clause.text)
    source = _source(book.assembly_id, clause.id, origins)
    if clause.added_since_edition and book.edition:
        source = f"เพิ่มหลังฉบับที่ {book.edition.number} {source}"
    link = naming.address(f"/c/{clause.id}")
    return ClausePaper(clause.number, text, items, source.strip(), link)


def _source(assembly_id: int, clause_id: int, origins: Origins) -> str:
    """The resolution, the vote and the grievances a clause came from; empty when none is known."""
    resolution = source_of_clause(clause_id)
    if resolution is None:
        return ""
    point = item(resolution.agenda_item_id)
    title = naming.meeting_title(assembly(assembly_id), meeting(resolution.meeting_id))
    figures = naming.figures_of(ballot(resolution.ballot_id))
    heard = grievances_words(origins.get(point.id, ()))
    return (
        f"ที่มา: มติ {resolution.number} {title} วาระ {point.number}"
        f" เห็นด้วย {figures.yes:,} จาก {figures.received:,} เสียง {heard}"
    )


def grievances_words(counts: tuple[DistrictCount, ...]) -> str:
    """จากความทุกข์ 47 เรื่อง ใน 6 อำเภอ; empty when there is none."""
    total = sum(place.count for place in counts)
    places = sum(1 for place in counts if place.count)
    return f"จากความทุกข์ {total:,} เรื่อง ใน {places} อำเภอ" if total else ""


def _has_additions(book: CharterBook) -> bool:
    return any(
        clause.added_since_edition for chapter in book.chapters for clause in chapter.clauses
    )


def _last_written(row: Assembly) -> date:
    wanted = select(func.max(Clause.written_at)).where(Clause.assembly_id == row.id)
    return thai.to_bangkok(session().scalar(wanted) or row.founded_at).date()


def _title(row: Assembly) -> str:
    return f"ธรรมนูญ{row.name_th}"
