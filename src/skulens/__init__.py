"""Skulens: eyes for a product catalogue.

from skulens import Catalog
with Catalog.open("my-shop") as catalog:
    catalog.add("photos/", category_from_folder=True)
    for hit in catalog.search("green apple").hits:
        print(hit.score, hit.product_id)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from skulens.catalog import Catalog
    from skulens.errors import SkulensError
    from skulens.records import AttributeCondition, Filter, Hit, Product, SearchResult
    from skulens.settings import Settings

_HOMES = {
    "Catalog": "skulens.catalog",
    "SkulensError": "skulens.errors",
    "AttributeCondition": "skulens.records",
    "Filter": "skulens.records",
    "Hit": "skulens.records",
    "Product": "skulens.records",
    "SearchResult": "skulens.records",
    "Settings": "skulens.settings",
}

__all__ = [
    "AttributeCondition",
    "Catalog",
    "Filter",
    "Hit",
    "Product",
    "SearchResult",
    "Settings",
    "SkulensError",
]


def __getattr__(name: str) -> Any:
    # Loaded when first used, so that `skulens --help` starts at once.
    if name == "__version__":
        from importlib.metadata import version

        return version("skulens")
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'skulens' has no attribute '{name}'")
