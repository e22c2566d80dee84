"""Games as they were last written down, so that whoever loads one need not fold its whole record."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "written_games",
        sa.Column("game_id", sa.Text(), nullable=False),
        sa.Column("v", sa.Integer(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("game_id", name="pk_written_games"),
        sa.ForeignKeyConstraint(["game_id"], ["games.game_id"], name="fk_written_games_game_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("written_games")
