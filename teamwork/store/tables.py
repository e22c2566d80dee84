"""The tables, the same for SQLite and PostgreSQL; migrations build them, this is how they are spoken to."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    true,
)

from teamwork.store.moments import UtcText

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _game(*, is_key: bool = True, is_nullable: bool = False) -> "Column[str]":
    """The game a row belongs to; a deleted game takes its rows along."""
    reference = ForeignKey("games.game_id", ondelete="CASCADE")
    return Column("game_id", Text, reference, primary_key=is_key, nullable=is_nullable)


def _account(*, is_key: bool = False) -> "Column[str]":
    reference = ForeignKey("accounts.account_id", ondelete="CASCADE")
    return Column("account_id", Text, reference, primary_key=is_key, nullable=not is_key)


games = Table(
    "games",
    metadata,
    Column("game_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("edition_hash", Text, nullable=False),
    Column("v", Integer, nullable=False),
    Column("chain", Text, nullable=False),
    Column("is_rehearsal", Boolean, nullable=False),
    Column("read_only_reason", Text),
    Column("created_at", UtcText, nullable=False),
    Column("closed_at", UtcText),
)

records = Table(
    "records",
    metadata,
    _game(),
    Column("v", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcText, nullable=False),
    Column("actor", Text, nullable=False),
    Column("command_kind", Text, nullable=False),
    Column("command_id", Text),
    Column("events", Text, nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("chain", Text, nullable=False),
)

# A game written down as it stood, so that a load need not fold its whole record; it may go at any time.
written_games = Table(
    "written_games",
    metadata,
    _game(),
    Column("v", Integer, nullable=False),
    Column("seal", Text, nullable=False),
    Column("text", Text, nullable=False),
)

# `about` names those other than the actor whose words the command carried (JSON list of person ids):
# when they are erased, the proof of that body loses its salt too.
commands = Table(
    "commands",
    metadata,
    _game(),
    Column("actor", Text, primary_key=True),
    Column("command_id", Text, primary_key=True),
    Column("v", Integer, nullable=False),
    Column("salt", LargeBinary),
    Column("hmac", LargeBinary),
    Column("about", Text),
    sqlite_with_rowid=False,
)

words = Table(
    "words",
    metadata,
    _game(),
    Column("key", Text, primary_key=True),
    Column("person_id", Text, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

former_words = Table(
    "former_words",
    metadata,
    _game(),
    Column("v", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("person_id", Text, nullable=False),
    Column("body", Text),
    Column("kept_until", UtcText, nullable=False),
    Index(None, "kept_until"),
    sqlite_with_rowid=False,
)

editions = Table(
    "editions",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

access_log = Table(
    "access_log",
    metadata,
    _game(),
    Column("person_id", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("viewer", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("at", UtcText, nullable=False),
)

# The ledger outlives its game: a backup restored later may still hold the person.
erasures = Table(
    "erasures",
    metadata,
    Column("game_id", Text, primary_key=True),
    Column("person_id", Text, primary_key=True),
    Column("erased_at", UtcText, nullable=False),
    Column("is_all", Boolean, nullable=False, server_default=true()),
)

accounts = Table(
    "accounts",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password_hash", Text),
    Column("totp_secret", Text),
    Column("totp_step", Integer),
    Column("created_at", UtcText, nullable=False),
    Column("disabled_at", UtcText),
    UniqueConstraint("name"),
)

# Who an account is at another house's sign-in.
bindings = Table(
    "bindings",
    metadata,
    _account(is_key=True),
    Column("issuer", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("bound_at", UtcText, nullable=False),
    UniqueConstraint("issuer", "subject"),
)

credentials = Table(
    "credentials",
    metadata,
    Column("credential_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("secret_hash", Text, nullable=False),
    _game(is_key=False, is_nullable=True),
    Column("person_id", Text),
    _account(),
    Column("purpose", Text, nullable=False),
    Column("created_at", UtcText, nullable=False),
    Column("expires_at", UtcText),
    Column("used_at", UtcText),
    Column("revoked_at", UtcText),
    Column("made_by", Text),
    UniqueConstraint("secret_hash"),
    Index(None, "game_id", "person_id"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("session_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    _game(is_key=False, is_nullable=True),
    Column("person_id", Text),
    _account(),
    Column("created_at", UtcText, nullable=False),
    Column("last_seen_at", UtcText, nullable=False),
    Column("expires_at", UtcText, nullable=False),
    Column("revoked_at", UtcText),
    Index(None, "game_id", "person_id"),
)

# Tries at the door by the hash of who tried: the moment at which everything is allowed again.
tries = Table(
    "tries",
    metadata,
    Column("key", Text, primary_key=True),
    Column("full_at", UtcText, nullable=False),
    sqlite_with_rowid=False,
)

mail_reminders = Table(
    "mail_reminders",
    metadata,
    _game(),
    Column("person_id", Text, primary_key=True),
    Column("email", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("asked_at", UtcText, nullable=False),
    Column("confirmed_at", UtcText),
    Column("day", Date),
    Column("tries", Integer, nullable=False),
    Column("again_at", UtcText),
)

# What left the house stays known when the game itself is gone.
exports_log = Table(
    "exports_log",
    metadata,
    Column("export_id", Integer, primary_key=True),
    Column("game_id", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("at", UtcText, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
