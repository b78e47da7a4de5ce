"""Letters to bodies: written, sent, reminded of, answered."""

from datetime import date, timedelta

from sqlalchemy import select

from assembly.commitments.models import Commitment, CommitmentBody
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.requests import rules
from assembly.requests.actions import note_answer, remind, send_request, write_request
from assembly.requests.queries import request, request_begun
from assembly.resolutions.models import OperativeItem, Resolution


@change
def promise(resolution: Resolution, number: int, lead: int | None = None) -> int:
    """The commitment of one operative item, led by a body; made if it is not there."""
    wanted = select(OperativeItem).where(OperativeItem.resolution_id == resolution.id)
    item = session().scalars(wanted.where(OperativeItem.number == number)).one()
    known = select(Commitment).where(Commitment.item_id == item.id, Commitment.position == 0)
    row = session().scalar(known)
    if row is None:
        row = Commitment(
            assembly_id=resolution.assembly_id,
            item_id=item.id,
            title=item.text,
            state_on=clock.today(),
        )
        session().add(row)
        session().flush()
    if lead is not None:
        session().add(CommitmentBody(commitment_id=row.id, organisation_id=lead, leads=True))
    return row.id


def ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def posted(days_ago: int, number: str = "สพง 14/2569", wait: int | None = 30) -> rules.Posted:
    """A letter that left so many days ago, with so many days to answer."""
    due = ago(days_ago - wait) if wait is not None else None
    return rules.Posted(number, "post", ago(days_ago), due)


def ask(commitment_id: int, actor: Actor = SYSTEM, **more: object) -> int:
    """A draft with the words that are offered."""
    begun = request_begun(commitment_id, clock.today())
    told = {**vars(begun), "addressee": begun.addressee or "หัวหน้าหน่วยงาน", **more}
    said = rules.Written(**told)  # type: ignore[arg-type]  # its own fields
    return write_request(actor, commitment_id, said)


def send(request_id: int, days_ago: int, number: str = "สพง 14/2569", wait: int = 30) -> int:
    send_request(SYSTEM, request_id, request(request_id).version, posted(days_ago, number, wait))
    db.session.remove()
    return request_id


def remind_of(request_id: int, days_ago: int, number: str, wait: int = 15) -> None:
    remind(SYSTEM, request_id, request(request_id).version, posted(days_ago, number, wait))
    db.session.remove()


def answers(request_id: int, kind: str, days_ago: int = 0, **more: object) -> int:
    said = rules.Said(kind, ago(days_ago), **more)  # type: ignore[arg-type]
    made = note_answer(SYSTEM, request_id, said)
    db.session.remove()
    return made
