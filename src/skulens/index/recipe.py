"""How an index is made and searched; a saved index carries its recipe with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from skulens.errors import IndexFileError, UsageError

KINDS = ("exact", "flat", "hnsw", "ivfpq")
"""From the smallest catalogues to the largest."""

_STARTS = {"exact": 0, "flat": 10_000, "hnsw": 50_000, "ivfpq": 2_000_000}
_KEPT_DOWN_TO = 0.7


@dataclass(frozen=True, slots=True)
class IndexRecipe:
    """Kind and parameters; `auto` goes by size: exact, then flat from 10,000 vectors, HNSW from 50,000, IVF-PQ from 2,000,000.

    `m`, `ef_construction`, `ef_search`: HNSW (Malkov and Yashunin 2018); 0 lets `ef_search` grow
    with the square root of the size, which keeps the recall of text queries.
    `nlist` (0: four times the square root of the size), `nprobe`, `pq_bytes`: IVF-PQ
    (Jegou, Douze and Schmid 2011).
    `rescore`: candidates fetched per answer wanted, which are then scored exactly.
    """

    kind: str = "auto"
    m: int = 32
    ef_construction: int = 128
    ef_search: int = 0
    nlist: int = 0
    nprobe: int = 64
    pq_bytes: int = 134
    rescore: int = 0

    def __post_init__(self) -> None:
        if self.kind not in ("auto", *KINDS):
            choices = ", ".join(("auto", *KINDS))
            raise UsageError(f"unknown kind of index '{self.kind}'; choose one of {choices}")
        for name in ("m", "ef_construction", "nprobe", "pq_bytes"):
            if getattr(self, name) < 1:
                raise UsageError(f"{name} of an index recipe must be at least 1")

    def kind_for(self, count: int, current: str | None = None) -> str:
        """The kind for so many vectors; one already in use is kept until well below its start."""
        if self.kind != "auto":
            return self.kind
        kind = max((k for k in KINDS if _STARTS[k] <= count), key=KINDS.index)
        if current in KINDS and KINDS.index(current) > KINDS.index(kind):
            return current if count >= _KEPT_DOWN_TO * _STARTS[current] else kind
        return kind

    def ef_for(self, count: int) -> int:
        """How many nodes of a graph of this size a search keeps in view."""
        return self.ef_search or max(256, int(256 * (count / 100_000) ** 0.5))

    def nlist_for(self, count: int) -> int:
        """The number of inverted lists for so many vectors."""
        return min(self.nlist or max(1, int(4 * count**0.5)), max(1, count // 39))

    def wanted(self, k: int, kind: str) -> int:
        """How many candidates to score exactly for `k` answers."""
        factor = self.rescore or {"ivfpq": 20}.get(kind, 2)
        return max(factor * k, k + 16)

    def is_built_like(self, other: IndexRecipe) -> bool:
        """Whether both build the same index (they may search it differently)."""
        built = ("m", "ef_construction", "nlist", "pq_bytes")
        return all(getattr(self, name) == getattr(other, name) for name in built)

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> IndexRecipe:
        """Read what `to_json` wrote; raises `IndexFileError` for anything else."""
        types = {field.name: str if field.name == "kind" else int for field in fields(cls)}
        if set(values) != set(types) or any(type(values[n]) is not t for n, t in types.items()):
            raise IndexFileError(f"an index recipe of unknown form: {dict(values)}")
        return cls(**values)
