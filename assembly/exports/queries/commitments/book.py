from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlencode

from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly
from assembly.core import clock
from assembly.exports.languages import say
from assembly.exports.papers import Chosen, CommitmentBook, CommitmentPaper, both
from assembly.exports.queries import naming
from assembly.exports.queries.commitments import summing
from assembly.exports.queries.commitments.asking import requests_of
from assembly.exports.queries.commitments.lines import lines_of
from assembly.exports.queries.commitments.narrowing import Narrowed, chosen_by, is_asked_for
from assembly.exports.queries.commitments.rows import Rows, rows_of
from assembly.exports.queries.commitments.telling import Told, papers_of
from assembly.exports.wording import strategy_words
from assembly.places.queries import districts_of, province_name
from assembly.resolutions.rules import sort_key


def commitment_book(
    assembly_id: int, asked: Narrowed | None = None, *, drawn: bool = True
) -> CommitmentBook:
    """All commitments of an assembly, by the number of their resolution, or some of them.

    ``drawn``: with the pictures that are printed. Raises ``NotFound`` for a body, district or
    strategy that is not here.
    """
    row, asked, today = assembly(assembly_id), asked or Narrowed(), clock.today()
    chosen, rows = chosen_by(row, asked), rows_of(row)
    wholes = [one for one in rows.wholes if is_asked_for(asked, rows, one)]
    wholes.sort(key=lambda one: (sort_key(one.resolution), one.item))
    ids = rows.with_parts(wholes)
    lines = lines_of(assembly_id, ids, drawn=drawn)
    requests = requests_of(assembly_id, ids, today)
    told = Told(rows, lines, requests, today, naming.address("/k/"))
    papers = tuple(papers_of(wholes, told))
    return _book(row, asked, chosen, rows, papers, today)


def _book(
    row: Assembly,
    asked: Narrowed,
    chosen: Chosen,
    rows: Rows,
    papers: tuple[CommitmentPaper, ...],
    today: date,
) -> CommitmentBook:
    name, whole = naming.assembly_name(row), chosen == Chosen()
    districts = [naming.spoken_name(one) for one in districts_of(row.province_code)]
    codes = {one.code: naming.spoken_name(one) for one in districts_of(row.province_code)}
    strategies = sorted(rows.strategies.values(), key=lambda one: one.number)
    named = [f"{one.number} {one.name}" for one in strategies]
    return CommitmentBook(
        assembly=name,
        title=_title(name, chosen),
        place=province_name(row.province_code),
        as_of=today,
        chosen=chosen,
        grouped=asked.by,
        totals=summing.totals("", papers),
        by_body=summing.by_body(papers),
        by_district=summing.by_name(districts, _districts(papers, codes), all_of_them=whole),
        by_strategy=summing.by_name(named, _strategies(papers), all_of_them=whole),
        by_year=summing.by_year(papers),
        commitments=papers,
        link=naming.address(_path(row, asked)),
        names=naming.local_names(row),
        is_example=row.is_example,
        slug=row.slug,
    )


def _title(name: str, chosen: Chosen) -> str:
    about = (
        chosen.body,
        strategy_words(chosen.strategy) if chosen.strategy else "",
        say("อำเภอ{name}", name=chosen.district) if chosen.district else "",
        say("พ.ศ. {year}", year=chosen.be_year) if chosen.be_year else "",
    )
    return " ".join((say("รายงานติดตามพันธสัญญา"), *filter(None, about))) + f" {name}"


def _path(row: Assembly, asked: Narrowed) -> str:
    """The promise board, narrowed to the same."""
    told = {name: value for name, value in asked.address().items() if name != "by"}
    return f"/a/{row.slug}/promises" + (f"?{urlencode(told)}" if told else "")


def _districts(
    papers: Sequence[CommitmentPaper], names: dict[str, str]
) -> Iterator[tuple[str, CommitmentPaper]]:
    """Each under every district that it or a part of it is in."""
    for one in papers:
        codes = dict.fromkeys(each.district_code for each in both(one))
        found = [names[code] for code in codes if code in names]
        yield from ((name, one) for name in found or [say("ทั้งจังหวัด")])


def _strategies(papers: Sequence[CommitmentPaper]) -> Iterator[tuple[str, CommitmentPaper]]:
    for one in papers:
        under = one.strategy
        yield f"{under.number} {under.name}" if under else say("นอกยุทธศาสตร์"), one
