"""register: states and operative items of resolutions, proposals

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from assembly.core.text import search_key
from assembly.resolutions.rules import split_resolution

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _make_tables()
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.add_column(sa.Column("assigned", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("search", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("resolution", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("standing", sa.String(), nullable=False, server_default="adopted")
        )
        batch_op.add_column(sa.Column("version", NUMBER, nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("last_by", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("last_did", sa.String(), nullable=False, server_default=""))
        batch_op.create_check_constraint(
            batch_op.f("ck_resolution_standing"), "standing in ('adopted', 'superseded', 'void')"
        )
        batch_op.create_index(
            batch_op.f("ix_resolution_assembly_id_number"), ["assembly_id", "number"], unique=False
        )
    _make_items()
    _make_findable()


def _make_items() -> None:
    """What was adopted already has its operative items too; nobody was named for them yet."""
    rows = op.get_bind().execute(sa.text("SELECT id, text FROM resolution")).all()
    add = sa.text(
        "INSERT INTO operative_item (resolution_id, number, text, decided)"
        " VALUES (:resolution, :number, :text, '')"
    )
    for row in rows:
        for number, text in enumerate(split_resolution(row.text)[1], 1):
            told = {"resolution": row.id, "number": number, "text": text}
            op.get_bind().execute(add, told)


def _make_findable() -> None:
    """Three letters anywhere in the words of a draft find it."""
    rows = op.get_bind().execute(sa.text("SELECT id, title, text FROM draft")).all()
    told = sa.text("UPDATE draft SET search = :search WHERE id = :id")
    for row in rows:
        search = search_key(f"{row.title}\n{row.text}")
        op.get_bind().execute(told, {"id": row.id, "search": search})
    if op.get_bind().dialect.name != "sqlite":
        _index_on_server()
        return
    op.execute(
        "CREATE VIRTUAL TABLE draft_search USING fts5"
        "(search, content='draft', content_rowid='id', tokenize='trigram')"
    )
    op.execute("INSERT INTO draft_search(draft_search) VALUES ('rebuild')")


def _index_on_server() -> None:
    """PostgreSQL's index of three letters, where its extension can be had; else it reads all."""
    try:
        with op.get_bind().begin_nested():
            op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            op.execute("CREATE INDEX ix_draft_search ON draft USING gin (search gin_trgm_ops)")
    except sa.exc.DBAPIError:
        return


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE draft_search")
    else:
        op.execute("DROP INDEX IF EXISTS ix_draft_search")
    with op.batch_alter_table("resolution", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resolution_assembly_id_number"))
        batch_op.drop_constraint(batch_op.f("ck_resolution_standing"), type_="check")
        for name in ("last_did", "last_by", "version", "standing"):
            batch_op.drop_column(name)
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.drop_column("search")
        batch_op.drop_column("assigned")
    for name in (
        "proposal_step",
        "item_note",
        "item_body",
        "resolution_effect",
        "proposal",
        "operative_item",
        "number_gap",
    ):
        op.drop_table(name)


def _make_tables() -> None:
    op.create_table(
        "number_gap",
        sa.Column("meeting_id", NUMBER, nullable=False),
        sa.Column("sequence", NUMBER, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_number_gap_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "sequence", name=op.f("pk_number_gap")),
    )
    op.create_table(
        "operative_item",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("resolution_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("decided", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["resolution_id"],
            ["resolution.id"],
            name=op.f("fk_operative_item_resolution_id_resolution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operative_item")),
        sa.UniqueConstraint(
            "resolution_id", "number", name=op.f("uq_operative_item_resolution_id_number")
        ),
    )
    with op.batch_alter_table("operative_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_operative_item_due_on"), ["due_on"], unique=False)

    op.create_table(
        "proposal",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("assembly_id", NUMBER, nullable=False),
        sa.Column("resolution_id", NUMBER, nullable=False),
        sa.Column("item", NUMBER, nullable=False),
        sa.Column("organisation_id", NUMBER, nullable=False),
        sa.Column("addressee", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("background", sa.String(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("signer", sa.String(), nullable=False),
        sa.Column("signer_office", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("letter_number", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("last_by", sa.String(), nullable=False),
        sa.Column("last_did", sa.String(), nullable=False),
        sa.CheckConstraint(
            "channel in ('', 'hand', 'post', 'email', 'system')", name=op.f("ck_proposal_channel")
        ),
        sa.CheckConstraint(
            "state in ('draft', 'heard', 'adopted', 'sent')", name=op.f("ck_proposal_state")
        ),
        sa.ForeignKeyConstraint(
            ["assembly_id"], ["assembly.id"], name=op.f("fk_proposal_assembly_id_assembly")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_proposal_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_proposal_resolution_id_resolution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_assembly_id"), ["assembly_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_proposal_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_proposal_resolution_id"), ["resolution_id"], unique=False
        )

    op.create_table(
        "resolution_effect",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("earlier_id", NUMBER, nullable=False),
        sa.Column("later_id", NUMBER, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("item", NUMBER, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind in ('superseded', 'amended', 'void')", name=op.f("ck_resolution_effect_kind")
        ),
        sa.ForeignKeyConstraint(
            ["earlier_id"],
            ["resolution.id"],
            name=op.f("fk_resolution_effect_earlier_id_resolution"),
        ),
        sa.ForeignKeyConstraint(
            ["later_id"], ["resolution.id"], name=op.f("fk_resolution_effect_later_id_resolution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolution_effect")),
        sa.UniqueConstraint(
            "earlier_id",
            "later_id",
            "item",
            name=op.f("uq_resolution_effect_earlier_id_later_id_item"),
        ),
    )
    with op.batch_alter_table("resolution_effect", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_resolution_effect_later_id"), ["later_id"], unique=False
        )

    op.create_table(
        "item_body",
        sa.Column("item_id", NUMBER, nullable=False),
        sa.Column("organisation_id", NUMBER, nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["operative_item.id"], name=op.f("fk_item_body_item_id_operative_item")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_item_body_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("item_id", "organisation_id", name=op.f("pk_item_body")),
    )
    with op.batch_alter_table("item_body", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_item_body_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "item_note",
        sa.Column("item_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["operative_item.id"], name=op.f("fk_item_note_item_id_operative_item")
        ),
        sa.PrimaryKeyConstraint("item_id", "number", name=op.f("pk_item_note")),
    )
    op.create_table(
        "proposal_step",
        sa.Column("proposal_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_step_proposal_id_proposal")
        ),
        sa.PrimaryKeyConstraint("proposal_id", "number", name=op.f("pk_proposal_step")),
    )
