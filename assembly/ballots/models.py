from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class Ballot(Base):
    """One vote taken: question, method, majority, electorate; and, once counted, its figures."""

    __tablename__ = "ballot"
    __table_args__ = (
        CheckConstraint("kind in ('vote', 'consensus', 'priority')", name="kind"),
        CheckConstraint("method in ('named', 'secret', 'hands')", name="method"),
        CheckConstraint("constituency in ('person', 'network')", name="constituency"),
        CheckConstraint(
            "state in ('open', 'closed', 'counted', 'declared', 'cancelled')", name="state"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    question: Mapped[str]
    text: Mapped[str] = mapped_column(default="")  # the whole draft as it stood at opening
    kind: Mapped[str] = mapped_column(default="vote")
    method: Mapped[str]
    majority: Mapped[str]  # "simple", "absolute", "two_thirds", or a share of those cast: "3/4"
    constituency: Mapped[str] = mapped_column(default="person")  # or one vote per network
    balance: Mapped[int] = mapped_column(default=0)  # districts that must agree too; 0: not asked
    chair_breaks_tie: Mapped[bool] = mapped_column(default=False)
    most_choices: Mapped[int] = mapped_column(default=1)  # priority: how many of the list
    takes_paper: Mapped[bool] = mapped_column(default=False)  # counted beside the phones …
    takes_hands: Mapped[bool] = mapped_column(default=False)  # … by two tellers, blind
    round: Mapped[int] = mapped_column(default=1)  # consensus: the n-th time it is asked
    state: Mapped[str] = mapped_column(default="open")
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # by itself, if set
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    declared_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    electors: Mapped[int]
    quorum: Mapped[int]  # delegates needed, worked out at opening from the meeting's rule
    quorum_districts: Mapped[int] = mapped_column(default=0)
    present_at_open: Mapped[int]
    present_at_close: Mapped[int | None]
    districts_at_open: Mapped[int] = mapped_column(default=0)
    districts_at_close: Mapped[int | None]
    question_hash: Mapped[str]  # at the count both must be as they were at opening
    electorate_hash: Mapped[str]
    public_key: Mapped[bytes | None]  # secret only; the private key is a file of its own
    envelopes: Mapped[int | None]  # how many lay in the box when it was closed
    envelopes_root: Mapped[str | None]
    yes: Mapped[int | None]
    no: Mapped[int | None]
    abstain: Mapped[int | None]
    spoiled: Mapped[int | None]
    casting_vote: Mapped[str | None]  # the chair's, once the count was a tie
    carried: Mapped[bool | None]
    # What became of it: carried, fallen; of a round also another_round, vote_called, postponed.
    outcome: Mapped[str | None]
    purge_pending: Mapped[bool] = mapped_column(default=False)


class Elector(Base):
    """Who may vote in one ballot; frozen when it opens."""

    __tablename__ = "elector"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 -- SQLAlchemy reads it as is

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    voted: Mapped[bool] = mapped_column(default=False)  # secret: known only after the box is opened
    # Where this person votes if not on a phone: "kiosk" (a helper's device) or "paper".
    channel: Mapped[str] = mapped_column(default="")
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # who helped


class Envelope(Base):
    """One sealed secret vote until the box is opened. No time, device or address."""

    __tablename__ = "envelope"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 -- SQLAlchemy reads it as is

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    sealed: Mapped[bytes]
    idempotency_hash: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)
    superseded: Mapped[str] = mapped_column(default="")  # as in Vote


class Vote(Base):
    """One named vote: everybody sees who chose what once it is counted."""

    __tablename__ = "vote"

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    choice: Mapped[str]  # a word of the ballot's kind; priority: the numbers, sorted: "2,5,9"
    remark: Mapped[str] = mapped_column(default="")  # consensus: the reason, for the desk
    idempotency_hash: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)
    # What earlier keys were answered, one a line: a late repeat must not bring an old choice back.
    superseded: Mapped[str] = mapped_column(default="")


class CountedReceipt(Base):
    """A receipt whose vote was counted, kept in sorted order: it tells neither who nor what."""

    __tablename__ = "counted_receipt"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 -- SQLAlchemy reads it as is

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    receipt: Mapped[str] = mapped_column(primary_key=True)


class Option(Base):
    """One line of the list that a priority ballot chooses from."""

    __tablename__ = "ballot_option"

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class TellerCount(Base):
    """What one teller counted, unseen by the other: hands of a district, or all paper ballots."""

    __tablename__ = "teller_count"

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)  # "hands" or "paper"
    district_code: Mapped[str] = mapped_column(primary_key=True)  # empty for paper
    teller_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    figures: Mapped[str]  # {"yes": 12, "no": 3, "abstain": 0} as canonical JSON


class Counted(Base):
    """The count in its parts: so many of one choice through one channel, by district if known.

    Of a secret ballot the district stands here only where the ballot asks for district balance.
    """

    __tablename__ = "counted"

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)  # "phone" (kiosk too), "hands", "paper"
    district_code: Mapped[str] = mapped_column(primary_key=True, default="")
    choice: Mapped[str] = mapped_column(primary_key=True)
    votes: Mapped[int]


class Dissent(Base):
    """Somebody asked that their disagreement with a declared result stand in the record."""

    __tablename__ = "dissent"

    id: Mapped[int] = mapped_column(primary_key=True)
    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    text: Mapped[str] = mapped_column(default="")
