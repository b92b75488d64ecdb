from __future__ import annotations

from pathlib import Path

import pytest

from skulens import Catalog, Settings
from skulens.ingest.batches import BatchWorker
from skulens.progress import ProgressEvent
from support.pictures import write_shop


@pytest.mark.parametrize(("photos_a_colour", "batches"), [(1, 1), (16, 10), (64, 16)])
def test_a_small_source_is_shared_out_over_the_threads(
    photos_a_colour: int, batches: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_shop(tmp_path / "shop", photos_a_colour)
    sizes: list[int] = []
    process = BatchWorker.process

    def counted(self: BatchWorker, products: list, *rest: object) -> object:
        sizes.append(len(products))
        return process(self, products, *rest)

    monkeypatch.setattr(BatchWorker, "process", counted)
    with Catalog.open(tmp_path / "c", settings=Settings(encoder="dummy", threads=2)) as catalog:
        catalog.add(tmp_path / "shop")
    assert sum(sizes) == 5 * photos_a_colour
    assert len(sizes) == batches


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
