"""the hall: check-in, running order, speakers, ways to decide, amendments

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "speech",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "assembly_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "agenda_item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("district_code", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "allowed_seconds", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("out_of_turn", sa.String(), nullable=False),
        sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_by", sa.String(), nullable=False),
        sa.CheckConstraint("kind in ('speech', 'point_of_order')", name=op.f("ck_speech_kind")),
        sa.CheckConstraint(
            "state in ('waiting', 'speaking', 'spoken', 'withdrawn')", name=op.f("ck_speech_state")
        ),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_speech_agenda_item_id_agenda_item"),
        ),
        sa.ForeignKeyConstraint(
            ["assembly_id"], ["assembly.id"], name=op.f("fk_speech_assembly_id_assembly")
        ),
        sa.ForeignKeyConstraint(
            ["district_code"], ["district.code"], name=op.f("fk_speech_district_code_district")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_speech_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_speech_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speech")),
    )
    with op.batch_alter_table("speech", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_speech_meeting_id_state"), ["meeting_id", "state"], unique=False
        )

    op.create_table(
        "ballot_option",
        sa.Column(
            "ballot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballot.id"], name=op.f("fk_ballot_option_ballot_id_ballot")
        ),
        sa.PrimaryKeyConstraint("ballot_id", "number", name=op.f("pk_ballot_option")),
    )
    op.create_table(
        "counted",
        sa.Column(
            "ballot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("district_code", sa.String(), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("votes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballot.id"], name=op.f("fk_counted_ballot_id_ballot")
        ),
        sa.PrimaryKeyConstraint(
            "ballot_id", "channel", "district_code", "choice", name=op.f("pk_counted")
        ),
    )
    op.create_table(
        "dissent",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "ballot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballot.id"], name=op.f("fk_dissent_ballot_id_ballot")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_dissent_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dissent")),
    )
    with op.batch_alter_table("dissent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dissent_ballot_id"), ["ballot_id"], unique=False)

    op.create_table(
        "teller_count",
        sa.Column(
            "ballot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("district_code", sa.String(), nullable=False),
        sa.Column(
            "teller_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("figures", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballot.id"], name=op.f("fk_teller_count_ballot_id_ballot")
        ),
        sa.ForeignKeyConstraint(
            ["teller_id"], ["staff.id"], name=op.f("fk_teller_count_teller_id_staff")
        ),
        sa.PrimaryKeyConstraint(
            "ballot_id", "channel", "district_code", "teller_id", name=op.f("pk_teller_count")
        ),
    )
    op.create_table(
        "amendment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "assembly_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "base_version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column(
            "paragraph", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("old_text", sa.String(), nullable=False),
        sa.Column("new_text", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("was_shown", sa.Boolean(), nullable=False),
        sa.Column("ballot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind in ('change', 'add', 'delete')", name=op.f("ck_amendment_kind")),
        sa.CheckConstraint(
            "state in ('sent', 'proposed', 'voting', 'accepted', 'rejected', 'withdrawn')",
            name=op.f("ck_amendment_state"),
        ),
        sa.ForeignKeyConstraint(
            ["assembly_id"], ["assembly.id"], name=op.f("fk_amendment_assembly_id_assembly")
        ),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballot.id"], name=op.f("fk_amendment_ballot_id_ballot")
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_amendment_draft_id_draft")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_amendment_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        sa.UniqueConstraint("ballot_id", name=op.f("uq_amendment_ballot_id")),
    )
    with op.batch_alter_table("amendment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_amendment_draft_id"), ["draft_id"], unique=False)

    op.create_table(
        "draft_version",
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_draft_version_draft_id_draft")
        ),
        sa.PrimaryKeyConstraint("draft_id", "number", name=op.f("pk_draft_version")),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="decide"))
        batch_op.add_column(
            sa.Column(
                "planned_minutes",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=False,
                server_default="0",
            )
        )
        batch_op.add_column(sa.Column("outcome", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("outcome_reason", sa.String(), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column(
                "carried_from_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_agenda_item_carried_from_id_agenda_item"),
            "agenda_item",
            ["carried_from_id"],
            ["id"],
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_agenda_item_kind"),
            "kind in ('inform', 'deliberate', 'decide', 'report')",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_agenda_item_outcome"),
            "outcome in ('', 'noted', 'postponed', 'withdrawn')",
        )

    op.execute("UPDATE agenda_item SET kind = 'inform' WHERE strategy_id IS NULL")
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="vote"))
        batch_op.add_column(
            sa.Column("constituency", sa.String(), nullable=False, server_default="person")
        )
        batch_op.add_column(
            sa.Column(
                "balance",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=False,
                server_default="0",
            )
        )
        batch_op.add_column(
            sa.Column("chair_breaks_tie", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column(
                "most_choices",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=False,
                server_default="1",
            )
        )
        batch_op.add_column(
            sa.Column("takes_paper", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("takes_hands", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column(
                "round",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=False,
                server_default="1",
            )
        )
        batch_op.add_column(sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column(
                "quorum_districts",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=False,
                server_default="0",
            )
        )
        batch_op.add_column(
            sa.Column(
                "districts_at_open",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=False,
                server_default="0",
            )
        )
        batch_op.add_column(
            sa.Column(
                "districts_at_close",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("casting_vote", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("outcome", sa.String(), nullable=True))
        batch_op.drop_constraint(batch_op.f("ck_ballot_majority"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_ballot_method"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_ballot_state"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_ballot_state"),
            "state in ('open', 'closed', 'counted', 'declared', 'cancelled')",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_ballot_kind"), "kind in ('vote', 'consensus', 'priority')"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_ballot_method"), "method in ('named', 'secret', 'hands')"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_ballot_constituency"), "constituency in ('person', 'network')"
        )

    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "version",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=False,
                server_default="1",
            )
        )
        batch_op.drop_constraint(batch_op.f("ck_draft_state"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_draft_state"),
            "state in ('drafting', 'shown', 'voting', 'adopted', 'fallen', 'postponed')",
        )

    with op.batch_alter_table(
        "elector", schema=None, table_kwargs={"sqlite_with_rowid": False}
    ) as batch_op:
        batch_op.add_column(sa.Column("channel", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column(
                "helper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_elector_helper_id_staff"), "staff", ["helper_id"], ["id"]
        )

    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "quorum_percent",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=False,
                server_default="0",
            )
        )
        batch_op.add_column(
            sa.Column(
                "quorum_districts",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=False,
                server_default="0",
            )
        )
        batch_op.add_column(sa.Column("wifi_name", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("wifi_password", sa.String(), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column(
                "speech_seconds",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=False,
                server_default="180",
            )
        )
        batch_op.add_column(sa.Column("break_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("undo", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sector", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("target_group", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("network", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("is_representative", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("may_keep", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("may_name", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("may_picture", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("withdrew_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_member_sector"),
            "sector in ('community', 'local_government', 'state', 'private')",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_member_target_group"), "target_group in ('student', 'working', 'parent')"
        )

    with op.batch_alter_table("screen", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "chapter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.add_column(sa.Column("message", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("follows", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_screen_chapter_id_chapter"), "chapter", ["chapter_id"], ["id"]
        )

    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.add_column(sa.Column("remark", sa.String(), nullable=False, server_default=""))
        batch_op.drop_constraint(batch_op.f("ck_vote_choice"), type_="check")


def downgrade() -> None:
    # What the older tables have no word for comes as near as they can say it.
    op.execute(
        "UPDATE ballot SET majority = 'simple' WHERE majority NOT IN ('simple', 'two_thirds')"
    )
    op.execute("UPDATE ballot SET method = 'named' WHERE method = 'hands'")
    op.execute("UPDATE ballot SET state = 'declared' WHERE state = 'cancelled'")
    op.execute("DELETE FROM vote WHERE choice NOT IN ('yes', 'no', 'abstain')")
    op.execute("UPDATE draft SET state = 'shown' WHERE state = 'postponed'")
    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.create_check_constraint(
            batch_op.f("ck_vote_choice"), "choice in ('yes', 'no', 'abstain')"
        )
        batch_op.drop_column("remark")

    with op.batch_alter_table("screen", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_screen_chapter_id_chapter"), type_="foreignkey")
        batch_op.drop_column("follows")
        batch_op.drop_column("message")
        batch_op.drop_column("chapter_id")

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_member_sector"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_member_target_group"), type_="check")
        batch_op.drop_column("withdrew_at")
        batch_op.drop_column("may_picture")
        batch_op.drop_column("may_name")
        batch_op.drop_column("may_keep")
        batch_op.drop_column("is_representative")
        batch_op.drop_column("network")
        batch_op.drop_column("target_group")
        batch_op.drop_column("sector")

    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_column("undo")
        batch_op.drop_column("break_until")
        batch_op.drop_column("speech_seconds")
        batch_op.drop_column("wifi_password")
        batch_op.drop_column("wifi_name")
        batch_op.drop_column("quorum_districts")
        batch_op.drop_column("quorum_percent")

    with op.batch_alter_table(
        "elector", schema=None, table_kwargs={"sqlite_with_rowid": False}
    ) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_elector_helper_id_staff"), type_="foreignkey")
        batch_op.drop_column("helper_id")
        batch_op.drop_column("channel")

    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_draft_state"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_draft_state"),
            "state in ('drafting', 'shown', 'voting', 'adopted', 'fallen')",
        )
        batch_op.drop_column("version")

    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_ballot_kind"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_ballot_method"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_ballot_constituency"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_ballot_state"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_ballot_state"), "state in ('open', 'closed', 'counted', 'declared')"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_ballot_majority"), "majority in ('simple', 'two_thirds')"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_ballot_method"), "method in ('named', 'secret')"
        )
        batch_op.drop_column("outcome")
        batch_op.drop_column("casting_vote")
        batch_op.drop_column("districts_at_close")
        batch_op.drop_column("districts_at_open")
        batch_op.drop_column("quorum_districts")
        batch_op.drop_column("closes_at")
        batch_op.drop_column("round")
        batch_op.drop_column("takes_hands")
        batch_op.drop_column("takes_paper")
        batch_op.drop_column("most_choices")
        batch_op.drop_column("chair_breaks_tie")
        batch_op.drop_column("balance")
        batch_op.drop_column("constituency")
        batch_op.drop_column("kind")

    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_agenda_item_kind"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_agenda_item_outcome"), type_="check")
        batch_op.drop_constraint(
            batch_op.f("fk_agenda_item_carried_from_id_agenda_item"), type_="foreignkey"
        )
        batch_op.drop_column("carried_from_id")
        batch_op.drop_column("outcome_reason")
        batch_op.drop_column("outcome")
        batch_op.drop_column("planned_minutes")
        batch_op.drop_column("kind")

    op.drop_table("draft_version")
    with op.batch_alter_table("amendment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_amendment_draft_id"))

    op.drop_table("amendment")
    op.drop_table("teller_count")
    with op.batch_alter_table("dissent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dissent_ballot_id"))

    op.drop_table("dissent")
    op.drop_table("counted")
    op.drop_table("ballot_option")
    with op.batch_alter_table("speech", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_speech_meeting_id_state"))

    op.drop_table("speech")
