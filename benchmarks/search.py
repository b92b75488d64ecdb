"""Recall, speed and memory of the vector index: `python benchmarks/search.py --sizes 100000`.

The vectors are made, not taken from photos, so that a million can be had anywhere. They imitate
what an encoder gives for a catalogue, block by block:
- 1,000 types of product in 50 families, of unequal size (the r-th most frequent ~ r^-0.7). In the
  picture blocks a type's centre is 0.7 x its family's plus 0.7 x its own.
- A product is the block's common mean + its type's centre + 0.5 to 0.6 x a variation, half of which
  is common to `appearance` and `meaning`. Mean, centres and variations are normal, with variances
  falling as 1/j along the j-th of randomly turned axes, as the spectra of trained encoders do.
- `colour` is a mixture of 12 palette colours (one main, the type's preference; a few more) + noise.
- Every block is scaled to unit length. With this, 90 % of a picture block's variance lies in about
  100 of 256 dimensions.
Photo queries are further such products, weighted .5 appearance, .35 meaning, .15 colour. Text
queries have no appearance; meaning (.85) is a type's centre + 0.5 x a variation, moved by a constant
gap and isotropic noise of 0.3, because texts do not lie where pictures lie; half of them name a
palette colour (.15). No query is a stored vector.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from skulens.index import (
    ExactIndex,
    FaissIndex,
    Ids,
    IndexRecipe,
    PublishedIndex,
    VectorChanges,
    Vectors,
)
from skulens.index.rows import Rows
from skulens.progress import ProgressEvent

LAYOUTS = {
    "embedded": {"appearance": 256, "meaning": 256, "colour": 24},
    "clip": {"meaning": 512, "colour": 24},
    "dinov2": {"appearance": 384, "meaning": 256, "colour": 24},
}
WEIGHTS = {"appearance": 0.5, "meaning": 0.35, "colour": 0.15}
TYPES, FAMILY, COLOURS, CHUNK = 1000, 20, 12, 20_000
SHARES = (0.5, 0.1, 0.01, 0.001, 0.0)


class MadeShop:
    """Makes products and queries; see the top of this file."""

    def __init__(self, sizes: dict[str, int], seed: int = 7) -> None:
        rng = np.random.default_rng(seed)
        self.sizes = sizes
        self.popularity = np.arange(1, TYPES + 1) ** -0.7
        self.popularity /= self.popularity.sum()
        self.axes, self.spread, self.centres, self.mean, self.gap = {}, {}, {}, {}, {}
        for block, size in sizes.items():
            spread = np.arange(1, size + 1) ** -0.5
            spread /= np.linalg.norm(spread)
            family = rng.standard_normal((TYPES // FAMILY, size))[np.arange(TYPES) // FAMILY]
            centres = 0.7 * family + 0.7 * rng.standard_normal((TYPES, size))
            self.axes[block] = np.linalg.qr(rng.standard_normal((size, size)))[0].astype("f4")
            self.spread[block] = spread.astype("f4")
            self.centres[block] = (centres * spread).astype("f4")
            self.mean[block] = (rng.standard_normal(size) * spread).astype("f4")
            self.gap[block] = (rng.standard_normal(size) / size**0.5).astype("f4")
        self.palette = rng.dirichlet(np.full(sizes["colour"], 0.15), COLOURS)
        self.preference = rng.dirichlet(np.full(COLOURS, 0.5), TYPES).cumsum(axis=1)

    def products(self, count: int, rng: np.random.Generator) -> tuple[Ids, Vectors]:
        types = rng.choice(TYPES, count, p=self.popularity)
        widest = max(self.sizes.values())
        common = rng.standard_normal((count, widest), np.float32)
        parts = []
        for block, size in self.sizes.items():
            if block == "colour":
                parts.append(unit(self._colours(types, rng)))
                continue
            own = rng.standard_normal((count, size), np.float32)
            variation = (common[:, :size] + own) * np.float32(0.5**0.5) * self.spread[block]
            amount = np.float32(0.6 if block == "appearance" else 0.5)
            made = self.mean[block] + self.centres[block][types] + amount * variation
            parts.append(unit(made @ self.axes[block]))
        return types, np.concatenate(parts, axis=1)

    def photo_queries(self, count: int, rng: np.random.Generator) -> Vectors:
        _, vectors = self.products(count, rng)
        weights = [WEIGHTS[block] for block in self.sizes]
        return vectors * np.repeat(np.array(weights, np.float32), list(self.sizes.values()))

    def text_queries(self, count: int, rng: np.random.Generator) -> Vectors:
        types, size = rng.choice(TYPES, count, p=self.popularity), self.sizes["meaning"]
        variation = rng.standard_normal((count, size)) * self.spread["meaning"]
        turned = (self.centres["meaning"][types] + 0.5 * variation) @ self.axes["meaning"]
        noise = rng.standard_normal((count, size)) / size**0.5
        parts = {block: np.zeros((count, width)) for block, width in self.sizes.items()}
        parts["meaning"] = 0.85 * unit(turned + self.gap["meaning"] + 0.3 * noise)
        named = self.palette[rng.integers(0, COLOURS, count)] * (rng.random((count, 1)) < 0.5)
        parts["colour"] = 0.15 * unit(named)
        return np.concatenate(list(parts.values()), axis=1).astype(np.float32)

    def _colours(self, types: Ids, rng: np.random.Generator) -> Vectors:
        main = (rng.random((len(types), 1)) < self.preference[types]).argmax(axis=1)
        mixture = (
            0.5 * rng.dirichlet(np.full(COLOURS, 0.3), len(types)) + 0.5 * np.eye(COLOURS)[main]
        )
        noise = np.abs(rng.standard_normal((len(types), self.palette.shape[1]))) * 0.02
        colours: Vectors = (mixture @ self.palette + noise).astype(np.float32)
        return colours


class MadeSource:
    """A store of made vectors, in a mapped file as a database would be."""

    identity = "made"

    def __init__(self, shop: MadeShop, count: int, folder: Path) -> None:
        self.dim = sum(shop.sizes.values())
        self.types = np.empty(count, np.int64)
        self.vectors: Vectors = np.lib.format.open_memmap(
            folder / "source.npy", "w+", np.float32, (count, self.dim)
        )
        rng = np.random.default_rng(1)
        for start in range(0, count, CHUNK):
            types, made = shop.products(min(CHUNK, count - start), rng)
            self.types[start : start + CHUNK], self.vectors[start : start + CHUNK] = types, made

    def latest_counter(self) -> int:
        return len(self.vectors)

    def count(self) -> int:
        return len(self.vectors)

    def changes_since(self, counter: int) -> Iterator[VectorChanges]:
        for start in range(counter, len(self.vectors), CHUNK):
            stop = min(start + CHUNK, len(self.vectors))
            ids, none = np.arange(start, stop), np.empty(0, np.int64)
            yield VectorChanges(stop, ids, np.array(self.vectors[start:stop]), none)


class Memory:
    """The process's own memory, without mapped files, in MB; remembers its peak."""

    def __init__(self) -> None:
        self.start = self.peak = self.now()

    def now(self) -> float:
        used = psutil.Process().memory_full_info()
        return float(getattr(used, "uss", used.rss) - getattr(used, "shared", 0)) / 1e6

    def note(self, event: ProgressEvent) -> None:
        if event.done // CHUNK % 5 == 0:
            self.peak = max(self.peak, self.now())


