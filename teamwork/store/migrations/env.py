"""What Alembic runs for each migration: on the connection it is handed, within its transaction."""

from alembic import context

from teamwork.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # both databases undo a failed change of tables; Alembic believes it of PostgreSQL only
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
