from datetime import date

from sqlalchemy import (
    DDL,
    BigInteger,
    CheckConstraint,
    Connection,
    ForeignKey,
    Index,
    Integer,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship
from sqlalchemy.orm.attributes import get_history
from sqlalchemy.orm.interfaces import ORMOption

from assembly.core.db import Base
from assembly.core.ids import random_id
from assembly.places.models import District, Subdistrict
from assembly.plans.models import Strategy

# On SQLite it must be the rowid itself: a hidden one beside it keeps the order of telling.
RandomKey = BigInteger().with_variant(Integer, "sqlite")
ORDERLESS = {"sqlite_with_rowid": False}  # and a key of two columns stands for itself
INBOX = (
    "assembly_id", "state", "district_code", "strategy_id", "agenda_item_id", "issue_id",
    "organisation_id", "answered_on", "cleared_on", "published_on", "urgent", "told_on", "version",
    "subdistrict_code",
)  # fmt: skip


class Grievance(Base):
    """What one person says hurts, in one area; its words are never edited by others.

    No account, address, device or time of day: a date and a random id, so that rows keep no order.
    """

    __tablename__ = "grievance"
    __table_args__ = (
        CheckConstraint("state in ('new', 'reviewed', 'withheld', 'withdrawn')", name="state"),
        CheckConstraint("target_group in ('student', 'working', 'parent')", name="target_group"),
        # All that desk, matrix and public page count and sort by: they need not read the words.
        Index("ix_grievance_inbox", *INBOX),
    )

    id: Mapped[int] = mapped_column(
        RandomKey, primary_key=True, default=random_id, autoincrement=False
    )
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    district_code: Mapped[str] = mapped_column(ForeignKey("district.code"))
    subdistrict_code: Mapped[str] = mapped_column(ForeignKey("subdistrict.code"))
    # What the sender chose is sealed with the words; the desk may place it under another.
    told_strategy_id: Mapped[int | None] = mapped_column(ForeignKey("strategy.id"))
    strategy_id: Mapped[int | None] = mapped_column(ForeignKey("strategy.id"))
    text: Mapped[str]
    search: Mapped[str] = mapped_column(default="")  # ``text.search_key`` of the words
    told_on: Mapped[date]
    tracking_hash: Mapped[str] = mapped_column(unique=True)  # the code itself is never stored
    salt: Mapped[str] = mapped_column(default="")  # goes with the words, so none can be guessed
    erased_leaf: Mapped[str] = mapped_column(default="")  # what stays of erased words, in hex
    urgent: Mapped[bool] = mapped_column(default=False)
    target_group: Mapped[str | None]  # chosen by the sender
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    typed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # a scribe, for another
    # What the desk did with it. The public sees words only once reviewed and published.
    state: Mapped[str] = mapped_column(default="new")
    cleared_on: Mapped[date | None]  # read with the public in mind; a matter's item does not do it
    cleared_text: Mapped[str | None]  # the words for the public where names were taken out
    published_on: Mapped[date | None]
    withheld_because: Mapped[str] = mapped_column(default="")  # the sender reads it
    answered_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")  # at its stage: answered there, or sent_up
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    issue_id: Mapped[int | None] = mapped_column(ForeignKey("issue.id"), index=True)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    batch: Mapped[int | None] = mapped_column(index=True)  # the batch it entered the journal with
    version: Mapped[int] = mapped_column(default=1)  # two helpers never overwrite each other
    last_by: Mapped[str] = mapped_column(default="")  # who at the desk was the last, and did what
    last_did: Mapped[str] = mapped_column(default="")  # a sentence of the catalogue

    district: Mapped[District] = relationship()
    subdistrict: Mapped[Subdistrict] = relationship()
    strategy: Mapped[Strategy | None] = relationship(foreign_keys=[strategy_id])

    @classmethod
    def with_names(cls) -> tuple[ORMOption, ...]:
        """For lists: the names of place and strategy in the same reading, not one by one."""
        return tuple(joinedload(one) for one in (cls.district, cls.subdistrict, cls.strategy))

    @property
    def public_text(self) -> str:
        """The words as anybody may read them, once they are published."""
        return self.text if self.cleared_text is None else self.cleared_text


class GrievanceStep(Base):
    """One line of a grievance's history, as its sender reads it."""

    __tablename__ = "grievance_step"
    __table_args__ = ORDERLESS

    grievance_id: Mapped[int] = mapped_column(ForeignKey("grievance.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # told, reviewed, withheld, published, grouped, answered, forwarded …
    happened_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")


class GrievanceMessage(Base):
    """A word between the desk and a sender without an account."""

    __tablename__ = "grievance_message"
    __table_args__ = ORDERLESS

    grievance_id: Mapped[int] = mapped_column(ForeignKey("grievance.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    from_sender: Mapped[bool]
    text: Mapped[str]
    sent_on: Mapped[date]
    is_read: Mapped[bool] = mapped_column(default=False)  # by the other side
    key_hash: Mapped[str] = mapped_column(default="")  # of the form it came with: sent twice is one


class GrievanceContact(Base):
    """How a sender wants to be reached; kept only with consent, and first to be erased."""

    __tablename__ = "grievance_contact"

    grievance_id: Mapped[int] = mapped_column(ForeignKey("grievance.id"), primary_key=True)
    said: Mapped[str]
    consented_on: Mapped[date]


class GrievancePicture(Base):
    """A picture that came with a grievance: re-encoded, without what the camera wrote into it."""

    __tablename__ = "grievance_picture"

    id: Mapped[int] = mapped_column(
        RandomKey, primary_key=True, default=random_id, autoincrement=False
    )
    grievance_id: Mapped[int] = mapped_column(ForeignKey("grievance.id"), index=True)
    name: Mapped[str] = mapped_column(unique=True)  # of its file: random, outside the web root
    width: Mapped[int]
    height: Mapped[int]
    bytes: Mapped[int]
    is_cleared: Mapped[bool] = mapped_column(default=False)  # the public may see it


class MeToo(Base):
    """One more person who suffers the same; counted once, and known by nothing else."""

    __tablename__ = "me_too"
    __table_args__ = (UniqueConstraint("grievance_id", "who_hash"),)

    id: Mapped[int] = mapped_column(
        RandomKey, primary_key=True, default=random_id, autoincrement=False
    )
    grievance_id: Mapped[int] = mapped_column(ForeignKey("grievance.id"))
    who_hash: Mapped[str]  # keyed with the grievance, so that two of them cannot be tied together
    district_code: Mapped[str | None] = mapped_column(ForeignKey("district.code"))
    joined_on: Mapped[date]


# Three letters anywhere in the words find them: SQLite's own index of the search column. The rows'
# mapper keeps it; triggers may not, since the schema is not trusted (trust.md).
_INDEX = (
    "CREATE VIRTUAL TABLE grievance_search USING fts5"
    "(search, content='grievance', content_rowid='id', tokenize='trigram')"
)
_FIND = text("INSERT INTO grievance_search(rowid, search) VALUES (:id, :search)")
_FORGET = text(
    "INSERT INTO grievance_search(grievance_search, rowid, search) VALUES ('delete', :id, :search)"
)
made = DDL(_INDEX).execute_if(dialect="sqlite")  # type: ignore[no-untyped-call]  # it has none
event.listen(Grievance.__table__, "after_create", made)


@event.listens_for(Grievance, "after_insert")
def _find(_mapper: object, connection: Connection, row: Grievance) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(_FIND, {"id": row.id, "search": row.search})


@event.listens_for(Grievance, "after_update")
def _find_anew(_mapper: object, connection: Connection, row: Grievance) -> None:
    old = get_history(row, "search").deleted
    if old and connection.dialect.name == "sqlite":
        connection.execute(_FORGET, {"id": row.id, "search": old[0]})
        connection.execute(_FIND, {"id": row.id, "search": row.search})


@event.listens_for(Grievance, "after_delete")
def _forget(_mapper: object, connection: Connection, row: Grievance) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(_FORGET, {"id": row.id, "search": row.search})
