"""A catalogue on a PostgreSQL server with pgvector."""
