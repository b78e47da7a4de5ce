"""Asking a second person, and answering: never the one who asked, never about something else."""

from collections.abc import Collection

from sqlalchemy import delete, select

from assembly.checks import rules
from assembly.checks.events import ConfirmationAnswered, ConfirmationAsked
from assembly.checks.models import CheckSetting, Confirmation
from assembly.checks.queries import needs_confirming, newest, shown, what_needs
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound, Refusal
from assembly.core.text import clean
from assembly.journal.actions import record


@change
def settle_checks(actor: Actor, assembly_id: int, whats: Collection[str]) -> None:
    """Settle for which kinds of things a second person must confirm. May be repeated."""
    held = [what for what in rules.KINDS if what in whats]
    if held == what_needs(assembly_id):
        return
    session().execute(delete(CheckSetting).where(CheckSetting.assembly_id == assembly_id))
    session().add_all(CheckSetting(assembly_id=assembly_id, what=what) for what in held)
    session().flush()
    record(actor, "checks_settled", f"assembly:{assembly_id}", {"what": held})


@change
def ask_confirming(actor: Actor, assembly_id: int, subject: str, what: str, sha256: str) -> None:
    """Ask that another member of staff confirm exactly what ``sha256`` is the hash of.

    May be repeated: what waits or was confirmed stays so. What was asked of an older text is
    overtaken by it.
    """
    before = newest(subject)
    settled = (rules.State.ASKED, rules.State.CONFIRMED)
    if before is not None and before.sha256 == sha256 and before.state in settled:
        return
    _overtake(subject)
    row = Confirmation(
        assembly_id=assembly_id,
        subject=subject,
        what=what,
        sha256=sha256,
        state=rules.State.ASKED.value,
        asked_by=actor.staff_id or None,
        asked_at=clock.now(),
        reason="",
    )
    session().add(row)
    session().flush()
    record(actor, "confirmation_asked", subject, {"what": what, "sha256": sha256})
    announce(ConfirmationAsked(assembly_id, subject, what))


@change
def confirm(actor: Actor, subject: str, sha256: str) -> None:
    """Say that it is right, as a second person who saw exactly this.

    The same person may repeat it. Raises ``NotFound``, ``AlreadyAnswered``, ``SamePerson``,
    ``NotYoursToConfirm`` or ``ChangedSince``.
    """
    row = _asked(subject)
    if row.state == rules.State.CONFIRMED and (row.answered_by, row.sha256) == (
        actor.staff_id,
        sha256,
    ):
        return
    _answer(actor, row, sha256, rules.State.CONFIRMED)
    record(actor, "confirmed", subject, {"what": row.what, "sha256": row.sha256})
    announce(ConfirmationAnswered(row.assembly_id, subject, row.what, confirmed=True))


@change
def decline(actor: Actor, subject: str, sha256: str, reason: str) -> None:
    """Say that it is not right, and why. Not repeatable.

    Raises what ``confirm`` raises, ``WhyDeclined`` or ``WhyTooLong``.
    """
    row, reason = _asked(subject), clean(reason)
    rules.check_reason(reason)
    _answer(actor, row, sha256, rules.State.DECLINED)
    row.reason = reason
    content = {"what": row.what, "sha256": row.sha256, "reason": reason}
    record(actor, "confirmation_declined", subject, content)
    announce(ConfirmationAnswered(row.assembly_id, subject, row.what, confirmed=False))


def check_confirmed(
    assembly_id: int, subject: str, what: str, sha256: str, by: Actor | None = None
) -> None:
    """Whether this may become final as it stands; nothing to say where no second person is wanted.

    ``by`` makes it final: two people must have had a hand in it, so where the program itself asked,
    whoever confirmed is not the one. Raises ``NeedsSecondPerson``, whose facts say what to ask for.
    """
    if not needs_confirming(assembly_id, what):
        return
    told = {"assembly_id": assembly_id, "subject": subject, "what": what, "sha256": sha256}
    row = newest(subject)
    if row is None or row.sha256 != sha256:
        raise rules.NeedsSecondPerson(**told)
    if row.state == rules.State.DECLINED:
        raise rules.WasDeclined(**told)
    if row.state != rules.State.CONFIRMED:
        raise rules.StillWaiting(**told)
    if by is not None and row.asked_by is None and row.answered_by == by.staff_id:
        raise rules.NeedsSecondPerson(**told)


def ask_if_needed(actor: Actor, refusal: Refusal) -> None:
    """For the edges: where a verb was refused for want of a second person, one is asked now.

    What a second person declined is asked again: whoever presses has read the reason.
    """
    if isinstance(refusal, rules.NeedsSecondPerson):
        ask_after(actor, refusal)


@change
def ask_after(actor: Actor, refusal: rules.NeedsSecondPerson) -> None:
    """What was refused for want of a second person is asked, unless it waits already."""
    said = refusal.facts
    ask_confirming(
        actor,
        int(str(said["assembly_id"])),
        str(said["subject"]),
        str(said["what"]),
        str(said["sha256"]),
    )


def _asked(subject: str) -> Confirmation:
    row = newest(subject)
    if row is None:
        raise NotFound
    return row


def _answer(actor: Actor, row: Confirmation, seen: str, state: rules.State) -> None:
    same_person = not actor.staff_id or row.asked_by == actor.staff_id
    rules.may_answer(row.state, row.what, actor.roles_in(row.assembly_id), same_person=same_person)
    now = shown(row.what, row.subject)
    rules.check_unchanged(seen, row.sha256, now.sha256 if now else None)
    row.state, row.answered_by, row.answered_at = state.value, actor.staff_id, clock.now()


def _overtake(subject: str) -> None:
    waiting = select(Confirmation).where(
        Confirmation.subject == subject, Confirmation.state == rules.State.ASKED
    )
    for row in session().scalars(waiting):
        row.state = rules.State.OVERTAKEN.value
