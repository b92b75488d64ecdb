"""A search result as one picture to look at."""

from __future__ import annotations

from pathlib import Path

from skulens.images.sheet import Tile, draw_sheet
from skulens.records import Hit, SearchResult


def draw_result(result: SearchResult, out: Path, query_photos: tuple[Path, ...]) -> None:
    """Draw query photos, words, and the hits with their scores; raises `UsageError`."""
    words = str(result.query.get("text") or "")
    title = f"“{words}”" if words else "Products like this"
    query = [Tile(photo, photo.name) for photo in query_photos]
    draw_sheet(title, query, [_hit_tile(rank, hit) for rank, hit in enumerate(result.hits, 1)], out)


def _hit_tile(rank: int, hit: Hit) -> Tile:
    blocks = " · ".join(f"{name} {score:.2f}" for name, score in hit.blocks.items())
    return Tile(Path(hit.photo), f"{rank}. {hit.score:.3f}", (hit.title, hit.category, blocks))
