"""Whether the words around promises are those that were written: what is promised, the lines of
days, bodies and words, what stands under evidence, why something was withheld or taken away.

The journal keeps a keyed fingerprint of each. Where it has none (it is older), or has one of
another installation's secret, nothing is said about the words but that they were not looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from assembly.commitments.models import Commitment, Evidence, Report
from assembly.commitments.queries.fingerprints import (
    fingerprint_of_caption,
    fingerprint_of_line,
    fingerprint_of_promise,
)
from assembly.core.db import session
from assembly.core.ids import fingerprint, is_ours
from assembly.journal.queries import Recorded
from assembly.operator.promises import Content, Told
from assembly.requests.models import Answer

LINES = {
    "commitment_extended": "due",
    "commitment_bodies_changed": "bodies",
    "commitment_described": "words",
}
# Of which entries a fingerprint stands under which name.
PRINTED = {
    "commitment_made": "promise",
    "commitment_divided": "promise",
    "commitment_described": "promise",
    "commitment_extended": "line",
    "commitment_bodies_changed": "line",
    "evidence_attached": "captions",
    "evidence_taken": "reason",
    "report_withheld": "reason",
    "answer_shown": "number",
    "answer_withheld": "number",
    "answer_laid_back": "number",
}
READ = {"answer_shown": "shown", "answer_withheld": "withheld", "answer_laid_back": "unread"}


def changed_words(records: Iterable[Recorded]) -> Iterator[str]:
    """A sentence for each promise or request whose words are other ones than were recorded."""
    told = Told(records)
    lines: dict[int, list[Report]] = defaultdict(list)
    for line in session().scalars(select(Report).order_by(Report.commitment_id, Report.number)):
        lines[line.commitment_id].append(line)
    shown = _evidence_of()
    for row in session().scalars(select(Commitment).order_by(Commitment.id)):
        own, files = lines[row.id], shown[row.id]
        if not (_is_worded(row, told) and _are_lines(row.id, own, told)):
            yield _("ถ้อยคำของพันธสัญญา %(name)s ไม่ตรงกับบันทึก", name=f"/k/{row.id}")
        if not (_are_captions(row.id, files, told) and _is_withheld(row.id, own, told)):
            yield _("คำบรรยายหรือเหตุผลที่ %(name)s ไม่ตรงกับบันทึก", name=f"/k/{row.id}")
    yield from _changed_answers(told)


def count_unprinted(records: Iterable[Recorded]) -> int:
    """How many entries tell of words of which nothing can be said."""
    told = [(PRINTED[one.kind], one) for one in records if one.kind in PRINTED]
    return sum(not _can_be_looked_at(name, one) for name, one in told)


def _can_be_looked_at(name: str, one: Recorded) -> bool:
    content = Told([one]).about(one.subject, (one.kind,))[0]
    if not content.get("files", True):
        return True  # figures alone, which have a hash of their own
    found = content.get(name)
    printed = found if isinstance(found, list) else [found]
    return all(isinstance(each, int) or (each and is_ours(str(each))) for each in printed)


def _is(told: Any, now: str) -> bool:
    """Whether words are as told; of what cannot be looked at nothing is said."""
    return not told or not is_ours(str(told)) or told == now


def _is_worded(row: Commitment, told: Told) -> bool:
    """As it was described last; never described, as it was made or divided off."""
    own = told.about(f"commitment:{row.id}", ("commitment_made", "commitment_described"))
    parts = told.about(f"commitment:{row.parent_id}", ("commitment_divided",))
    said = [*(one for one in parts if one.get("id") == row.id), *own]
    return not said or _is(said[-1].get("promise"), fingerprint_of_promise(row))


def _are_lines(id_: int, lines: list[Report], told: Told) -> bool:
    """Every line that was told of is there as it was; no more others than were told without."""
    subject = f"commitment:{id_}"
    if [line.number for line in lines] != list(range(1, len(lines) + 1)):
        return False
    said = {
        one["number"]: (kind, one["line"])
        for kind, one in told.of.get(subject, ())
        if kind in LINES and "line" in one
    }
    rows = {line.number: line for line in lines if line.kind in LINES.values()}
    unsaid = Counter(line.kind for number, line in rows.items() if number not in said)
    return all(
        number in rows and _is(printed, fingerprint_of_line(rows[number]))
        for number, (_kind, printed) in said.items()
    ) and all(count <= _untold(subject, kind, told) for kind, count in unsaid.items())


def _untold(subject: str, kind: str, told: Told) -> int:
    """How many lines of a kind an older journal may have told of without their numbers."""
    kinds = [name for name, of in LINES.items() if of == kind]
    new = ("line", "promise")
    return sum(not any(name in one for name in new) for one in told.about(subject, kinds))


def _evidence_of() -> dict[int, dict[int, list[Evidence]]]:
    """Promise → number of a line → its files, in the order of sending."""
    wanted = select(Evidence, Report).join(Report, Report.id == Evidence.report_id)
    found: dict[int, dict[int, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    wanted = wanted.where(Evidence.kind != "figure").order_by(Evidence.id)
    for one, line in session().execute(wanted):
        found[line.commitment_id][line.number].append(one)
    return found


def _are_captions(id_: int, files: dict[int, list[Evidence]], told: Told) -> bool:
    subject = f"commitment:{id_}"
    printed: dict[int, list[str]] = defaultdict(list)
    for one in told.about(subject, ("evidence_attached",)):
        printed[one["number"]] += one.get("captions") or [""] * len(one["files"])
    captions = [
        _is(said, fingerprint_of_caption(one))
        for number, own in files.items()
        for one, said in zip(own, printed[number], strict=False)
        if one.taken_on is None
    ]
    return all(captions) and _are_taken(subject, files, told)


def _are_taken(subject: str, files: dict[int, list[Evidence]], told: Told) -> bool:
    """What is said to be taken away was taken away, for the reason that stands there."""
    said: dict[tuple[int, str], list[Content]] = defaultdict(list)
    for one in told.about(subject, ("evidence_taken",)):
        said[one["number"], one["sha256"]].append(one)
    gone: dict[tuple[int, str], list[Evidence]] = defaultdict(list)
    for number, own in files.items():
        for file in own:
            if file.taken_on is not None:
                gone[number, file.sha256].append(file)
    return said.keys() == gone.keys() and all(
        len(gone[place]) == len(said[place]) and _have_reasons(gone[place], said[place])
        for place in said
    )


def _have_reasons(gone: list[Evidence], said: list[Content]) -> bool:
    now = Counter(fingerprint(one.taken_because) for one in gone)
    return all(now[str(one["reason"])] for one in said if is_ours(str(one.get("reason", ""))))


def _is_withheld(id_: int, lines: list[Report], told: Told) -> bool:
    """The reason that stands there is the one that was given last."""
    said = {
        one["number"]: one.get("reason")
        for one in told.about(f"commitment:{id_}", ("report_withheld",))
    }
    return all(
        _is(said.get(line.number), fingerprint(line.withheld_because))
        if line.seen == "withheld"
        else not line.withheld_because
        for line in lines
    )


def _changed_answers(told: Told) -> Iterator[str]:
    """Answers that were read, withheld or laid back otherwise than the journal says."""
    wanted = select(Answer, Report).outerjoin(Report, Report.id == Answer.report_id)
    wrong = {
        row.request_id
        for row, line in session().execute(wanted)
        if (row.seen, row.withheld_because) != _as_read(row, line, told)
    }
    for id_ in sorted(wrong):
        yield _("การอ่านคำตอบ (คำขอที่ %(name)s) ไม่ตรงกับบันทึก", name=id_)


def _as_read(row: Answer, line: Report | None, told: Told) -> tuple[str, str]:
    """How an answer should stand; of a report as its line does."""
    if line is not None:
        return line.seen, line.withheld_because
    if row.source != "link" or not (row.text or row.budget or row.letter_number):
        return "shown", ""
    read = [one for one in told.of.get(f"request:{row.request_id}", ()) if one[0] in READ]
    if any("number" not in content for _kind, content in read):
        return row.seen, row.withheld_because  # an older journal does not say which answer it was
    own = [(kind, content) for kind, content in read if content["number"] == row.number]
    kind, content = own[-1] if own else ("answer_laid_back", {})
    return READ[kind], str(content.get("reason", ""))
