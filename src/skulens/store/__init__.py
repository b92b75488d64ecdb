"""The catalogue on disk: one SQLAlchemy Core schema, migrated by Alembic."""