def unit(vectors: Any) -> Any:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(norms > 0, norms, 1)


def recall(found: Ids, expected: Ids) -> float:
    hits = [len(np.intersect1d(a, b)) for a, b in zip(found, expected, strict=True)]
    return sum(hits) / expected.size if expected.size else 1.0


def median_ms(search: Callable[[Vectors], object], queries: Vectors) -> float:
    times = []
    for query in queries:
        start = time.perf_counter()
        search(query[None])
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times[len(times) // 10 :])


def bare_search(index: ExactIndex, recipe: IndexRecipe) -> Callable[[Vectors], object]:
    """What a program without Skulens would call for the same ten results."""
    finder = index.finder if isinstance(index, FaissIndex) else None
    if finder is None:
        (_, vectors), *_ = index.rows.segments()
        return lambda query: np.argpartition(-(query @ vectors.T), 10)[:, :10]
    return lambda query: finder.find(query, recipe.wanted(10, index.kind), 1.0)


def measure(size: int, sizes: dict[str, int], recipe: IndexRecipe, queries: int) -> dict[str, Any]:
    shop = MadeShop(sizes)
    with tempfile.TemporaryDirectory() as name:
        source = MadeSource(shop, size, Path(name))
        memory, start = Memory(), time.perf_counter()
        index = PublishedIndex(Path(name) / "index", source, recipe)
        index.catch_up()
        read = time.perf_counter() - start
        index.publish(progress=memory.note)
        build = time.perf_counter() - start
        del index
        start = time.perf_counter()
        index = PublishedIndex(Path(name) / "index", source, recipe)
        index.catch_up()
        result: dict[str, Any] = {
            "vectors": size, "dim": source.dim, "kind": index.kind,
            "read_s": read, "build_s": build, "open_s": time.perf_counter() - start,
            "build_peak_mb": memory.peak - memory.start, "open_mb": memory.now() - memory.start,
            "disk_mb": sum(p.stat().st_size for p in Path(name).glob("index/*/*")) / 1e6,
        }  # fmt: skip
        oracle = ExactIndex(source.dim, Rows(source.dim, source.vectors, np.arange(size), None, 2))
        rng = np.random.default_rng(2)
        photo, text = shop.photo_queries(queries, rng), shop.text_queries(queries, rng)
        for kind, asked in (("photo", photo), ("text", text)):
            result[kind] = unfiltered(index, oracle, asked, recipe)
        mixed = np.concatenate([photo[: queries // 2], text[: queries // 2]])
        result["filtered"] = filtered(index, oracle, mixed, source.types)
    return result


def unfiltered(
    index: PublishedIndex, oracle: ExactIndex, queries: Vectors, recipe: IndexRecipe
) -> dict[str, float]:
    expected, _ = oracle.search(queries, 10)
    found, _ = index.search(queries, 10)
    assert index._live is not None
    bare = bare_search(index._live.index, recipe)
    return {
        "recall": recall(found, expected),
        "bare_ms": median_ms(bare, queries),
        "skulens_ms": median_ms(lambda query: index.search(query, 10), queries),
    }


def filtered(
    index: PublishedIndex, oracle: ExactIndex, queries: Vectors, types: Ids
) -> dict[str, dict[str, float]]:
    rng, results = np.random.default_rng(3), {}
    filters = {f"{share:.1%}": np.flatnonzero(rng.random(len(types)) < share) for share in SHARES}
    filters["one type in ten"] = np.flatnonzero(types % 10 == 3)
    for name, allowed in filters.items():
        expected, _ = oracle.search(queries, 10, allowed)
        found, _ = index.search(queries, 10, allowed)
        assert found.shape == expected.shape, "a filtered search must return min(k, matches)"
        times = median_ms(lambda query, ids=allowed: index.search(query, 10, ids), queries[::2])  # type: ignore[misc]
        results[name] = {
            "matches": len(allowed), "recall": recall(found, expected), "skulens_ms": times,
        }  # fmt: skip
    return results


def show(result: dict[str, Any]) -> None:
    print(
        "\n{vectors:,} vectors of {dim}: {kind}; read {read_s:.1f} s, built and published after "
        "{build_s:.0f} s, opened in {open_s:.3f} s\n  memory: {build_peak_mb:,.0f} MB at most while "
        "building, {open_mb:,.0f} MB when open (the rest mapped: {disk_mb:,.0f} MB on disk)".format(
            **result
        )
    )
    for kind in ("photo", "text"):
        print(
            f"  {kind:16} recall@10 {{recall:.4f}}   bare {{bare_ms:.2f}} ms   "
            "through PublishedIndex {skulens_ms:.2f} ms".format(**result[kind])
        )
    for name, row in result["filtered"].items():
        print(
            f"  filter {name:16} {{matches:9,}} allowed   recall@10 {{recall:.4f}}   "
            "{skulens_ms:.2f} ms".format(**row)
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[3_000, 20_000, 100_000])
    parser.add_argument("--dim-of", choices=LAYOUTS, default="embedded")
    parser.add_argument("--kind", default="auto", help="of index; auto goes by size")
    parser.add_argument("--ef-search", type=int, default=IndexRecipe().ef_search)
    parser.add_argument("--nprobe", type=int, default=IndexRecipe().nprobe)
    parser.add_argument("--queries", type=int, default=400, help="of each kind")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    recipe = IndexRecipe(options.kind, ef_search=options.ef_search, nprobe=options.nprobe)
    layout = LAYOUTS[options.dim_of]
    results = []
    for size in options.sizes:
        results.append(measure(size, layout, recipe, options.queries))
        if not options.json:
            show(results[-1])
    if options.json:
        print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
