"""sealed words: what people say of a promise bears the installation's keyed hash

What is there is sealed as it stands: from now on a word without one was put in by somebody else.

Revision ID: 0013
Revises: 0012
"""

import hashlib
import hmac

import sqlalchemy as sa
from alembic import op
from flask import current_app

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WITNESS = sa.table(
    "witness",
    sa.column("commitment_id", sa.BigInteger),
    sa.column("person", sa.String),
    sa.column("district_code", sa.String),
    sa.column("says", sa.String),
    sa.column("said_on", sa.Date),
    sa.column("seal", sa.String),
)


def upgrade() -> None:
    op.add_column("witness", sa.Column("seal", sa.String(), nullable=False, server_default=""))
    connection = op.get_bind()
    for word in connection.execute(sa.select(WITNESS)).all():
        mine = (WITNESS.c.commitment_id == word.commitment_id, WITNESS.c.person == word.person)
        connection.execute(sa.update(WITNESS).where(*mine).values(seal=_seal(word)))


def downgrade() -> None:
    op.drop_column("witness", "seal")


def _seal(word: sa.Row[tuple[object, ...]]) -> str:
    """As ``seal_of`` has it."""
    day = word.said_on.isoformat()
    words = ("witness", str(word.commitment_id), word.person, word.district_code, word.says, day)
    body = "\0".join(f"{len(one)}:{one}" for one in words)
    return f"{_keyed('')[:8]}.{_keyed(body)[:40]}"


def _keyed(body: str) -> str:
    secret = str(current_app.config["CODES_KEY"]).encode()
    return hmac.new(secret, f"fingerprint\0{body}".encode(), hashlib.sha256).hexdigest()
