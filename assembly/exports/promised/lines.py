"""A row for each dated line, each letter and each answer."""

from collections.abc import Iterable, Iterator

from assembly.exports import promised_words as words
from assembly.exports.languages import say
from assembly.exports.papers import (
    CommitmentBook,
    EvidencePaper,
    ReportPaper,
    RequestPaper,
)
from assembly.exports.promised.rows import each_of
from assembly.exports.tables import Row


def lines_of(book: CommitmentBook) -> Iterator[Row]:
    for begins, lines, _asked in each_of(book):
        for line in lines:
            yield (*begins, *_line(line))


def _line(line: ReportPaper) -> Row:
    return (
        line.number,
        line.happened_on,
        say(words.LINES[line.kind]),
        say(words.TELLERS[line.teller]),
        line.body,
        line.text,
        line.progress,
        words.changed_value(line.kind, line.before),
        words.changed_value(line.kind, line.after or line.state),
        line.corrects,
        line.corrected_by,
        _listed(words.figure_words(one) for one in line.evidence if one.kind == "figure"),
        _listed(_file(one) for one in line.evidence if one.kind != "figure"),
        say(words.SEEN[line.seen]) if line.seen != "shown" else "",
        line.withheld_because,
    )


def _listed(said: Iterable[str]) -> str:
    return "\n".join(said)


def _file(one: EvidencePaper) -> str:
    kind = say("ภาพ" if one.kind == "picture" else "เอกสาร")
    where = say("(นำออก เพราะ{why})", why=one.taken_because) if one.taken_because else one.link
    return f"{kind} {one.caption} {where} SHA-256 {one.sha256}"


def letters_of(book: CommitmentBook) -> Iterator[Row]:
    for begins, _lines, requests in each_of(book):
        for request in requests:
            for row in sorted(_told(request), key=lambda row: str(row[0])):
                yield (*begins, request.body.name, request.title, *row)


def _told(request: RequestPaper) -> Iterator[Row]:
    state, silent = say(words.REQUESTS[request.state]), request.silent_days
    for letter in request.letters:
        kind, channel = say(words.LETTERS[letter.kind]), say(words.CHANNELS[letter.channel])
        told: Row = (letter.sent_on, kind, letter.number, channel, letter.due)
        yield (*told, "", None, "", "", state, silent, "", "")
    for answer in request.answers:
        yield (
            answer.answered_on,
            say(words.ANSWERS[answer.kind]),
            answer.letter_number,
            "",
            None,
            answer.text,
            answer.promised_on,
            say(words.PLANS[answer.plan]) if answer.plan else "",
            answer.budget,
            state,
            silent,
            say(words.SEEN[answer.seen]) if answer.seen != "shown" else "",
            answer.withheld_because,
        )
