from datetime import date, datetime

from sqlalchemy import CheckConstraint, Connection, ForeignKey, Index, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime
from assembly.core.text import search_key

STATES = "('waiting', 'moving', 'kept', 'review', 'ended')"


class Commitment(Base):
    """Who does what by when: one for every operative item, and the parts it was divided into.

    That of an item has no parent and position 0; who leads it and until when is what the item
    says. Parts have bodies and days of their own, and carry their weight in the whole.
    """

    __tablename__ = "commitment"
    __table_args__ = (
        UniqueConstraint("item_id", "position"),
        CheckConstraint("kind in ('activity', 'project')", name="kind"),
        CheckConstraint(f"state in {STATES}", name="state"),
        CheckConstraint("progress between 0 and 100", name="progress"),
        CheckConstraint("weight between 1 and 100", name="weight"),
        Index(None, "assembly_id", "state", "due_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("operative_item.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("commitment.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = mapped_column(default="activity")  # a project has a period and parts
    title: Mapped[str]  # what is done
    expected: Mapped[str] = mapped_column(default="")  # the result one will see
    strategy_id: Mapped[int | None] = mapped_column(ForeignKey("strategy.id"), index=True)
    # Where; neither: the whole province.
    district_code: Mapped[str | None] = mapped_column(ForeignKey("district.code"))
    subdistrict_code: Mapped[str | None] = mapped_column(ForeignKey("subdistrict.code"))
    begins_on: Mapped[date | None]
    due_on: Mapped[date | None]
    weight: Mapped[int] = mapped_column(default=1)  # of a part, in the whole
    state: Mapped[str] = mapped_column(default="waiting")
    state_on: Mapped[date]  # since when
    progress: Mapped[int] = mapped_column(default=0)  # per cent; of a whole with parts: theirs
    reported_on: Mapped[date | None]  # the day of the latest report
    version: Mapped[int] = mapped_column(default=1)
    last_by: Mapped[str] = mapped_column(default="")
    last_did: Mapped[str] = mapped_column(default="")  # a sentence of the catalogue
    search: Mapped[str] = mapped_column(default="")  # ``text.search_key`` of title and result


class CommitmentBody(Base):
    """A body that leads a commitment, or acts on it with others."""

    __tablename__ = "commitment_body"

    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id"), primary_key=True, index=True
    )
    leads: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


class Report(Base):
    """One dated line of what became of a commitment. Never changed: a later one corrects it."""

    __tablename__ = "commitment_report"
    __table_args__ = (
        UniqueConstraint("commitment_id", "number"),
        CheckConstraint("kind in ('report', 'state', 'due', 'bodies', 'words')", name="kind"),
        CheckConstraint("source in ('office', 'body', 'meeting')", name="source"),
        CheckConstraint(f"state in ('') or state in {STATES}", name="state"),
        CheckConstraint("seen in ('unread', 'shown', 'withheld')", name="seen"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"))
    number: Mapped[int]  # among the commitment's, from 1
    kind: Mapped[str] = mapped_column(default="report")
    happened_on: Mapped[date]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str] = mapped_column(default="")  # staff; nobody's name where a body reported
    source: Mapped[str] = mapped_column(default="office")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    ballot_id: Mapped[int | None] = mapped_column(
        ForeignKey("ballot.id")
    )  # by which it was decided
    text: Mapped[str] = mapped_column(default="")  # what happened, or why
    progress: Mapped[int | None]
    moves: Mapped[bool] = mapped_column(default=False)  # what waited moves once this is read
    state: Mapped[str] = mapped_column(default="")  # the new one, where it changed
    before: Mapped[str] = mapped_column(default="")  # the state, day or bodies it had until then
    after: Mapped[str] = mapped_column(default="")
    corrects: Mapped[int | None]  # the number of the line that was wrong
    # What a body wrote is read before everybody reads it; that it wrote is told at once.
    seen: Mapped[str] = mapped_column(default="shown")
    withheld_because: Mapped[str] = mapped_column(default="")


class Evidence(Base):
    """What shows that a report is true: a picture, a paper, or a figure."""

    __tablename__ = "evidence"
    __table_args__ = (CheckConstraint("kind in ('picture', 'paper', 'figure')", name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("commitment_report.id"), index=True)
    kind: Mapped[str]
    caption: Mapped[str] = mapped_column(default="")  # what is seen, or what was counted
    file: Mapped[str] = mapped_column(default="")  # its random name, outside the web root
    sha256: Mapped[str] = mapped_column(default="")
    size: Mapped[int] = mapped_column(default=0)  # bytes
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    value: Mapped[str] = mapped_column(default="")  # of a figure: its digits, as a plain decimal
    unit: Mapped[str] = mapped_column(default="")
    pages: Mapped[int] = mapped_column(default=0)  # of a paper
    # Taken away by the office: the file is gone, that it was there and its hash stay.
    taken_on: Mapped[date | None]
    taken_because: Mapped[str] = mapped_column(default="")


class Witness(Base):
    """What one person says of a promise where they live; who it is stands nowhere.

    Without row numbers: they would keep the order of speaking, and with it what one phone said
    of several promises in a row.
    """

    __tablename__ = "witness"
    __table_args__ = (
        CheckConstraint("says in ('done', 'unchanged')", name="says"),
        {"sqlite_with_rowid": False},
    )

    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"), primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)  # keyed hash of person and commitment
    district_code: Mapped[str] = mapped_column(ForeignKey("district.code"))
    says: Mapped[str]
    said_on: Mapped[date]
    seal: Mapped[str] = mapped_column(default="")  # keyed hash of all this: put in by the program


@event.listens_for(Commitment, "before_insert")
@event.listens_for(Commitment, "before_update")
def _shadow(_mapper: object, _connection: Connection, row: Commitment) -> None:
    row.search = search_key(f"{row.title}\n{row.expected or ''}")
