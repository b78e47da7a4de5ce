"""tasks: what one of the staff is to do until a day

Revision ID: 0012
Revises: 0011
"""

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled with the folder."""


def downgrade() -> None:
    """Filled with the folder."""
