"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_games()
    _create_records()
    _create_commands()
    _create_editions()
    _create_words()
    _create_former_words()
    _create_erasures()
    _create_accounts()
    _create_credentials()
    _create_sessions()
    _create_access_log()
    _create_exports_log()
    _create_settings()


def downgrade() -> None:
    for table in (
        "settings",
        "exports_log",
        "access_log",
        "sessions",
        "credentials",
        "accounts",
        "erasures",
        "former_words",
        "words",
        "editions",
        "commands",
        "records",
        "games",
    ):
        op.drop_table(table)


def _create_games() -> None:
    op.create_table(
        "games",
        sa.Column("game_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("edition_hash", sa.Text(), nullable=False),
        sa.Column("v", sa.Integer(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("is_rehearsal", sa.Boolean(), nullable=False),
        sa.Column("read_only_reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.String(24), nullable=False),
        sa.Column("closed_at", sa.String(24), nullable=True),
        sa.PrimaryKeyConstraint("game_id", name="pk_games"),
    )


def _create_records() -> None:
    op.create_table(
        "records",
        sa.Column("game_id", sa.Text(), nullable=False),
        sa.Column("v", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("command_kind", sa.Text(), nullable=False),
        sa.Column("command_id", sa.Text(), nullable=True),
        sa.Column("events", sa.Text(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.game_id"], name="fk_records_game_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("game_id", "v", name="pk_records"),
    )


def _create_commands() -> None:
    op.create_table(
        "commands",
        sa.Column("game_id", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("command_id", sa.Text(), nullable=False),
        sa.Column("v", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("hmac", sa.LargeBinary(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["game_id"], ["games.game_id"], name="fk_commands_game_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("game_id", "actor", "command_id", name="pk_commands"),
        sqlite_with_rowid=False,
    )


def _create_editions() -> None:
    op.create_table(
        "editions",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_editions"),
    )


def _create_words() -> None:
    op.create_table(
        "words",
        sa.Column("game_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.game_id"], name="fk_words_game_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("game_id", "key", name="pk_words"),
        sqlite_with_rowid=False,
    )


def _create_former_words() -> None:
    op.create_table(
        "former_words",
        sa.Column("game_id", sa.Text(), nullable=False),
        sa.Column("v", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("kept_until", sa.String(24), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.game_id"], name="fk_former_words_game_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("game_id", "v", "key", name="pk_former_words"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_former_words_kept_until", "former_words", ["kept_until"])


def _create_erasures() -> None:
    op.create_table(
        "erasures",
        sa.Column("game_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("erased_at", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("game_id", "person_id", name="pk_erasures"),
    )


def _create_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("totp_secret", sa.Text(), nullable=True),
        sa.Column("totp_step", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.String(24), nullable=False),
        sa.Column("disabled_at", sa.String(24), nullable=True),
        sa.PrimaryKeyConstraint("account_id", name="pk_accounts"),
        sa.UniqueConstraint("name", name="uq_accounts_name"),
    )


def _create_credentials() -> None:
    op.create_table(
        "credentials",
        sa.Column("credential_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("game_id", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(24), nullable=False),
        sa.Column("expires_at", sa.String(24), nullable=True),
        sa.Column("used_at", sa.String(24), nullable=True),
        sa.Column("revoked_at", sa.String(24), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name="fk_credentials_account_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["game_id"], ["games.game_id"], name="fk_credentials_game_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("credential_id", name="pk_credentials"),
        sa.UniqueConstraint("secret_hash", name="uq_credentials_secret_hash"),
    )
    op.create_index("ix_credentials_game_id_person_id", "credentials", ["game_id", "person_id"])


def _create_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("game_id", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.String(24), nullable=False),
        sa.Column("last_seen_at", sa.String(24), nullable=False),
        sa.Column("expires_at", sa.String(24), nullable=False),
        sa.Column("revoked_at", sa.String(24), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name="fk_sessions_account_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["game_id"], ["games.game_id"], name="fk_sessions_game_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("session_id", name="pk_sessions"),
    )
    op.create_index("ix_sessions_game_id_person_id", "sessions", ["game_id", "person_id"])


def _create_access_log() -> None:
    op.create_table(
        "access_log",
        sa.Column("game_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("viewer", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
        sa.ForeignKeyConstraint(["game_id"], ["games.game_id"], name="fk_access_log_game_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("game_id", "person_id", "day", "viewer", "kind", name="pk_access_log"),
    )


def _create_exports_log() -> None:
    op.create_table(
        "exports_log",
        sa.Column("export_id", sa.Integer(), nullable=False),
        sa.Column("game_id", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("export_id", name="pk_exports_log"),
    )


def _create_settings() -> None:
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )
