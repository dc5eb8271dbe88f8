"""Run by Alembic: the steps go through the connection and within the transaction of `store.upgrade`."""

from alembic import context

from qcheck.store.tables.metadata import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
