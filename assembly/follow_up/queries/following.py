"""What meetings were asked about promises, and what they decided."""

from dataclasses import dataclass
from datetime import date

from flask_babel import force_locale
from sqlalchemy import select

from assembly.assemblies.queries import assembly
from assembly.assemblies.queries import view_of as assembly_view
from assembly.ballots.models import Ballot
from assembly.commitments.models import Commitment
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.follow_up.models import FollowUp
from assembly.follow_up.rules import Asked, what_follows
from assembly.meetings.queries import meeting, title_of
from assembly.registry.queries import organisation


@dataclass(frozen=True)
class FollowUpView:
    """What one meeting was asked about one promise, as everybody may read it."""

    id: int
    meeting_id: int
    meeting: str
    held_on: date
    item_id: int
    commitment_id: int
    title: str  # the promise's
    kind: str
    state: str
    due: date | None
    target: str
    reason: str
    ballot_id: int | None


def follow_up(follow_up_id: int) -> FollowUp:
    """Raises ``NotFound``."""
    found = session().get(FollowUp, follow_up_id)
    if found is None:
        raise NotFound
    return found


def follow_up_of_ballot(ballot_id: int) -> FollowUp | None:
    """What a ballot is about, if it is about a promise."""
    return session().scalar(select(FollowUp).where(FollowUp.ballot_id == ballot_id))


def put_in(meeting_id: int, commitment_id: int) -> FollowUp | None:
    """What is before this meeting about a promise and not decided yet."""
    wanted = select(FollowUp).where(
        FollowUp.meeting_id == meeting_id,
        FollowUp.commitment_id == commitment_id,
        FollowUp.state.in_(("put", "voting")),
    )
    return session().scalar(wanted.order_by(FollowUp.id.desc()).limit(1))


def last_in(meeting_id: int) -> dict[int, FollowUpView]:
    """The newest thing that this meeting was asked about each promise; not what was dropped."""
    wanted = select(FollowUp).where(
        FollowUp.meeting_id == meeting_id, FollowUp.state != "withdrawn"
    )
    rows = session().scalars(wanted.order_by(FollowUp.id))
    return {row.commitment_id: view_of(row) for row in rows}


def decided_under(item_id: int) -> tuple[FollowUpView, ...]:
    """What was decided about promises under one agenda item, in order."""
    wanted = select(FollowUp).where(
        FollowUp.agenda_item_id == item_id, FollowUp.state.in_(("carried", "fallen"))
    )
    return tuple(view_of(row) for row in session().scalars(wanted.order_by(FollowUp.id)))


def decided_on(commitment_id: int) -> tuple[FollowUpView, ...]:
    """What meetings decided about one promise, in order."""
    wanted = select(FollowUp).where(
        FollowUp.commitment_id == commitment_id, FollowUp.state.in_(("carried", "fallen"))
    )
    return tuple(view_of(row) for row in session().scalars(wanted.order_by(FollowUp.id)))


def view_of(row: FollowUp) -> FollowUpView:
    sitting = meeting(row.meeting_id)
    return FollowUpView(
        id=row.id,
        meeting_id=row.meeting_id,
        meeting=title_of(sitting),
        held_on=sitting.held_on,
        item_id=row.agenda_item_id,
        commitment_id=row.commitment_id,
        title=session().get_one(Commitment, row.commitment_id).title,
        kind=row.kind,
        state=row.state,
        due=row.due_on,
        target=target_of(asked_in(row)),
        reason=row.reason,
        ballot_id=row.ballot_id,
    )


def asked_in(row: FollowUp) -> Asked:
    return Asked(row.kind, row.reason, row.due_on, row.organisation_id, row.to_meeting_id)


def follows_of(row: FollowUp) -> str:
    """What follows if the hall agrees, in the words of the record."""
    return what_follows(asked_in(row), target_of(asked_in(row)))


def target_of(asked: Asked) -> str:
    """Whom an escalation goes to, in the words of the record; empty for anything else."""
    if asked.organisation_id is not None:
        return organisation(asked.organisation_id).name
    if asked.to_meeting_id is None:
        return ""
    row = meeting(asked.to_meeting_id)
    with force_locale("th"):
        return f"{title_of(row)} {assembly_view(assembly(row.assembly_id)).title}"


def rounds_on(commitment_id: int, meeting_id: int) -> int:
    """How often this meeting was asked for a consensus about a promise, with a declared result."""
    wanted = (
        select(FollowUp.id)
        .join(Ballot, Ballot.id == FollowUp.ballot_id)
        .where(FollowUp.commitment_id == commitment_id, FollowUp.meeting_id == meeting_id)
        .where(Ballot.kind == "consensus", Ballot.state == "declared")
    )
    return len(list(session().scalars(wanted)))


@resolver("follow_up_id")
def _assembly_of_follow_up(follow_up_id: int) -> int | None:
    wanted = select(Commitment.assembly_id).join(FollowUp, FollowUp.commitment_id == Commitment.id)
    return session().scalar(wanted.where(FollowUp.id == follow_up_id))
