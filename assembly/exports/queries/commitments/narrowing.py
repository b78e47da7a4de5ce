"""Which commitments a report is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assembly.assemblies.models import Assembly
from assembly.core import thai
from assembly.core.errors import NotFound
from assembly.exports.papers import Chosen
from assembly.exports.queries import naming
from assembly.exports.queries.commitments.rows import Rows
from assembly.places.queries import districts_of
from assembly.plans.queries import strategies_of
from assembly.registry.queries import organisation

GROUPINGS = ("strategy", "body")
MOST_DIGITS = 15


@dataclass(frozen=True)
class Narrowed:
    """To one body, district, strategy or year; zero or empty: all. ``by``: under what they stand.

    ``district`` is its official code, ``strategy`` its number, ``year`` that of the day due, of
    the Buddhist Era; the same as the arguments of the promise board.
    """

    body: int = 0
    district: str = ""
    strategy: int = 0
    year: int = 0
    by: str = "strategy"  # or body

    @classmethod
    def by_address(cls, arguments: Mapping[str, str]) -> "Narrowed":
        """What an address asks for; what it cannot mean is not asked."""
        numbers = {name: _number(arguments.get(name, "")) for name in ("body", "strategy", "year")}
        district, by = arguments.get("district", ""), arguments.get("by", "")
        is_code = district.isascii() and district.isdecimal()
        return cls(
            district=district if is_code else "",
            by=by if by in GROUPINGS else GROUPINGS[0],
            **numbers,
        )

    def address(self) -> dict[str, Any]:
        """As arguments of an address."""
        told = {name: value for name, value in vars(self).items() if value}
        return {name: value for name, value in told.items() if (name, value) != ("by", "strategy")}


def _number(typed: str) -> int:
    is_one = typed.isdecimal() and len(typed) <= MOST_DIGITS
    return int(typed) if is_one else 0


def chosen_by(row: Assembly, asked: Narrowed) -> Chosen:
    """The names of what was asked for. Raises ``NotFound`` where there is no such thing here."""
    return Chosen(
        body=_body(row, asked.body) if asked.body else "",
        district=_district(row, asked.district) if asked.district else "",
        strategy=_strategy(row, asked.strategy) if asked.strategy else None,
        be_year=asked.year or None,
    )


def _body(row: Assembly, body_id: int) -> str:
    found = organisation(body_id)
    if found.assembly_id != row.id:
        raise NotFound
    return found.name


def _district(row: Assembly, code: str) -> str:
    names = {one.code: naming.spoken_name(one) for one in districts_of(row.province_code)}
    if code not in names:
        raise NotFound
    return names[code]


def _strategy(row: Assembly, number: int) -> Any:
    found = {one.number: one for one in strategies_of(row.id)}
    if number not in found:
        raise NotFound
    return naming.strategy_name(found[number])


def is_asked_for(asked: Narrowed, rows: Rows, one: Any) -> bool:
    """Whether a whole is among them: by itself, or by one of its parts."""
    both = [one, *rows.parts.get(one.id, ())]
    due = thai.be_year(one.due_on) if one.due_on else 0
    return (
        (not asked.year or due == asked.year)
        and (not asked.strategy or one.strategy_number == asked.strategy)
        and (not asked.district or any(each.district_code == asked.district for each in both))
        and (not asked.body or any(asked.body in rows.acting(each.id) for each in both))
    )
