"""Opening and closing a listening stage: the meeting's own verbs, for those who hear.

A stage decides nothing, so that a helper may open and close one; no other kind of meeting.
"""

from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.meetings.actions import close_meeting, open_meeting
from assembly.stages.events import StageChanged
from assembly.stages.queries import stage_row


@change
def open_stage(actor: Actor, meeting_id: int, version: int) -> None:
    """Begin to listen. Refuses: StageNotHere, MeetingAlreadyOpened, Stale."""
    row = stage_row(meeting_id)
    open_meeting(actor, meeting_id, version)
    announce(StageChanged(row.assembly_id, meeting_id))


@change
def close_stage(actor: Actor, meeting_id: int, version: int) -> None:
    """All were heard: from now on the district counts as heard.

    What was told enters the journal as a batch. Refuses: StageNotHere, MeetingNotOpen, Stale.
    """
    row = stage_row(meeting_id)
    close_meeting(actor, meeting_id, version)
    announce(StageChanged(row.assembly_id, meeting_id))
