"""Secrets that are given out say by which account."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("credentials", sa.Column("made_by", sa.Text()))


def downgrade() -> None:
    op.drop_column("credentials", "made_by")
