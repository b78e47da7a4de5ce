"""What came back: written down from paper by the office, or brought by a body's private link."""

from dataclasses import dataclass, replace

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.core.versions import locked, touch
from assembly.journal.actions import Content, record
from assembly.requests import rules
from assembly.requests.actions.following import follow_answer
from assembly.requests.actions.ground import body_of
from assembly.requests.events import RequestAnswered
from assembly.requests.models import Answer, Request
from assembly.requests.queries import lines_of, next_answer_number


@dataclass(frozen=True)
class Way:
    """How an answer came. What came by a link is read before everybody reads it."""

    source: str = "office"
    answerer: str = ""
    seen: str = "shown"
    report_id: int | None = None


ON_PAPER = Way()


@change
def note_answer(actor: Actor, request_id: int, said: rules.Said) -> int:
    """Write down what a body answered on paper; answers its id. Answers are added, never changed:
    ``corrects`` names the number of one that was wrong.

    Refuses: RequestIsNotSent, what ``check_said`` refuses. Raises ``NotFound``.
    """
    row = locked(Request, request_id)
    return keep_answer(actor, row, said, ON_PAPER).id


def keep_answer(actor: Actor, row: Request, said: rules.Said, way: Way) -> Answer:
    """A further line among a request's answers, and what it makes of the request.

    Inside a change only. Refuses: RequestIsNotSent, what ``check_said`` refuses.
    """
    if row.sent_on is None:
        raise rules.RequestIsNotSent
    said, way = _checked(row, said), _read_already(said, way)
    answer = Answer(
        request_id=row.id,
        number=next_answer_number(row.id),
        made_at=clock.now(),
        made_by=actor.name if way.source == "office" else "",
        **vars(said),
        **vars(way),
    )
    session().add(answer)
    session().flush()
    before = row.state
    _stand_anew(row)
    touch(actor, row, N_("บันทึกคำตอบ"))
    body = body_of(row.assembly_id, row.organisation_id)
    content = {"body": body.name, "answer": said.kind, "day": said.answered_on.isoformat()}
    record(actor, "request_answered", f"request:{row.id}", content)
    words: Content = {"number": answer.number, "sha256": rules.words_hash(answer)}
    record(actor, "answer_kept", f"request:{row.id}", words)
    follow_answer(actor, row, before, answer)
    announce(RequestAnswered(row.id, row.assembly_id, answer.id))
    return answer


def _read_already(said: rules.Said, way: Way) -> Way:
    """Where a body wrote no word there is nothing to read."""
    has_words = said.text or said.budget or said.letter_number or way.report_id
    return way if has_words else replace(way, seen="shown")


def _checked(row: Request, said: rules.Said) -> rules.Said:
    """The same, cleaned; what belongs to another kind of answer is left out."""
    plans = said.kind == "plan"
    promises = said.kind in ("accepted", "plan")
    said = replace(
        said,
        text=clean(said.text),
        letter_number=clean(said.letter_number, newlines=False),
        plan=said.plan if plans else "",
        budget=rules.plain_baht(clean(said.budget, newlines=False)) if plans else "",
        promised_on=said.promised_on if promises else None,
    )
    valid = {line.number for line in rules.in_force(lines_of(row.id))}
    sent_on = row.sent_on or clock.today()
    rules.check_said(said, sent_on=sent_on, today=clock.today(), correctable=valid)
    return said


def _stand_anew(row: Request) -> None:
    """What all its answers that stand make of a request; one that was withdrawn stays so."""
    now = rules.standing(lines_of(row.id), offered=row.proposal_id is not None)
    row.answered_on, row.plan = now.answered_on, now.plan
    if row.state != "withdrawn":
        row.state = now.state
