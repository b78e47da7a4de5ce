"""voices: listening stages, issues, organisations, statements, and the life of a grievance

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from assembly.core.text import search_key

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "assembly_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.CheckConstraint(
            "level in ('village', 'subdistrict', 'district', 'province', 'national')",
            name=op.f("ck_organisation_level"),
        ),
        sa.CheckConstraint(
            "sector in ('community', 'local_government', 'state', 'private')",
            name=op.f("ck_organisation_sector"),
        ),
        sa.ForeignKeyConstraint(
            ["assembly_id"], ["assembly.id"], name=op.f("fk_organisation_assembly_id_assembly")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("assembly_id", "name", name=op.f("uq_organisation_assembly_id_name")),
    )
    op.create_table(
        "listening_stage",
        sa.Column(
            "meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "assembly_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("district_code", sa.String(), nullable=False),
        sa.Column("subdistrict_code", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assembly_id"], ["assembly.id"], name=op.f("fk_listening_stage_assembly_id_assembly")
        ),
        sa.ForeignKeyConstraint(
            ["district_code"],
            ["district.code"],
            name=op.f("fk_listening_stage_district_code_district"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_listening_stage_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["subdistrict_code"],
            ["subdistrict.code"],
            name=op.f("fk_listening_stage_subdistrict_code_subdistrict"),
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_listening_stage")),
    )
    with op.batch_alter_table("listening_stage", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_listening_stage_assembly_id"), ["assembly_id"], unique=False
        )

    op.create_table(
        "statement",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "assembly_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "state in ('open', 'closed', 'withheld')", name=op.f("ck_statement_state")
        ),
        sa.ForeignKeyConstraint(
            ["assembly_id"], ["assembly.id"], name=op.f("fk_statement_assembly_id_assembly")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_statement_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_statement_meeting_id_number")),
    )
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_assembly_id"), ["assembly_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statement_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "headcount",
        sa.Column(
            "meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("target_group", sa.String(), nullable=False),
        sa.Column("people", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "target_group in ('student', 'working', 'parent', 'other')",
            name=op.f("ck_headcount_target_group"),
        ),
        sa.CheckConstraint("people >= 0", name=op.f("ck_headcount_people")),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["listening_stage.meeting_id"],
            name=op.f("fk_headcount_meeting_id_listening_stage"),
        ),
        sa.PrimaryKeyConstraint("meeting_id", "target_group", name=op.f("pk_headcount")),
    )
    op.create_table(
        "issue",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "assembly_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "strategy_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "agenda_item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("last_by", sa.String(), nullable=False),
        sa.Column("last_did", sa.String(), nullable=False),
        sa.Column("undo", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_item.id"], name=op.f("fk_issue_agenda_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["assembly_id"], ["assembly.id"], name=op.f("fk_issue_assembly_id_assembly")
        ),
        sa.ForeignKeyConstraint(
            ["strategy_id"], ["strategy.id"], name=op.f("fk_issue_strategy_id_strategy")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue")),
    )
    with op.batch_alter_table("issue", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_issue_agenda_item_id"), ["agenda_item_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_issue_assembly_id"), ["assembly_id"], unique=False)

    op.create_table(
        "opinion",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "statement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("who_hash", sa.String(), nullable=False),
        sa.Column("district_code", sa.String(), nullable=True),
        sa.Column("choice", sa.String(), nullable=False),
        sa.CheckConstraint(
            "choice in ('agree', 'disagree', 'pass')", name=op.f("ck_opinion_choice")
        ),
        sa.ForeignKeyConstraint(
            ["district_code"], ["district.code"], name=op.f("fk_opinion_district_code_district")
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_opinion_statement_id_statement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
        sa.UniqueConstraint(
            "statement_id", "who_hash", name=op.f("uq_opinion_statement_id_who_hash")
        ),
    )
    with op.batch_alter_table("opinion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opinion_statement_id"), ["statement_id"], unique=False)

    op.create_table(
        "grievance_contact",
        sa.Column(
            "grievance_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("consented_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["grievance_id"],
            ["grievance.id"],
            name=op.f("fk_grievance_contact_grievance_id_grievance"),
        ),
        sa.PrimaryKeyConstraint("grievance_id", name=op.f("pk_grievance_contact")),
    )
    op.create_table(
        "grievance_message",
        sa.Column(
            "grievance_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("from_sender", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("is_read", sa.Boolean(), nullable=False),
        sa.Column("key_hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["grievance_id"],
            ["grievance.id"],
            name=op.f("fk_grievance_message_grievance_id_grievance"),
        ),
        sa.PrimaryKeyConstraint("grievance_id", "number", name=op.f("pk_grievance_message")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "grievance_picture",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "grievance_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("width", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("height", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bytes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("is_cleared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["grievance_id"],
            ["grievance.id"],
            name=op.f("fk_grievance_picture_grievance_id_grievance"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grievance_picture")),
        sa.UniqueConstraint("name", name=op.f("uq_grievance_picture_name")),
    )
    with op.batch_alter_table("grievance_picture", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_grievance_picture_grievance_id"), ["grievance_id"], unique=False
        )

    op.create_table(
        "grievance_step",
        sa.Column(
            "grievance_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["grievance_id"],
            ["grievance.id"],
            name=op.f("fk_grievance_step_grievance_id_grievance"),
        ),
        sa.PrimaryKeyConstraint("grievance_id", "number", name=op.f("pk_grievance_step")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "me_too",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "grievance_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("who_hash", sa.String(), nullable=False),
        sa.Column("district_code", sa.String(), nullable=True),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_code"], ["district.code"], name=op.f("fk_me_too_district_code_district")
        ),
        sa.ForeignKeyConstraint(
            ["grievance_id"], ["grievance.id"], name=op.f("fk_me_too_grievance_id_grievance")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_me_too")),
        sa.UniqueConstraint(
            "grievance_id", "who_hash", name=op.f("uq_me_too_grievance_id_who_hash")
        ),
    )
    with op.batch_alter_table("assembly", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "keep_days", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )

    with op.batch_alter_table("grievance", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "told_strategy_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("search", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("salt", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("erased_leaf", sa.String(), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("target_group", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column(
                "typed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.add_column(sa.Column("cleared_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("cleared_text", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("published_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("withheld_because", sa.String(), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("answered_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("outcome", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column(
                "organisation_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "issue_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column(
                "version",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=False,
                server_default="1",
            )
        )
        batch_op.add_column(sa.Column("last_by", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("last_did", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(
            "ix_grievance_inbox",
            [
                "assembly_id",
                "state",
                "district_code",
                "strategy_id",
                "agenda_item_id",
                "issue_id",
                "organisation_id",
                "answered_on",
                "cleared_on",
                "published_on",
                "urgent",
                "told_on",
                "version",
                "subdistrict_code",
            ],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_grievance_issue_id"), ["issue_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_grievance_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_grievance_issue_id_issue"), "issue", ["issue_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_grievance_organisation_id_organisation"),
            "organisation",
            ["organisation_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_grievance_typed_by_staff"), "staff", ["typed_by"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_grievance_meeting_id_meeting"), "meeting", ["meeting_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_grievance_told_strategy_id_strategy"),
            "strategy",
            ["told_strategy_id"],
            ["id"],
        )
        batch_op.drop_constraint(batch_op.f("ck_grievance_state"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_grievance_state"),
            "state in ('new', 'reviewed', 'withheld', 'withdrawn')",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_grievance_target_group"),
            "target_group in ('student', 'working', 'parent')",
        )
    _carry_what_was_told()
    _make_findable()


def _carry_what_was_told() -> None:
    """What stood in one column is what the sender chose, and what the desk may change."""
    rows = op.get_bind().execute(sa.text("SELECT id, text FROM grievance")).all()
    op.execute("UPDATE grievance SET told_strategy_id = strategy_id")
    told = sa.text("UPDATE grievance SET search = :search WHERE id = :id")
    for row in rows:
        op.get_bind().execute(told, {"id": row.id, "search": search_key(row.text)})


def _make_findable() -> None:
    """Three letters anywhere in the words find them."""
    if op.get_bind().dialect.name != "sqlite":
        _index_on_server()
        return
    op.execute(
        "CREATE VIRTUAL TABLE grievance_search USING fts5"
        "(search, content='grievance', content_rowid='id', tokenize='trigram')"
    )
    op.execute("INSERT INTO grievance_search(grievance_search) VALUES ('rebuild')")


def _index_on_server() -> None:
    """PostgreSQL's index of three letters, where its extension can be had; else it reads all."""
    try:
        with op.get_bind().begin_nested():
            op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            op.execute(
                "CREATE INDEX ix_grievance_search ON grievance USING gin (search gin_trgm_ops)"
            )
    except sa.exc.DBAPIError:
        return


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE grievance_search")
    else:
        op.execute("DROP INDEX IF EXISTS ix_grievance_search")
    op.execute("DELETE FROM grievance WHERE state = 'withdrawn'")
    with op.batch_alter_table("grievance", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_grievance_told_strategy_id_strategy"), type_="foreignkey"
        )
        batch_op.drop_constraint(batch_op.f("fk_grievance_meeting_id_meeting"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_grievance_typed_by_staff"), type_="foreignkey")
        batch_op.drop_constraint(
            batch_op.f("fk_grievance_organisation_id_organisation"), type_="foreignkey"
        )
        batch_op.drop_constraint(batch_op.f("fk_grievance_issue_id_issue"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_grievance_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_grievance_issue_id"))
        batch_op.drop_index("ix_grievance_inbox")
        batch_op.drop_constraint(batch_op.f("ck_grievance_target_group"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_grievance_state"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_grievance_state"), "state in ('new', 'reviewed', 'withheld')"
        )
        batch_op.drop_column("last_did")
        batch_op.drop_column("last_by")
        batch_op.drop_column("version")
        batch_op.drop_column("issue_id")
        batch_op.drop_column("organisation_id")
        batch_op.drop_column("outcome")
        batch_op.drop_column("answered_on")
        batch_op.drop_column("withheld_because")
        batch_op.drop_column("published_on")
        batch_op.drop_column("cleared_text")
        batch_op.drop_column("cleared_on")
        batch_op.drop_column("typed_by")
        batch_op.drop_column("meeting_id")
        batch_op.drop_column("target_group")
        batch_op.drop_column("urgent")
        batch_op.drop_column("erased_leaf")
        batch_op.drop_column("salt")
        batch_op.drop_column("search")
        batch_op.drop_column("told_strategy_id")

    with op.batch_alter_table("assembly", schema=None) as batch_op:
        batch_op.drop_column("keep_days")

    op.drop_table("me_too")
    op.drop_table("grievance_step")
    with op.batch_alter_table("grievance_picture", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_grievance_picture_grievance_id"))

    op.drop_table("grievance_picture")
    op.drop_table("grievance_message")
    op.drop_table("grievance_contact")
    with op.batch_alter_table("opinion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opinion_statement_id"))

    op.drop_table("opinion")
    with op.batch_alter_table("issue", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issue_assembly_id"))
        batch_op.drop_index(batch_op.f("ix_issue_agenda_item_id"))

    op.drop_table("issue")
    op.drop_table("headcount")
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_statement_assembly_id"))

    op.drop_table("statement")
    with op.batch_alter_table("listening_stage", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_listening_stage_assembly_id"))

    op.drop_table("listening_stage")
    op.drop_table("organisation")
