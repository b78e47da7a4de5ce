"""The page a body answers on: the request, the resolution behind it, and what the link may do."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import Select, select

from assembly.ballots.models import Ballot
from assembly.commitments.models import Commitment
from assembly.core import thai
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.letterhead.queries import letterhead_of
from assembly.meetings.models import Meeting
from assembly.meetings.queries import title_of
from assembly.proposals.models import Proposal
from assembly.requests.models import Request
from assembly.requests.queries.linking import OpenLink
from assembly.requests.queries.rows import lines_of
from assembly.requests.queries.views import AnswerView, LetterView, RequestView, request_view
from assembly.requests.rules.answering import Asked, correctable, grouped_baht, may_correct
from assembly.requests.rules.silence import Silence
from assembly.resolutions.models import OperativeItem, Resolution


@dataclass(frozen=True)
class Source:
    """The resolution behind a request, and the vote that carried it."""

    id: int
    number: str
    title: str
    meeting: str
    adopted_on: date
    way: str  # of the ballot: a vote, a consensus call, a list of priorities
    yes: int
    no: int
    cast: int

    @property
    def vote(self) -> str:
        """How it was decided, in a sentence."""
        told = {"day": thai.long_date(self.adopted_on, current()), "meeting": self.meeting}
        if self.way == "consensus":
            return str(_("%(meeting)s มีฉันทมติเมื่อ %(day)s", **told))
        if self.way != "vote":
            return str(_("%(meeting)s มีมติเมื่อ %(day)s", **told))
        told |= {"yes": str(self.yes), "cast": str(self.cast)}
        return str(_("%(meeting)s ลงมติเมื่อ %(day)s เห็นด้วย %(yes)s จาก %(cast)s เสียง", **told))


@dataclass(frozen=True)
class Page:
    """All that stands on the page of one link."""

    link: OpenLink
    request: RequestView
    source: Source
    kinds: tuple[str, ...]  # what may be answered now
    correctable: dict[int, str]
    silence: Silence | None  # never none: a link opens nothing that was not sent
    progress: int | None  # of the commitment
    office: tuple[str, ...]  # how to reach those who ask

    def kinds_for(self, wrong: AnswerView | None) -> tuple[str, ...]:
        """What may be answered now; or what may stand in the place of a wrong answer."""
        if wrong is None:
            return tuple(self.open_kinds)
        return tuple(kind for kind in self.kinds if may_correct(kind, wrong.kind))

    @property
    def open_kinds(self) -> list[str]:
        """What there still is to answer, the likeliest first: who has answered comes to report."""
        told = set(self.correctable.values())
        open_ = [kind for kind in self.kinds if kind != "received" or not told]
        going_on = ("reported", "plan") if told - {"received"} else ()
        return sorted(open_, key=lambda kind: kind not in going_on)

    def wrong(self, number: int | None) -> AnswerView | None:
        """The answer that is to be corrected, if it may be."""
        return next(
            (one for one in self.answers if one.number == number and number in self.correctable),
            None,
        )

    def baht(self, one: AnswerView) -> str:
        """The budget of an answer as people read it."""
        return grouped_baht(one.budget)

    @property
    def letter(self) -> LetterView | None:
        """The latest letter: the one that lies before the person who reads."""
        return self.request.letters[-1] if self.request.letters else None

    @property
    def received_on(self) -> date | None:
        """Since when the body says that it has the letter."""
        days = [one.answered_on for one in self.request.answers if one.kind == "received"]
        return min(days, default=None)

    @property
    def answers(self) -> tuple[AnswerView, ...]:
        return self.request.answers[::-1]


def page_of(link: OpenLink, today: date) -> Page:
    """The page of a link that lets in."""
    asked, lines = request_view(link.request_id), tuple(lines_of(link.request_id))
    return Page(
        link=link,
        request=asked,
        source=_source(asked),
        kinds=asked_of(asked).kinds,
        correctable=correctable(lines),
        silence=asked.silence(today),
        progress=_progress(asked.commitment_id),
        office=letterhead_of(asked.assembly_id).address,
    )


def asked_of(found: RequestView | Request) -> Asked:
    """What the rules know of a request."""
    about = "proposal" if found.proposal_id else "commitment"
    return Asked(about, found.state, found.plan, tuple(lines_of(found.id)))


def _progress(commitment_id: int | None) -> int | None:
    wanted = select(Commitment.progress).where(Commitment.id == commitment_id)
    return session().scalar(wanted) if commitment_id else None


def _source(asked: RequestView) -> Source:
    adopted, sitting, ballot = session().execute(_behind(asked)).one()
    yes, no, abstain = (getattr(ballot, name) or 0 for name in ("yes", "no", "abstain"))
    return Source(
        id=adopted.id,
        number=adopted.number,
        title=adopted.title,
        meeting=title_of(sitting),
        adopted_on=thai.to_bangkok(adopted.adopted_at).date(),
        way=ballot.kind,
        yes=yes,
        no=no,
        cast=yes + no + abstain,
    )


def _behind(asked: RequestView) -> Select[Resolution, Meeting, Ballot]:
    wanted = (
        select(Resolution, Meeting, Ballot)
        .join(Meeting, Meeting.id == Resolution.meeting_id)
        .join(Ballot, Ballot.id == Resolution.ballot_id)
    )
    if asked.proposal_id:
        return wanted.join(Proposal, Proposal.resolution_id == Resolution.id).where(
            Proposal.id == asked.proposal_id
        )
    return (
        wanted.join(OperativeItem, OperativeItem.resolution_id == Resolution.id)
        .join(Commitment, Commitment.item_id == OperativeItem.id)
        .where(Commitment.id == asked.commitment_id)
    )
