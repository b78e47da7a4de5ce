"""The verbs of grievances: taking them in, judging their words, attaching and sealing them."""

from assembly.grievances.actions.attaching import attach, follow_matter
from assembly.grievances.actions.joining import join, leave
from assembly.grievances.actions.judging import review, withhold
from assembly.grievances.actions.picturing import drop_pictures
from assembly.grievances.actions.sealing import seal_batch
from assembly.grievances.actions.telling import tell

__all__ = [
    "attach",
    "drop_pictures",
    "follow_matter",
    "join",
    "leave",
    "review",
    "seal_batch",
    "tell",
    "withhold",
]
