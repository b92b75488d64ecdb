"""The values that travel between rooms: frozen, plain, without behaviour of any back-end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

AttributeValue = str | float | bool | tuple[str, ...]
"""One attribute of a product: a word, a number, yes/no, or several words."""

CATEGORY_SEPARATOR = " > "
"""Between the levels of a category path, as in `Fruit > Apple > Granny Smith`."""


@dataclass(frozen=True, slots=True)
class Product:
    """A thing the shop sells. `id` is the shop's own; `photos` are paths in the order shown."""

    id: str
    title: str = ""
    description: str = ""
    category: str = ""
    price: float | None = None
    url: str = ""
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A stored photo of a product; `id` is internal, `content_hash` is SHA-256 in hex."""

    id: int
    product_id: str
    source: str
    content_hash: str
    format: str
    width: int
    height: int
    file_size: int
    modified_ns: int
    perceptual_hash: int


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that could not be taken in; `reason` is a stable code, `message` a sentence."""

    source: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class AttributeCondition:
    """A product matches if the attribute has any of `values` (case ignored) or is in the range."""

    name: str
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which products may be found; conditions are joined by *and*.

    `category` is a path or the name of a node and includes the subtree below it.
    """

    category: str | None = None
    attributes: tuple[AttributeCondition, ...] = ()
    price_min: float | None = None
    price_max: float | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every product passes."""
        return self == Filter()


