"""The evidence of reports, who may look at it, and figures as a second person compares them."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import Select, func, select

from assembly.checks.queries import Shown, confirmations_of, needs_confirming, shows
from assembly.commitments.models import Commitment, Evidence, Report
from assembly.commitments.rules import grouped
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.shelves import Shelf
from assembly.core.text import short

WHAT = "evidence"  # as checks know it
SHELF = Shelf("evidence")
LONGEST_TITLE = 120


@dataclass(frozen=True)
class EvidenceView:
    """One picture, paper or figure as a page shows it."""

    id: int
    report_id: int
    kind: str
    caption: str
    file: str
    sha256: str
    size: int
    width: int
    height: int
    pages: int
    value: str
    unit: str
    taken_on: date | None
    taken_because: str
    is_public: bool  # the report is shown, and this was not taken away
    second: str = ""  # of a figure: "" nobody is asked, asked, confirmed, declined

    @property
    def number(self) -> str:
        """A figure as people read it."""
        return grouped(self.value) if self.value else ""

    @property
    def is_taken(self) -> bool:
        return self.taken_on is not None

    @property
    def is_confirmed(self) -> bool:
        return self.second == "confirmed"

    @property
    def size_told(self) -> str:
        """1.2 MB, or 340 KB."""
        if self.size >= 1024 * 1024:
            return f"{self.size / 1024 / 1024:.1f} MB"
        return f"{max(1, round(self.size / 1024))} KB"


def evidence_of(
    report_ids: Collection[int], *, public: bool = True
) -> dict[int, tuple[EvidenceView, ...]]:
    """What came with each of these reports, in the order of sending.

    In public nothing of a report that was not read yet or is withheld.
    """
    wanted = _joined().where(Evidence.report_id.in_(report_ids))
    if public:
        wanted = wanted.where(Report.seen == "shown")
    rows: list[tuple[Evidence, Report]] = [(r[0], r[1]) for r in session().execute(wanted)]
    second = _second({row.report_id for row, _report in rows if row.kind == "figure"}, rows)
    found: dict[int, list[EvidenceView]] = defaultdict(list)
    for row, report in rows:
        state = second.get(row.report_id, "") if row.kind == "figure" else ""
        found[row.report_id].append(_view(row, report, state))
    return {report_id: tuple(views) for report_id, views in found.items()}


def evidence_by_id(evidence_id: int) -> EvidenceView | None:
    row = session().execute(_joined().where(Evidence.id == evidence_id)).first()
    return _view(row[0], row[1]) if row else None


def bytes_kept(commitment_id: int) -> int:
    """How much room the files of a commitment take."""
    wanted = select(func.sum(Evidence.size)).join(Report, Report.id == Evidence.report_id)
    mine = (Report.commitment_id == commitment_id, Evidence.taken_on.is_(None))
    return session().scalar(wanted.where(*mine)) or 0


def counts_of_report(report_id: int) -> dict[str, int]:
    """How many of each kind a report has already, those that were taken away not counted."""
    wanted = select(Evidence.kind, func.count()).group_by(Evidence.kind)
    mine = (Evidence.report_id == report_id, Evidence.taken_on.is_(None))
    return dict(session().execute(wanted.where(*mine)).all())


def subject_of(report_id: int) -> str:
    """A report's figures, as the one who confirms them knows them."""
    return f"report:{report_id}"


def hash_of_figures(rows: Iterable[Evidence]) -> str:
    """One hash for exactly these figures with their names and units, in their order."""
    said = [f"{row.caption}\t{row.value}\t{row.unit}" for row in rows if row.kind == "figure"]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def figures_of(report_id: int) -> list[Evidence]:
    wanted = select(Evidence).where(Evidence.report_id == report_id, Evidence.kind == "figure")
    return list(session().scalars(wanted.order_by(Evidence.id)))


@shows(WHAT)
def figures_to_confirm(subject: str) -> Shown | None:
    """What was counted, to be held against the paper, the picture or the thing itself."""
    word, _colon, number = subject.partition(":")
    report = session().get(Report, int(number)) if word == "report" else None
    if report is None:
        return None
    promise = session().get_one(Commitment, report.commitment_id)
    rows = figures_of(report.id)
    return Shown(
        title=short(promise.title, LONGEST_TITLE),
        sha256=hash_of_figures(rows),
        lines=(
            (_("รายงานที่"), str(report.number)),
            *((row.caption, f"{grouped(row.value)} {row.unit}".strip()) for row in rows),
        ),
        text=report.text,
    )


def _second(ids: set[int], rows: list[tuple[Evidence, Report]]) -> dict[int, str]:
    """Report → where its figures stand with a second person; older figures' answers are none."""
    found = {}
    told = confirmations_of([subject_of(id_) for id_ in ids]) if ids else {}
    for id_ in ids:
        one = told.get(subject_of(id_))
        own = [row for row, _report in rows if row.report_id == id_]
        if one is not None and one.sha256 == hash_of_figures(own) and one.state != "overtaken":
            found[id_] = one.state
    return found


def wants_second(assembly_id: int) -> bool:
    """Whether figures of reports are confirmed by a second person here."""
    return needs_confirming(assembly_id, WHAT)


def _joined() -> Select[Evidence, Report]:
    wanted = select(Evidence, Report).join(Report, Report.id == Evidence.report_id)
    return wanted.order_by(Evidence.id)


def _view(row: Evidence, report: Report, second: str = "") -> EvidenceView:
    return EvidenceView(
        id=row.id,
        report_id=row.report_id,
        kind=row.kind,
        caption=row.caption,
        file=row.file,
        sha256=row.sha256,
        size=row.size,
        width=row.width,
        height=row.height,
        pages=row.pages,
        value=row.value,
        unit=row.unit,
        taken_on=row.taken_on,
        taken_because=row.taken_because,
        is_public=report.seen == "shown" and row.taken_on is None,
        second=second,
    )


@resolver("evidence_id")
def _assembly_of_evidence(evidence_id: int) -> int | None:
    wanted = select(Commitment.assembly_id).join(Report, Report.commitment_id == Commitment.id)
    joined = wanted.join(Evidence, Evidence.report_id == Report.id)
    return session().scalar(joined.where(Evidence.id == evidence_id))


@resolver("report_id")
def _assembly_of_report(report_id: int) -> int | None:
    wanted = select(Commitment.assembly_id).join(Report, Report.commitment_id == Commitment.id)
    return session().scalar(wanted.where(Report.id == report_id))
