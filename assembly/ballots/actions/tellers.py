"""Tellers count hands and paper: two of them, neither seeing what the other entered."""

import rfc8785

from assembly.ballots import events, rules
from assembly.ballots.actions.steps import subject
from assembly.ballots.models import Ballot, TellerCount
from assembly.ballots.queries import ballot, may_be_counted
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.journal.actions import record


@change
def enter_count(
    teller: Actor, ballot_id: int, channel: str, district_code: str, figures: dict[str, int]
) -> None:
    """Enter what this teller counted: the hands of a district, or all paper ballots.

    Entering again replaces the teller's own count, until the box is opened.
    Raises ``BallotNotOpen``, ``NotFound`` or ``TooManyHands``.
    """
    row = ballot(ballot_id)
    if row.state not in (rules.State.OPEN, rules.State.CLOSED):
        raise rules.BallotNotOpen
    _check_asked(row, channel, district_code)
    most = may_be_counted(row, channel, district_code)
    rules.check_figures(figures, row.kind, most, row.most_choices)
    key = (ballot_id, channel, district_code, teller.staff_id)
    entry = session().get(TellerCount, key) or TellerCount(
        ballot_id=ballot_id,
        channel=channel,
        district_code=district_code,
        teller_id=teller.staff_id,
    )
    entry.figures = rfc8785.dumps(figures).decode()
    session().add(entry)
    session().flush()
    about = {"channel": channel, "district": district_code, "teller": teller.staff_id}
    record(teller, "count_entered", subject(ballot_id), about)
    announce(events.VoteCast(ballot_id, row.meeting_id, row.agenda_item_id))


def _check_asked(row: Ballot, channel: str, district_code: str) -> None:
    if channel == "hands" and row.takes_hands and district_code:
        return
    if channel == "paper" and row.takes_paper and not district_code:
        return
    raise NotFound
