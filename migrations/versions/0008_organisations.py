"""organisations: kinds, places, trees, memberships, representatives, agreements

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# What an organisation of a sector was most likely meant to be, until somebody says otherwise.
USUAL = (
    "CASE sector WHEN 'local_government' THEN 'local_authority' WHEN 'state' THEN 'state_agency'"
    " WHEN 'private' THEN 'private_firm' ELSE 'community_organisation' END"
)
KINDS = (
    "kind in ('state_agency', 'local_authority', 'community_organisation', 'network',"
    " 'association', 'private_firm', 'university', 'fund_centre', 'assembly', 'institute')"
)
WORDS = ("about", "coordinator", "contact", "consent_by", "last_by", "last_did")
FOREIGN = (
    ("district_code", "district", "code"),
    ("subdistrict_code", "subdistrict", "code"),
    ("parent_id", "organisation", "id"),
)


def upgrade() -> None:
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("kind", sa.String(), nullable=False, server_default="community_organisation")
        )
        for name in WORDS:
            batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("version", NUMBER, nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("district_code", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("subdistrict_code", sa.String(), nullable=True))
        for name in ("founded", "ended", "parent_id"):
            batch_op.add_column(sa.Column(name, NUMBER, nullable=True))
        batch_op.add_column(sa.Column("consented_on", sa.Date(), nullable=True))
    op.execute(f"UPDATE organisation SET kind = {USUAL}")  # noqa: S608 -- our own words only
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.create_check_constraint(batch_op.f("ck_organisation_kind"), KINDS)
        batch_op.create_index(batch_op.f("ix_organisation_parent_id"), ["parent_id"], unique=False)
        for column, table, key in FOREIGN:
            name = batch_op.f(f"fk_organisation_{column}_{table}")
            batch_op.create_foreign_key(name, table, [column], [key])
    _make_tables()


def downgrade() -> None:
    for name in ("agreement_party", "agreement", "representative", "membership", "succession"):
        op.drop_table(name)
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        for column, table, _key in FOREIGN:
            name = batch_op.f(f"fk_organisation_{column}_{table}")
            batch_op.drop_constraint(name, type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_organisation_parent_id"))
        batch_op.drop_constraint(batch_op.f("ck_organisation_kind"), type_="check")
        dates = ("consented_on", "founded", "ended", "parent_id")
        for name in (*dates, "subdistrict_code", "district_code", "version", *WORDS, "kind"):
            batch_op.drop_column(name)


def _link(table: str, column: str, name: str | None = None) -> sa.ForeignKeyConstraint:
    target = name or "organisation"
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}")
    )


def _consent() -> tuple[sa.Column, sa.Column]:
    return (
        sa.Column("consented_on", sa.Date(), nullable=True),
        sa.Column("consent_by", sa.String(), nullable=False),
    )


def _index(table: str, column: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)


def _make_tables() -> None:
    op.create_table(
        "succession",
        sa.Column("earlier_id", NUMBER, nullable=False),
        sa.Column("later_id", NUMBER, nullable=False),
        _link("succession", "earlier_id"),
        _link("succession", "later_id"),
        sa.PrimaryKeyConstraint("earlier_id", "later_id", name=op.f("pk_succession")),
    )
    _index("succession", "later_id")
    op.create_table(
        "membership",
        sa.Column("network_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("since", NUMBER, nullable=True),
        _link("membership", "network_id"),
        _link("membership", "member_id"),
        sa.PrimaryKeyConstraint("network_id", "member_id", name=op.f("pk_membership")),
    )
    _index("membership", "member_id")
    op.create_table(
        "representative",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("organisation_id", NUMBER, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("since", NUMBER, nullable=True),
        sa.Column("until", NUMBER, nullable=True),
        *_consent(),
        _link("representative", "organisation_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representative")),
    )
    _index("representative", "organisation_id")
    op.create_table(
        "agreement",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("assembly_id", NUMBER, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("signed_year", NUMBER, nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("last_by", sa.String(), nullable=False),
        sa.Column("last_did", sa.String(), nullable=False),
        _link("agreement", "assembly_id", "assembly"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    _index("agreement", "assembly_id")
    _index("agreement", "ends_on")
    op.create_table(
        "agreement_party",
        sa.Column("agreement_id", NUMBER, nullable=False),
        sa.Column("organisation_id", NUMBER, nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("signer", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        *_consent(),
        _link("agreement_party", "agreement_id", "agreement"),
        _link("agreement_party", "organisation_id"),
        sa.PrimaryKeyConstraint("agreement_id", "organisation_id", name=op.f("pk_agreement_party")),
    )
    _index("agreement_party", "organisation_id")
