"""A search result as one picture to look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from skulens.images.sheet import Sheet, Tile
from skulens.records import Hit, SearchResult


def result_sheet(result: SearchResult, liked: Sequence[str]) -> Sheet:
    """Return what was asked and the hits with their scores; `liked` are photos of the product asked."""
    words = str(result.query.get("text") or "")
    photos = [*map(str, result.query.get("images", ())), *liked]
    query = [Tile(Path(photo), Path(photo).name) for photo in photos]
    if words:
        query.insert(0, Tile(None, words))
    return Sheet(_title(result), query, [_hit_tile(hit) for hit in result.hits])


def _title(result: SearchResult) -> str:
    words, like = result.query.get("text"), result.query.get("like")
    has_photo = bool(result.query.get("images")) or like is not None
    if words:
        return f"“{words}”" + (" with a photo" if has_photo else "")
    return f"Like {like}" if like is not None else "Like this photo"


def _hit_tile(hit: Hit) -> Tile:
    parts = [f"{name} {score:.2f}" for name, score in hit.blocks.items()]
    parts += [f"words {hit.words:.2f}"] if hit.words else []
    lines = (hit.category, " · ".join(parts[:2]), " · ".join(parts[2:]))
    return Tile(
        Path(hit.photo),
        hit.title or hit.product_id,
        tuple(line for line in lines if line),
        score=hit.score,
    )