@dataclass(frozen=True, slots=True)
class Hit:
    """A product found: `score` in [-1, 1] is the sum of `blocks`, its weighted parts.

    `words` in [0, 1] is the share of the query's words found in the product's texts, rare words
    counting more than common ones; None where no words were looked for. `photo` is the source of
    the best matching photo.
    """

    product_id: str
    score: float
    blocks: Mapping[str, float]
    title: str
    category: str
    price: float | None
    attributes: Mapping[str, AttributeValue]
    photo: str
    words: float | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to one query: what was asked, and the hits, best first.

    `query` repeats what was asked in plain values; `matches` is how many products pass the filter.
    """

    query: Mapping[str, Any]
    hits: tuple[Hit, ...]
    matches: int
    seconds: float


@dataclass(frozen=True, slots=True)
class AddReport:
    """What an ingest did, in numbers of products and photos, and everything it refused."""

    products: int
    photos_added: int
    photos_unchanged: int
    photos_reused: int
    removed: int
    rejections: tuple[Rejection, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class FitReport:
    """What fitting the adapter came to; `kept` says whether it was better on held-out pairs.

    Recall@10 of title -> photo on held-out pairs, without (`before`) and with (`after`) it.
    """

    kept: bool
    pairs: int
    before: float
    after: float
    version: int | None
    message: str


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did: photos encoded again (0 if only the index was built) and refusals."""

    vectors: int
    encoded: int
    rejections: tuple[Rejection, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class CopyReport:
    """A catalogue that was copied and compared: `tables` has the rows of each table by its name.

    Photos' files stay where they are; only their paths are in a catalogue. `indexed` is how many
    vectors the copy's index holds, None if it could not be made here; `message` then says why.
    """

    source: str
    target: str
    tables: Mapping[str, int]
    bytes: int
    resumed: bool
    indexed: int | None
    message: str
    seconds: float


@dataclass(frozen=True, slots=True)
class CachedQuery:
    """A query whose vector is kept: `kind` is `text` or `photo`, `label` the words or file."""

    kind: str
    label: str
    uses: int
    last_used_at: str


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """A catalogue in numbers."""

    where: str
    schema_version: str
    encoder: str
    fingerprint: str
    products: int
    photos: int
    vectors: int
    categories: int
    rejections: int
    index_kind: str
    indexed: int
    index_behind: int
    adapter_version: int | None
    adapter_pairs: int
    cached_queries: int


@dataclass(frozen=True, slots=True)
class CategoryCandidate:
    """A category that something may belong to, and how likely: `probability` in [0, 1]."""

    id: str
    path: str
    probability: float


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """Something that a person is asked to decide, or has decided.

    `state` is `waiting`, `accepted`, `corrected` or `skipped`; `alternatives` are the proposals,
    the likeliest first; `decided` is a category's path; times are ISO 8601 in UTC, "" for never.
    """

    id: int
    state: str
    photos: tuple[str, ...]
    title: str
    proposed: str
    confidence: float
    alternatives: tuple[CategoryCandidate, ...]
    created_at: str
    decided: str
    decided_by: str
    decided_at: str


@dataclass(frozen=True, slots=True)
class AcceptanceRow:
    """How often proposals of a category were right in a period, both "" for all."""

    period: str
    category: str
    accepted: int
    corrected: int

    @property
    def rate(self) -> float:
        """The share of decided proposals that were accepted."""
        return self.accepted / max(1, self.accepted + self.corrected)


@dataclass(frozen=True, slots=True)
class AcceptanceReport:
    """What became of proposals: the total, by period, and by category in each period."""

    total: AcceptanceRow
    periods: tuple[AcceptanceRow, ...]
    categories: tuple[AcceptanceRow, ...]
    waiting: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A labelled product, or a decided review, that looks like what was asked about."""

    product_id: str
    title: str
    category: str
    score: float
    photo: str


@dataclass(frozen=True, slots=True)
class CategoryPrediction:
    """Where something belongs, how sure that is, and on what ground.

    `confidence` is the probability that `path` is right; it was calibrated on held-out examples if
    `calibrated`. `accepted` says that it reaches `threshold`, which made `target_precision` of the
    held-out answers right; there is none where nothing could be measured. `alternatives` are the
    likeliest categories, `evidence` the most similar products, `method` is what decided.
    """

    id: str
    path: str
    confidence: float
    accepted: bool
    threshold: float | None
    target_precision: float
    calibrated: bool
    method: str
    rule: str
    alternatives: tuple[CategoryCandidate, ...]
    evidence: tuple[Neighbour, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttributePrediction:
    """One attribute of something seen: `value` is None where it cannot be told.

    `method` is `head`, `zero-shot` or `pixels`; `alternatives` are allowed values with their
    probabilities, the likeliest first.
    """

    name: str
    value: AttributeValue | None
    confidence: float
    calibrated: bool
    method: str
    alternatives: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Classification:
    """What one thing is, by its photos and title: category and attributes.

    `category` is None where nothing could be read; `review` is its number in the review queue,
    None if it was not put there.
    """

    photos: tuple[str, ...]
    title: str
    category: CategoryPrediction | None
    attributes: tuple[AttributePrediction, ...]
    review: int | None
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class TrainReport:
    """What training a model came to.

    It learned from `examples` photos and `copies` of them. `metrics` were measured on examples that
    it had not seen; `in_use` says whether this version answers from now on, `message` why. `skipped` are labels that could not be used, each
    with a reason and the number of photos; `rare` are classes of a single example.
    """

    name: str
    version: int
    in_use: bool
    message: str
    examples: int
    copies: int
    classes: int
    metrics: Mapping[str, float | None]
    skipped: tuple[Rejection, ...]
    rare: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Mistaken:
    """How often things of one class were taken for another: `share` is of all things of `truth`.

    Both are shown as people call them: the path of a category, the value of an attribute.
    """

    truth: str
    given: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Bucket:
    """Classes of similar size in training: share of items right, and means over the classes."""

    name: str
    classes: int
    items: int
    top_1: float
    mean_recall: float
    macro_f1: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How good answers are, on things whose truth is known.

    `what` is `category`, `attribute` or `search`; `metrics` are figures by name, None where one is
    not defined. `robustness` has, by fault and by its severity "1" to "3", some of these figures on
    a sample of photos made worse; `as_they_are` at "0" is the sample itself. `settings` say how it
    was measured. `confusions` are the most frequent ones, `buckets` the classes by size;
    `rejections` is what could not be measured, `files` what was written.
    """

    what: str
    metrics: Mapping[str, float | None]
    settings: Mapping[str, Any]
    robustness: Mapping[str, Mapping[str, Mapping[str, float | None]]] | None
    confusions: tuple[Mistaken, ...]
    buckets: tuple[Bucket, ...]
    rejections: tuple[Rejection, ...]
    files: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A version of a trained model: `category` is a path, `attribute` a key, both "" if none."""

    name: str
    category: str
    attribute: str
    version: int
    in_use: bool
    created_at: str
    examples: int
    classes: int
    metrics: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class SchemaReport:
    """The shop's schema after an import, and what changed in it.

    `renamed` and `moved` are pairs of paths, before and after; `unplaced` are categories of products
    that the tree does not hold, with the number of products.
    """

    categories: int
    leaves: int
    attributes: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str], ...]
    unplaced: tuple[tuple[str, int], ...]
    warnings: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class CategoryEntry:
    """A category of the tree: `depth` is 1 at the top, `products` counts those below it too."""

    id: str
    name: str
    path: str
    depth: int
    products: int
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttributeEntry:
    """An attribute of a category; `values` are the allowed ones, none for numbers and texts."""

    key: str
    name: str
    kind: str
    required: bool
    unit: str
    values: tuple[str, ...]
