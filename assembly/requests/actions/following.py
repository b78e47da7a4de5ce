"""What an answer makes of the promise that was asked about."""

from assembly.commitments.actions import move
from assembly.commitments.queries import commitment
from assembly.commitments.rules import OFFICE, By
from assembly.core.access import Actor
from assembly.requests import rules
from assembly.requests.actions.ground import body_of
from assembly.requests.models import Answer, Request


def follow_answer(actor: Actor, row: Request, before: str, answer: Answer) -> None:
    """A request that became accepted or refused moves its promise, or puts it to review."""
    if row.commitment_id is None or row.state == before:
        return
    about = commitment(row.commitment_id)
    step = rules.step_after(row.state, about.state)
    if step:
        words = rules.answer_line(row.state, body_of(row.assembly_id, row.organisation_id).name)
        by = By("body") if answer.source == "link" else OFFICE
        move(actor, about.id, about.version, step, answer.answered_on, words, by)
