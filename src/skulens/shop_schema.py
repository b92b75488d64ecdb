"""The shop's own schema as its catalogue keeps it: the category tree, and the attributes."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from skulens.records import Product, Rejection, SchemaReport
from skulens.sources.protocol import Source
from skulens.store import Store
from skulens.taxonomy.attribute_schema import AttributeSchema, check_uses
from skulens.taxonomy.changes import compare, succeed
from skulens.taxonomy.reading import load_taxonomy, read_taxonomy
from skulens.taxonomy.schema_reading import read_attributes
from skulens.taxonomy.tree import Taxonomy

_TAXONOMY, _ATTRIBUTES, _MARK = "taxonomy", "attribute_schema", "schema_mark"
_TAUGHT = "taught_categories"


class ShopSchema:
    """Reads and replaces the schema of one store; safe to ask from several threads.

    A shop that imported no taxonomy has the one that its products' categories imply, and those
    that its trained model knows.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reading = threading.Lock()
        self._taxonomy: tuple[object, Taxonomy] | None = None
        self._attributes: tuple[object, AttributeSchema | None] | None = None

    def taxonomy(self) -> Taxonomy:
        """The category tree; the same object for as long as it stays."""
        with self._reading:
            mark = self._store.setting(_MARK) or {}
            state: object = mark.get(_TAXONOMY) or (
                self._store.products_mark(),
                self._store.setting(_TAUGHT),
            )
            if self._taxonomy is None or self._taxonomy[0] != state:
                tree = self._implied() if _TAXONOMY not in mark else self._imported()
                if self._taxonomy is not None and self._taxonomy[1] == tree:
                    tree = self._taxonomy[1]
                self._taxonomy = state, tree
            return self._taxonomy[1]

    def _imported(self) -> Taxonomy:
        return Taxonomy.from_plain(self._store.setting(_TAXONOMY))

    def _implied(self) -> Taxonomy:
        paths = [path for path, _ in self._store.categories()]
        return Taxonomy.of_paths(paths + (self._store.setting(_TAUGHT) or []))

    def attributes(self) -> AttributeSchema | None:
        """The attribute schema, None where none was imported."""
        with self._reading:
            state = (self._store.setting(_MARK) or {}).get(_ATTRIBUTES)
            if self._attributes is None or self._attributes[0] != state:
                plain = self._store.setting(_ATTRIBUTES)
                self._attributes = state, AttributeSchema.from_plain(plain) if plain else None
            return self._attributes[1]

    @property
    def is_imported(self) -> bool:
        """Whether the taxonomy was imported, not implied."""
        return _TAXONOMY in (self._store.setting(_MARK) or {})

    def taught(self, source: Source) -> Taxonomy:
        """The category tree, with the categories of a source unless it was imported.

        They stay part of it, so that what is learned of them can be answered.
        """
        if not self.is_imported:
            before = self._store.setting(_TAUGHT) or []
            found = {item.category for item in source.items() if isinstance(item, Product)}
            wanted = sorted({*before, *found} - {""})
            if wanted != before:
                self._store.set_setting(_TAUGHT, wanted)
        return self.taxonomy()

    def import_files(self, taxonomy: Path | None, attributes: Path | None) -> SchemaReport:
        """Read files and use what they hold from now on; raises `TaxonomyError`.

        Categories are followed by their ids: products keep the paths by which they were labelled,
        and these go on to mean the same categories after one was renamed or moved.
        """
        warnings: list[Rejection] = []
        before = self.taxonomy() if self.is_imported else Taxonomy(())
        tree = None
        schema = None if attributes is None else read_attributes(attributes)
        if taxonomy is not None:
            tree = succeed(before, read_taxonomy(taxonomy))
            warnings += [
                Rejection(f"{taxonomy}:{problem.line}", problem.code, problem.message)
                for problem in load_taxonomy(taxonomy).warnings
            ]
        changes = compare(before, tree if tree is not None else before)
        kept = schema if schema is not None else self.attributes()
        after = tree if tree is not None else self.taxonomy()
        if kept is not None:
            warnings += [
                Rejection(str(attributes or taxonomy), "unknown_category", sentence)
                for sentence in check_uses(kept, after)
            ]
        if tree is not None:
            self._keep(_TAXONOMY, tree.to_plain())
        if schema is not None:
            self._keep(_ATTRIBUTES, schema.to_plain())
        return SchemaReport(
            categories=len(after),
            leaves=len(after.leaves()),
            attributes=0 if kept is None else len(kept),
            added=tuple(after.path(id) for id in changes.added),
            removed=tuple(before.path(id) for id in changes.removed),
            renamed=tuple(
                (before.path(change.id), after.path(change.id)) for change in changes.renamed
            ),
            moved=tuple((change.before, change.after) for change in changes.moved),
            unplaced=tuple(self.unplaced(after).items()),
            warnings=tuple(warnings),
        )

    def unplaced(self, taxonomy: Taxonomy) -> Mapping[str, int]:
        """Categories of products that a tree does not hold, with the number of products."""
        return {
            path: count
            for path, count in self._store.categories()
            if taxonomy.find_path(path) is None
        }

    def _keep(self, name: str, plain: Any) -> None:
        self._store.set_setting(name, plain)
        mark = self._store.setting(_MARK) or {}
        self._store.set_setting(_MARK, mark | {name: uuid4().hex})
