"""The verbs of a policy proposal: writing it, hearing, adopting, sending."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from assembly.core import clock, thai
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean, short
from assembly.core.versions import seen, touch
from assembly.journal.actions import Content, record
from assembly.letterhead.rules import CHANNELS
from assembly.proposals import rules
from assembly.proposals.events import ProposalMoved
from assembly.proposals.models import Proposal, ProposalStep
from assembly.proposals.queries import last_day_of
from assembly.registry.models import Organisation
from assembly.resolutions.queries import items_of_resolution, resolution

DID = {
    "draft": N_("เปิดข้อเสนอเป็นร่างใหม่"),
    "heard": N_("บันทึกการรับฟังความเห็น"),
    "adopted": N_("รับรองข้อเสนอ"),
    "sent": N_("บันทึกการส่งข้อเสนอ"),
}


@change
def write_proposal(actor: Actor, resolution_id: int, item: int, said: rules.Written) -> int:
    """Begin a proposal from a resolution, or from one item of it; answers its id.

    Refuses: NoSuchResolutionItem, AskedBodyElsewhere, what ``check_written`` refuses.
    """
    source = resolution(resolution_id)
    if item and item not in {one.number for one in items_of_resolution(resolution_id)}:
        raise rules.NoSuchResolutionItem
    said = _checked(source.assembly_id, said)
    row = Proposal(
        assembly_id=source.assembly_id,
        resolution_id=resolution_id,
        item=item,
        last_by=actor.name,
        last_did=N_("เขียนข้อเสนอ"),
        **vars(said),
    )
    session().add(row)
    session().flush()
    _keep_step(actor, row, "draft", clock.today(), "")
    content: Content = {"resolution": source.number, "item": item, "to": said.organisation_id}
    record(actor, "proposal_written", f"proposal:{row.id}", content)
    announce(ProposalMoved(row.id, row.assembly_id, "draft"))
    return row.id


@change
def change_proposal(actor: Actor, proposal_id: int, version: int, said: rules.Written) -> None:
    """Write a proposal anew, until it is adopted. May be repeated.

    Refuses: Stale, ProposalIsFixed, AskedBodyElsewhere, what ``check_written`` refuses.
    """
    row = seen(Proposal, proposal_id, version)
    if row.state in ("adopted", "sent"):
        raise rules.ProposalIsFixed
    for name, value in vars(_checked(row.assembly_id, said)).items():
        setattr(row, name, value)
    touch(actor, row, N_("แก้ข้อเสนอ"))
    record(actor, "proposal_changed", f"proposal:{row.id}", {"to": row.organisation_id})
    announce(ProposalMoved(row.id, row.assembly_id, row.state))


@change
def move_proposal(
    actor: Actor,
    proposal_id: int,
    version: int,
    to: str,
    day: date,
    note: str = "",
    channel: str = "",
    letter_number: str = "",
) -> None:
    """The next step of a proposal, on the day it happened; or back to the draft, until it is sent.

    Refuses: Stale, WrongStep, DayIsToCome, DayIsTooEarly, LetterHasNoNumber.
    """
    row = seen(Proposal, proposal_id, version)
    adopted = thai.to_bangkok(resolution(row.resolution_id).adopted_at).date()
    # A draft begins today; what it was before the register knew of it may be told afterwards.
    after = adopted if row.state == "draft" else last_day_of(row) or adopted
    rules.check_step(row.state, to, day, after=after, today=clock.today())
    if to == "sent":
        number = short(clean(letter_number, newlines=False), rules.LONGEST_NUMBER)
        if not number or channel not in CHANNELS:
            raise rules.LetterHasNoNumber
        row.channel, row.letter_number, row.sent_on = channel, number, day
    row.state = to
    _keep_step(actor, row, to, day, short(clean(note, newlines=False), rules.LONGEST_NOTE))
    touch(actor, row, DID[to])
    content: Content = {"to": to, "day": day.isoformat(), "letter": row.letter_number}
    record(actor, "proposal_moved", f"proposal:{row.id}", content)
    announce(ProposalMoved(row.id, row.assembly_id, to))


def _checked(assembly_id: int, said: rules.Written) -> rules.Written:
    """The same, cleaned, to a body of this assembly's."""
    lines = ("addressee", "title", "signer", "signer_office")
    tidy: dict[str, Any] = {name: clean(getattr(said, name), newlines=False) for name in lines}
    said = replace(said, asked=clean(said.asked), background=clean(said.background), **tidy)
    rules.check_written(said)
    body = session().get(Organisation, said.organisation_id)
    if body is None or body.assembly_id != assembly_id:
        raise rules.AskedBodyElsewhere
    return said


def _keep_step(actor: Actor, row: Proposal, state: str, day: date, note: str) -> None:
    wanted = select(func.count()).where(ProposalStep.proposal_id == row.id)
    step = ProposalStep(
        proposal_id=row.id,
        number=(session().scalar(wanted) or 0) + 1,
        state=state,
        happened_on=day,
        note=note,
        made_at=clock.now(),
        made_by=actor.name,
    )
    session().add(step)
    session().flush()
