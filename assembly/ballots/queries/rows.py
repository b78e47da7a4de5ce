"""The rows of a ballot, and who is in the room to decide."""

from sqlalchemy import select

from assembly.ballots import box, rules
from assembly.ballots.models import Ballot, Elector
from assembly.ballots.tally import Room
from assembly.core import clock
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.core.web import public_url
from assembly.meetings.models import Meeting
from assembly.meetings.queries import delegates_present, quorum_now


def ballot(ballot_id: int) -> Ballot:
    """Raises ``NotFound``."""
    found = session().get(Ballot, ballot_id)
    if found is None:
        raise NotFound
    return found


def elector_in(ballot_id: int, member_id: int) -> Elector:
    """Raises ``NotAnElector``."""
    found = session().get(Elector, (ballot_id, member_id))
    if found is None:
        raise rules.NotAnElector
    return found


def unfinished_ballot(meeting_id: int) -> int | None:
    """The meeting's ballot that was opened and is neither declared nor called off."""
    wanted = select(Ballot.id).where(Ballot.meeting_id == meeting_id)
    return session().scalar(wanted.where(Ballot.state.not_in(rules.FINISHED)).limit(1))


def due_ballots() -> list[int]:
    """Open ballots whose time has come."""
    wanted = select(Ballot.id).where(
        Ballot.state == rules.State.OPEN, Ballot.closes_at <= clock.now()
    )
    return list(session().scalars(wanted))


def room_now(sitting: Meeting) -> Room:
    """Who is here to decide, and who must be, by the meeting's own quorum."""
    now = quorum_now(sitting)
    return Room(
        present=now.present_delegates,
        quorum=now.needed_delegates,
        districts=now.districts_present,
        quorum_districts=now.needed_districts,
    )


def warnings_before_opening(
    meeting_id: int, method: str, constituency: str = "person"
) -> list[str]:
    """Sentences the desk must confirm before such a ballot opens. Empty: nothing to fear."""
    electors = len(delegates_present(meeting_id, constituency))
    plain = public_url().startswith("http://")
    return [danger.sentence for danger in rules.dangers(method, electors, plain_link=plain)]


def outcome_words(send_back: str) -> str:
    """What the other facilitator reads about a declaration."""
    words = {
        rules.Outcome.ANOTHER_ROUND: N_("ส่งร่างกลับไปปรับ เพื่อถามอีกรอบ"),
        rules.Outcome.VOTE_CALLED: N_("ยังไม่เป็นฉันทมติ ให้ลงมติ"),
        rules.Outcome.POSTPONED: N_("เลื่อนการพิจารณา"),
    }
    return next(
        (said for outcome, said in words.items() if outcome == send_back), N_("ประกาศผลการลงมติ")
    )


@resolver("ballot_id")
def _assembly_of_ballot(ballot_id: int) -> int | None:
    return box.assembly_of(ballot_id)
