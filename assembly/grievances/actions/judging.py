"""What the desk may do with the words of a grievance: let them be shown, or withhold them."""

from collections.abc import Sequence

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean, graphemes
from assembly.core.versions import touch
from assembly.grievances import rules
from assembly.grievances.actions.ground import note_step
from assembly.grievances.actions.picking import Picks, check_version, ids_of, take
from assembly.grievances.events import GrievanceReviewed
from assembly.grievances.models import Grievance, GrievancePicture
from assembly.journal.actions import Content, record

CLEARED, WITHHELD = N_("ตรวจแล้ว เผยแพร่ได้"), N_("ไม่เผยแพร่")


@change
def review(actor: Actor, grievance_id: int, version: int | None = None) -> None:
    """Let a grievance's words be shown. May be repeated. Refuses: GrievanceWithdrawn, Stale."""
    row = _one(grievance_id, version)
    touch(actor, row, CLEARED)
    _judge(actor, row.assembly_id, [row], "reviewed")


@change
def withhold(
    actor: Actor, grievance_id: int, version: int | None = None, because: str = ""
) -> None:
    """Hide a grievance's words from everybody but its sender. May be repeated.

    Refuses: GrievanceWithdrawn, Stale.
    """
    row = _one(grievance_id, version)
    touch(actor, row, WITHHELD)
    _judge(actor, row.assembly_id, [row], "withheld", clean(because))


@change
def clear(actor: Actor, assembly_id: int, picks: Picks) -> None:
    """Let the words of several be shown. Refuses: NothingChosen, GrievanceNotHere, Stale."""
    _judge(actor, assembly_id, take(actor, assembly_id, picks, CLEARED), "reviewed")


@change
def keep_back(actor: Actor, assembly_id: int, picks: Picks, because: str) -> None:
    """Withhold the words of several, with a reason that their senders read.

    Refuses: NoReasonToWithhold, ReasonTooLong, NothingChosen, GrievanceNotHere, Stale.
    """
    because = clean(because)
    length = graphemes(because)
    if not length:
        raise rules.NoReasonToWithhold
    if length > rules.LONGEST_REASON:
        raise rules.ReasonTooLong(most=rules.LONGEST_REASON, over=length - rules.LONGEST_REASON)
    _judge(actor, assembly_id, take(actor, assembly_id, picks, WITHHELD), "withheld", because)


@change
def redact(actor: Actor, assembly_id: int, grievance_id: int, version: int, words: str) -> None:
    """Keep a copy of the words without names, for the public; the words themselves stay.

    The words as they were told take the copy away again. Refuses: NothingLeft, ToldTooMuch, Stale.
    """
    words = clean(words)
    if not words:
        raise rules.NothingLeft
    rules.check_length(graphemes(words))
    row = take(actor, assembly_id, [(grievance_id, version)], N_("ปิดชื่อในข้อความ"))[0]
    row.cleared_text = None if words == row.text else words
    if row.cleared_text is not None:
        note_step(row, "cleared")
    record(actor, "grievance_redacted", f"grievance:{grievance_id}", {})
    announce(GrievanceReviewed(assembly_id))


@change
def clear_picture(
    actor: Actor, assembly_id: int, grievance_id: int, version: int, picture_id: int, cleared: bool
) -> None:
    """Say whether the public may see a picture. Refuses: PictureNotHere, Stale."""
    picture = session().get(GrievancePicture, picture_id)
    if picture is None or picture.grievance_id != grievance_id:
        raise rules.PictureNotHere
    take(actor, assembly_id, [(grievance_id, version)], N_("ตรวจรูป"))
    picture.is_cleared = cleared
    record(actor, "picture_judged", f"grievance:{grievance_id}", {"cleared": cleared})
    announce(GrievanceReviewed(assembly_id))


def _one(grievance_id: int, version: int | None) -> Grievance:
    row = session().get(Grievance, grievance_id)
    if row is None:
        raise rules.GrievanceNotHere
    check_version(row, row.version if version is None else version)
    return row


def _judge(
    actor: Actor, assembly_id: int, rows: Sequence[Grievance], state: str, because: str = ""
) -> None:
    for row in rows:
        if row.state != state or (state == "reviewed" and row.cleared_on is None):
            note_step(row, state, because)
        row.state, row.withheld_because = state, because
        row.cleared_on = clock.today() if state == "reviewed" else None
    if len(rows) == 1:
        record(actor, f"grievance_{state}", f"grievance:{rows[0].id}", {})
    else:
        content: Content = {"count": len(rows), "grievances": ids_of(rows)}
        record(actor, f"grievances_{state}", f"assembly:{assembly_id}", content)
    announce(GrievanceReviewed(assembly_id))
