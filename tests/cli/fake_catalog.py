"""A catalogue in memory with the facade's signatures, for tests of what the commands do."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fake_evaluations import fake_evaluation
from fake_onboarding import FakeMemory, FakeOnboarding
from fake_reviews import fake_queue

from skulens.errors import CatalogError, EvaluationError, NotFoundError, PictureError, UsageError
from skulens.progress import Progress, ProgressEvent, silent
from skulens.records import (
    AddReport,
    CachedQuery,
    CatalogStatus,
    CopyReport,
    Evaluation,
    Filter,
    FitReport,
    Hit,
    Product,
    RebuildReport,
    Rejection,
    SearchResult,
)
from skulens.settings import Settings

NO_FILTER = Filter()
PRODUCTS = (
    Product(
        "4711",
        "Granny Smith apple",
        category="Fruit > Apple",
        price=0.6,
        attributes={"colour": "green", "organic": True, "weight": 180.0},
        photos=("photos/apple/granny.jpg",),
    ),
    Product(
        "4712",
        "Conference pear",
        category="Fruit > Pear",
        price=1250.0,
        attributes={"colour": ("green", "brown")},
        photos=("photos/pear/conference.jpg",),
    ),
    Product("photos/lime.jpg", category="Fruit", photos=("photos/lime.jpg",)),
)
REJECTIONS = (
    Rejection("photos/broken.jpg", "truncated", "the file ends before its picture does"),
    Rejection("photos/notes.jpg", "not_a_picture", "this is text, not a picture"),
    Rejection("photos/half.png", "truncated", "the file ends before its picture does"),
)
BLOCKS = (
    {"appearance": 0.31, "meaning": 0.24, "colour": 0.102},
    {"appearance": 0.2, "meaning": 0.21, "colour": 0.05},
    {"appearance": 0.1, "meaning": 0.05, "colour": -0.01},
)


COPIED: list[tuple[str, str, bool]] = []
"""What was copied: from, to, and whether anew."""
WORDS = {"4711": 1.0, "4712": 0.25, "photos/lime.jpg": 0.0}


class FakeCatalog(FakeOnboarding):
    """Answers from constants and remembers every call in `calls`."""

    def __init__(self, products: Sequence[Product] = PRODUCTS) -> None:
        self.held = list(products)
        self.refuses: tuple[Rejection, ...] = ()
        self.calls: list[tuple[str, dict[str, object]]] = []
        self.closed = 0
        self.review = fake_queue()
        self.mapping_memory = FakeMemory()

    def __enter__(self) -> FakeCatalog:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        self.closed += 1

    def add(
        self,
        source: str | Path,
        *,
        category_from_folder: bool = False,
        columns: Mapping[str, str] | None = None,
        photo_root: Path | None = None,
        allow_outside: bool = False,
        encoding: str | None = None,
        sync: bool = False,
        save_prepared: Path | None = None,
        progress: Progress = silent,
    ) -> AddReport:
        self._note("add", locals())
        progress(ProgressEvent("photos", 1, 3))
        progress(ProgressEvent("photos", 3, 3))
        progress(ProgressEvent("index", 0))
        return AddReport(3, 2, 1, 0, 0, self.refuses, 1.25)

    def search(
        self,
        text: str | None = None,
        *,
        images: Sequence[str | Path | bytes] = (),
        like: str | None = None,
        filter: Filter = NO_FILTER,
        k: int = 10,
        offset: int = 0,
        min_score: float | None = None,
        weights: Mapping[str, float] | None = None,
        text_weight: float | None = None,
        hybrid: bool = True,
    ) -> SearchResult:
        self._note("search", locals())
        for image in images:
            if str(image).startswith("missing"):
                raise PictureError("not_found", f"{image}: there is no such file")
        passing = list(self.products(filter))
        hits = []
        for product, blocks in list(zip(passing, BLOCKS, strict=False))[offset : offset + k]:
            score = sum(blocks.values())
            if min_score is None or score >= min_score:
                hits.append(
                    Hit(
                        product.id,
                        score,
                        blocks,
                        product.title,
                        product.category,
                        product.price,
                        product.attributes,
                        product.photos[0],
                        WORDS.get(product.id, 0.0) if text and hybrid else None,
                    )
                )
        query = {"text": text, "images": list(map(str, images)), "like": like, "k": k}
        return SearchResult(query, tuple(hits), len(passing), 0.0123)

    def similar(
        self,
        product_id: str,
        *,
        filter: Filter = NO_FILTER,
        k: int = 10,
        offset: int = 0,
        min_score: float | None = None,
        weights: Mapping[str, float] | None = None,
    ) -> SearchResult:
        if product_id not in {product.id for product in self.held}:
            raise NotFoundError(f"there is no product '{product_id}'; see `skulens export -`")
        return self.search(
            like=product_id, filter=filter, k=k, offset=offset, min_score=min_score, weights=weights
        )

    def remove(self, product_ids: Sequence[str] = (), *, filter: Filter = NO_FILTER) -> int:
        self._note("remove", locals())
        doomed = set(product_ids)
        if not filter.is_empty:
            doomed |= {product.id for product in self.products(filter)}
        before = len(self.held)
        self.held = [product for product in self.held if product.id not in doomed]
        return before - len(self.held)

    def rebuild(self, *, encoder: str | None = None, progress: Progress = silent) -> RebuildReport:
        self._note("rebuild", locals())
        progress(ProgressEvent("index", 3, 3))
        return RebuildReport(3, 3 if encoder else 0, self.refuses, 0.5)

    @staticmethod
    def copy(
        source: str | Path,
        target: str | Path,
        *,
        restart: bool = False,
        settings: Settings | None = None,
        progress: Progress = silent,
    ) -> CopyReport:
        if source == target:
            raise UsageError(f"{source} cannot be copied to itself; name another place")
        COPIED.append((str(source), str(target), restart))
        progress(ProgressEvent("copy", 1, 1204))
        progress(ProgressEvent("copy", 1204, 1204))
        progress(ProgressEvent("compare", 1204, 1204))
        tables = {"categories": 3, "products": 400, "photos": 401, "vectors": 400}
        unloaded = "onnx:towers: there is no such folder"
        at_home = "://" not in str(target)
        return CopyReport(
            str(source), str(target), tables, 3_200_000, target == "half" and not restart,
            400 if at_home else None, "" if at_home else unloaded, 1.5,
        )  # fmt: skip

    def fit(self, *, progress: Progress = silent) -> FitReport:
        self._note("fit", locals())
        return FitReport(True, 2000, 0.052, 0.221, 2, "")

    def status(self) -> CatalogStatus:
        refused = len(self.refuses)
        return CatalogStatus(
            "shop", "0001", "embedded", "0f3a9c2b", len(self.held), 3, 3, 3, refused,
            "flat", 3, 0, 2, 2000, 2,
        )  # fmt: skip

    def rejections(self) -> Sequence[Rejection]:
        return self.refuses

    def categories(self) -> Sequence[tuple[str, int]]:
        return [("Fruit", 1), ("Fruit > Apple", 1), ("Fruit > Pear", 1)]

    def products(self, filter: Filter = NO_FILTER) -> Iterator[Product]:
        for product in self.held:
            wanted = filter.category
            if wanted and wanted not in product.category.split(" > "):
                continue
            if filter.price_max is not None and (product.price or 0) > filter.price_max:
                continue
            yield product

    def export(self, out: Path, *, format: str = "csv", filter: Filter = NO_FILTER) -> int:
        self._note("export", locals())
        rows = [{"id": product.id, "title": product.title} for product in self.products(filter)]
        with out.open("w", encoding="utf-8", newline="") as file:
            if format == "jsonl":
                file.writelines(json.dumps(row) + "\n" for row in rows)
            else:
                writer = csv.DictWriter(file, ["id", "title"])
                writer.writeheader()
                writer.writerows(rows)
        return len(rows)

    def evaluate_category(
        self,
        source: str | Path | None = None,
        *,
        method: str | None = None,
        rule: str = "top",
        target_precision: float | None = None,
        with_titles: bool = False,
        robustness: bool = False,
        columns: Mapping[str, str] | None = None,
        out: str | Path | None = None,
        progress: Progress = silent,
    ) -> Evaluation:
        self._note("evaluate_category", locals())
        return fake_evaluation("category", self.refuses, robustness=robustness, out=out)

    def evaluate_attribute(
        self,
        source: str | Path | None = None,
        *,
        attribute: str,
        category: str | None = None,
        method: str | None = None,
        target_precision: float | None = None,
        columns: Mapping[str, str] | None = None,
        out: str | Path | None = None,
        progress: Progress = silent,
    ) -> Evaluation:
        self._note("evaluate_attribute", locals())
        if method == "head":
            raise EvaluationError(
                f"no head is trained for '{attribute}'; run: skulens train attribute"
            )
        return fake_evaluation("attribute", self.refuses, out=out)

    def evaluate_search(
        self,
        source: str | Path | None = None,
        *,
        columns: Mapping[str, str] | None = None,
        out: str | Path | None = None,
        progress: Progress = silent,
    ) -> Evaluation:
        self._note("evaluate_search", locals())
        return fake_evaluation("search", self.refuses, out=out)

    def cached_queries(self) -> Sequence[CachedQuery]:
        return [
            CachedQuery("text", "green apple", 12, "2025-03-01T12:00:00Z"),
            CachedQuery("photo", "phone.jpg", 1, "2025-03-02T08:30:00Z"),
        ]

    def clear_cache(self) -> int:
        return 2

    def sheet(self, results: SearchResult, out: Path) -> None:
        if out.suffix not in {".jpg", ".png"}:
            raise CatalogError(f"{out}: name the picture .jpg or .png")
        out.write_bytes(b"a picture")

    def _note(self, name: str, given: dict[str, object]) -> None:
        self.calls.append((name, {key: value for key, value in given.items() if key != "self"}))
