"""minutes: passages, circulation, adoption

Revision ID: 0004
Revises: 0003
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_minutes()
    _create_passages()
    _create_corrections()
    _move_words_into_passages()
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_column("discussion")


def downgrade() -> None:
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("discussion", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.alter_column("discussion", server_default=None)
    op.execute(
        "update agenda_item set discussion = coalesce("
        "(select wording.text from passage join wording on wording.passage_id = passage.id"
        " and wording.number = passage.version where passage.item_id = agenda_item.id), '')"
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correction_minutes_id"))
    for table in ("correction", "wording", "passage", "minutes"):
        op.drop_table(table)


def _create_minutes() -> None:
    op.create_table(
        "minutes",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("assembly_id", NUMBER, nullable=False),
        sa.Column("meeting_id", NUMBER, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("recorder_id", NUMBER, nullable=True),
        sa.Column("reviewer_id", NUMBER, nullable=True),
        sa.Column("circulated_at", MOMENT, nullable=True),
        sa.Column("correct_until", sa.Date(), nullable=True),
        sa.Column("adopted_at", MOMENT, nullable=True),
        sa.Column("adopted_how", sa.String(), nullable=False),
        sa.Column("adopted_item_id", NUMBER, nullable=True),
        sa.Column("adopted_note", sa.String(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("paper_sha256", sa.String(), nullable=False),
        sa.CheckConstraint(
            "state in ('drafting', 'circulated', 'adopted')", name=op.f("ck_minutes_state")
        ),
        sa.CheckConstraint(
            "adopted_how in ('', 'circulation', 'meeting')", name=op.f("ck_minutes_adopted_how")
        ),
        sa.CheckConstraint(
            "(state = 'adopted') = (paper_sha256 <> '')", name=op.f("ck_minutes_frozen")
        ),
        _key("minutes", "assembly_id", "assembly"),
        _key("minutes", "meeting_id", "meeting"),
        _key("minutes", "recorder_id", "staff"),
        _key("minutes", "reviewer_id", "staff"),
        _key("minutes", "adopted_item_id", "agenda_item"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_minutes_meeting_id")),
    )


def _create_passages() -> None:
    op.create_table(
        "passage",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("meeting_id", NUMBER, nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("item_id", NUMBER, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        _key("passage", "meeting_id", "meeting"),
        _key("passage", "item_id", "agenda_item"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
        sa.UniqueConstraint("meeting_id", "place", name=op.f("uq_passage_meeting_id_place")),
    )
    op.create_table(
        "wording",
        sa.Column("passage_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("writer_id", NUMBER, nullable=True),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "because in ('typed', 'merged', 'beside', 'chosen', 'taken_back', 'correction',"
            " 'moved')",
            name=op.f("ck_wording_because"),
        ),
        _key("wording", "passage_id", "passage"),
        _key("wording", "writer_id", "staff"),
        sa.PrimaryKeyConstraint("passage_id", "number", name=op.f("pk_wording")),
    )


def _create_corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("assembly_id", NUMBER, nullable=False),
        sa.Column("minutes_id", NUMBER, nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("base", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("member_id", NUMBER, nullable=True),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "state in ('open', 'accepted', 'noted', 'declined')", name=op.f("ck_correction_state")
        ),
        _key("correction", "assembly_id", "assembly"),
        _key("correction", "minutes_id", "minutes"),
        _key("correction", "member_id", "member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_minutes_id"), ["minutes_id"], unique=False)


def _move_words_into_passages() -> None:
    """What was written on an item becomes the first wording of its passage."""
    op.execute(
        "insert into passage (meeting_id, place, item_id, version)"
        " select meeting_id, 'item-' || id, id, 1 from agenda_item where discussion <> ''"
    )
    moved = sa.text(
        "insert into wording (passage_id, number, text, because, is_open, written_by, written_at)"
        " select passage.id, 1, agenda_item.discussion, 'moved', :closed, '', :now"
        " from passage join agenda_item on agenda_item.id = passage.item_id"
    ).bindparams(
        sa.bindparam("closed", False, sa.Boolean()),
        sa.bindparam("now", datetime.now(UTC), MOMENT),
    )
    op.execute(moved)


def _key(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))
