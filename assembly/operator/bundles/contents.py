"""Which papers a bundle holds, and their printing."""

import re
from dataclasses import dataclass
from typing import Any

from flask_babel import force_locale

from assembly.exports.actions import seal_of_now
from assembly.exports.formats import EXPORTS, is_sealed
from assembly.exports.press import print_all_aside
from assembly.exports.queries import paper_of
from assembly.meetings.queries import meetings_of, view_of
from assembly.operator.bundles.naming import DOCUMENTS

# What the public may have: of grievances only what was published; no slips, no list of members.
WHOLE = ("resolutions", "charter", "ballots", "grievances")
FORMS = ("docx", "pdf", "xlsx")


@dataclass(frozen=True)
class Printed:
    """A paper as a file."""

    name: str
    what: str
    form: str
    content: bytes


@dataclass(frozen=True)
class _Order:
    name: str
    what: str
    form: str
    paper: Any


def printed_papers(assembly_id: int) -> tuple[Printed, ...]:
    """Every document and its data; the minutes of meetings that are over. Refuses: PressFailed."""
    with force_locale("th"):
        orders = [*_whole(assembly_id), *_minutes(assembly_id)]
        seal = seal_of_now(assembly_id)
        asked = [
            (o.what, o.form, o.paper, None, seal if is_sealed(o.what, o.form) else None)
            for o in orders
        ]
        contents = print_all_aside(asked)
    pairs = zip(orders, contents, strict=True)
    return tuple(Printed(o.name, o.what, o.form, content) for o, content in pairs)


def _whole(assembly_id: int) -> list[_Order]:
    orders = []
    for what in WHOLE:
        paper = paper_of(what, assembly_id, public=what == "grievances")
        orders += _forms(what, f"documents/{DOCUMENTS[what]}", paper)
        if "json" in EXPORTS[what]:
            orders.append(_Order(f"data/{what}.json", what, "json", paper))
    return orders


def _minutes(assembly_id: int) -> list[_Order]:
    orders, taken = [], set()
    for row in meetings_of(assembly_id):
        if row.phase != "closed":
            continue
        name = f"documents/{DOCUMENTS['minutes']} {_safe(view_of(row).title)}"
        name = f"{name} ({row.code})" if name in taken else name
        taken.add(name)
        paper = paper_of("minutes", assembly_id, row.id)
        orders += _forms("minutes", name, paper)
        if "json" in EXPORTS["minutes"]:
            orders.append(_Order(f"data/minutes-{row.code}.json", "minutes", "json", paper))
    return orders


def _forms(what: str, name: str, paper: Any) -> list[_Order]:
    return [_Order(f"{name}.{f}", what, f, paper) for f in FORMS if f in EXPORTS[what]]


def _safe(title: str) -> str:
    """A title as the name of a file on any machine."""
    return re.sub(r'[\x00-\x1f\x7f\\/:*?"<>|]+', "-", title)[:80].strip(" .")
