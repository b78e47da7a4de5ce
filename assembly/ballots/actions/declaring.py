"""The chair's vote on a tie, the result, and who disagrees by name."""

from sqlalchemy import select

from assembly.ballots import events, rules, seals
from assembly.ballots.actions.confirming import ask_if_wanted, check_second
from assembly.ballots.actions.steps import subject, take
from assembly.ballots.models import Dissent
from assembly.ballots.queries import (
    ballot,
    elector_in,
    is_tied,
    outcome_words,
    verdict_of,
    waits_for_chair,
)
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.journal.actions import make_checkpoint, record


@change
def break_tie(actor: Actor, meeting_id: int, version: int, ballot_id: int, choice: str) -> None:
    """The chair's casting vote on a tie, before the result is declared; the last one counts.

    Raises ``Stale``, ``BallotNotCounted``, ``NotTied`` or ``UnknownChoice``.
    """
    row = take(actor, meeting_id, version, ballot_id, N_("ประธานออกเสียงชี้ขาด"))
    rules.may_declare(row.state)
    if not (row.chair_breaks_tie and is_tied(row)):
        raise rules.NotTied
    if choice not in ("yes", "no"):
        raise rules.UnknownChoice
    row.casting_vote = choice
    record(actor, "casting_vote", subject(ballot_id), {"choice": choice})
    ask_if_wanted(actor, row)


@change
def declare_ballot(
    actor: Actor, meeting_id: int, version: int, ballot_id: int, send_back: str = ""
) -> None:
    """Declare the result, for good. What is carried is adopted in the same moment. Not repeatable.

    ``send_back`` ends a round of a consensus call without a decision: another_round, vote_called
    or postponed. Raises ``Stale``, ``BallotNotCounted``, ``TieUnbroken``, ``OddTerms`` or
    ``NeedsSecondPerson``.
    """
    row = take(actor, meeting_id, version, ballot_id, outcome_words(send_back))
    rules.may_declare(row.state)
    rules.check_outcome(row.kind, send_back)
    if waits_for_chair(row):
        raise rules.TieUnbroken
    check_second(actor, row)
    row.state, row.declared_at = rules.State.DECLARED.value, clock.now()
    row.carried = verdict_of(row).carried and not send_back
    row.outcome = (
        send_back or (rules.Outcome.CARRIED if row.carried else rules.Outcome.FALLEN).value
    )
    record(actor, "ballot_declared", subject(ballot_id), seals.declared_figures(row))
    fact = events.BallotDeclared(
        ballot_id, meeting_id, row.agenda_item_id, row.carried, row.outcome
    )
    announce(fact)
    make_checkpoint("ballot_declared", subject(ballot_id))


@change
def record_dissent(actor: Actor, ballot_id: int, text: str) -> None:
    """An elector asks that disagreement with a declared result stand in the minutes, by name.

    The last words count; empty words are a wish to be named without a reason.
    Raises ``BallotNotDeclared``, ``NotAnElector`` or ``ReasonTooLong``.
    """
    row = ballot(ballot_id)
    if row.state != rules.State.DECLARED:
        raise rules.BallotNotDeclared
    elector = elector_in(ballot_id, actor.member_id or 0)
    text = clean(text)
    rules.check_length(text)
    said = session().scalar(
        select(Dissent).where(
            Dissent.ballot_id == ballot_id, Dissent.member_id == elector.member_id
        )
    ) or Dissent(ballot_id=ballot_id, member_id=elector.member_id)
    said.text = text
    session().add(said)
    session().flush()
    record(actor, "dissent_recorded", subject(ballot_id), {"member": elector.member_id})
    announce(events.DissentRecorded(ballot_id, row.meeting_id, row.agenda_item_id))
