"""The office's page of a follow-up report: what can be chosen, what it would cover, who is owed."""

from dataclasses import dataclass

from flask_babel import gettext as _

from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly
from assembly.commitments.queries import totals_of, years_of
from assembly.commitments.rules import STATES
from assembly.core import clock
from assembly.core.i18n import current
from assembly.exports.queries.commitments import About, Narrowed, about
from assembly.exports.queries.commitments.narrowing import chosen_by
from assembly.places.queries import districts_of
from assembly.plans.queries import short_name, strategies_of
from assembly.registry.queries import names_in_order
from assembly.requests.queries import silent_days_of_bodies

MOST_BODIES = 30
Options = list[tuple[int | str, str]]


@dataclass(frozen=True)
class BodyLine:
    """What one body promised, and how long it has not answered."""

    id: int
    name: str
    promised: int
    open: int
    late: int
    silent: int  # days; 0: it answered, or was not asked


@dataclass(frozen=True)
class ReportPage:
    asked: Narrowed
    about: About
    counts: tuple[tuple[str, str, int], ...]  # state, its name, how many
    chosen: tuple[str, ...]  # in words
    bodies: tuple[BodyLine, ...]
    more: int  # bodies that are not among these
    choices: dict[str, Options]

    @property
    def total(self) -> int:
        return self.about.total


def report_page(assembly_id: int, asked: Narrowed) -> ReportPage:
    """Raises ``NotFound`` for a body, district or strategy that is not here."""
    row = assembly(assembly_id)
    covered = about(assembly_id, asked)
    counts = dict(covered.counts)
    lines = _bodies(assembly_id)
    return ReportPage(
        asked=asked,
        about=covered,
        counts=tuple((key, str(name), counts.get(key, 0)) for key, name in STATES.items()),
        chosen=_words(row, asked),
        bodies=tuple(lines[:MOST_BODIES]),
        more=max(0, len(lines) - MOST_BODIES),
        choices=_choices(row),
    )


def _words(row: Assembly, asked: Narrowed) -> tuple[str, ...]:
    chosen = chosen_by(row, asked)
    under = chosen.strategy
    told = (
        chosen.body,
        _("อำเภอ%(name)s", name=chosen.district) if chosen.district else "",
        _("ยุทธศาสตร์ที่ %(n)s %(name)s", n=under.number, name=under.name) if under else "",
        _("ครบกำหนดใน พ.ศ. %(year)s", year=chosen.be_year) if chosen.be_year else "",
    )
    return tuple(str(said) for said in told if said)


def _bodies(assembly_id: int) -> list[BodyLine]:
    """Those to whom a report can be sent: the longest silence, then most that is open, first."""
    today = clock.today()
    days = silent_days_of_bodies(assembly_id, today)
    lines = [
        BodyLine(int(one.key), one.name, one.all, one.open, one.late, days.get(int(one.key), 0))
        for one in totals_of(assembly_id, "body", today=today)
        if one.key
    ]
    return sorted(lines, key=lambda one: (-one.silent, -one.late, -one.open, one.name))


def _choices(row: Assembly) -> dict[str, Options]:
    english, named = current() == "en", names_in_order(row.id)
    return {
        "bodies": list(named.items()),
        "districts": [
            (one.code, one.name_en if english else one.name_th)
            for one in districts_of(row.province_code)
        ],
        "strategies": [
            (one.number, f"{one.number} {short_name(one)}") for one in strategies_of(row.id)
        ],
        "years": [(year, str(year)) for year in years_of(row.id)],
    }
