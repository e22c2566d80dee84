"""Accounts may come in by another house's sign-in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bindings",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("bound_at", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="pk_bindings"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name="fk_bindings_account_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("issuer", "subject", name="uq_bindings_issuer_subject"),
    )


def downgrade() -> None:
    op.drop_table("bindings")
