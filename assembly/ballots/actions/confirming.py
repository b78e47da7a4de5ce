"""Figures that a second person must confirm: asking, and not declaring before."""

from assembly.ballots import rules, seals
from assembly.ballots.actions.steps import subject, take
from assembly.ballots.models import Ballot
from assembly.ballots.queries import waits_for_chair
from assembly.checks.actions import ask_confirming, check_confirmed
from assembly.checks.queries import confirmation_of, needs_confirming
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.i18n import N_


@change
def ask_second(actor: Actor, meeting_id: int, version: int, ballot_id: int) -> None:
    """Ask a second person to compare the figures as they were counted. May be repeated.

    Raises ``Stale``, ``BallotNotCounted`` or ``TieUnbroken``.
    """
    row = take(actor, meeting_id, version, ballot_id, N_("ขอผู้ยืนยันคนที่สอง"))
    rules.may_declare(row.state)
    if waits_for_chair(row):
        raise rules.TieUnbroken
    ask_about(actor, row)


def ask_if_wanted(actor: Actor, row: Ballot) -> None:
    """Right after the count: whoever counted asks, unless the chair's vote is still to come."""
    if needs_confirming(row.assembly_id, "figures") and not waits_for_chair(row):
        ask_about(actor, row)


def ask_about(actor: Actor, row: Ballot) -> None:
    ask_confirming(actor, row.assembly_id, subject(row.id), "figures", seals.hash_of_figures(row))


def check_second(actor: Actor, row: Ballot) -> None:
    """Raises ``NeedsSecondPerson``."""
    check_confirmed(
        row.assembly_id, subject(row.id), "figures", seals.hash_of_figures(row), by=actor
    )


def was_declined(row: Ballot) -> bool:
    """Whether a second person found the counted figures wrong."""
    told = confirmation_of(subject(row.id))
    return row.state == rules.State.COUNTED and told is not None and told.declined
