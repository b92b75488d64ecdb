"""Optional parts of Skulens: one place that knows them and says how to install them."""

from __future__ import annotations

import importlib
from types import ModuleType

from skulens.errors import MissingExtraError

EXTRAS: dict[str, tuple[str, ...]] = {
    "parquet": ("pyarrow",),
    "postgres": ("psycopg", "pgvector"),
    "train": ("torch", "onnx"),
}
"""Each extra of `pyproject.toml` and the modules it brings (a test compares the two)."""


def require(extra: str, module: str | None = None) -> ModuleType:
    """Import and return a module of an optional part.

    `module` defaults to the first module of the extra.
    Raises `MissingExtraError` with the pip command when it is not installed.
    """
    name = module or EXTRAS[extra][0]
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingExtraError(
            f"this needs the optional part '{extra}' ({name} is not installed); "
            f"install it with: pip install 'skulens[{extra}]'"
        ) from error
