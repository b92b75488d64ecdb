"""Hardcover books and paperbacks, with covers drawn in flat inks."""

from samples.models.books.hardbacks import book
from samples.models.books.paperbacks import paperback

__all__ = ["book", "paperback"]
