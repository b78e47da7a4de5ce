"""requests: letters to bodies, their answers, private links

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "request",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("assembly_id", NUMBER, nullable=False),
        sa.Column("commitment_id", NUMBER, nullable=True),
        sa.Column("proposal_id", NUMBER, nullable=True),
        sa.Column("organisation_id", NUMBER, nullable=False),
        sa.Column("escalated_from_id", NUMBER, nullable=True),
        sa.Column("addressee", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("signer", sa.String(), nullable=False),
        sa.Column("signer_office", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_because", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("last_by", sa.String(), nullable=False),
        sa.Column("last_did", sa.String(), nullable=False),
        sa.CheckConstraint(
            "plan in ('', 'offered', 'in_plan', 'budgeted', 'refused')",
            name=op.f("ck_request_plan"),
        ),
        sa.CheckConstraint(
            "state in ('draft', 'sent', 'accepted', 'refused', 'withdrawn')",
            name=op.f("ck_request_state"),
        ),
        sa.CheckConstraint(
            "(commitment_id is null) != (proposal_id is null)", name=op.f("ck_request_about")
        ),
        sa.ForeignKeyConstraint(
            ["assembly_id"], ["assembly.id"], name=op.f("fk_request_assembly_id_assembly")
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_request_commitment_id_commitment")
        ),
        sa.ForeignKeyConstraint(
            ["escalated_from_id"], ["request.id"], name=op.f("fk_request_escalated_from_id_request")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_request_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_request_proposal_id_proposal")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
    )
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_request_assembly_id_answered_on_sent_on"),
            ["assembly_id", "answered_on", "sent_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_request_commitment_id"), ["commitment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_request_escalated_from_id"), ["escalated_from_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_request_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_request_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "request_letter",
        sa.Column("request_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("letter_number", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "channel in ('', 'hand', 'post', 'email', 'system')",
            name=op.f("ck_request_letter_channel"),
        ),
        sa.CheckConstraint(
            "kind in ('request', 'reminder', 'escalation')", name=op.f("ck_request_letter_kind")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name=op.f("fk_request_letter_request_id_request")
        ),
        sa.PrimaryKeyConstraint("request_id", "number", name=op.f("pk_request_letter")),
    )

    op.create_table(
        "request_answer",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("request_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("budget", sa.String(), nullable=False),
        sa.Column("letter_number", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("answerer", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("corrects", NUMBER, nullable=True),
        sa.Column("report_id", NUMBER, nullable=True),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("withheld_because", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind in ('received', 'accepted', 'refused', 'reported', 'plan')",
            name=op.f("ck_request_answer_kind"),
        ),
        sa.CheckConstraint(
            "seen in ('unread', 'shown', 'withheld')", name=op.f("ck_request_answer_seen")
        ),
        sa.CheckConstraint("source in ('link', 'office')", name=op.f("ck_request_answer_source")),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["commitment_report.id"],
            name=op.f("fk_request_answer_report_id_commitment_report"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name=op.f("fk_request_answer_request_id_request")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_answer")),
        sa.UniqueConstraint(
            "request_id", "number", name=op.f("uq_request_answer_request_id_number")
        ),
    )

    op.create_table(
        "reply_link",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("request_id", NUMBER, nullable=False),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name=op.f("fk_reply_link_request_id_request")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_reply_link_token_hash")),
    )
    with op.batch_alter_table("reply_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reply_link_request_id"), ["request_id"], unique=False)
    _ask_for_what_was_sent()


def _ask_for_what_was_sent() -> None:
    """A proposal that left before there were requests has one like those that leave from now on."""
    op.execute(
        "insert into request (assembly_id, proposal_id, organisation_id, addressee, title, asked,"
        " signer, signer_office, state, sent_on, due_on, withdrawn_because, plan, version,"
        " last_by, last_did)"
        " select assembly_id, id, organisation_id, addressee, title, asked, signer, signer_office,"
        " 'sent', sent_on, due_on, '', 'offered', 1, last_by, last_did"
        " from proposal where state = 'sent' and sent_on is not null"
    )
    op.execute(
        "insert into request_letter (request_id, number, kind, letter_number, channel, sent_on,"
        " due_on, made_at, made_by)"
        " select request.id, 1, 'request', proposal.letter_number, proposal.channel,"
        " proposal.sent_on, proposal.due_on, proposal_step.made_at, proposal_step.made_by"
        " from request join proposal on proposal.id = request.proposal_id"
        " join proposal_step on proposal_step.proposal_id = proposal.id"
        " and proposal_step.state = 'sent'"
    )


def downgrade() -> None:
    op.drop_table("reply_link")
    op.drop_table("request_answer")
    op.drop_table("request_letter")
    op.drop_table("request")
