"""Whoever wants to be reminded by e-mail, and where."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail_reminders",
        sa.Column("game_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.String(24), nullable=False),
        sa.Column("confirmed_at", sa.String(24)),
        sa.Column("day", sa.Date()),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("again_at", sa.String(24)),
        sa.PrimaryKeyConstraint("game_id", "person_id", name="pk_mail_reminders"),
        sa.ForeignKeyConstraint(["game_id"], ["games.game_id"], name="fk_mail_reminders_game_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("mail_reminders")
