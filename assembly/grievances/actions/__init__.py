"""The verbs of grievances: taking them in, judging their words, attaching and sealing them."""

from assembly.grievances.actions.attaching import attach, follow_matter
from assembly.grievances.actions.corresponding import (
    read_by_desk,
    read_by_sender,
    reply,
    write_to_sender,
)
from assembly.grievances.actions.erasing import finish_forgetting, forget_old
from assembly.grievances.actions.joining import join, leave
from assembly.grievances.actions.judging import (
    clear,
    clear_picture,
    keep_back,
    redact,
    review,
    withhold,
)
from assembly.grievances.actions.leaving import erase, withdraw
from assembly.grievances.actions.publishing import publish_batch
from assembly.grievances.actions.sealing import seal_batch
from assembly.grievances.actions.sorting import (
    forward,
    place_under,
    put_behind,
    put_on_agenda,
    read_messages,
)
from assembly.grievances.actions.telling import tell

__all__ = [
    "attach",
    "clear",
    "clear_picture",
    "erase",
    "finish_forgetting",
    "follow_matter",
    "forget_old",
    "forward",
    "join",
    "keep_back",
    "leave",
    "place_under",
    "publish_batch",
    "put_behind",
    "put_on_agenda",
    "read_by_desk",
    "read_by_sender",
    "read_messages",
    "redact",
    "reply",
    "review",
    "seal_batch",
    "tell",
    "withdraw",
    "withhold",
    "write_to_sender",
]
