"""A catalogue in a folder: one SQLite file."""
