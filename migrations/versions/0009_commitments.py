"""commitments: promises with their parts, bodies, reports and evidence; who saw them kept

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

from assembly.core.text import search_key

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "commitment",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("assembly_id", NUMBER, nullable=False),
        sa.Column("item_id", NUMBER, nullable=False),
        sa.Column("parent_id", NUMBER, nullable=True),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("expected", sa.String(), nullable=False),
        sa.Column("strategy_id", NUMBER, nullable=True),
        sa.Column("district_code", sa.String(), nullable=True),
        sa.Column("subdistrict_code", sa.String(), nullable=True),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("weight", NUMBER, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("progress", NUMBER, nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("last_by", sa.String(), nullable=False),
        sa.Column("last_did", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.CheckConstraint("kind in ('activity', 'project')", name=op.f("ck_commitment_kind")),
        sa.CheckConstraint(
            "state in ('waiting', 'moving', 'kept', 'review', 'ended')",
            name=op.f("ck_commitment_state"),
        ),
        sa.CheckConstraint("progress between 0 and 100", name=op.f("ck_commitment_progress")),
        sa.CheckConstraint("weight between 1 and 100", name=op.f("ck_commitment_weight")),
        sa.ForeignKeyConstraint(
            ["assembly_id"], ["assembly.id"], name=op.f("fk_commitment_assembly_id_assembly")
        ),
        sa.ForeignKeyConstraint(
            ["district_code"], ["district.code"], name=op.f("fk_commitment_district_code_district")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["operative_item.id"], name=op.f("fk_commitment_item_id_operative_item")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["commitment.id"], name=op.f("fk_commitment_parent_id_commitment")
        ),
        sa.ForeignKeyConstraint(
            ["strategy_id"], ["strategy.id"], name=op.f("fk_commitment_strategy_id_strategy")
        ),
        sa.ForeignKeyConstraint(
            ["subdistrict_code"],
            ["subdistrict.code"],
            name=op.f("fk_commitment_subdistrict_code_subdistrict"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("item_id", "position", name=op.f("uq_commitment_item_id_position")),
    )
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_commitment_assembly_id_state_due_on"),
            ["assembly_id", "state", "due_on"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_commitment_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_commitment_strategy_id"), ["strategy_id"], unique=False
        )

    op.create_table(
        "commitment_body",
        sa.Column("commitment_id", NUMBER, nullable=False),
        sa.Column("organisation_id", NUMBER, nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"],
            ["commitment.id"],
            name=op.f("fk_commitment_body_commitment_id_commitment"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_commitment_body_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint(
            "commitment_id", "organisation_id", name=op.f("pk_commitment_body")
        ),
    )
    with op.batch_alter_table("commitment_body", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_commitment_body_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "commitment_report",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("commitment_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("organisation_id", NUMBER, nullable=True),
        sa.Column("meeting_id", NUMBER, nullable=True),
        sa.Column("ballot_id", NUMBER, nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("progress", NUMBER, nullable=True),
        sa.Column("moves", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("corrects", NUMBER, nullable=True),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("withheld_because", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind in ('report', 'state', 'due', 'bodies', 'words')",
            name=op.f("ck_commitment_report_kind"),
        ),
        sa.CheckConstraint(
            "seen in ('unread', 'shown', 'withheld')", name=op.f("ck_commitment_report_seen")
        ),
        sa.CheckConstraint(
            "source in ('office', 'body', 'meeting')", name=op.f("ck_commitment_report_source")
        ),
        sa.CheckConstraint(
            "state in ('') or state in ('waiting', 'moving', 'kept', 'review', 'ended')",
            name=op.f("ck_commitment_report_state"),
        ),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballot.id"], name=op.f("fk_commitment_report_ballot_id_ballot")
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"],
            ["commitment.id"],
            name=op.f("fk_commitment_report_commitment_id_commitment"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_commitment_report_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_commitment_report_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment_report")),
        sa.UniqueConstraint(
            "commitment_id", "number", name=op.f("uq_commitment_report_commitment_id_number")
        ),
    )
    with op.batch_alter_table("commitment_report", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_commitment_report_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "evidence",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("report_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("width", NUMBER, nullable=False),
        sa.Column("height", NUMBER, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("pages", NUMBER, nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("taken_because", sa.String(), nullable=False),
        sa.CheckConstraint("kind in ('picture', 'paper', 'figure')", name=op.f("ck_evidence_kind")),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["commitment_report.id"],
            name=op.f("fk_evidence_report_id_commitment_report"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_report_id"), ["report_id"], unique=False)

    op.create_table(
        "witness",
        sa.Column("commitment_id", NUMBER, nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("district_code", sa.String(), nullable=False),
        sa.Column("says", sa.String(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.CheckConstraint("says in ('done', 'unchanged')", name=op.f("ck_witness_says")),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_witness_commitment_id_commitment")
        ),
        sa.ForeignKeyConstraint(
            ["district_code"], ["district.code"], name=op.f("fk_witness_district_code_district")
        ),
        sa.PrimaryKeyConstraint("commitment_id", "person", name=op.f("pk_witness")),
        sqlite_with_rowid=False,  # row numbers would keep the order in which people spoke
    )
    _promise_what_was_decided()


# Items of a resolution that only noted something promised nothing (as ``only_takes_note`` has it).
NOTES = ("รับทราบ", "ตระหนัก", "กังวล", "ชื่นชม", "เห็นว่า", "โดยที่")

DECIDED = """
    select i.id, i.text, i.due_on, r.assembly_id, r.standing, r.adopted_at, a.strategy_id
    from operative_item i join resolution r on r.id = i.resolution_id
    join agenda_item a on a.id = r.agenda_item_id
    where not exists (select 1 from edition e where e.resolution_id = r.id)
    order by i.id
"""
BODIES = """
    insert into commitment_body (commitment_id, organisation_id, leads, position)
    select c.id, b.organisation_id, b.leads, b.position
    from item_body b join commitment c on c.item_id = b.item_id
"""


def _promise_what_was_decided() -> None:
    """Every operative item that was adopted before is a promise from now on."""
    decided = sa.text(DECIDED).columns(due_on=sa.Date(), adopted_at=sa.DateTime(timezone=True))
    rows = [row for row in op.get_bind().execute(decided) if not row.text.startswith(NOTES)]
    if rows:
        op.bulk_insert(_table(), [_promised(row) for row in rows])
        op.execute(BODIES)


def _promised(row: sa.Row) -> dict[str, object]:
    return {
        "assembly_id": row.assembly_id,
        "item_id": row.id,
        "position": 0,
        "kind": "activity",
        "title": row.text,
        "expected": "",
        "strategy_id": row.strategy_id,
        "due_on": row.due_on,
        "weight": 1,
        "state": "waiting" if row.standing == "adopted" else "ended",
        "state_on": row.adopted_at.date(),
        "progress": 0,
        "version": 1,
        "last_by": "",
        "last_did": "",
        "search": search_key(row.text + "\n"),
    }


def _table() -> sa.TableClause:
    names = ("assembly_id", "item_id", "position", "strategy_id", "weight", "progress", "version")
    words = ("kind", "title", "expected", "state", "last_by", "last_did", "search")
    return sa.table(
        "commitment",
        *(sa.column(name, NUMBER) for name in names),
        *(sa.column(name, sa.String()) for name in words),
        sa.column("due_on", sa.Date()),
        sa.column("state_on", sa.Date()),
    )


def downgrade() -> None:
    op.drop_table("witness")
    op.drop_table("evidence")
    op.drop_table("commitment_report")
    op.drop_table("commitment_body")
    op.drop_table("commitment")
