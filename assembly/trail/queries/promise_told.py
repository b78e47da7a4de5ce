"""A promise for other programs, as ``docs/contract.md`` describes it; days of the Common Era."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from assembly.commitments.queries import CommitmentView, EvidenceView, LineView
from assembly.core.web import public_url
from assembly.requests.queries import AnswerView, LetterView, RequestView
from assembly.resolutions.queries import Body
from assembly.trail.queries.promise import PromisePage


def told(page: PromisePage) -> dict[str, Any]:
    """Everything the page tells; what nobody may read yet is empty here too."""
    one = page.one
    return {
        "address": page.address,
        **_own(one, page.today),
        "why": page.why.text if page.why else "",
        "part_of": one.parent_id,
        "parts": [_own(part, page.today) for part in one.parts],
        "resolution": {
            "id": one.resolution_id,
            "number": one.resolution,
            "title": one.resolution_title,
            "item": one.item,
            "adopted_on": _day(one.adopted_on),
            "standing": page.standing,
        },
        "reports": [_line(line, page.evidence.get(line.id, ())) for line in page.lines],
        "requests": [_request(request, page.today) for request in page.requests],
        "origin": _origin(page),
    }


def _own(one: CommitmentView, today: date) -> dict[str, Any]:
    strategy = {"number": one.strategy_number, "name": one.strategy}
    return {
        "id": one.id,
        "title": one.title,
        "expected": one.expected,
        "kind": one.kind,
        "strategy": strategy if one.strategy_number is not None else None,
        "district": one.district_code,
        "subdistrict": one.subdistrict_code,
        "begins_on": _day(one.begins_on),
        "due_on": _day(one.due_on),
        "state": one.state,
        "state_on": _day(one.state_on),
        "is_late": one.is_late(today),
        "progress": one.progress,
        "weight": one.weight,
        "bodies": [_body(body) for body in one.bodies],
    }


def _body(body: Body) -> dict[str, Any]:
    return {"id": body.id, "name": body.name, "sector": body.sector, "leads": body.leads}


def _line(line: LineView, evidence: Sequence[EvidenceView]) -> dict[str, Any]:
    return {
        "part": line.part,
        "number": line.number,
        "kind": line.kind,
        "on": _day(line.happened_on),
        "source": line.source,
        "body": line.organisation_id,
        "meeting": line.meeting_id,
        "ballot": line.ballot_id,
        "text": line.text,
        "progress": line.progress,
        "state": line.state,
        "before": line.before,
        "after": line.after,
        "corrects": line.corrects,
        "corrected_by": line.corrected_by,
        "seen": line.seen,
        "withheld_because": line.withheld_because,
        "evidence": [_shown(one) for one in evidence],
    }


def _shown(one: EvidenceView) -> dict[str, Any]:
    """As everybody may have it; what was taken away is named without its file."""
    has_file = one.kind != "figure" and not one.is_taken
    return {
        "id": one.id,
        "kind": one.kind,
        "caption": one.caption,
        "address": f"{public_url()}/evidence/{one.id}" if has_file else None,
        "size": one.size if has_file else None,
        "value": one.value,
        "unit": one.unit,
        "sha256": one.sha256,
        "is_confirmed": one.is_confirmed,
        "taken_on": _day(one.taken_on),
        "taken_because": one.taken_because,
    }


def _request(request: RequestView, today: date) -> dict[str, Any]:
    silence = request.silence(today)
    return {
        "id": request.id,
        "commitment": request.commitment_id,
        "body": {"id": request.organisation_id, "name": request.organisation},
        "title": request.title,
        "asked": list(request.asked),
        "state": request.state,
        "sent_on": _day(request.sent_on),
        "due_on": _day(request.due_on),
        "answered_on": _day(request.answered_on),
        "silence": silence._asdict() if silence else None,
        "escalated_from": request.escalated_from.id if request.escalated_from else None,
        "letters": [_letter(letter) for letter in request.letters],
        "answers": [_answer(answer) for answer in request.answers],
    }


def _letter(letter: LetterView) -> dict[str, Any]:
    return {
        "kind": letter.kind,
        "letter_number": letter.letter_number,
        "sent_on": _day(letter.sent_on),
        "due_on": _day(letter.due_on),
    }


def _answer(answer: AnswerView) -> dict[str, Any]:
    return {
        "number": answer.number,
        "kind": answer.kind,
        "on": _day(answer.answered_on),
        "text": answer.text,
        "promised_on": _day(answer.promised_on),
        "plan": answer.plan,
        "budget": answer.budget,
        "corrects": answer.corrects,
        "corrected_by": answer.corrected_by,
        "seen": answer.seen,
        "withheld_because": answer.withheld_because,
    }


def _origin(page: PromisePage) -> dict[str, Any]:
    trail, adopted = page.trail, page.trail.resolution
    return {
        "item": trail.item.id,
        "ballot": adopted.ballot_id if adopted else None,
        "issue": trail.issue[0] if trail.issue else None,
        "grievances": [{"district": d.code, "count": d.count} for d in trail.districts],
        "clauses": [{"id": clause.id, "number": clause.number} for clause in trail.clauses],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
