"""Every error Skulens raises on purpose: what happened, to which thing, and what to do."""

from __future__ import annotations


class SkulensError(Exception):
    """Base of all errors a user can act on; the message is written to be shown as it is."""


class UsageError(SkulensError):
    """The request itself is wrong (an unknown option value, a query with nothing in it)."""


class PictureError(SkulensError):
    """A picture was refused; `reason` is a stable code, such as `truncated` or `too_many_pixels`."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class SourceError(SkulensError):
    """A folder or feed cannot be read at all; single bad items become rejections instead."""


class EncoderError(SkulensError):
    """An encoder cannot be loaded or does not fit what it is used for."""


class CatalogError(SkulensError):
    """A catalogue cannot be opened, written or understood."""


class EncoderMismatchError(CatalogError):
    """The catalogue was filled with another encoder than the one asked for."""


class SchemaVersionError(CatalogError):
    """The catalogue was written by a newer Skulens."""


class OutputError(SkulensError):
    """A file that was asked for (a sheet, an export, prepared pictures) cannot be written."""


class NotFoundError(SkulensError):
    """A product, category or attribute that was named does not exist."""


class IndexFileError(SkulensError):
    """A published index is damaged or of an unknown kind; it can be rebuilt from the store."""


class IndexSupersededError(CatalogError):
    """The index was replaced by that of another adapter while it was asked; ask again."""


class MissingExtraError(SkulensError):
    """An optional part is not installed; the message holds the pip command."""


class EvaluationError(SkulensError):
    """There is nothing to measure: no thing whose truth is known, or nothing that could answer."""


class TaxonomyError(SkulensError):
    """A category tree or attribute schema is wrong; the message names the lines."""


class ModelError(SkulensError):
    """A trained model cannot be made, read, or used with what the catalogue holds now."""


class MappingError(SkulensError):
    """A mapping, or what was remembered of one, cannot be read or does not fit; says where."""
