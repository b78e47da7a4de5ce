"""The phone's Now, the same for everybody; and what is one person's own beside it."""

from dataclasses import dataclass

from assembly.agenda.queries import ItemView, items_of
from assembly.amendments.queries import Proposal, proposals_in, proposals_of
from assembly.ballots.queries import BallotBoard, ballots_of_meeting, my_vote
from assembly.core.access import Actor
from assembly.core.db import session
from assembly.hall.queries.drafting import Drafting, drafting_of
from assembly.hall.queries.matter import (
    Matter,
    Sitting,
    Words,
    adopted_words,
    current_matter,
    majority_line,
    sitting_of,
)
from assembly.hall.queries.wall import screen_state
from assembly.hall.rules import MAIN, mine_elsewhere, mine_marker, mine_of, now_of
from assembly.meetings.models import Meeting
from assembly.meetings.queries import Presence, meeting_by_code, name_of, presence
from assembly.minutes.queries import life_of
from assembly.people.models import Member
from assembly.people.queries import member
from assembly.places.models import District
from assembly.resolutions.queries import draft_of_item, resolutions_of_meeting
from assembly.speakers.queries import MyFloor, SpeechView, Timer, my_floor, speaker_now
from assembly.statements.queries import asked_now, has_statements


@dataclass(frozen=True)
class NowBoard:
    """What the room is doing, as a phone shows it; ``mine`` marks a change of the personal part.

    Only what this ``kind`` shows is read: two thousand phones ask at once when a hall fills.
    """

    kind: str
    sitting: Sitting
    presence: Presence | None
    matter: Matter | None
    items: tuple[ItemView, ...]
    resolutions: tuple[Words, ...]
    needed: int | None  # where the majority line stands, once the box is open
    mine: str
    speaking: tuple[SpeechView, Timer] | None = None

    @property
    def speaker(self) -> str:
        """Changes with who speaks and their time: a phone that waits asks what is now its own."""
        if self.speaking is None:
            return ""
        speech, timer = self.speaking
        return f"{speech.id}-{timer.allowed}-{int(timer.is_warned)} {speech.name}"

    drafting: Drafting | None = None
    asked: int = 0  # statements that wait for opinions; once closed, whether there were any
    minutes: str = ""  # once closed: whether its minutes go round, or are adopted


@dataclass(frozen=True)
class MineBoard:
    """What is one person's own on the Now page.

    ``kind``: none (nothing to do here now), slip (nobody signed in), observer, late (came after the
    opening), choices, voted, sealed (voted, the ballot is closed), checked (voted, declared),
    missed (it closed without a vote from this person's phone), and where the person votes
    otherwise: hands, paper, kiosk.
    """

    kind: str
    sitting: Sitting
    name: str
    district: str
    ballot: BallotBoard | None
    receipt: str | None
    floor: MyFloor | None = None  # while there is something to speak on, and a slip to ask with
    proposals: tuple[Proposal, ...] = ()  # to the draft before the room, the newest first


@dataclass(frozen=True)
class PastVote:
    """A ballot of this meeting that the person took part in."""

    ballot: BallotBoard
    receipt: str | None


def now_board(code: str) -> NowBoard:
    row = meeting_by_code(code)
    matter = current_matter(row)
    ballot = matter.ballot if matter else None
    about = (ballot.id, ballot.state) if ballot else (None, None)
    kind = now_of(row.phase, matter.grown if matter else None, on_break=row.break_until is not None)
    adopted = resolutions_of_meeting(row.id) if kind == "closed" else []
    drafting = _drafting_on_wall(row) if kind == "draft" else None
    marker = mine_marker(row.phase, *about, on_item=row.current_item_id is not None)
    return NowBoard(
        kind=kind,
        sitting=sitting_of(row),
        presence=presence(row) if kind in ("waiting", "between") else None,
        matter=matter,
        items=tuple(items_of(row.id)) if kind == "between" else (),
        resolutions=tuple(adopted_words(r) for r in adopted),
        needed=majority_line(ballot) if ballot else None,
        speaking=speaker_now(row.id) if kind in ("item", "draft", "result") else None,
        mine=drafting.sheet.marker if drafting else marker,
        drafting=drafting,
        asked=_asked(row, kind),
        minutes=life_of(row).state if kind == "closed" else "",
    )


def _asked(row: Meeting, kind: str) -> int:
    """A room that votes or reads a result is asked nothing else; afterwards all can be read."""
    if kind == "closed":
        return int(has_statements(row.id))
    return asked_now(row) if kind in ("between", "item", "draft", "break") else 0


def mine_board(actor: Actor, code: str) -> MineBoard:
    row = meeting_by_code(code)
    matter = current_matter(row)
    ballot = matter.ballot if matter else None
    who = _member_here(actor, row)
    vote = my_vote(ballot.id, who.id) if ballot and who else None
    kind = mine_of(
        ballot.state if ballot else None,
        member_kind=who.kind if who else "",
        is_elector=vote is not None and vote.is_elector,
        received=vote is not None and vote.received,
        by_phone=ballot is not None and ballot.method != "hands",
    )
    return MineBoard(
        kind=mine_elsewhere(kind, ballot.method, vote.channel) if ballot and vote else kind,
        sitting=sitting_of(row),
        name=who.full_name if who else "",
        district=name_of(session().get_one(District, who.district_code)) if who else "",
        ballot=ballot,
        receipt=vote.receipt if vote else None,
        floor=_my_floor(row, who, ballot),
        proposals=_my_proposals(matter, who, ballot),
    )


def _my_proposals(
    matter: Matter | None, who: Member | None, ballot: BallotBoard | None
) -> tuple[Proposal, ...]:
    draft = draft_of_item(matter.item.id) if matter else None
    return proposals_of(draft, who.id) if draft and who and not ballot else ()


def my_past_votes(actor: Actor, code: str) -> list[PastVote]:
    """The ballots of this meeting in which this person's vote was received, the newest first."""
    row = meeting_by_code(code)
    who = _member_here(actor, row)
    if who is None:
        return []
    votes = [(board, my_vote(board.id, who.id)) for board in ballots_of_meeting(row.id)]
    return [PastVote(board, vote.receipt) for board, vote in reversed(votes) if vote.received]


def _my_floor(row: Meeting, who: Member | None, ballot: BallotBoard | None) -> MyFloor | None:
    """Nobody asks while the room votes, for the choices stand alone, nor once it has decided."""
    votes = ballot is not None and ballot.state in ("open", "closed", "counted")
    if who is None or row.phase != "open" or row.current_item_id is None or votes:
        return None
    floor = my_floor(row.id, who.id)
    return None if ballot is not None and floor.state == "free" else floor


def my_proposals(actor: Actor, code: str) -> tuple[Proposal, ...]:
    """What this person proposed in this meeting and what became of it, the newest first."""
    row = meeting_by_code(code)
    who = _member_here(actor, row)
    return proposals_in(row.id, who.id) if who else ()


def _drafting_on_wall(row: Meeting) -> Drafting | None:
    """The draft of the item the room is on, at the page the main screen shows."""
    wall = screen_state(row.id, MAIN)
    at = wall.page if wall.slide == "draft" else 1
    return drafting_of(row.current_item_id, at) if row.current_item_id is not None else None


def _member_here(actor: Actor, row: Meeting) -> Member | None:
    """The member that a slip of this very meeting signed in."""
    if actor.member_id is None or actor.meeting_id != row.id:
        return None
    return member(actor.member_id)
