"""The requests at the level below and above."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from assembly.core.db import session
from assembly.registry.models import Organisation
from assembly.requests.models import Request
from assembly.requests.queries.views.shapes import Neighbour


@dataclass(frozen=True)
class Neighbours:
    below: dict[int, Neighbour]  # by their own id
    above: dict[int, Neighbour]  # by the id of the request they were escalated from


def neighbours(rows: Iterable[Request], *, public: bool) -> Neighbours:
    ids = {row.id for row in rows}
    lower = {row.escalated_from_id for row in rows if row.escalated_from_id}
    wanted = (
        select(Request, Organisation)
        .join(Organisation, Organisation.id == Request.organisation_id)
        .where(Request.id.in_(lower) | Request.escalated_from_id.in_(ids))
        .order_by(Request.state != "withdrawn", Request.id)
    )
    if public:
        wanted = wanted.where(Request.sent_on.is_not(None))
    found = Neighbours({}, {})
    for row, body in session().execute(wanted):
        told = Neighbour(row.id, body.name, row.state, row.sent_on, body.level)
        if row.id in lower:
            found.below[row.id] = told
        if row.escalated_from_id in ids:
            found.above[row.escalated_from_id or 0] = told
    return found
