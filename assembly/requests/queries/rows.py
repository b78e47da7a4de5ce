"""Rows, by id; and the ways by which an address leads to its assembly."""

from sqlalchemy import func, select

from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.registry.models import Organisation
from assembly.registry.queries import organisations_of
from assembly.requests.models import Answer, Letter, Request
from assembly.requests.rules import Line, levels_above


def request(request_id: int) -> Request:
    """Raises ``NotFound``."""
    found = session().get(Request, request_id)
    if found is None:
        raise NotFound
    return found


def answer(answer_id: int) -> Answer:
    """Raises ``NotFound``."""
    found = session().get(Answer, answer_id)
    if found is None:
        raise NotFound
    return found


def request_of_proposal(proposal_id: int) -> int | None:
    """The request that left with a proposal; none before it is sent."""
    wanted = select(Request.id).where(Request.proposal_id == proposal_id)
    return session().scalar(wanted.where(Request.escalated_from_id.is_(None)).limit(1))


def escalation_of(request_id: int) -> Request | None:
    """The request to the level above that took it up, unless that was withdrawn."""
    wanted = select(Request).where(Request.escalated_from_id == request_id)
    return session().scalar(wanted.where(Request.state != "withdrawn").limit(1))


def last_letter_of(request_id: int) -> Letter | None:
    wanted = select(Letter).where(Letter.request_id == request_id)
    return session().scalar(wanted.order_by(Letter.number.desc()).limit(1))


def lines_of(request_id: int) -> list[Line]:
    """Its answers without their words, in the order they were written down."""
    wanted = select(Answer).where(Answer.request_id == request_id).order_by(Answer.number)
    rows = session().scalars(wanted)
    return [Line(r.number, r.kind, r.answered_on, r.plan, r.corrects) for r in rows]


def next_answer_number(request_id: int) -> int:
    wanted = select(func.max(Answer.number)).where(Answer.request_id == request_id)
    return (session().scalar(wanted) or 0) + 1


def bodies_above(organisation_id: int) -> list[Organisation]:
    """Whom one can turn to next: the body it belongs to, then higher levels, the nearest first."""
    below = session().get(Organisation, organisation_id)
    if below is None:
        raise NotFound
    levels = levels_above(below.level)
    known = organisations_of(below.assembly_id, standing=True)
    own = [row for row in known if row.id == below.parent_id]
    higher = [row for row in known if row.level in levels and _answers_for_others(row, below)]
    return own + sorted(higher, key=lambda row: (levels.index(row.level), _is_far(row, below)))


def _answers_for_others(row: Organisation, below: Organisation) -> bool:
    """A university may stand on a higher level, and is still nobody's superior."""
    return row.id != below.parent_id and row.kind != "university"


def _is_far(row: Organisation, below: Organisation) -> bool:
    """Whether it looks after another place, or belongs to another of the four parties."""
    elsewhere = row.district_code not in (None, below.district_code)
    return elsewhere or row.sector not in ("state", "local_government")


@resolver("request_id")
def _assembly_of_request(request_id: int) -> int | None:
    return session().scalar(select(Request.assembly_id).where(Request.id == request_id))


@resolver("answer_id")
def _assembly_of_answer(answer_id: int) -> int | None:
    wanted = select(Request.assembly_id).join(Answer, Answer.request_id == Request.id)
    return session().scalar(wanted.where(Answer.id == answer_id))
