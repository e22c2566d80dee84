"""Tries at the door are counted for every process of a house."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tries",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("full_at", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_tries"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("tries")
