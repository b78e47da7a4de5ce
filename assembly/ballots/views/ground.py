"""What the pages of a ballot share: their blueprint, their addresses, where they belong."""

from typing import TypeAlias

from flask import Blueprint, g
from werkzeug.wrappers import Response

from assembly.ballots.queries import ballot
from assembly.core.errors import NotFound

pages = Blueprint("ballots", __name__)

LARGEST_ID = 2**63 - 1
ID = f"<int(max={LARGEST_ID}):ballot_id>"

Page: TypeAlias = str | Response | tuple[Response | str, int]


def check_here(ballot_id: int) -> None:
    """Raise ``NotFound`` unless the ballot belongs to the meeting of this address."""
    if ballot(ballot_id).meeting_id != g.meeting.id:
        raise NotFound
