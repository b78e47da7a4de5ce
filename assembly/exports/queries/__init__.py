"""Rows → papers. Always in Thai, whatever language the person asking reads the screen in."""

from collections.abc import Callable

from assembly.core.errors import NotFound
from assembly.exports.papers import Paper
from assembly.exports.queries.ballots import ballot_book
from assembly.exports.queries.charter import charter_paper
from assembly.exports.queries.commitments import Narrowed as Narrowed
from assembly.exports.queries.commitments import commitment_book
from assembly.exports.queries.grievances import grievance_book
from assembly.exports.queries.minutes import minutes_paper
from assembly.exports.queries.organisations import organisation_book
from assembly.exports.queries.proposals import proposal_book
from assembly.exports.queries.requests import request_book
from assembly.exports.queries.resolutions import resolution_book
from assembly.exports.queries.slips import slip_sheet
from assembly.exports.queries.voices import voices_report
from assembly.meetings.models import Meeting
from assembly.meetings.queries import current_meeting, meeting, meetings_of

# What there is for everybody too.
OPEN_TOO: dict[str, Callable[..., Paper]] = {
    "grievances": grievance_book,
    "organisations": organisation_book,
}
ASKING = ("proposals", "letters", "requests")  # what bodies are asked by

FOLLOWED = ("commitments", "voices")  # what became of it, with pictures


def paper_of(
    what: str,
    assembly_id: int,
    meeting_id: int | None = None,
    *,
    district: str | None = None,
    public: bool = False,
    document: str | None = None,
    edition: int | None = None,
    about: int | None = None,
    letter: int = 0,
    narrowed: Narrowed | None = None,
    drawn: bool = True,
) -> Paper:
    """The paper of a thing in ``formats.EXPORTS``, of one assembly.

    ``meeting_id`` narrows resolutions and ballots to one meeting and chooses the minutes', else the
    newest that was opened, and the slips', else the coming one. Raises ``NotFound``: no such thing,
    no meeting, or another assembly's. ``district`` narrows the voices to one, ``public`` the
    grievances to what was published, organisations' people to who agreed, letters to what is for
    everybody; ``about`` narrows resolutions, proposals and letters to one row, and says which
    request, ``letter`` which of its letters; ``document`` and ``edition`` choose a charter's;
    ``narrowed`` commitments to one body, district, strategy or year, and ``drawn`` gives them their
    pictures.
    """
    sitting = _sitting(assembly_id, meeting_id) if meeting_id is not None else None
    if what in ("resolutions", *ASKING):
        is_resolved = what == "resolutions"
        whole = resolution_book(assembly_id, sitting, about) if is_resolved else None
        return whole or _asking(what, assembly_id, about, letter, public=public)
    elif what == "ballots":
        return ballot_book(assembly_id, sitting)
    elif what == "minutes":
        return minutes_paper(sitting or _newest_sitting(assembly_id))
    elif what == "charter":
        return charter_paper(assembly_id, document, edition)
    elif what in OPEN_TOO:
        return OPEN_TOO[what](assembly_id, public=public)
    elif what in FOLLOWED:
        return _followed(what, assembly_id, district, narrowed, drawn=drawn)
    elif what == "slips":
        return slip_sheet(sitting or _coming_sitting(assembly_id))
    raise NotFound


def _followed(
    what: str, assembly_id: int, district: str | None, narrowed: Narrowed | None, *, drawn: bool
) -> Paper:
    if what == "commitments":
        return commitment_book(assembly_id, narrowed, drawn=drawn)
    return voices_report(assembly_id, district)


def _asking(what: str, assembly_id: int, about: int | None, letter: int, *, public: bool) -> Paper:
    if what == "requests":
        return request_book(assembly_id, about or 0, letter, public=public)
    return proposal_book(assembly_id, about, public=public)


def _coming_sitting(assembly_id: int) -> Meeting:
    found = current_meeting(assembly_id)
    if found is None:
        raise NotFound
    return found


def _sitting(assembly_id: int, meeting_id: int) -> Meeting:
    found = meeting(meeting_id)
    if found.assembly_id != assembly_id:
        raise NotFound
    return found


def _newest_sitting(assembly_id: int) -> Meeting:
    """The newest that was held: one that decides before a listening stage, whose paper is short."""
    held = [row for row in meetings_of(assembly_id) if row.phase != "planned"]
    found = next((row for row in held if row.kind != "listening_stage"), next(iter(held), None))
    if found is None:
        raise NotFound
    return found
