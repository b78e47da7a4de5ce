"""A row for each commitment and each part of one."""

from collections.abc import Iterator

from assembly.exports import promised_words as words
from assembly.exports.languages import say
from assembly.exports.papers import (
    BodyName,
    CommitmentBook,
    CommitmentPaper,
    PartPaper,
    ReportPaper,
    RequestPaper,
)
from assembly.exports.tables import Row, named
from assembly.exports.wording import SECTORS


def rows_of(book: CommitmentBook) -> Iterator[Row]:
    for one in book.commitments:
        yield _whole(one)
        yield from (_part(one, part) for part in one.parts)


def _whole(one: CommitmentPaper) -> Row:
    return (
        one.resolution,
        one.item,
        "",
        one.title,
        one.expected,
        say(words.KINDS[one.kind]),
        *named(one.strategy),
        *_acting(one.lead, one.partners),
        one.place,
        one.begins,
        one.due,
        None,
        say(words.STATES[one.state]),
        one.state_on,
        one.progress,
        one.reported_on,
        one.late_days,
        one.silent_days,
        one.link,
    )


def _part(one: CommitmentPaper, part: PartPaper) -> Row:
    return (
        one.resolution,
        one.item,
        part.title,
        part.title,
        "",
        "",
        *named(one.strategy),
        *_acting(part.lead, part.partners),
        part.place,
        part.begins,
        part.due,
        part.weight,
        say(words.STATES[part.state]),
        part.state_on,
        part.progress,
        max((line.happened_on for line in part.reports if line.kind == "report"), default=None),
        None,
        max((asked.silent_days for asked in part.requests if asked.is_silent), default=None),
        part.link,
    )


def _acting(lead: BodyName | None, partners: tuple[BodyName, ...]) -> Row:
    """The lead and its sector, then the others by sector."""
    first = (lead.name, say(SECTORS[lead.sector])) if lead else ("", "")
    others = ("\n".join(b.name for b in partners if b.sector == s) for s in SECTORS)
    return (*first, *others)


def each_of(
    book: CommitmentBook,
) -> Iterator[tuple[Row, tuple[ReportPaper, ...], tuple[RequestPaper, ...]]]:
    """Every commitment and part: what its rows begin with, its lines, what was asked."""
    for one in book.commitments:
        yield (one.resolution, one.item, ""), one.reports, one.requests
        for part in one.parts:
            yield (one.resolution, one.item, part.title), part.reports, part.requests
