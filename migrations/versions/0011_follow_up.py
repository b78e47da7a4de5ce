"""follow-up: what a meeting does about a commitment

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("meeting_id", NUMBER, nullable=False),
        sa.Column("agenda_item_id", NUMBER, nullable=False),
        sa.Column("commitment_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("organisation_id", NUMBER, nullable=True),
        sa.Column("to_meeting_id", NUMBER, nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ballot_id", NUMBER, nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind in ('close', 'end', 'extend', 'review', 'escalate')",
            name=op.f("ck_follow_up_kind"),
        ),
        sa.CheckConstraint(
            "state in ('put', 'voting', 'carried', 'fallen', 'withdrawn')",
            name=op.f("ck_follow_up_state"),
        ),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_follow_up_agenda_item_id_agenda_item"),
        ),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballot.id"], name=op.f("fk_follow_up_ballot_id_ballot")
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_follow_up_commitment_id_commitment")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_follow_up_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_follow_up_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["to_meeting_id"], ["meeting.id"], name=op.f("fk_follow_up_to_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("ballot_id", name=op.f("uq_follow_up_ballot_id")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_follow_up_commitment_id"), ["commitment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_follow_up_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "commitment_item",
        sa.Column("commitment_id", NUMBER, nullable=False),
        sa.Column("agenda_item_id", NUMBER, nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.CheckConstraint("why in ('returned', 'raised')", name=op.f("ck_commitment_item_why")),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_commitment_item_agenda_item_id_agenda_item"),
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"],
            ["commitment.id"],
            name=op.f("fk_commitment_item_commitment_id_commitment"),
        ),
        sa.PrimaryKeyConstraint("commitment_id", "agenda_item_id", name=op.f("pk_commitment_item")),
    )
    with op.batch_alter_table("commitment_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_commitment_item_agenda_item_id"), ["agenda_item_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("commitment_item")
    op.drop_table("follow_up")
