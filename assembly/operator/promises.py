"""Whether promises, letters, answers and what shows a report are as the journal tells of them.

Not looked at here: captions, lines of other days, words or bodies, and reasons, which are keyed in
the journal (``promise_words``); nor who typed an answer, which is erased on asking.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from flask_babel import gettext as _
from sqlalchemy import select

from assembly.commitments.models import Commitment, Evidence, Report
from assembly.commitments.queries.evidence import SHELF, hash_of_figures
from assembly.core.db import session
from assembly.journal.queries import Recorded
from assembly.requests.models import Answer, Letter, Request
from assembly.requests.queries import lines_of
from assembly.requests.rules import standing, words_hash

Content: TypeAlias = dict[str, Any]
TOLD = ("commitment_reported", "commitment_corrected")
MOVED = ("commitment_moved", "commitment_decision_noted")
READ = {"report_shown": "shown", "report_withheld": "withheld", "report_laid_back": "unread"}
SENT = ("request_sent", "request_reminded")


class Told:
    """What the journal says of each thing, by kind, in its order."""

    def __init__(self, records: Iterable[Recorded]) -> None:
        self.of: dict[str, list[tuple[str, Content]]] = defaultdict(list)
        for one in records:
            if one.subject.startswith(("commitment:", "request:")):
                self.of[one.subject].append((one.kind, json.loads(one.content) or {}))

    def about(self, subject: str, kinds: Iterable[str]) -> list[Content]:
        return [content for kind, content in self.of.get(subject, ()) if kind in kinds]

    def ids(self, word: str) -> set[int]:
        return {int(name.partition(":")[2]) for name in self.of if name.startswith(f"{word}:")}


def changed_promises(records: Iterable[Recorded]) -> Iterator[str]:
    """A sentence for each that is not as recorded, was never recorded, or is gone."""
    told = Told(records)
    for id_ in sorted(_changed_commitments(told)):
        yield _("พันธสัญญา %(name)s ไม่ตรงกับบันทึก", name=f"/k/{id_}")
    for id_ in sorted(_changed_requests(told)):
        yield _("หนังสือขอหรือคำตอบ (คำขอที่ %(name)s) ไม่ตรงกับบันทึก", name=id_)
    for id_ in sorted(_changed_evidence(told)):
        yield _("หลักฐานของรายงาน (%(name)s) ไม่ตรงกับบันทึก", name=f"/k/{id_}")


def _changed_commitments(told: Told) -> Iterator[int]:
    lines: dict[int, list[Report]] = defaultdict(list)
    for line in session().scalars(select(Report).order_by(Report.commitment_id, Report.number)):
        lines[line.commitment_id].append(line)
    rows = {row.id: row for row in session().scalars(select(Commitment))}
    for id_ in rows.keys() | told.ids("commitment"):
        row = rows.get(id_)
        if row is None or not _fits(row, lines[id_], told):
            yield id_


def _fits(row: Commitment, lines: list[Report], told: Told) -> bool:
    subject = f"commitment:{row.id}"
    days = told.about(subject, ("commitment_extended",))
    due = row.due_on.isoformat() if row.due_on else ""
    states = [line.state for line in lines if line.state]
    reports = {said["number"]: said for said in told.about(subject, TOLD)}
    moves = {said["number"]: said for said in told.about(subject, MOVED)}
    return (
        (not days or days[-1]["after"] == due)
        and (not states or states[-1] == row.state)
        and _same(reports, [line for line in lines if line.kind == "report"], _is_reported)
        and _same(moves, [line for line in lines if line.kind == "state"], _is_moved)
        and all(_is_seen(line, told) for line in lines if line.source == "body")
    )


def _same(told: dict[int, Content], lines: list[Report], fits: Any) -> bool:
    """Every line was told of, every line that was told of is there, and as it was told."""
    numbers = {line.number for line in lines}
    return numbers == told.keys() and all(fits(line, told[line.number]) for line in lines)


def _is_reported(line: Report, said: Content) -> bool:
    return said == {
        "number": line.number,
        "happened_on": line.happened_on.isoformat(),
        "progress": line.progress,
        "state": line.state,
        "source": line.source,
        "text_sha256": _hash(line.text),
        **({} if line.corrects is None else {"corrects": line.corrects}),
    }


def _is_moved(line: Report, said: Content) -> bool:
    return (said["text_sha256"], said.get("to", line.state)) == (_hash(line.text), line.state)


def _is_seen(line: Report, told: Told) -> bool:
    """As whoever read it last decided. A line of a state holds no words of a body."""
    subject = f"commitment:{line.commitment_id}"
    read = [
        READ[kind]
        for kind, said in told.of.get(subject, ())
        if kind in READ and said["number"] == line.number
    ]
    return line.kind != "report" or line.seen == (read[-1] if read else "unread")


def _changed_requests(told: Told) -> Iterator[int]:
    letters: dict[int, list[Letter]] = defaultdict(list)
    for letter in session().scalars(select(Letter).order_by(Letter.request_id, Letter.number)):
        letters[letter.request_id].append(letter)
    answers: dict[int, list[Answer]] = defaultdict(list)
    for one in session().scalars(select(Answer).order_by(Answer.request_id, Answer.number)):
        answers[one.request_id].append(one)
    rows = {row.id: row for row in session().scalars(select(Request))}
    for id_ in rows.keys() | told.ids("request"):
        row = rows.get(id_)
        if row is None or not (
            _is_sent(row, letters[id_], told) and _is_answered(row, answers[id_], told)
        ):
            yield id_


def _is_sent(row: Request, letters: list[Letter], told: Told) -> bool:
    """Of a proposal that had left before requests were kept, the first letter is told nowhere."""
    subject = f"request:{row.id}"
    said = [(one["letter"], one["day"]) for one in told.about(subject, SENT)]
    sent = [(one.letter_number, one.sent_on.isoformat()) for one in letters]
    is_old = row.proposal_id is not None and not told.about(subject, ("request_sent",))
    withdrawn = bool(told.about(subject, ("request_withdrawn",)))
    first = letters[0].sent_on if letters else None
    return (
        row.sent_on == first
        and (sent == said or (is_old and sent[1:] == said))
        and withdrawn == (row.state == "withdrawn")
    )


def _is_answered(row: Request, answers: list[Answer], told: Told) -> bool:
    subject = f"request:{row.id}"
    said = [(one["answer"], one["day"]) for one in told.about(subject, ("request_answered",))]
    kept = {one["number"]: one["sha256"] for one in told.about(subject, ("answer_kept",))}
    stands = standing(lines_of(row.id), offered=row.proposal_id is not None)
    state = row.state if row.state in ("withdrawn", "draft") else stands.state
    return (
        said == [(one.kind, one.answered_on.isoformat()) for one in answers]
        and kept == {one.number: words_hash(one) for one in answers}
        and (row.answered_on, row.state) == (stands.answered_on, state)
    )


def _changed_evidence(told: Told) -> Iterator[int]:
    rows: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
    wanted = select(Evidence, Report).join(Report, Report.id == Evidence.report_id)
    for one, line in session().execute(wanted.order_by(Evidence.id)):
        rows[line.commitment_id, line.number].append(one)
    said: dict[tuple[int, int], list[Content]] = defaultdict(list)
    for id_ in told.ids("commitment"):
        for content in told.about(f"commitment:{id_}", ("evidence_attached",)):
            said[id_, content["number"]].append(content)
    yield from {
        place[0] for place in rows.keys() | said.keys() if not _shows(rows[place], said[place])
    }


def _shows(rows: list[Evidence], said: list[Content]) -> bool:
    """The same files, still lying there unless taken away; the same figures."""
    files = [one for one in rows if one.kind != "figure"]
    figures = [one for one in rows if one.kind == "figure"]
    counted = [one["figures_sha256"] for one in said if one["figures"]]
    return (
        [one.sha256 for one in files] == [sha for one in said for sha in one["files"]]
        and len(figures) == sum(one["figures"] for one in said)
        and (len(counted) != 1 or counted == [hash_of_figures(figures)])
        and all(_lies_there(one) for one in files if one.taken_on is None)
    )


def _lies_there(one: Evidence) -> bool:
    file = SHELF.file(one.file)
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == one.sha256


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
