"""Proposals with the resolution they come from; both ways lead."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.letterhead.rules import CHANNELS
from assembly.proposals.models import Proposal, ProposalStep
from assembly.proposals.rules import STATES, following
from assembly.registry.models import Organisation
from assembly.resolutions.models import Resolution
from assembly.resolutions.rules import paragraphs


@dataclass(frozen=True)
class StepView:
    state: str
    happened_on: date
    note: str
    made_at: datetime
    made_by: str

    @property
    def name(self) -> str:
        return str(STATES[self.state])


@dataclass(frozen=True)
class ProposalView:
    id: int
    assembly_id: int
    resolution_id: int
    resolution: str  # its number
    resolution_title: str
    agenda_item_id: int
    item: int
    organisation_id: int
    organisation: str
    addressee: str
    title: str
    background: str
    asked: tuple[str, ...]
    signer: str
    signer_office: str
    due: date | None
    state: str
    channel: str
    letter_number: str
    sent_on: date | None
    version: int
    steps: tuple[StepView, ...] = ()

    @property
    def state_name(self) -> str:
        return str(STATES[self.state])

    @property
    def channel_name(self) -> str:
        return str(CHANNELS[self.channel]) if self.channel else ""

    @property
    def next_step(self) -> str:
        return following(self.state)

    @property
    def is_sent(self) -> bool:
        return self.state == "sent"


def proposal(proposal_id: int) -> Proposal:
    """Raises ``NotFound``."""
    found = session().get(Proposal, proposal_id)
    if found is None:
        raise NotFound
    return found


def proposal_view(proposal_id: int) -> ProposalView:
    """Raises ``NotFound``."""
    found = _views(Proposal.id == proposal_id, steps=True)
    if not found:
        raise NotFound
    return found[0]


def proposals_of(assembly_id: int, state: str = "") -> list[ProposalView]:
    """An assembly's proposals, the newest first."""
    if state not in STATES:
        return _views(Proposal.assembly_id == assembly_id)
    return _views((Proposal.assembly_id == assembly_id) & (Proposal.state == state))


def proposals_of_resolution(resolution_id: int) -> list[ProposalView]:
    return _views(Proposal.resolution_id == resolution_id)


def counts_of(assembly_id: int) -> list[tuple[str, str, int]]:
    """How many are in which state, zero too."""
    wanted = select(Proposal.state, func.count()).where(Proposal.assembly_id == assembly_id)
    rows = session().execute(wanted.group_by(Proposal.state))
    found: dict[str, int] = dict(rows.all())
    return [(key, str(name), found.get(key, 0)) for key, name in STATES.items()]


def last_day_of(row: Proposal) -> date | None:
    """The day of its latest step."""
    wanted = select(ProposalStep.happened_on).where(ProposalStep.proposal_id == row.id)
    return session().scalar(wanted.order_by(ProposalStep.number.desc()).limit(1))


def _views(where: object, *, steps: bool = False) -> list[ProposalView]:
    wanted = (
        select(Proposal, Resolution, Organisation)
        .join(Resolution, Resolution.id == Proposal.resolution_id)
        .join(Organisation, Organisation.id == Proposal.organisation_id)
        .where(where)  # type: ignore[arg-type]  # a condition of ours
        .order_by(Proposal.id.desc())
    )
    return [
        _view(row, source, body, _steps(row.id) if steps else ())
        for row, source, body in session().execute(wanted)
    ]


def _view(
    row: Proposal, source: Resolution, body: Organisation, steps: tuple[StepView, ...]
) -> ProposalView:
    return ProposalView(
        id=row.id,
        assembly_id=row.assembly_id,
        resolution_id=source.id,
        resolution=source.number,
        resolution_title=source.title,
        agenda_item_id=source.agenda_item_id,
        item=row.item,
        organisation_id=body.id,
        organisation=body.name,
        addressee=row.addressee,
        title=row.title,
        background=row.background,
        asked=paragraphs(row.asked),
        signer=row.signer,
        signer_office=row.signer_office,
        due=row.due_on,
        state=row.state,
        channel=row.channel,
        letter_number=row.letter_number,
        sent_on=row.sent_on,
        version=row.version,
        steps=steps,
    )


def _steps(proposal_id: int) -> tuple[StepView, ...]:
    wanted = select(ProposalStep).where(ProposalStep.proposal_id == proposal_id)
    rows = session().scalars(wanted.order_by(ProposalStep.number))
    return tuple(StepView(r.state, r.happened_on, r.note, r.made_at, r.made_by) for r in rows)


@resolver("proposal_id")
def _assembly_of_proposal(proposal_id: int) -> int | None:
    return session().scalar(select(Proposal.assembly_id).where(Proposal.id == proposal_id))
