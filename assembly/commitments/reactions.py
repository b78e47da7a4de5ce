from assembly.commitments.actions import (
    follow_effect,
    make_commitments,
    mirror_item,
    seal_witnesses,
)
from assembly.commitments.events import CommitmentMoved
from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.meetings.events import MeetingClosed, MeetingOpened
from assembly.meetings.queries import meeting
from assembly.resolutions.events import EffectSaid, ItemAssigned, ResolutionAdopted


@reacts_to(ResolutionAdopted)
def on_resolution_adopted(fact: ResolutionAdopted) -> None:
    """What was decided is promised from this moment on."""
    make_commitments(fact.resolution_id)


@reacts_to(ItemAssigned)
def on_item_assigned(fact: ItemAssigned) -> None:
    mirror_item(fact.item_id)


@reacts_to(EffectSaid)
def on_effect_said(fact: EffectSaid) -> None:
    follow_effect(fact.effect_id)


@reacts_to(MeetingOpened, MeetingClosed)
def on_meeting_bounds(fact: MeetingOpened | MeetingClosed) -> None:
    """What people say of promises enters the journal when a meeting opens or closes."""
    seal_witnesses(SYSTEM, meeting(fact.meeting_id).assembly_id)


@reacts_to(CommitmentMoved)
def on_commitment_moved(fact: CommitmentMoved) -> None:
    """What people had said when the office said that a promise is kept can be proven later."""
    seal_witnesses(SYSTEM, fact.assembly_id)
