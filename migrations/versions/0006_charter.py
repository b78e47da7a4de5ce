"""charter: documents, working draft, changes, editions in force

Until now an assembly had one charter and an edition kept its clauses alone. Now it may have
by-laws beside it; an edition keeps all that it printed, a clause every wording it had, and the
next edition is drafted beside the text in force. What stood before is carried over: each edition
gets the title, preamble and chapters of its document as they stand, each clause its first step.

Downwards by-laws go, since the old tables have no place for them; every charter stays.

Revision ID: 0006
Revises: 0005
"""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)

CHARTER = sa.table("charter", sa.column("id"), sa.column("kind"))
CHAPTER = sa.table("chapter", sa.column("id"), sa.column("charter_id"))
CLAUSE = sa.table("clause", sa.column("id"), sa.column("chapter_id"), sa.column("moved_from_id"))
EDITION = sa.table("edition", sa.column("id"), sa.column("charter_id"))
SOURCE = sa.table("clause_source", sa.column("clause_id"))


def upgrade() -> None:
    _widen_charters()
    _widen_clauses()
    _widen_editions()
    _lay_steps()
    _lay_draft()


def _widen_charters() -> None:
    texts = ("preamble", "transitory", "pledge", "signers", "last_by", "last_did", "last_about")
    with op.batch_alter_table("charter", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_charter_assembly_id"), type_="unique")
        for name in ("kind", "slug"):
            batch_op.add_column(sa.Column(name, sa.String(), server_default="charter"))
        for name in texts[1:]:
            batch_op.add_column(sa.Column(name, sa.String(), server_default=""))
        batch_op.add_column(sa.Column("version", ID, server_default="1"))
    with op.batch_alter_table("charter", schema=None) as batch_op:
        for name in ("kind", "slug", *texts[1:]):
            batch_op.alter_column(
                name, existing_type=sa.String(), nullable=False, server_default=None
            )
        batch_op.alter_column("version", existing_type=ID, nullable=False, server_default=None)
        batch_op.create_unique_constraint(
            batch_op.f("uq_charter_assembly_id_slug"), ["assembly_id", "slug"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_charter_kind"), "kind in ('charter', 'bylaw')"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_charter_slug"), "(kind = 'charter') = (slug = 'charter')"
        )


def _widen_clauses() -> None:
    with op.batch_alter_table("clause", schema=None) as batch_op:
        batch_op.add_column(sa.Column("state", sa.String(), server_default="standing"))
        batch_op.add_column(sa.Column("version", ID, server_default="1"))
        batch_op.add_column(sa.Column("moved_from_id", ID, nullable=True))
    with op.batch_alter_table("clause", schema=None) as batch_op:
        batch_op.alter_column(
            "state", existing_type=sa.String(), nullable=False, server_default=None
        )
        batch_op.alter_column("version", existing_type=ID, nullable=False, server_default=None)
        batch_op.create_check_constraint(
            batch_op.f("ck_clause_state"), "state in ('standing', 'repealed')"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_clause_moved_from_id_clause"), "clause", ["moved_from_id"], ["id"]
        )


def _widen_editions() -> None:
    with op.batch_alter_table("edition", schema=None) as batch_op:
        for name in ("title", "preamble", "transitory", "pledge", "signers"):
            batch_op.add_column(sa.Column(name, sa.String(), server_default=""))
        batch_op.add_column(sa.Column("hashes", sa.String(), server_default="clauses"))
        batch_op.add_column(sa.Column("in_force_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("ballot_id", ID, nullable=True))
        batch_op.add_column(sa.Column("resolution_id", ID, nullable=True))
    op.execute(
        "UPDATE edition SET title = (SELECT title FROM charter WHERE charter.id = charter_id),"
        " preamble = (SELECT preamble FROM charter WHERE charter.id = charter_id)"
    )
    op.execute("UPDATE edition SET in_force_from = adopted_on")
    with op.batch_alter_table("edition", schema=None) as batch_op:
        for name in ("title", "preamble", "transitory", "pledge", "signers", "hashes"):
            batch_op.alter_column(
                name, existing_type=sa.String(), nullable=False, server_default=None
            )
        batch_op.alter_column("in_force_from", existing_type=sa.Date(), nullable=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_edition_ballot_id_ballot"), "ballot", ["ballot_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_edition_resolution_id_resolution"),
            "resolution",
            ["resolution_id"],
            ["id"],
        )
    _keep_chapters()
    _say_what_was_hashed()


def _say_what_was_hashed() -> None:
    """Editions were hashed by their clauses alone; one that came down this step and goes up again
    was hashed by all it prints."""
    own = ("edition_clause", sa.column("edition_id"), sa.column("number"), sa.column("text"))
    clauses = sa.table(*own)
    edition = sa.table("edition", sa.column("id"), sa.column("text_hash"), sa.column("hashes"))
    for id_, told in op.get_bind().execute(sa.select(edition.c.id, edition.c.text_hash)).all():
        wanted = sa.select(clauses.c.number, clauses.c.text).where(clauses.c.edition_id == id_)
        rows = sorted(op.get_bind().execute(wanted).all(), key=lambda row: _place(row[0]))
        plain = "\n".join(f"{number} {text}" for number, text in rows)
        if hashlib.sha256(plain.encode()).hexdigest() != told:
            op.execute(edition.update().where(edition.c.id == id_).values(hashes="all"))


def _place(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("/"))


def _keep_chapters() -> None:
    op.create_table(
        "edition_chapter",
        sa.Column("edition_id", ID, nullable=False),
        sa.Column("number", ID, autoincrement=False, nullable=False),
        sa.Column("chapter_id", ID, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chapter_id"], ["chapter.id"], name=op.f("fk_edition_chapter_chapter_id_chapter")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_edition_chapter_edition_id_edition")
        ),
        sa.PrimaryKeyConstraint("edition_id", "number", name=op.f("pk_edition_chapter")),
    )
    op.execute(
        "INSERT INTO edition_chapter (edition_id, number, chapter_id, title)"
        " SELECT edition.id, chapter.number, chapter.id, chapter.title"
        " FROM edition JOIN chapter ON chapter.charter_id = edition.charter_id"
    )
    with op.batch_alter_table("edition_clause", schema=None) as batch_op:
        batch_op.add_column(sa.Column("chapter_number", ID, nullable=True))
        batch_op.add_column(sa.Column("state", sa.String(), server_default="standing"))
    op.execute(
        "UPDATE edition_clause SET chapter_number = (SELECT chapter.number FROM chapter"
        " JOIN clause ON clause.chapter_id = chapter.id WHERE clause.id = edition_clause.clause_id)"
    )
    with op.batch_alter_table("edition_clause", schema=None) as batch_op:
        batch_op.alter_column("chapter_number", existing_type=ID, nullable=False)
        batch_op.alter_column(
            "state", existing_type=sa.String(), nullable=False, server_default=None
        )


def _lay_steps() -> None:
    op.create_table(
        "clause_step",
        sa.Column("id", ID, nullable=False),
        sa.Column("clause_id", ID, nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("resolution_id", ID, nullable=True),
        sa.Column("edition_id", ID, nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "what in ('added', 'amended', 'repealed', 'moved')", name=op.f("ck_clause_step_what")
        ),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_clause_step_clause_id_clause")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_clause_step_edition_id_edition")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"],
            ["resolution.id"],
            name=op.f("fk_clause_step_resolution_id_resolution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause_step")),
    )
    with op.batch_alter_table("clause_step", schema=None) as batch_op:
        for name in ("clause_id", "resolution_id"):
            batch_op.create_index(batch_op.f(f"ix_clause_step_{name}"), [name], unique=False)
    op.execute(
        "INSERT INTO clause_step"
        " (clause_id, what, number, text, reason, resolution_id, edition_id, made_at)"
        " SELECT clause.id, 'added', clause.number, clause.text, '',"
        " (SELECT min(resolution_id) FROM clause_source WHERE clause_id = clause.id),"
        " (SELECT min(edition_id) FROM edition_clause WHERE clause_id = clause.id),"
        " clause.written_at FROM clause ORDER BY clause.id"
    )


def _lay_draft() -> None:
    op.create_table(
        "draft_change",
        sa.Column("id", ID, nullable=False),
        sa.Column("charter_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("clause_id", ID, nullable=True),
        sa.Column("chapter_id", ID, nullable=True),
        sa.Column("part", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("resolution_id", ID, nullable=True),
        sa.Column("base_version", ID, nullable=False),
        sa.Column("version", ID, nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "kind in ('amend', 'repeal', 'insert', 'move', 'add_chapter', 'rename_chapter',"
            " 'move_chapter', 'part')",
            name=op.f("ck_draft_change_kind"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=op.f(f"fk_draft_change_{name}_id_{name}")
            )
            for name in ("charter", "clause", "chapter", "resolution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_change")),
        sa.UniqueConstraint("charter_id", "part", name=op.f("uq_draft_change_charter_id_part")),
        sa.UniqueConstraint("clause_id", name=op.f("uq_draft_change_clause_id")),
    )
    with op.batch_alter_table("draft_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_change_charter_id"), ["charter_id"])
    op.create_table(
        "edition_motion",
        sa.Column("id", ID, nullable=False),
        sa.Column("charter_id", ID, nullable=False),
        sa.Column("agenda_item_id", ID, nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=True),
        sa.Column("words_hash", sa.String(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=op.f(f"fk_edition_motion_{name}_id_{name}")
            )
            for name in ("charter", "agenda_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition_motion")),
        sa.UniqueConstraint("agenda_item_id", name=op.f("uq_edition_motion_agenda_item_id")),
        sa.UniqueConstraint("charter_id", name=op.f("uq_edition_motion_charter_id")),
    )


def downgrade() -> None:
    op.drop_table("edition_motion")
    op.drop_table("draft_change")
    op.drop_table("clause_step")
    _drop_bylaws()
    op.drop_table("edition_chapter")
    with op.batch_alter_table("edition_clause", schema=None) as batch_op:
        batch_op.drop_column("state")
        batch_op.drop_column("chapter_number")
    with op.batch_alter_table("edition", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_edition_resolution_id_resolution"), type_="foreignkey"
        )
        batch_op.drop_constraint(batch_op.f("fk_edition_ballot_id_ballot"), type_="foreignkey")
        for name in ("resolution_id", "ballot_id", "in_force_from", "hashes"):
            batch_op.drop_column(name)
        for name in ("signers", "pledge", "transitory", "preamble", "title"):
            batch_op.drop_column(name)
    with op.batch_alter_table("clause", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_clause_moved_from_id_clause"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("ck_clause_state"), type_="check")
        for name in ("moved_from_id", "version", "state"):
            batch_op.drop_column(name)
    with op.batch_alter_table("charter", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_charter_slug"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_charter_kind"), type_="check")
        batch_op.drop_constraint(batch_op.f("uq_charter_assembly_id_slug"), type_="unique")
        for name in ("last_about", "last_did", "last_by", "version", "signers", "pledge"):
            batch_op.drop_column(name)
        for name in ("transitory", "slug", "kind"):
            batch_op.drop_column(name)
        batch_op.create_unique_constraint(batch_op.f("uq_charter_assembly_id"), ["assembly_id"])


def _drop_bylaws() -> None:
    bylaws = sa.select(CHARTER.c.id).where(CHARTER.c.kind == "bylaw")
    chapters = sa.select(CHAPTER.c.id).where(CHAPTER.c.charter_id.in_(bylaws))
    clauses = sa.select(CLAUSE.c.id).where(CLAUSE.c.chapter_id.in_(chapters))
    editions = sa.select(EDITION.c.id).where(EDITION.c.charter_id.in_(bylaws))
    for name in ("edition_clause", "edition_chapter"):
        printed = sa.table(name, sa.column("edition_id"))
        op.execute(printed.delete().where(printed.c.edition_id.in_(editions)))
    op.execute(SOURCE.delete().where(SOURCE.c.clause_id.in_(clauses)))
    op.execute(CLAUSE.delete().where(CLAUSE.c.chapter_id.in_(chapters)))
    op.execute(EDITION.delete().where(EDITION.c.charter_id.in_(bylaws)))
    op.execute(CHAPTER.delete().where(CHAPTER.c.charter_id.in_(bylaws)))
    op.execute(CHARTER.delete().where(CHARTER.c.kind == "bylaw"))
