"""checks by a second person, letterheads

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PAPERS = "paper in ('charter', 'resolutions', 'minutes', 'letter')"


def number(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=nullable)


def words(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def to_assembly(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["assembly_id"], ["assembly.id"], name=op.f(f"fk_{table}_assembly_id_assembly")
    )


def upgrade() -> None:
    op.create_table(
        "check_setting",
        number("assembly_id"),
        *words("what"),
        to_assembly("check_setting"),
        sa.PrimaryKeyConstraint("assembly_id", "what", name=op.f("pk_check_setting")),
    )
    op.create_table(
        "confirmation",
        number("id"),
        number("assembly_id"),
        *words("subject", "what", "sha256", "state"),
        number("asked_by", nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        number("answered_by", nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        *words("reason"),
        sa.CheckConstraint(
            "state in ('asked', 'confirmed', 'declined', 'overtaken')",
            name=op.f("ck_confirmation_state"),
        ),
        to_assembly("confirmation"),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["staff.id"], name=op.f("fk_confirmation_asked_by_staff")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["staff.id"], name=op.f("fk_confirmation_answered_by_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation")),
    )
    with op.batch_alter_table("confirmation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_confirmation_assembly_id"), ["assembly_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_confirmation_subject"), ["subject"], unique=False)
    op.create_table(
        "letterhead",
        number("assembly_id"),
        *words("name_th", "name_en", "address", "number_prefix", "footer"),
        sa.Column("seal", sa.LargeBinary(), nullable=True),
        to_assembly("letterhead"),
        sa.PrimaryKeyConstraint("assembly_id", name=op.f("pk_letterhead")),
    )
    op.create_table(
        "letterhead_paper",
        number("assembly_id"),
        *words("paper", "heading"),
        sa.CheckConstraint(PAPERS, name=op.f("ck_letterhead_paper_paper")),
        to_assembly("letterhead_paper"),
        sa.PrimaryKeyConstraint("assembly_id", "paper", name=op.f("pk_letterhead_paper")),
    )
    op.create_table(
        "letterhead_signer",
        number("assembly_id"),
        *words("paper"),
        number("place"),
        *words("name", "office"),
        sa.CheckConstraint(PAPERS, name=op.f("ck_letterhead_signer_paper")),
        to_assembly("letterhead_signer"),
        sa.PrimaryKeyConstraint("assembly_id", "paper", "place", name=op.f("pk_letterhead_signer")),
    )


def downgrade() -> None:
    op.drop_table("letterhead_signer")
    op.drop_table("letterhead_paper")
    op.drop_table("letterhead")
    with op.batch_alter_table("confirmation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_confirmation_subject"))
        batch_op.drop_index(batch_op.f("ix_confirmation_assembly_id"))
    op.drop_table("confirmation")
    op.drop_table("check_setting")
