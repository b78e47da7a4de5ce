"""What everybody may see of a ballot now."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from assembly.agenda.queries import ItemView, item, view_of
from assembly.ballots import box, rules, tally
from assembly.ballots.models import Ballot
from assembly.ballots.queries.figures import (
    Post,
    channels_of_electors,
    is_tied,
    posts_of,
    sums_of,
    tally_of,
    verdict_of,
    votes_by_line,
)
from assembly.ballots.queries.rows import ballot
from assembly.core.db import session
from assembly.journal.checkpoints import fingerprint
from assembly.journal.models import Checkpoint


@dataclass(frozen=True)
class Line:
    """One line of a priority list; votes and place once the box is open."""

    number: int
    text: str
    votes: int | None = None
    place: int | None = None
    chosen: bool = False


@dataclass(frozen=True)
class BallotBoard:
    """A ballot as everybody may see it now: no figure stands here before it may be shown."""

    id: int
    meeting_id: int
    agenda_item_id: int
    question: str
    text: str
    kind: str
    method: str
    majority: str
    constituency: str
    balance: int
    chair_breaks_tie: bool
    most_choices: int
    takes_paper: bool
    takes_hands: bool
    round: int
    state: str
    outcome: str | None
    electors: int
    received: int
    channels: tuple[tuple[str, int], ...]  # phone, kiosk, hands, paper: those that took part
    posts: tuple[Post, ...]  # what tellers count
    quorum: int
    quorum_districts: int
    present: int
    districts: int
    yes: int | None
    no: int | None
    abstain: int | None
    spoiled: int | None
    cast: int | None
    voices: dict[str, int] | None  # of a consensus call: agree, remark, not_yet
    lines: tuple[Line, ...]  # of a priority ballot, by place once it is known
    tied: bool
    casting_vote: str | None
    verdict: tally.Verdict | None  # computed once the box is open, declared or not
    opened_at: datetime
    closes_at: datetime | None
    closed_at: datetime | None
    declared_at: datetime | None
    fingerprint: str  # of the newest signed checkpoint about this ballot
    item: ItemView

    @property
    def declared(self) -> bool:
        return self.state == rules.State.DECLARED

    @property
    def sent_back(self) -> bool:
        """Whether this was a round that decided nothing yet."""
        return self.outcome in rules.SENT_BACK


def board_of(ballot_id: int) -> BallotBoard:
    """Raises ``NotFound``."""
    row = ballot(ballot_id)
    opened = rules.visible(row.state, row.method, row.kind).tally
    sums = tally_of(row) if opened and row.kind == rules.Kind.VOTE else None
    posts = tuple(posts_of(row)) if row.takes_hands or row.takes_paper else ()
    channels = _channels(row, posts)
    return BallotBoard(
        id=row.id,
        meeting_id=row.meeting_id,
        agenda_item_id=row.agenda_item_id,
        question=row.question,
        text=row.text,
        kind=row.kind,
        method=row.method,
        majority=row.majority,
        constituency=row.constituency,
        balance=row.balance,
        chair_breaks_tie=row.chair_breaks_tie,
        most_choices=row.most_choices,
        takes_paper=row.takes_paper,
        takes_hands=row.takes_hands,
        round=row.round,
        state=row.state,
        outcome=row.outcome,
        electors=row.electors,
        received=sum(count for _name, count in channels),
        channels=tuple((name, count) for name, count in channels if count),
        posts=posts,
        quorum=row.quorum,
        quorum_districts=row.quorum_districts,
        present=row.present_at_open if row.present_at_close is None else row.present_at_close,
        districts=row.districts_at_open
        if row.districts_at_close is None
        else row.districts_at_close,
        yes=sums.yes if sums else None,
        no=sums.no if sums else None,
        abstain=sums.abstain if sums else None,
        spoiled=row.spoiled if opened else None,
        cast=sums.cast if sums else None,
        voices=_voices(row) if opened and row.kind == rules.Kind.CONSENSUS else None,
        lines=_lines(row, opened=opened) if row.kind == rules.Kind.PRIORITY else (),
        tied=opened and is_tied(row),
        casting_vote=row.casting_vote,
        verdict=verdict_of(row) if opened else None,
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        closed_at=row.closed_at,
        declared_at=row.declared_at,
        fingerprint=_fingerprint(row.id),
        item=view_of(item(row.agenda_item_id)),
    )


def ballot_of_item(item_id: int) -> BallotBoard | None:
    """The newest ballot on an agenda item that was not called off."""
    wanted = select(Ballot.id).where(
        Ballot.agenda_item_id == item_id, Ballot.state != rules.State.CANCELLED
    )
    found = session().scalar(wanted.order_by(Ballot.id.desc()).limit(1))
    return board_of(found) if found is not None else None


def ballots_of_meeting(meeting_id: int) -> list[BallotBoard]:
    """A meeting's ballots, in the order they were opened."""
    wanted = select(Ballot.id).where(Ballot.meeting_id == meeting_id).order_by(Ballot.id)
    return [board_of(ballot_id) for ballot_id in session().scalars(wanted)]


def rounds_of(item_id: int) -> list[BallotBoard]:
    """The consensus calls on an item whose result was declared, in order."""
    wanted = select(Ballot.id).where(
        Ballot.agenda_item_id == item_id,
        Ballot.kind == rules.Kind.CONSENSUS,
        Ballot.state == rules.State.DECLARED,
    )
    return [board_of(ballot_id) for ballot_id in session().scalars(wanted.order_by(Ballot.id))]


def _channels(row: Ballot, posts: tuple[Post, ...]) -> list[tuple[str, int]]:
    """How many came in by which way: the box holds what phones and helpers' devices put in."""
    inside = row.envelopes if row.envelopes is not None else box.number_of_papers(row)
    elsewhere = channels_of_electors(row.id)
    by_tellers = {
        channel: sum(post.people for post in posts if post.channel == channel)
        for channel in ("hands", "paper")
    }
    kiosk = min(elsewhere.get("kiosk", 0), inside)
    return [("phone", inside - kiosk), ("kiosk", kiosk), *by_tellers.items()]


def _voices(row: Ballot) -> dict[str, int]:
    sums = sums_of(row.id)
    return {voice: sums[voice] for voice in rules.VOICES}


def _lines(row: Ballot, *, opened: bool) -> tuple[Line, ...]:
    texts = {option.number: option.text for option in box.options_of(row.id)}
    if not opened:
        return tuple(Line(number, text) for number, text in texts.items())
    ranked = tally.rank(votes_by_line(row.id), list(texts), row.most_choices)
    return tuple(Line(r.number, texts[r.number], r.votes, r.place, r.chosen) for r in ranked)


def _fingerprint(ballot_id: int) -> str:
    wanted = select(Checkpoint.root).where(Checkpoint.subject == f"ballot:{ballot_id}")
    root = session().scalar(wanted.order_by(Checkpoint.id.desc()).limit(1))
    return fingerprint(bytes.fromhex(root)) if root else ""
