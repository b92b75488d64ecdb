from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from skulens import Catalog, Settings
from skulens.ingest.pipeline import Ingest
from skulens.progress import ProgressEvent
from support.pictures import write_shop


@pytest.mark.parametrize(("photos_a_colour", "largest"), [(1, 5), (16, 13), (80, 64)])
def test_batches_shrink_towards_the_end_so_that_all_threads_end_together(
    photos_a_colour: int, largest: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_shop(tmp_path / "shop", photos_a_colour)
    sizes: list[int] = []
    batches = Ingest._batches

    def watched(*arguments: object) -> Iterator[object]:
        for batch in batches(*arguments):
            sizes.append(len(batch[0]))
            yield batch

    monkeypatch.setattr(Ingest, "_batches", watched)
    with Catalog.open(tmp_path / "c", settings=Settings(encoder="dummy", threads=2)) as catalog:
        catalog.add(tmp_path / "shop")
    assert sum(sizes) == 5 * photos_a_colour
    assert sizes[0] == largest
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] <= 8


def test_progress_counts_up_to_the_total(tmp_path: Path) -> None:
    write_shop(tmp_path / "shop", 4)
    (tmp_path / "shop" / "bad.jpg").write_bytes(b"no picture")
    seen: list[ProgressEvent] = []
    settings = Settings(encoder="dummy", batch_size=4)
    with Catalog.open(tmp_path / "c", settings=settings) as catalog:
        catalog.add(tmp_path / "shop", progress=seen.append)
    photos = [event for event in seen if event.stage == "photos"]
    assert [event.done for event in photos] == sorted(event.done for event in photos)
    assert (photos[-1].done, photos[-1].total) == (21, 21)
